"""A field to search in: magnifier, placeholder, key hint, and keys that lead out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.gui.theme import Theme, font

HEIGHT = 32
_LONGEST = 240  # letters of a query
_TEXT_LEFT = 20  # room for the magnifier, beside the padding of the style sheet
_HINT_RIGHT = 10
_HINT_PLACE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def is_palette_key(event: QKeyEvent) -> bool:
    """Whether a key is the one that opens the palette."""
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class SearchField(QLineEdit):
    """A line to type a query into; ``left`` is emitted on Down, ``entered`` on Enter, ``focused`` on focus."""

    left = Signal()
    entered = Signal()
    focused = Signal()

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = hint
        self.setFont(font("body"))
        self.setFixedHeight(HEIGHT)
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)  # a pack dropped here is one for the window, no text
        self.setTextMargins(_TEXT_LEFT, 0, 0, 0)
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Down, enter by Enter, clear by Escape; an empty field passes Escape on."""
        match event.key():
            case Qt.Key.Key_Down:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+K to the palette; some systems delete to the end of the line with it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_palette_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that a query may follow."""
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the magnifier at the left and, while empty, the key hint at the right."""
        super().paintEvent(event)
        palette = self._theme.palette
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(palette["ink-2"], 1.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawEllipse(QRectF(11, self.height() / 2 - 5.5, 9, 9))
            painter.drawLine(QPointF(18.8, self.height() / 2 + 2.3), QPointF(22, self.height() / 2 + 5.5))
            if not self.text() and not self.hasFocus():
                painter.setFont(font("marker"))
                painter.setPen(palette["ink-3"])
                painter.drawText(self.rect().adjusted(0, 0, -_HINT_RIGHT, 0), _HINT_PLACE, self._hint)
