"""Stories are read from any text and come back byte for byte; an edit rewrites its own lines only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.stories import Section, Step, Story, tidy_letters, tidy_line, tidy_minutes, tidy_text
from explorer.packs.story_steps import read_step, write_step
from explorer.packs.story_text import read_story, write_story

WHOLE = """---
title: HIMA in ten minutes
audience: anyone new to the alliance
language: en
mood: calm
minutes: 10
---

A line for whoever opens the file.

# Who is in it

## Five chairmen, one stage
view: timeline?focus=ms211&from=2024&to=2026
takeaway: On 9 December 2025 all five carmakers' chairmen stood beside Huawei
minutes: 1.5
seen: 3f2a9c41
colour: blue

- First time with all five; four had met a year before

Notes:
Start with the ring in each lane. Say who is missing, too.

## Hidden one
view: deliveries
hidden: yes

# How it went

## Last
"""
PIECES = (
    *("---\n", "# A\n", "## B\n", "view: x\n", "minutes: 1\n", "Notes:\n", "notes: a\n", "\n", "text\n", "#\n"),
    *("##\r\n", "hidden: yes\r\n", "k: v", " # no\n", "title: T\n", "\ufeff", "中文：一\n", "\r", "### c\n"),
    "seen: 00000000\n",
)
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
lines = st.one_of(st.text(max_size=20), st.sampled_from(["# A", "Notes:", "a: b", "view: x", ""])).map(tidy_line)
markdown = st.lists(st.one_of(lines, st.sampled_from(PIECES)), max_size=6).map("\n".join).map(tidy_text)


def test_a_whole_story_is_read() -> None:
    story = read_story(WHOLE, "ten")
    assert (story.id, story.title, story.audience, story.language, story.minutes) == (
        "ten", "HIMA in ten minutes", "anyone new to the alliance", "en", 10.0)  # fmt: skip
    assert story.extra == (("mood", "calm"),)
    assert [(one.title, len(one.steps)) for one in story.sections] == [("Who is in it", 2), ("How it went", 1)]
    first, hidden, last = story.steps
    assert first == Step(
        "Five chairmen, one stage",
        "timeline?focus=ms211&from=2024&to=2026",
        "On 9 December 2025 all five carmakers' chairmen stood beside Huawei",
        "- First time with all five; four had met a year before",
        "Start with the ring in each lane. Say who is missing, too.",
        1.5,
        seen="3f2a9c41",
        extra=(("colour", "blue"),),
    )
    assert hidden.hidden and story.shown == (0, 2)
    assert last == Step("Last")
    assert [one.title for one in story.sections if one.steps][-2:] == ["Who is in it", "How it went"]
    assert story.planned == 1.5


@given(texts)
def test_any_text_comes_back_byte_for_byte(text: str) -> None:
    assert write_story(read_story(text, "id")) == text


def test_an_edit_rewrites_its_own_lines_only() -> None:
    story = read_story(WHOLE, "ten")
    first, *others = story.sections[0].steps
    edited = replace(first, takeaway="Another sentence", minutes=2.0)
    changed = replace(story, sections=(replace(story.sections[0], steps=(edited, *others)), story.sections[1]))
    before, after = WHOLE.split("\n"), write_story(changed).split("\n")
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (f"takeaway: {first.takeaway}", "takeaway: Another sentence"),
        ("minutes: 1.5", "minutes: 2"),
    ]


def test_notes_are_rewritten_and_the_rest_stays_with_its_line_ends() -> None:
    text = WHOLE.replace("\n", "\r\n")
    story = read_story(text, "ten")
    step = replace(story.steps[0], notes="One\n\nTwo")
    section = replace(story.sections[0], steps=(step, story.steps[1]))
    written = write_story(replace(story, sections=(section, story.sections[1])))
    old = "Start with the ring in each lane. Say who is missing, too."
    assert written == text.replace(old, "One\r\n\r\nTwo")


@pytest.mark.parametrize("raw", ["## T\nNotes: secret\n", "## T\nview: x\nNotes:\nsecret\n", "## T\n\nnotes:\nsecret",
                                 "## T\nnotes: secret"])  # fmt: skip
def test_notes_never_go_on_screen(raw: str) -> None:
    step = read_step(raw)
    assert (step.text, step.notes) == ("", "secret")


def test_a_blank_line_after_the_heading_is_borne() -> None:
    step = read_step("## T\n\nview: prices\nminutes: 2\n\ntext\n")
    assert (step.view, step.minutes, step.text) == ("prices", 2.0, "text")


@pytest.mark.parametrize("top", ["# Who\n## One\n", "## One\n"])
def test_a_mark_before_the_first_heading_hides_nothing(top: str) -> None:
    text = f"\ufeff{top}view: prices\n## Two\nview: roles\n"
    story = read_story(text, "x")
    assert [one.title for one in story.steps] == ["One", "Two"] and story.steps[0].view == "prices"
    assert write_story(story) == text
    titled = read_story(write_story(replace(story, title="T")), "x")
    assert titled.title == "T" and titled.steps == story.steps


def test_new_steps_and_stories_are_written_in_the_form_of_the_page() -> None:
    step = Step("A title", "timeline", "So it is", "- one", "Say it.", 1.25, True, "0a1b2c3d", (("by", "me"),))
    story = Story("new", "New story", "all", "en", 5.0, (Section("First", (step,)),))
    assert write_story(story) == (
        "---\ntitle: New story\naudience: all\nlanguage: en\nminutes: 5\n---\n\n# First\n\n## A title\nview: timeline\n"
        "takeaway: So it is\nminutes: 1.25\nhidden: yes\nseen: 0a1b2c3d\nby: me\n\n- one\n\nNotes:\nSay it.\n\n"
    )


steps = st.builds(
    Step, lines, lines, lines, markdown, markdown, st.floats(0, 1440).map(tidy_minutes), st.booleans(), lines
)


@given(texts, steps)
def test_an_edited_step_reads_back_as_it_was_edited(raw: str, wanted: Step) -> None:
    old = read_step("## " + tidy_line(raw.replace("#", "")) + "\n" + "".join(
        line for line in raw.split("\n") if not line.startswith("#")))  # fmt: skip
    edited = replace(wanted, raw=old.raw, extra=old.extra)
    again = read_step(write_step(edited))
    assert again == edited
    assert write_step(again) == again.raw


def test_the_size_of_letters_is_a_line_at_the_top() -> None:
    story = read_story(WHOLE, "ten")
    assert story.letters == 1
    larger = write_story(replace(story, letters=1.25))
    assert larger == WHOLE.replace("minutes: 10\n---", "minutes: 10\nletters: 1.25\n---")
    assert read_story(larger, "ten").letters == 1.25
    assert write_story(replace(read_story(larger, "ten"), letters=1.0)) == WHOLE
    for wrong in ("0.5", "4", "many", "-2", "1e0"):
        odd = larger.replace("1.25", wrong)
        assert read_story(odd, "ten").letters == 1 and write_story(read_story(odd, "ten")) == odd


def test_chinese_names_are_asked_for_by_a_line_of_the_step() -> None:
    step = read_step("## T\nview: prices\n\ntext\n")
    asked = write_step(replace(step, chinese=True))
    assert asked == "## T\nview: prices\nchinese: yes\n\ntext\n"
    assert read_step(asked).chinese and write_step(replace(read_step(asked), chinese=False)) == step.raw


@given(texts, st.floats(0, 5))
def test_any_size_of_letters_reads_back(text: str, letters: float) -> None:
    edited = replace(read_story(text, "x"), letters=tidy_letters(letters))
    assert read_story(write_story(edited), "x").letters == edited.letters


@given(texts, lines.filter(bool), lines, st.floats(0, 1440).map(tidy_minutes))
def test_edited_front_matter_reads_back(text: str, title: str, audience: str, minutes: float) -> None:
    story = read_story(text, "id")
    edited = replace(story, title=title, audience=audience, minutes=minutes)
    again = read_story(write_story(edited), "id")
    assert again == edited


@given(st.lists(st.tuples(lines.filter(bool), st.lists(steps, max_size=3).map(tuple)), max_size=4))
def test_a_story_made_here_reads_back(parts: list[tuple[str, tuple[Step, ...]]]) -> None:
    story = Story("id", "A title", sections=tuple(Section(title, own) for title, own in parts))
    assert read_story(write_story(story), "id") == story


def test_a_line_of_spaces_takes_no_long_time() -> None:
    text = "## a" + " " * 200_000 + "b\nview:" + " " * 200_000 + "c\nNotes:" + " " * 200_000 + "d\n"
    assert read_step(text).notes == "d"
