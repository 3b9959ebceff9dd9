"""A filter in the options row: its marker and its word, dashed while it is switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from explorer.domain.evidence import Verdict
from explorer.gui.badges import draw_verdict_icon, verdict_named
from explorer.gui.glyphs import draw_milestone
from explorer.gui.labels import set_plain_text
from explorer.gui.panels.controls import fitting
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

if TYPE_CHECKING:
    from explorer.figures.figure import Choice

_HEIGHT = 24
_MARKER = 14
_VERDICT = "verdict:"


class Chip(QAbstractButton):
    """A filter that can be switched off: marker and word; off it is dashed and says "hidden"."""

    toggled_by_user = Signal(str)

    def __init__(self, theme: Theme, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self._theme = theme
        self.setCheckable(True)
        self.setFont(font("small"))
        self._verdict: Verdict | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.clicked.connect(self._tell)
        self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        """Show another state of the same filter."""
        self.choice = choice
        self._verdict = verdict_named(choice.symbol.removeprefix(_VERDICT)) if _VERDICT in choice.symbol else None
        words = f"{choice.label} {choice.count}" if choice.count and self._verdict else choice.label
        set_plain_text(self, fitting(words))
        self.setChecked(choice.on)
        state = "" if choice.on else translate("Chip", "hidden")
        self.setAccessibleName(f"{words}, {state}" if state else words)
        self.update()

    @property
    def entries(self) -> tuple[tuple[str, bool, str], ...]:
        """The entry that stands for it in a menu."""
        return ((self.text(), self.choice.on, ""),)

    def take(self, value: str) -> None:
        """Take the entry of a menu."""
        self._tell()

    def sizeHint(self) -> QSize:
        """Marker, gap, word and the round ends."""
        text = QFontMetrics(font("small")).horizontalAdvance(self.text())
        marker = _MARKER + 6 if self.choice.symbol else 0
        return QSize(text + marker + 18, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As large as wanted."""
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """Stay as it is: the figure says what is on, once the viewpoint has changed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint outline, marker and word."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        palette, on = self._theme.palette, self.choice.on
        pen = QPen(palette["line-strong"], 1)
        if not on:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(palette["hover"] if self.underMouse() else palette["surface"] if on else QColor(0, 0, 0, 0))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _HEIGHT / 2 - 0.5, _HEIGHT / 2 - 0.5)
        left = 9.0
        if self.choice.symbol:
            square = QRectF(left, (self.height() - _MARKER) / 2, _MARKER, _MARKER)
            if self._verdict is not None:
                draw_verdict_icon(painter, square.topLeft(), self._verdict, palette)
            else:
                draw_milestone(painter, square, self.choice.symbol, palette)
            left += _MARKER + 6
        painter.setPen(palette["ink"] if on else palette["ink-3"])
        painter.setFont(font("small"))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    @Slot()
    def _tell(self) -> None:
        self.toggled_by_user.emit(self.choice.id)
