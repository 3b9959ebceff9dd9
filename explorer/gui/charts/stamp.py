"""The stamp of a scenario: an outlined word and the assumptions that differ, above the source line of every picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, advance, base_line, draw_runs, plain
from explorer.gui.charts.matrix_texts import fitted
from explorer.gui.text import translate
from explorer.gui.theme import line_height

_PAD = 8.0  # inside the outline, in design pixels
_ABOVE = 12.0  # from the panels to the stamp
_WORD = 22.0  # height of the outline around the word
_MOST = 4  # lines of assumptions


class Stamp(Layer):
    """Draws the stamp; nothing where a figure has none."""

    def __init__(self, ink: Ink) -> None:
        super().__init__(ink, 24)
        self.lines: tuple[str, ...] = ()
        self.runs: list[Run] = []
        self.box = QRectF()

    def fill(self, lines: tuple[str, ...]) -> None:
        """Take the assumptions of a figure."""
        self.lines = lines

    def wanted(self, width: float) -> float:
        """Return the height of the stamp with the space above it, nothing if there is none."""
        if not self.lines:
            return 0.0
        texts = len(self._texts(width)) * line_height("small", self.ink.unit)
        return self.ink.px(_ABOVE) + max(texts, self.ink.px(_WORD))

    def lay(self, rect: QRectF) -> None:
        """Stand at the bottom of a rectangle of the height wanted."""
        self.runs, self.box = [], QRectF()
        if self.lines:
            ink = self.ink
            word = self._word()
            wide = advance(word, "section", ink.unit) + 2 * ink.px(_PAD)
            top = round(rect.top() + ink.px(_ABOVE))
            self.box = QRectF(rect.left(), top, round(wide), round(ink.px(_WORD)))
            inner = top + (self.box.height() - line_height("section", ink.unit)) / 2
            self.runs.append(
                Run(rect.left() + ink.px(_PAD), base_line(inner, "section", ink.unit), word, "section", "ink")
            )
            y = top + ink.px(3)
            for text in self._texts(rect.width()):
                self.runs.append(Run(rect.left() + self._indent(), base_line(y, "small", ink.unit), text, "small"))
                y += line_height("small", ink.unit)
        self.cover(rect if self.lines else QRectF())

    def draw(self, painter: QPainter) -> None:
        """Draw outline and words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.ink.px(1.5)
        painter.setPen(QPen(self.ink.token("ink"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        radius = self.ink.px(4)
        painter.drawRoundedRect(self.box.adjusted(half, half, -half, -half), radius, radius)
        draw_runs(painter, self.runs, self.ink)

    def _word(self) -> str:
        return translate("Charts", "Scenario").upper()

    def _indent(self) -> float:
        return advance(self._word(), "section", self.ink.unit) + self.ink.px(2 * _PAD + 12)

    def _texts(self, width: float) -> list[str]:
        words = " · ".join(plain(one) for one in self.lines)
        return fitted(words, "small", self.ink, max(width - self._indent(), 1.0), _MOST)
