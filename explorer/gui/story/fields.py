"""The fields of the editor: lines and texts whose undo is the editor's, under their labels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.gui.labels import PlainLabel
from explorer.gui.theme import font

_LONGEST_LINE = 300
_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """One line whose undo is the window's."""

    def __init__(self, name: str, longest: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self.setFont(font("body"))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if _is_step(event):
            event.ignore()
            return False
        return super().event(event)


class StoryLine(LineField):
    """A line of a story; ``typed(text)`` tells what the user writes, ``left`` that the focus has left."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, tidy: Callable[[str], str]) -> None:
        super().__init__(name, _LONGEST_LINE)
        self._tidy = tidy
        self.textEdited.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed and means the same is left as it is."""
        if text != self.text() and not (self.hasFocus() and self._tidy(self.text()) == text):
            self.setText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the typing is over, and show the text as it was kept."""
        super().focusOutEvent(event)
        self.setText(self._tidy(self.text()))
        self.left.emit()


class StoryText(QPlainTextEdit):
    """A text of several lines; ``typed(text)`` tells what the user writes, ``left`` that the focus has left.

    A text of ``one`` line is wrapped, and Enter does nothing in it.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, tidy: Callable[[str], str], *, one: bool = False) -> None:
        super().__init__()
        self._tidy = tidy
        self._one = one
        self._showing = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(font("body"))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed and means the same is left as it is."""
        old = self.toPlainText()
        if text == old or (self.hasFocus() and self._tidy(old) == text):
            return
        self._showing = True
        self.setPlainText(text)
        ends = self.textCursor().MoveOperation
        self.moveCursor(ends.End if self.hasFocus() else ends.Start)  # another step's text is read from its start
        self._showing = False

    @Slot()
    def _tell(self) -> None:
        if not self._showing:
            self.typed.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if _is_step(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep a text of one line on one line."""
        if self._one and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the typing is over."""
        super().focusOutEvent(event)
        self.left.emit()


class Labelled(QWidget):
    """A field under its label, with quiet words or a control at the label's right."""

    def __init__(self, title: str, field: QWidget, aside: QWidget | None = None) -> None:
        super().__init__()
        label = PlainLabel(title, "small")
        label.set_ink("ink-2")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label, 1)
        if aside is not None:
            top.addWidget(aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(field)


def _is_step(event: QEvent) -> bool:
    """Whether an event is the key of undo or redo."""
    return isinstance(event, QKeyEvent) and any(event.matches(one) for one in _STEPS)
