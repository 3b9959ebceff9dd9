"""Where a plot is empty: bars, lines and texts by pixel column, so that a note finds room in microseconds."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

Floats = NDArray[np.float64]


class Ground:
    """The rectangle in which notes may lie, and what lies there already."""

    def __init__(self, rect: QRectF) -> None:
        self.rect = QRectF(rect)
        self._left = floor(rect.left())
        self._columns = max(1, ceil(rect.right()) - self._left)
        self._layers: list[tuple[Floats, Floats]] = []
        self._lines: list[tuple[Floats, Floats]] = []  # the layers of lines
        self.taken: list[QRectF] = []

    def add_columns(self, rects: Iterable[QRectF]) -> None:
        """Take the rectangles of bars, which do not lie above each other."""
        tops, bottoms = self._empty()
        for rect in rects:
            part = self._slice(rect)
            tops[part] = np.minimum(tops[part], rect.top())
            bottoms[part] = np.maximum(bottoms[part], rect.bottom())
        self._layers.append((tops, bottoms))

    def add_line(self, x: Floats, y: Floats, half: float) -> None:
        """Take a line through these pixels, ``half`` pixels wide to either side."""
        if len(x) < 2:
            return
        columns = np.arange(self._columns, dtype=np.float64) + self._left
        left = np.interp(columns, x, y)
        right = np.interp(columns + 1, x, y)
        inside = (columns + 1 >= x[0]) & (columns <= x[-1])
        tops = np.where(inside, np.minimum(left, right) - half, np.inf)
        self._lines.append((tops, np.where(inside, np.maximum(left, right) + half, -np.inf)))
        self._layers.append(self._lines[-1])

    def take(self, rect: QRectF) -> None:
        """Take one more rectangle: a text, a dot, a dashed level."""
        self.taken.append(QRectF(rect))

    def free(self, rect: QRectF, margin: float = 3.0) -> bool:
        """Whether a rectangle lies inside and on nothing, with some room around it."""
        if not self.rect.contains(rect):
            return False
        wide = rect.adjusted(-margin, -margin, margin, margin)
        if any(wide.intersects(other) for other in self.taken):
            return False
        part = self._slice(wide)
        return not any(
            bool(np.any((tops[part] < wide.bottom()) & (bottoms[part] > wide.top()))) for tops, bottoms in self._layers
        )

    def clear_line(self, start: QPointF, end: QPointF) -> bool:
        """Whether a thin line crosses no text."""
        box = QRectF(start, end).normalized().adjusted(-1, -1, 1, 1)
        return not any(box.intersects(other) for other in self.taken)

    def off_lines(self, start: QPointF, end: QPointF, margin: float) -> bool:
        """Whether a thin line, level or upright, lies ``margin`` above or below every line of the plot."""
        box = QRectF(start, end).normalized().adjusted(0, -margin, 0, margin)
        part = self._slice(box)
        return not any(
            bool(np.any((tops[part] < box.bottom()) & (bottoms[part] > box.top()))) for tops, bottoms in self._lines
        )

    def skyline(self, left: float, right: float) -> float:
        """Return the highest pixel that anything reaches between two columns, or the bottom of the ground."""
        part = self._slice(QRectF(left, 0, max(right - left, 1), 1))
        tops = [float(tops[part].min()) for tops, _ in self._layers if tops[part].size]
        return min([self.rect.bottom(), *tops])

    def _empty(self) -> tuple[Floats, Floats]:
        return np.full(self._columns, np.inf), np.full(self._columns, -np.inf)

    def _slice(self, rect: QRectF) -> slice:
        first = min(max(floor(rect.left()) - self._left, 0), self._columns)
        return slice(first, min(max(ceil(rect.right()) - self._left, first), self._columns))
