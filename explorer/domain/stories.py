"""A briefing: sections of steps, each with a view to show, a takeaway, on-screen text and speaker notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explorer.records import record

STEP_KEYS = ("view", "takeaway", "minutes", "hidden", "chinese", "seen")
STORY_KEYS = ("title", "audience", "language", "minutes", "letters")
MOST_MINUTES = 1440.0
MOST_LETTERS = 3.0
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,59}")

Extra = tuple[tuple[str, str], ...]


@record(frozen=True, slots=True)
class Step:
    """One step of a story.

    ``view`` is a deep link; ``takeaway`` the sentence the audience shall keep; ``text`` the on-screen Markdown and
    ``notes`` the speaker's, never shown to the audience. ``minutes`` is the planned time, 0 for none; ``seen`` the
    fingerprint of the figure when the step was last looked over, empty for never. ``extra`` are keys of others.
    ``raw`` is the text the step was read from, which its writer changes only where the step differs from it.
    ``chinese`` has the slide show Chinese names beside the others.
    """

    title: str
    view: str = ""
    takeaway: str = ""
    text: str = ""
    notes: str = ""
    minutes: float = 0.0
    hidden: bool = False
    seen: str = ""
    extra: Extra = ()
    raw: str = field(default="", compare=False, repr=False)
    chinese: bool = False


@record(frozen=True, slots=True)
class Section:
    """Steps under one heading; the title is empty for steps that stand before any heading."""

    title: str
    steps: tuple[Step, ...] = ()
    raw: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class Story:
    """A briefing; ``id`` is the name of its file without the ending, ``minutes`` the time it may take, 0 for none.

    ``letters`` is how many times as large as usual the letters of its slides are, for seats farther away: 1 to 3.
    ``raw`` is the text before the first heading; ``sidecar`` the bytes of the ``.seen.json`` beside the file, which
    hold the numbers that its steps showed.
    """

    id: str
    title: str
    audience: str = ""
    language: str = ""
    minutes: float = 0.0
    sections: tuple[Section, ...] = ()
    extra: Extra = ()
    raw: str = field(default="", compare=False, repr=False)
    sidecar: bytes = field(default=b"", compare=False, repr=False)
    letters: float = 1.0

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order, hidden ones too."""
        return tuple(step for section in self.sections for step in section.steps)

    @cached_property
    def shown(self) -> tuple[int, ...]:
        """The places in :attr:`steps` of those that are not hidden."""
        return tuple(place for place, step in enumerate(self.steps) if not step.hidden)

    @property
    def planned(self) -> float:
        """Minutes that the shown steps take together as planned."""
        return sum(self.steps[place].minutes for place in self.shown)


Stories = Mapping[str, Story]


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends; only a line feed ends one, so that joining gives the text again."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def heading_of(line: str) -> tuple[int, str] | None:
    """Return level (1 for a section, 2 for a step) and title of a heading, ``None`` for any other line.

    The mark that some editors put at the start of a file (U+FEFF) is passed over.
    """
    line = line.removeprefix("\ufeff")
    marks = line[: len(line[:3]) - len(line[:3].lstrip("#"))]
    rest = line[len(marks) :]
    return (len(marks), rest.strip()) if len(marks) in (1, 2) and not rest[:1].strip() else None


def notes_of(line: str) -> str | None:
    """Return what stands after ``Notes:`` in the line that begins the notes, ``None`` for any other line."""
    return line[6:].strip() if line[:6] in ("Notes:", "notes:") else None


def key_of(line: str) -> tuple[str, str] | None:
    """Return key and value of a line such as ``view: timeline``, ``None`` for any other line."""
    key, colon, value = line.partition(":")
    if not colon or value[:1].strip() or not _KEY.fullmatch(key) or notes_of(line) is not None:
        return None
    return key, value.strip()


def tidy_line(text: str) -> str:
    """Return a text as a title or a value of a key can hold it: on one line, spaces single."""
    return " ".join(text.split())


def tidy_text(text: str) -> str:
    """Return Markdown as a step can hold it.

    Blank lines at the ends go. A line that would end the text, a heading of one or two ``#`` or ``Notes:``, is moved
    in by one space, which Markdown does not mind; so is a first line that would be a key.
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    kept = [f" {line}" if heading_of(line) or notes_of(line) is not None else line for line in lines]
    if kept and (key := key_of(kept[0])) and key[0] in STEP_KEYS:
        kept[0] = f" {kept[0]}"
    return "\n".join(kept)


def tidy_letters(letters: float) -> float:
    """Return a size of letters as a story can hold it: 1 to 3 times the usual, to a hundredth."""
    return round(min(max(letters, 1.0), MOST_LETTERS), 2) if letters == letters else 1.0


def tidy_minutes(minutes: float) -> float:
    """Return a time as a story can hold it: 0 to a day, to a ten-thousandth of a minute."""
    return round(min(max(minutes, 0.0), MOST_MINUTES), 4) if minutes == minutes else 0.0
