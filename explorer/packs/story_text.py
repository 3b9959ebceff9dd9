"""Stories as Markdown that a person can write: read from any text, written back byte for byte where nothing changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.domain.stories import STORY_KEYS, Section, Step, Story, heading_of, lines_of, tidy_line
from explorer.packs.story_keys import closed, digits_of, letters_of, minutes_of, patched, said_in, size_digits
from explorer.packs.story_steps import read_step, write_step

_FENCE = "---"


@dataclass(slots=True)
class Front:
    """The lines before the first heading: the opening fence, keys, and the closing fence with what follows it."""

    opening: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def read_story(text: str, story_id: str, sidecar: bytes = b"") -> Story:
    """Return the story that any text holds; what cannot be read counts as not said, and stays in the text."""
    front, sections, raw, steps = "", list[Section](), "", list[Step]()
    for level, piece in pieces_of(text):
        if level == 2:
            steps.append(read_step(piece))
            continue
        if raw or steps:
            sections.append(_section(raw, steps))
        front, raw, steps = (piece, "", []) if level == 0 else (front, piece, [])
    if raw or steps:
        sections.append(_section(raw, steps))
    return _story(story_id, front, tuple(sections), sidecar)


def write_story(story: Story) -> str:
    """Return the text of a story: the text it was read from, with the lines of what has changed since."""
    end = "\r\n" if _ends_in_return(story) else "\n"
    pieces = [_front_text(story, end)]
    for section in story.sections:
        pieces.append(_section_text(section, end))
        pieces += [write_step(step, end) for step in section.steps]
    pieces = [piece for piece in pieces if piece]
    whole = [piece if piece.endswith("\n") else piece + end for piece in pieces[:-1]]
    return "".join([*whole, *pieces[-1:]])


def front_of(raw: str) -> Front:
    """Return the text before the first heading cut into its parts, which joined give it again."""
    lines = list(lines_of(raw))
    if not lines or lines[0].lstrip("\ufeff").strip() != _FENCE:
        return Front(rest=lines)
    stop = next((at for at, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), len(lines))
    return Front(lines[:1], lines[1:stop], lines[stop:])


def pieces_of(text: str) -> list[tuple[int, str]]:
    """Return the text cut before each heading, with its level; what stands before the first has level 0."""
    found: list[tuple[int, list[str]]] = [(0, [])]
    for line in lines_of(text):
        heading = heading_of(line)
        if heading:
            found.append((heading[0], []))
        found[-1][1].append(line)
    return [(level, "".join(lines)) for level, lines in found]


def _section(raw: str, steps: list[Step]) -> Section:
    return Section((heading_of(next(lines_of(raw), "")) or (0, ""))[1], tuple(steps), raw)


def _story(story_id: str, raw: str, sections: tuple[Section, ...], sidecar: bytes) -> Story:
    said, extra = said_in(front_of(raw).keys, STORY_KEYS)
    return Story(
        story_id,
        said.get("title", "") or story_id,
        said.get("audience", ""),
        said.get("language", ""),
        minutes_of(said.get("minutes", "")) or 0.0,
        sections,
        extra,
        raw,
        sidecar,
        letters_of(said.get("letters", "")) or 1.0,
    )


def _front_text(story: Story, end: str) -> str:
    before = _story(story.id, story.raw, (), b"")
    old, new = _story_words(before), _story_words(story)
    if old == new and before.extra == story.extra:
        return story.raw
    front = front_of(story.raw)
    front.opening = front.opening or [_FENCE + end]
    if not front.rest or front.rest[0].strip() != _FENCE:
        front.rest = [_FENCE + end, end, *front.rest]
    front.keys = patched(closed(front.keys, end), STORY_KEYS, old, new, before.extra, story.extra, end)
    return "".join([*closed(front.opening, end), *front.keys, *front.rest])


def _section_text(section: Section, end: str) -> str:
    lines = list(lines_of(section.raw))
    if lines and (heading_of(lines[0]) or (0, ""))[1] == section.title:
        return section.raw
    if not section.title and not lines:
        return ""
    return "".join([f"# {tidy_line(section.title)}".rstrip() + end, *(lines[1:] or [end])])


def _story_words(story: Story) -> dict[str, str]:
    title = "" if story.title == story.id else tidy_line(story.title)
    words = {"title": title, "audience": story.audience, "language": story.language}
    numbers = {"minutes": digits_of(story.minutes), "letters": size_digits(story.letters)}
    return {key: tidy_line(word) for key, word in words.items()} | numbers


def _ends_in_return(story: Story) -> bool:
    parts = (story.raw, *(part.raw for part in story.sections), *(step.raw for step in story.steps))
    return "\r\n" in next((part for part in parts if "\n" in part), "")
