"""Edits of a story: each takes a story and gives a new one, with the text of all other steps as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explorer.domain.stories import Section, Step, Story, lines_of, tidy_letters, tidy_line, tidy_minutes, tidy_text


def add_step(story: Story, step: Step, place: int | None = None) -> Story:
    """Put a step at ``place``, or last; it joins the section of the step before it."""
    at = len(story.steps) if place is None else min(max(place, 0), len(story.steps))
    section, within = _home(story, at - 1) if at else (0, -1)
    return _with_inserted(story, section, within + 1, tidied(step))


def replace_step(story: Story, place: int, step: Step) -> Story:
    """Put a step in the place of another; IndexError where there is none."""
    section, within = _home(story, place)
    old = story.sections[section].steps
    if old[within] == step:
        return story
    return _with_steps(story, section, (*old[:within], tidied(step), *old[within + 1 :]))


def hide_step(story: Story, place: int, hidden: bool = True) -> Story:
    """Hide a step, or show it again."""
    return replace_step(story, place, replace(story.steps[place], hidden=hidden))


def delete_step(story: Story, place: int) -> Story:
    """Take a step out; a section that it leaves empty goes too."""
    section, within = _home(story, place)
    old = story.sections[section].steps
    return _without_empty(_with_steps(story, section, (*old[:within], *old[within + 1 :])), section)


def duplicate_step(story: Story, place: int) -> Story:
    """Put a copy of a step right after it."""
    section, within = _home(story, place)
    return _with_inserted(story, section, within + 1, _loose(story.steps[place]))


def move_step(story: Story, place: int, to: int) -> Story:
    """Move a step so that it stands at ``to``; past the end of a section it goes over to the next one."""
    to = min(max(to, 0), len(story.steps) - 1)
    if place == to:
        return story
    step = _loose(story.steps[place])
    section, within = _home(story, to)
    own, from_within = _home(story, place)
    old = story.sections[own].steps
    without = _with_steps(story, own, (*old[:from_within], *old[from_within + 1 :]))
    at = within + 1 if own != section and to > place else within
    return _without_empty(_with_inserted(without, section, at, step), own)


def set_section(story: Story, place: int, title: str) -> Story:
    """Let a section of this title begin at a step, or retitle the one that does; an empty title ends its heading.

    Without a heading the steps join the section before; the first one cannot, and just loses its title.
    """
    title = tidy_line(title)
    index, within = _home(story, place)
    section = story.sections[index]
    if within == 0 and (title or index == 0):
        return _with_sections(
            story, index, index + 1, [replace(section, title=title, raw=section.raw if title else "")]
        )
    if within == 0:
        before = story.sections[index - 1]
        return _with_sections(story, index - 1, index + 1, [replace(before, steps=before.steps + section.steps)])
    if not title:
        return story
    parts = [replace(section, steps=section.steps[:within]), Section(title, section.steps[within:])]
    return _with_sections(story, index, index + 1, parts)


def retitle(story: Story, title: str) -> Story:
    """Give a story another title."""
    return replace(story, title=tidy_line(title) or story.id)


def describe(story: Story, audience: str, language: str, minutes: float) -> Story:
    """Say whom a story is for, in which language it is, and how long it may take."""
    return replace(story, audience=tidy_line(audience), language=tidy_line(language), minutes=tidy_minutes(minutes))


def enlarge(story: Story, letters: float) -> Story:
    """Make the letters of all slides so many times as large as usual."""
    return replace(story, letters=tidy_letters(letters))


def tidied(step: Step) -> Step:
    """Return a step with its fields as the text of a story can hold them."""
    return replace(
        step,
        title=tidy_line(step.title),
        view=tidy_line(step.view),
        takeaway=tidy_line(step.takeaway),
        text=tidy_text(step.text),
        notes=tidy_text(step.notes),
        minutes=tidy_minutes(step.minutes),
    )


def _loose(step: Step) -> Step:
    """Return a step whose own text ends in a blank line, so that it can stand anywhere."""
    if not step.raw:
        return step
    end = "\r\n" if "\r\n" in step.raw else "\n"
    lines = list(lines_of(step.raw))
    while lines and not lines[-1].strip():
        lines.pop()
    raw = "".join(lines)
    return replace(step, raw=raw if not raw else (raw if raw.endswith("\n") else raw + end) + end)


def _home(story: Story, place: int) -> tuple[int, int]:
    """Return the section a step stands in and its place there; raise IndexError where there is no such step."""
    left = place
    for index, section in enumerate(story.sections):
        if 0 <= left < len(section.steps):
            return index, left
        left -= len(section.steps)
    raise IndexError(f"There is no step {place}.")


def _with_inserted(story: Story, section: int, within: int, step: Step) -> Story:
    if not story.sections:
        return replace(story, sections=(Section("", (step,)),))
    old = story.sections[section].steps
    return _with_steps(story, section, (*old[:within], step, *old[within:]))


def _with_steps(story: Story, section: int, steps: tuple[Step, ...]) -> Story:
    return _with_sections(story, section, section + 1, [replace(story.sections[section], steps=steps)])


def _with_sections(story: Story, first: int, last: int, sections: Iterable[Section]) -> Story:
    return replace(story, sections=(*story.sections[:first], *sections, *story.sections[last:]))


def _without_empty(story: Story, section: int) -> Story:
    return story if story.sections[section].steps else _with_sections(story, section, section + 1, ())
