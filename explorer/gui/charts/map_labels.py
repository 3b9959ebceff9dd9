"""Where the words on a map's links stand: on their own line, on free ground, clear of boxes and of each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, base_line, plain
from explorer.gui.charts.map_geometry import crossed_boxes
from explorer.gui.charts.map_routes import Route
from explorer.gui.charts.matrix_texts import fitted
from explorer.gui.theme import line_height
from explorer.records import record

_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_WIDTHS = (170.0, 110.0, 78.0)  # in which a label is tried, widest first
_EDGE = 3.0
_CROSSED = 40.0  # cost of lying on another link


@record(frozen=True, slots=True)
class Label:
    """The words of a link on their ground."""

    link: int
    rect: QRectF
    runs: tuple[Run, ...]


def place_labels(
    routes: Sequence[Route | None], words: Sequence[str], boxes: Sequence[QRectF], area: QRectF, ink: Ink
) -> list[Label]:
    """Return the labels that find room; those of short links choose first, for they have least to choose from."""
    pieces = [
        (index, one, other)
        for index, route in enumerate(routes)
        if route is not None
        for one, other in pairwise(route.points)
    ]
    owners = np.array([index for index, _, _ in pieces])
    lines = np.array([(a.x(), a.y(), b.x(), b.y()) for _, a, b in pieces], dtype=np.float64).reshape(-1, 4)
    taken = [box.adjusted(-ink.px(4), -ink.px(2), ink.px(4), ink.px(2)) for box in boxes]
    found: list[Label] = []
    lengths = {index: sum(_length(a, b) for at, a, b in pieces if at == index) for index in range(len(routes))}
    for index in sorted(lengths, key=lambda at: (lengths[at], at)):
        route = routes[index]
        if route is None or not words[index]:
            continue
        label = _best(index, route, plain(words[index]), (lines, owners), taken, area, ink)
        if label is not None:
            found.append(label)
            taken.append(label.rect.adjusted(-ink.px(2), -ink.px(2), ink.px(2), ink.px(2)))
    return found


def _length(one: QPointF, other: QPointF) -> float:
    return float(np.hypot(one.x() - other.x(), one.y() - other.y()))


def _best(
    index: int,
    route: Route,
    text: str,
    lines: tuple[np.ndarray, np.ndarray],
    taken: Sequence[QRectF],
    area: QRectF,
    ink: Ink,
) -> Label | None:
    for width in _WIDTHS:
        texts = fitted(text, "small", ink, ink.px(width), 3)
        if any(one.endswith("…") for one in texts):
            continue
        rects = [rect for rect in _spots(route, texts, ink) if area.contains(rect)]
        free = [rect for rect in rects if not any(rect.intersects(other) for other in taken)]
        if free:
            rect = _least_crossed(free, lines[0][lines[1] != index])
            return Label(index, rect, tuple(_runs(texts, rect, ink)))
    return None


def _spots(route: Route, texts: Sequence[str], ink: Ink) -> list[QRectF]:
    """Return the rectangles a label could take along its link, the middle of the longest piece first."""
    wide = max(advance(one, "small", ink.unit) for one in texts) + 2 * ink.px(_EDGE)
    high = line_height("small", ink.unit) * len(texts)
    pieces = sorted(pairwise(route.points), key=lambda pair: -_length(*pair))
    return [
        QRectF(a.x() + (b.x() - a.x()) * part - wide / 2, a.y() + (b.y() - a.y()) * part - high / 2, wide, high)
        for a, b in pieces
        for part in _ALONG
    ]


def _least_crossed(rects: Sequence[QRectF], lines: np.ndarray) -> QRectF:
    boxes = np.array([(one.left(), one.top(), one.right(), one.bottom()) for one in rects], dtype=np.float64)
    hits = crossed_boxes(lines, boxes).sum(axis=0) if len(lines) else np.zeros(len(rects))
    costs = hits * _CROSSED + np.arange(len(rects))
    return rects[int(np.argmin(costs))]


def _runs(texts: Sequence[str], rect: QRectF, ink: Ink) -> list[Run]:
    high = line_height("small", ink.unit)
    return [
        Run(
            rect.center().x() - advance(text, "small", ink.unit) / 2,
            base_line(rect.top() + row * high, "small", ink.unit),
            text,
            "small",
            "ink-2",
        )
        for row, text in enumerate(texts)
    ]
