"""A check box in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from explorer.gui.icons import pixmap
from explorer.gui.theme import Theme, font

_BOX = 16
_GAP = 8
_HEIGHT = 24


class CheckBox(QAbstractButton):
    """A box with its words; the whole of it can be clicked."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setCheckable(True)
        self.setFont(font("body"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of box, gap and words."""
        return QSize(_BOX + _GAP + QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As large as wanted."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, its tick and the words."""
        del event
        palette, on = self._theme.palette, self.isChecked()
        box = QRectF(0.5, (self.height() - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette["ink" if on else "line-strong"], 1))
            painter.setBrush(palette["ink" if on else "hover" if self.underMouse() else "field"])
            painter.drawRoundedRect(box, 3, 3)
            if on:
                tick = pixmap("check", 12, palette["inverse"], self.devicePixelRatioF())
                painter.drawPixmap(2, (self.height() - 12) // 2, tick)
            painter.setPen(palette["ink"])
            words = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
