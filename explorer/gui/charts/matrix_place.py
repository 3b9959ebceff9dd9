"""From a matrix's layout to pixels: where the texts, glyphs and bars of the lines that are shown stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QRectF

from explorer.figures.panels import MatrixPanel, MatrixRow
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, base_line, elided, middle_line, plain
from explorer.gui.charts.matrix_glyphs import is_chip, share_of
from explorer.gui.charts.matrix_layout import UNDER_BAR, Layout, Line
from explorer.gui.charts.matrix_texts import Plan, TextLine
from explorer.gui.charts.matrix_widths import PAD
from explorer.gui.theme import line_height
from explorer.records import record

_GAP = 8.0


@record(frozen=True, slots=True)
class Glyph:
    """A glyph at its place: left end and middle, or for a chip its rectangle."""

    rect: QRectF
    glyph: str
    colour: str = ""


@dataclass
class Placed:
    """A matrix in pixels: texts, glyphs, bars of differences, and the rectangle of every line that is shown."""

    runs: list[Run] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    bars: list[tuple[QRectF, float]] = field(default_factory=list)
    lines: list[tuple[Line, QRectF]] = field(default_factory=list)


def edges_of(layout: Layout, left: float) -> list[float]:
    """Return the left edges of the labels and of every column, and the right edge of the last."""
    found = [left]
    for wide in layout.widths:
        found.append(found[-1] + wide)
    return found


def place_head(panel: MatrixPanel, layout: Layout, rect: QRectF, placed: Placed, ink: Ink) -> None:
    """Write the heads of the columns, and the corner above the labels."""
    lefts = edges_of(layout, rect.left())
    top = rect.top() + (ink.px(UNDER_BAR) if any(one.baseline for one in panel.columns) else 0.0)
    bottom = rect.top() + layout.head_height - ink.px(8)
    corner = bottom - layout.corner.height
    if len(layout.corner.lines) == 1 and all(len(plan.lines) == 1 for plan in layout.head):  # all on one line
        corner += base_line(top, layout.density.strong, ink.unit) - base_line(corner, "small", ink.unit)
    _write(layout.corner, QRectF(lefts[0], corner, layout.widths[0], 0), False, placed, ink)
    for column, plan, (left, right) in zip(panel.columns, layout.head, list(pairwise(lefts))[1:], strict=True):
        box = QRectF(left + ink.px(PAD), top, right - left - 2 * ink.px(PAD), 0)
        _write(plan, box, column.right, placed, ink)
        if column.colour and plan.lines:
            indent = min((one.x for line in plan.lines for one in line.words), default=0.0)
            middle = top + plan.lines[0].high / 2
            at = box.left() if not column.right else box.right() - plan_width(plan, ink)
            placed.glyphs.append(Glyph(QRectF(at, middle, indent, 0), "dot", column.colour))


def plan_width(plan: Plan, ink: Ink) -> float:
    """Return how wide the texts of a cell are."""
    return max((line_width(line, ink) for line in plan.lines), default=0.0)


def line_width(line: TextLine, ink: Ink) -> float:
    """Return where the last word of a line ends."""
    ends = [one.x + advance(one.text, one.role, ink.unit) for one in line.words]
    return max([line.wide, *ends], default=0.0)


def place_line(panel: MatrixPanel, layout: Layout, line: Line, box: QRectF, placed: Placed, ink: Ink) -> None:
    """Write one line: the heading of a group, or a row with its label and cells."""
    placed.lines.append((line, box))
    if line.row is None:
        text = elided(plain(line.group).upper(), "section", ink.unit, box.width())
        top = box.bottom() - ink.px(5) - line_height("section", ink.unit)
        placed.runs.append(Run(box.left(), base_line(top, "section", ink.unit), text, "section", "ink-2"))
        return
    row = panel.rows[line.row]
    lefts = edges_of(layout, box.left())
    area = QRectF(box.left(), _top(line.label, box), layout.widths[0], 0)
    _write(line.label, area, False, placed, ink)
    if row.colour and line.label.lines:
        middle = area.top() + line.label.lines[0].high / 2
        placed.glyphs.append(Glyph(QRectF(box.left() + layout.lead, middle, 0, 0), "dot", row.colour))
    for place, plan in enumerate(line.cells):
        left, right = lefts[place + 1] + ink.px(PAD), lefts[place + 2] - ink.px(PAD)
        inner = QRectF(left, _top(plan, box), right - left, 0)
        _write(plan, inner, panel.columns[place].right, placed, ink, row.colour)
        if plan.percent:
            _difference(row, place, plan, inner, layout, placed, ink)


def _top(plan: Plan, box: QRectF) -> float:
    return box.top() + (box.height() - plan.height) / 2


def _write(plan: Plan, box: QRectF, right: bool, placed: Placed, ink: Ink, colour: str = "") -> None:
    """Write the lines of a cell from the top of ``box`` on."""
    top = box.top()
    for line in plan.lines:
        shift = box.left() + (box.width() - line_width(line, ink) if right else 0.0)
        middle = top + line.high / 2
        if is_chip(line.glyph):
            high = line.high
            placed.glyphs.append(Glyph(QRectF(shift, round(middle - high / 2), line.wide, high), line.glyph))
        elif line.glyph:
            placed.glyphs.append(Glyph(QRectF(shift, middle, 0, 0), line.glyph, colour))
        if line.words:
            y = _base(line, top, middle, ink)
            placed.runs += [Run(shift + one.x, y, one.text, one.role, one.colour) for one in line.words]
        top += line.high


def _base(line: TextLine, top: float, middle: float, ink: Ink) -> float:
    if is_chip(line.glyph):
        return middle_line(middle, line.words[0].role, ink.unit)
    return base_line(top, line.words[0].role, ink.unit)


def _difference(
    row: MatrixRow, place: int, plan: Plan, inner: QRectF, layout: Layout, placed: Placed, ink: Ink
) -> None:
    """Write a percentage at the right of a cell, the bar before it."""
    middle = inner.top() + plan.lines[0].high / 2
    x = inner.right() - advance(plan.percent, "small", ink.unit)
    placed.runs.append(Run(x, middle_line(middle, "small", ink.unit), plan.percent, "small", "ink-2"))
    share = share_of(row.cells[place])
    if layout.bar and share is not None:
        left = inner.right() - layout.percent - ink.px(_GAP) - layout.bar
        high = ink.px(16)
        placed.bars.append((QRectF(round(left), middle - high / 2, layout.bar, high), share))


def stack(
    lines: Sequence[Line], left: float, top: float, width: float, more: float = 0.0
) -> Iterator[tuple[Line, QRectF]]:
    """Yield lines below each other with their rectangles, each row ``more`` pixels higher than it needs to be."""
    for line in lines:
        height = line.height + (more if line.row is not None else 0.0)
        yield line, QRectF(left, top, width, height)
        top += height
