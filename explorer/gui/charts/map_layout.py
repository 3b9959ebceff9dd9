"""Where the boxes of a map stand: columns and rows given by the figure, sizes by what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QRectF

from explorer.figures.panels import MapNode, MapPanel
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, base_line, plain
from explorer.gui.charts.matrix_texts import fitted
from explorer.gui.text import translate
from explorer.gui.theme import StageUnit, line_height
from explorer.records import record

STRIPE = 4.0  # of a box's colour, in design pixels
PAD, _STAGE_PAD = 10.0, 5.0
_APART = 6.0  # between two boxes of a column
_ROOM = (8.0, 8.0, 2.0, 2.0)  # around the texts of a box, from the fullest level to the shortest
_SHORTEST = len(_ROOM) - 1
_HEADING = 26.0
_LOWEST, _STAGE_LOWEST = 20.0, 16.0  # height of a box: at least one line of its text
_WIDEST, _NARROWEST = 190.0, 64.0
_DETAIL = 0.6  # of a detail's length that its box is wide
_SHARE, _STAGE_SHARE = 0.64, 0.71  # of a column's pitch that a box takes at most
_MOST_SHARE = 0.8  # on a slide whose letters are larger


@dataclass
class Boxes:
    """The rectangles of the boxes, in the order of the nodes, and all texts in and above them."""

    rects: list[QRectF] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)


@record(frozen=True, slots=True)
class _Texts:
    """The lines of a box as (text, role, colour, beside), ``beside`` being a quieter name after the line."""

    lines: tuple[tuple[str, str, str, str], ...]
    height: float


def boxes_of(panel: MapPanel, body: QRectF, ink: Ink) -> Boxes:
    """Place all boxes in ``body``; texts that a box has no height for are left out, the details first."""
    found = Boxes()
    top = body.top() + (ink.px(_HEADING) if any(panel.headings) else 0.0)
    area = QRectF(body.left(), top, body.width(), body.bottom() - top)
    wide = box_width(panel, area.width(), ink)
    most = _most_heights(panel, area.height(), ink)
    staged = isinstance(ink.unit, StageUnit)
    lowest = max(ink.px(_STAGE_LOWEST), line_height("strong", ink.unit)) if staged else ink.px(_LOWEST)
    if min(most.values(), default=0.0) < lowest:
        return Boxes(runs=_no_room(body, ink))
    texts = _texts_that_fit(panel.nodes, wide - ink.px(STRIPE + 2 * _pad(ink)), most, ink)
    halves = [
        float(min(text.height + ink.px(12), most[node.column]) // 2)
        for node, text in zip(panel.nodes, texts, strict=True)
    ]
    middles = _middles(panel, area, halves)
    for node, text, half in zip(panel.nodes, texts, halves, strict=True):
        left, middle = round(column_left(panel, node.column, area, wide)), middles[node.row]
        rect = QRectF(left, middle - half, round(wide), 2 * half)
        found.rects.append(rect)
        found.runs += _runs(text, rect, ink)
    found.runs += _headings(panel, body, wide, ink)
    return found


def _middles(panel: MapPanel, area: QRectF, halves: Sequence[float]) -> dict[float, int]:
    """Return where the boxes of each row have their middle: as far apart as the rows, all of them within the area."""
    highest: dict[float, float] = {}
    for node, half in zip(panel.nodes, halves, strict=True):
        highest[node.row] = max(half, highest.get(node.row, 0.0))
    first, last = min(highest), max(highest)
    pitch = area.height() / max(panel.rows, 1.0)
    top = max((first + 0.5) * pitch, highest[first])
    bottom = min((last + 0.5) * pitch, area.height() - highest[last])
    step = (bottom - top) / (last - first) if last > first else 0.0
    found = {row: area.top() + top + (row - first) * step for row in highest}
    return {
        row: round(min(max(middle, area.top() + highest[row]), area.bottom() - highest[row]))
        for row, middle in found.items()
    }


def column_left(panel: MapPanel, column: float, area: QRectF, wide: float) -> float:
    """Return the left edge of the boxes of a column; the first and the last stand at the edges."""
    steps = max(panel.columns - 1, 1)
    return area.left() + min(max(column / steps, 0.0), 1.0) * (area.width() - wide)


def box_width(panel: MapPanel, width: float, ink: Ink) -> float:
    """Return one width for all boxes: that of the widest name, within what leaves room for the links."""
    edge = ink.px(STRIPE + 2 * _pad(ink))
    share = min(_STAGE_SHARE * ink.unit.letters, _MOST_SHARE) if isinstance(ink.unit, StageUnit) else _SHARE
    need = [edge + _node_width(node, ink) for node in panel.nodes]
    most = min(width / max(panel.columns, 1) * share, ink.px(_WIDEST))
    return max(min(max(need, default=0.0), most), min(ink.px(_NARROWEST), most))


def _pad(ink: Ink) -> float:
    return _STAGE_PAD if isinstance(ink.unit, StageUnit) else PAD


def _node_width(node: MapNode, ink: Ink) -> float:
    """Return the width at which both names stand side by side, and the detail in two lines or so."""
    names = advance(plain(node.name), "strong", ink.unit)
    names += ink.px(6) + advance(plain(node.name_zh), "small", ink.unit) if node.name_zh else 0.0
    return max(names, advance(plain(node.detail), "small", ink.unit) * _DETAIL)


def _most_heights(panel: MapPanel, height: float, ink: Ink) -> dict[float, float]:
    """Return how high a box of each column may be so that none touches the next one."""
    pitch = height / max(panel.rows, 1.0)
    rows: dict[float, list[float]] = {}
    for node in panel.nodes:
        rows.setdefault(node.column, []).append(node.row)
    return {
        column: min([pitch * 1.6, *(gap * pitch for gap in _gaps(places))]) - ink.px(_APART)
        for column, places in rows.items()
    }


def _no_room(body: QRectF, ink: Ink) -> list[Run]:
    """Say that the boxes would lie on each other, where there is room for as much."""
    if body.height() < line_height("small", ink.unit):
        return []
    lines = fitted(translate("Charts", "The map needs a larger picture."), "small", ink, body.width(), 1)
    return [Run(body.left(), base_line(body.top(), "small", ink.unit), line, "small", "ink-3") for line in lines]


def _gaps(places: Sequence[float]) -> list[float]:
    return [below - above for above, below in pairwise(sorted(places))]


def _texts_that_fit(nodes: Sequence[MapNode], width: float, most: Mapping[float, float], ink: Ink) -> list[_Texts]:
    """Return the texts of all boxes at the fullest level that fits them all; a column with room keeps names whole."""
    for level, room in enumerate(_ROOM):
        found = [_texts(node, width, level, ink) for node in nodes]
        high = [text.height + ink.px(room) for text in found]
        if all(one <= most[node.column] for one, node in zip(high, nodes, strict=True)):
            break
    if level < _SHORTEST:
        return found
    roomy = {
        column: [_texts(one, width, _SHORTEST - 1, ink) for one in nodes if one.column == column] for column in most
    }
    wide = {
        column for column, texts in roomy.items()
        if all(text.height + ink.px(_ROOM[_SHORTEST - 1]) <= most[column] for text in texts)
    }  # fmt: skip
    return [
        _texts(node, width, _SHORTEST - 1, ink) if node.column in wide else text
        for node, text in zip(nodes, found, strict=True)
    ]


def _texts(node: MapNode, width: float, level: int, ink: Ink) -> _Texts:
    """Return names and detail; from level 1 on without the detail, from 2 on in two small lines, on 3 in one."""
    unit = ink.unit
    role = "small-strong" if level >= 2 else "strong"
    lines = [(one, role, "ink", "") for one in fitted(node.name, role, ink, width, 1 if level == 3 else 2)]
    other = plain(node.name_zh)
    if other and lines:
        last = lines[-1]
        beside = advance(last[0], role, unit) + ink.px(6) + advance(other, "small", unit) <= width
        if beside:
            lines[-1] = (last[0], last[1], last[2], other)
        elif level < 2 or (level == 2 and len(lines) == 1 and advance(other, "small", unit) <= width):
            lines += [(one, "small", "ink-3", "") for one in fitted(other, "small", ink, width, 2 if level < 2 else 1)]
    if node.detail and level == 0:
        lines += [(one, "small", "ink-2", "") for one in fitted(node.detail, "small", ink, width, 3)]
    return _Texts(tuple(lines), sum(line_height(role, unit) for _, role, _, _ in lines))


def _runs(texts: _Texts, rect: QRectF, ink: Ink) -> list[Run]:
    runs = []
    left = rect.left() + ink.px(STRIPE + _pad(ink))
    y = rect.top() + (rect.height() - texts.height) / 2
    for text, role, colour, beside in texts.lines:
        base = base_line(y, role, ink.unit)
        runs.append(Run(left, base, text, role, colour))
        if beside:
            at = left + advance(text, role, ink.unit) + ink.px(6)
            runs.append(Run(at, base, beside, "small", "ink-3"))
        y += line_height(role, ink.unit)
    return runs


def _headings(panel: MapPanel, body: QRectF, wide: float, ink: Ink) -> list[Run]:
    runs = []
    pitch = (body.width() - wide) / max(panel.columns - 1, 1) if panel.columns > 1 else body.width()
    for column, heading in enumerate(panel.headings[: panel.columns]):
        room = (pitch if column < panel.columns - 1 else wide) - ink.px(8)
        text = next(iter(fitted(heading.upper(), "section", ink, max(room, wide), 1)), "")
        if text:
            left = column_left(panel, column, body, wide)
            if column == panel.columns - 1 and column:
                left = min(left, body.right() - advance(text, "section", ink.unit))
            runs.append(Run(left, base_line(body.top(), "section", ink.unit), text, "section", "ink-2"))
    return runs
