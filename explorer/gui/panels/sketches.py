"""The three small pictures of the first page: what exploring, tracing and handing on look like. No data is in them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.gui.glyphs import draw_milestone
from explorer.gui.theme import Palette, Theme

SIZE = QSize(200, 96)
_LEAST = 160  # pixels; a narrower picture is drawn closer together
BRANDS = ("aito", "luxeed", "stelato", "maextro", "shangjie")
_FALLBACK = ("total", "peer", "peer-strong", "line-strong", "ink-3")
# A hill of bars, in pixels: drawn by hand, it stands for no figure.
_BARS = ((4, 2, 0), (6, 2, 0), (7, 3, 0), (9, 4, 0), (8, 3, 0), (7, 3, 0), (12, 5, 0), (20, 9, 0), (26, 12, 0),
         (24, 10, 0), (27, 13, 0), (30, 16, 0), (26, 12, 0), (18, 8, 0), (30, 12, 0), (34, 14, 8), (40, 18, 12),
         (48, 20, 18))  # fmt: skip
_MARKS = ((0, 18, "launch"), (0, 42, "delivery"), (0, 88, "brand"), (0, 118, "launch"), (0, 166, "event"),
          (1, 68, "partnership"), (1, 102, "unveil"), (1, 138, "launch"), (1, 166, "delivery"),
          (2, 52, "equity"), (2, 122, "technology"), (2, 148, "launch"), (2, 166, "delivery"))  # fmt: skip


class Sketch(QWidget):
    """One of the pictures; ``kind`` is explore, trace or present."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme = theme
        self._paint = {"explore": _explore, "trace": _trace, "present": _present}[kind]
        self.setFixedHeight(SIZE.height())
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(SIZE.width())
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self.width() / SIZE.width(), 1)
            self._paint(painter, self._theme.palette)


class DropArea(QWidget):
    """A dashed outline around whatever stands in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self._theme.palette["line-strong"], 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _explore(painter: QPainter, palette: Palette) -> None:
    inks = [palette.series_colour(one if one in palette.series else spare) for one, spare in zip(
        (BRANDS[0], BRANDS[1], BRANDS[4]), _FALLBACK, strict=False)]  # fmt: skip
    for place, heights in enumerate(_BARS):
        bottom = 90.0
        for height, ink in zip(heights, inks, strict=True):
            if height:
                painter.fillRect(QRectF(place * 11, bottom - height, 8, height - 1), ink)
            bottom -= height
    painter.setPen(QPen(palette["line-strong"], 1))
    painter.drawLine(QLineF(0, 90.5, SIZE.width(), 90.5))


def _trace(painter: QPainter, palette: Palette) -> None:
    painter.setPen(QPen(palette["line"], 1))
    for lane in range(3):
        painter.drawLine(QLineF(0, 33.5 + lane * 28, SIZE.width(), 33.5 + lane * 28))
    painter.setPen(QPen(palette["ink"], 1))
    painter.drawLine(QLineF(166.5, 2, 166.5, 90))
    for lane, left, group in _MARKS:
        draw_milestone(painter, QRectF(left - 7, 12 + lane * 28, 14, 14), group, palette)


def _present(painter: QPainter, palette: Palette) -> None:
    painter.setPen(QPen(palette["line-strong"], 1))
    painter.setBrush(palette["surface"])
    painter.drawRoundedRect(QRectF(0.5, 8.5, 128, 72), 4, 4)
    painter.drawRoundedRect(QRectF(140.5, 8.5, 58, 72), 4, 4)
    painter.fillRect(QRectF(12, 20, 80, 5), palette["ink"])
    pen = QPen(palette["ink"], 2.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = ((12, 70), (50, 62), (84, 44), (116, 32))
    for (left, top), (right, bottom) in pairwise(points):
        painter.drawLine(QLineF(left, top, right, bottom))
    painter.setPen(QPen(palette["line-strong"], 2))
    for row, width in enumerate((40, 32, 40, 24)):
        painter.drawLine(QLineF(149, 24 + row * 13, 149 + width, 24 + row * 13))
