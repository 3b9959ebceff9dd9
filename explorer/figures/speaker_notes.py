"""Speaker notes as paragraphs of plain and strong words: the little Markdown that is read aloud from."""

from __future__ import annotations

import re

from explorer.records import record

_STRONG = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_QUIET = re.compile(r"(`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*]))")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@record(frozen=True, slots=True)
class Paragraph:
    """Words as (text, whether strong) pairs; ``bullet`` for an item of a list."""

    words: tuple[tuple[str, bool], ...]
    bullet: bool = False


def paragraphs(notes: str) -> tuple[Paragraph, ...]:
    """Return notes as paragraphs: blank lines part them, lines of one run together, items stand alone.

    Nothing else of Markdown is read, so that no text of a pack is ever interpreted.
    """
    found: list[Paragraph] = []
    lines: list[str] = []
    for line in [*notes.splitlines(), ""]:
        bullet = _BULLET.match(line)
        if (bullet or not line.strip()) and lines:
            found.append(_paragraph(" ".join(lines)))
            lines = []
        if bullet:
            found.append(_paragraph(line[bullet.end() :].strip(), bullet=True))
        elif line.strip():
            lines.append(line.strip().lstrip("#").strip())
    return tuple(found)


def _paragraph(text: str, *, bullet: bool = False) -> Paragraph:
    words: list[tuple[str, bool]] = []
    at = 0
    for match in _STRONG.finditer(text):
        words.append((text[at : match.start()], False))
        words.append((match.group(1) or match.group(2), True))
        at = match.end()
    words.append((text[at:], False))
    return Paragraph(tuple((_QUIET.sub("", part), strong) for part, strong in words if part), bullet)
