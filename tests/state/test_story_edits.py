"""Edits of stories: each does what it says, and what it leaves alone keeps its text to the byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.stories import Step, Story
from explorer.packs.story_text import read_story, write_story
from explorer.state import story_edits as edits

TEXT = """---
title: T
---

# One

## a
view: timeline

text of a

## b
view: prices
# Two
## c
view: roles

Notes:
said of c
## d
hidden: yes"""


def titles(story: Story) -> list[list[str]]:
    return [[section.title, *(step.title for step in section.steps)] for section in story.sections]


@pytest.fixture
def story() -> Story:
    return read_story(TEXT, "t")


def test_steps_are_added_where_they_are_wanted(story: Story) -> None:
    new = Step("new")
    assert titles(edits.add_step(story, new)) == [["One", "a", "b"], ["Two", "c", "d", "new"]]
    assert titles(edits.add_step(story, new, 0)) == [["One", "new", "a", "b"], ["Two", "c", "d"]]
    assert titles(edits.add_step(story, new, 2)) == [["One", "a", "b", "new"], ["Two", "c", "d"]]
    assert titles(edits.add_step(Story("t", "T"), new)) == [["", "new"]]


@pytest.mark.parametrize(
    ("place", "to", "result"),
    [
        (0, 1, [["One", "b", "a"], ["Two", "c", "d"]]),
        (1, 2, [["One", "a"], ["Two", "c", "b", "d"]]),
        (2, 1, [["One", "a", "c", "b"], ["Two", "d"]]),
        (3, 0, [["One", "d", "a", "b"], ["Two", "c"]]),
        (0, 99, [["One", "b"], ["Two", "c", "d", "a"]]),
        (2, 2, [["One", "a", "b"], ["Two", "c", "d"]]),
    ],
)
def test_a_step_moves_to_the_place_named(story: Story, place: int, to: int, result: list[list[str]]) -> None:
    moved = edits.move_step(story, place, to)
    assert titles(moved) == result
    assert moved.steps[min(to, 3)].title == story.steps[place].title
    assert read_story(write_story(moved), "t") == moved


def test_moving_the_last_step_of_a_section_away_ends_it(story: Story) -> None:
    one = edits.move_step(edits.delete_step(story, 0), 0, 1)
    assert titles(one) == [["Two", "c", "b", "d"]]


def test_a_copy_stands_after_its_step_and_a_deleted_one_goes(story: Story) -> None:
    assert titles(edits.duplicate_step(story, 3)) == [["One", "a", "b"], ["Two", "c", "d", "d"]]
    assert write_story(edits.duplicate_step(story, 0)) == TEXT.replace(
        "## b", "## a\nview: timeline\n\ntext of a\n\n## b"
    )
    gone = edits.delete_step(edits.delete_step(story, 2), 2)
    assert titles(gone) == [["One", "a", "b"]]


def test_hiding_rewrites_one_line(story: Story) -> None:
    assert write_story(edits.hide_step(story, 0)) == TEXT.replace("view: timeline\n", "view: timeline\nhidden: yes\n")
    shown = edits.hide_step(story, 3, False)
    assert not shown.steps[3].hidden and "hidden" not in write_story(shown)
    assert edits.hide_step(story, 3) is story


def test_sections_begin_and_end_at_a_step(story: Story) -> None:
    assert titles(edits.set_section(story, 1, "Mid")) == [["One", "a"], ["Mid", "b"], ["Two", "c", "d"]]
    assert titles(edits.set_section(story, 2, "Other")) == [["One", "a", "b"], ["Other", "c", "d"]]
    assert titles(edits.set_section(story, 2, "")) == [["One", "a", "b", "c", "d"]]
    assert titles(edits.set_section(story, 0, "")) == [["", "a", "b"], ["Two", "c", "d"]]
    for place, title in ((1, "Mid"), (2, "Other"), (2, ""), (0, "")):
        changed = edits.set_section(story, place, title)
        assert read_story(write_story(changed), "t") == changed


def test_a_story_is_retitled_and_described(story: Story) -> None:
    changed = edits.describe(edits.retitle(story, "  Another\ntitle "), "all", "en", 12.00001)
    assert (changed.title, changed.audience, changed.language, changed.minutes) == ("Another title", "all", "en", 12.0)
    assert [edits.enlarge(changed, size).letters for size in (1.504, 9, 0)] == [1.5, 3.0, 1.0]
    assert read_story(write_story(changed), "t") == changed


def test_a_place_that_no_step_has_is_an_error(story: Story) -> None:
    for place in (-1, 4):
        with pytest.raises(IndexError):
            edits.delete_step(story, place)


EDITS = {
    "add": lambda story, at, _, text: edits.add_step(story, Step(text, "prices", notes=text), at),
    "section": lambda story, at, _, text: edits.set_section(story, at, text if text.strip() else "x"),
    "move": lambda story, at, to, _: edits.move_step(story, at, to % len(story.steps)),
    "copy": lambda story, at, _, __: edits.duplicate_step(story, at),
    "delete": lambda story, at, _, __: edits.delete_step(story, at),
    "hide": lambda story, at, yes, _: edits.hide_step(story, at, bool(yes % 2)),
    "text": lambda story, at, _, text: edits.replace_step(
        story, at, replace(story.steps[at], text=text, notes=f"# {text}", title=text)
    ),
}
WORDS = st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 9), st.integers(0, 9), st.text(max_size=12))


@given(st.lists(WORDS, max_size=8))
def test_whatever_is_edited_reads_back_as_it_was_edited(words: list[tuple[str, int, int, str]]) -> None:
    story = read_story(TEXT, "t")
    for kind, at, other, text in words:
        if story.steps or kind == "add":
            story = EDITS[kind](story, at % max(len(story.steps), 1), other, text)
    assert read_story(write_story(story), "t") == story
