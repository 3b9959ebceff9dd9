"""What stands in a cell of a matrix, line by line, wrapped to its width at one of three densities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from explorer.figures.panels import MatrixCell, MatrixColumn, MatrixRow
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import advance, elided, plain, wrapped
from explorer.gui.charts.matrix_glyphs import (
    CHIP,
    ROLES,
    TRACK,
    chip_width,
    glyph_width,
    is_chip,
    percent_words,
    share_of,
    tone_of,
)
from explorer.gui.theme import line_height
from explorer.records import record

LINES = 4  # of one text, at most
_BESIDE = 6.0  # between a text and the quieter one after it, in design pixels
_WORD = r"[^ \t\u2e80-\u9fff\uff00-\uffef]+|[\u2e80-\u9fff\uff00-\uffef]"  # compiled late: that takes a while


@record(frozen=True, slots=True)
class Density:
    """How closely rows stand: roles of the type scale, space above and below a row's texts, least heights, tracks."""

    role: str
    strong: str
    large: str
    pad: float
    least: float
    group: float
    chip: float
    track: float


ROOMY = Density("body", "strong", "entity", 6.0, 32.0, 40.0, CHIP, TRACK)
SNUG = Density("body", "strong", "entity", 3.0, 26.0, 30.0, CHIP, TRACK)
TIGHT = Density("small", "small-strong", "strong", 1.5, 22.0, 22.0, 19.0, 20.0)
LEAN = replace(TIGHT, track=0.0)
STAGED = replace(TIGHT, pad=1.0, least=19.0)  # on a slide
BARE = replace(STAGED, track=0.0)


@record(frozen=True, slots=True)
class Words:
    """A piece of a line in one role and colour; ``x`` is where it begins within its cell, in pixels."""

    x: float
    text: str
    role: str
    colour: str


@record(frozen=True, slots=True)
class TextLine:
    """One line of a cell: its words, its height, and a glyph at its left (a chip lies behind its words)."""

    words: tuple[Words, ...]
    high: float
    glyph: str = ""
    wide: float = 0.0


@record(frozen=True, slots=True)
class Plan:
    """All lines of a cell, and the difference from the baseline that stands at its right."""

    lines: tuple[TextLine, ...]
    percent: str = ""

    @property
    def height(self) -> float:
        """How high the lines are together, in pixels."""
        return sum(line.high for line in self.lines)


def fitted(text: str, role: str, ink: Ink, width: float, lines: int = LINES) -> list[str]:
    """Return a text in lines that are never wider than ``width``, not even for a long word."""
    found = wrapped(text, role, ink.unit, width, lines) if text else []
    return [line for line in (elided(one, role, ink.unit, width) for one in found) if line]


def longest_word(text: str, role: str, ink: Ink) -> float:
    """Return the width of the widest piece of a text that cannot be broken."""
    return max((advance(word, role, ink.unit) for word in re.findall(_WORD, plain(text))), default=0.0)


def cell_plan(cell: MatrixCell, width: float, bar: float, density: Density, footer: bool, ink: Ink) -> Plan:
    """Return the lines of a cell of ``width`` pixels, of which ``bar`` are kept for a difference."""
    role = density.large if footer else density.strong if cell.strong else density.role
    share = share_of(cell)
    percent = percent_words(share) if share is not None else ""
    room = max(width - (bar if percent else 0.0), 1.0)
    chip = is_chip(cell.glyph)
    if cell.lower and len(cell.quiet) == 1 and not _fits_beside(cell, role, room, density, ink):
        first = f"{cell.quiet} {plain(cell.lower).split(' ', 1)[0]}"  # a lone sign takes no line of its own
        if glyph_width(cell.lower_glyph, density.track, ink) + advance(first, "small", ink.unit) <= width:
            cell = replace(cell, quiet="", lower=f"{cell.quiet} {cell.lower}")
    lines = [_chip(cell, room, density, ink)] if chip else _texts(cell, role, (room, width), density, ink)
    lines += _lower(cell, width, density, ink)
    return Plan(tuple(lines), percent)


def _fits_beside(cell: MatrixCell, role: str, room: float, density: Density, ink: Ink) -> bool:
    """Whether the quieter text of a cell has room after the other one."""
    before = glyph_width(cell.glyph, density.track, ink) + advance(plain(cell.text), role, ink.unit)
    gap, reach = _beside(cell.quiet, ink)
    return before + gap + advance(plain(cell.quiet), "small", ink.unit) <= room + reach


def _beside(quiet: str, ink: Ink) -> tuple[float, float]:
    """Return the gap before a quieter text, and how far it may reach into the padding: a lone sign stands close."""
    return (ink.px(2.5), ink.px(8)) if len(quiet) == 1 else (ink.px(_BESIDE), 0.0)


def _texts(cell: MatrixCell, role: str, rooms: tuple[float, float], density: Density, ink: Ink) -> list[TextLine]:
    """Return the lines of text and quiet text; below the first line there is more room than beside a percentage."""
    room = rooms[0]
    indent = glyph_width(cell.glyph, density.track, ink)
    quiet_glyph = cell.glyph in ROLES and not cell.strong
    colour = "ink-3" if cell.missing else "ink-2" if quiet_glyph else "ink"
    texts = fitted(cell.text, role, ink, room - indent)
    lines = _plain_lines(texts, indent, role, colour, ink)
    lines = _with_quiet(lines, cell.quiet, indent, rooms, ink)
    if not lines:
        lines = [TextLine((), line_height(role, ink.unit))]
    return [_with_glyph(lines[0], cell.glyph), *lines[1:]]


def _plain_lines(texts: Iterable[str], indent: float, role: str, colour: str, ink: Ink) -> list[TextLine]:
    high = line_height(role, ink.unit)
    return [TextLine((Words(indent, text, role, colour),), high) for text in texts]


def _with_quiet(
    lines: list[TextLine], quiet: str, indent: float, rooms: tuple[float, float], ink: Ink
) -> list[TextLine]:
    """Put a quieter text after the last line where it fits, else below it."""
    if not quiet:
        return lines
    words = plain(quiet)
    if lines:
        last, (gap, reach) = lines[-1].words[-1], _beside(quiet, ink)
        at = last.x + advance(last.text, last.role, ink.unit) + gap
        if at + advance(words, "small", ink.unit) <= rooms[0] + reach:
            beside = Words(at, words, "small", "ink-3")
            return [*lines[:-1], TextLine((*lines[-1].words, beside), lines[-1].high)]
    below = fitted(quiet, "small", ink, rooms[1] - indent, 3)
    return [*lines, *_plain_lines(below, indent, "small", "ink-3", ink)]


def _with_glyph(line: TextLine, glyph: str) -> TextLine:
    return TextLine(line.words, line.high, glyph) if glyph else line


def _chip(cell: MatrixCell, room: float, density: Density, ink: Ink) -> TextLine:
    words = elided(plain(cell.text), "small-strong", ink.unit, max(room - chip_width(0.0, ink), 1.0))
    wide = advance(words, "small-strong", ink.unit)
    at = chip_width(0.0, ink) - ink.px(10)
    return TextLine(
        (Words(at, words, "small-strong", tone_of(cell.glyph, ink)),) if words else (),
        ink.px(density.chip),
        cell.glyph,
        chip_width(wide, ink),
    )


def _lower(cell: MatrixCell, room: float, density: Density, ink: Ink) -> list[TextLine]:
    if not (cell.lower or cell.lower_glyph):
        return []
    indent = glyph_width(cell.lower_glyph or ("" if is_chip(cell.glyph) else cell.glyph), density.track, ink)
    texts = fitted(cell.lower, "small", ink, room - indent)
    lines = _plain_lines(texts, indent, "small", "ink-2", ink) or [TextLine((), line_height("small", ink.unit))]
    return [_with_glyph(lines[0], cell.lower_glyph), *lines[1:]]


def label_plan(row: MatrixRow, width: float, lead: float, density: Density, ink: Ink) -> Plan:
    """Return the lines of a row's label, after ``lead`` pixels for a number or a mark before it."""
    role = density.strong if row.footer or row.focused else density.role
    indent = lead + (ink.px(16) if row.colour else 0.0)
    lines = _plain_lines(fitted(row.label, role, ink, width - indent), indent, role, "ink", ink)
    lines = _with_quiet(lines, row.quiet, indent, (width, width), ink)
    if row.lead and lines:
        first = lines[0]
        lines[0] = TextLine((Words(0.0, plain(row.lead), role, "ink-3"), *first.words), first.high)
    return Plan(tuple(lines))


def head_plan(column: MatrixColumn, width: float, density: Density, ink: Ink) -> Plan:
    """Return the lines at the head of a column: its title, its Chinese name, what it is."""
    indent = ink.px(16) if column.colour else 0.0
    room = max(width - indent, 1.0)
    lines = _plain_lines(fitted(column.title, density.strong, ink, room, 3), indent, density.strong, "ink", ink)
    lines += _plain_lines(fitted(column.title_zh, "small", ink, room, 2), indent, "small", "ink-3", ink)
    lines += _plain_lines(fitted(column.detail, "small", ink, room, 3), indent, "small", "ink-2", ink)
    return Plan(tuple(lines))


def quiet_plan(text: str, width: float, ink: Ink) -> Plan:
    """Return a quiet text in lines; none where there is no room for all of it."""
    lines = fitted(text, "small", ink, width)
    whole = "".join("".join(lines).split()) == "".join(plain(text).split())
    return Plan(tuple(_plain_lines(lines if whole else [], 0.0, "small", "ink-2", ink)))
