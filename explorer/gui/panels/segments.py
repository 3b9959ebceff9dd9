"""One choice of a few in the options row: buttons side by side in one frame."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from explorer.gui.labels import set_plain_text
from explorer.gui.panels.controls import CONTROL_HEIGHT
from explorer.gui.theme import Theme, font

_PAD = 8
_RADIUS = 6.0


class Segments(QWidget):
    """One choice of a few, side by side; arrows move within, ``picked(value)`` tells a choice by the user."""

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, label) in enumerate(choices):
            button = Segment(theme, value, label, first=place == 0, last=place == len(choices) - 1)
            button.setAccessibleName(f"{name}: {label}")
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._pick)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The values with their labels."""
        return tuple((value, button.text()) for value, button in self._buttons.items())

    @property
    def value(self) -> str:
        """The value chosen, or an empty text."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    @property
    def entries(self) -> tuple[tuple[str, bool, str], ...]:
        """The entries that stand for it in a menu: words, whether it is on, and its value."""
        return tuple((label, value == self.value, value) for value, label in self.choices)

    def take(self, value: str) -> None:
        """Take the entry of a menu."""
        self.picked.emit(value)

    def show_value(self, value: str) -> None:
        """Show a value as chosen, without telling anyone."""
        button = self._buttons.get(value)
        if button is not None:
            button.setChecked(True)

    @Slot(QAbstractButton)
    def _pick(self, button: QAbstractButton) -> None:
        if isinstance(button, Segment):
            self.picked.emit(button.value)


class Segment(QAbstractButton):
    """One of :class:`Segments`; the frame of the whole is painted piece by piece."""

    def __init__(self, theme: Theme, value: str, label: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self.value = value
        self._theme = theme
        self._first, self._last = first, last
        set_plain_text(self, label)
        self.setCheckable(True)
        self.setFont(font("button"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the label in bold, so that nothing moves when it is chosen."""
        return QSize(QFontMetrics(font("strong")).horizontalAdvance(self.text()) + 2 * _PAD, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As large as wanted: a segment is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, frame, label, and the line below a chosen one."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        palette = self._theme.palette
        box = QRectF(self.rect()).adjusted(
            0.5 if self._first else -_RADIUS * 2, 0.5, -0.5 if self._last else _RADIUS * 2, -0.5
        )
        ground = "sel" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setClipRect(self.rect())
        painter.setPen(QPen(palette["line-strong"], 1))
        painter.setBrush(palette[ground])
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if not self._last:
            painter.drawLine(QPointF(self.width() - 0.5, 1), QPointF(self.width() - 0.5, self.height() - 1))
        if self.isChecked():
            line = QRectF(0, self.height() - 3, self.width(), 2)
            inset = (2.0 if self._first else 0.0, 2.0 if self._last else 1.0)
            painter.fillRect(line.adjusted(inset[0], 0, -inset[1], 0), palette["ink"])
        painter.setPen(palette["ink"] if self.isChecked() else palette["ink-2"])
        painter.setFont(font("strong" if self.isChecked() else "button"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
