"""The fields of the editor: lines and texts whose undo is the editor's, times as minutes and seconds, Markdown read."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.domain.stories import MOST_MINUTES, tidy_minutes
from explorer.gui.labels import PlainLabel
from explorer.gui.text import translate
from explorer.gui.theme import font

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,4}):(\d{2})")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
_NUDGE = 0.25  # minutes that Up and Down change a time by


class StoryLine(QLineEdit):
    """One line; ``typed(text)`` tells what the user writes, ``left`` that the focus has left."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, tidy: Callable[[str], str], longest: int = 300) -> None:
        super().__init__()
        self._tidy = tidy
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self.setFont(font("body"))
        self.textEdited.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed and means the same is left as it is."""
        if text != self.text() and not (self.hasFocus() and self._tidy(self.text()) == text):
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if _is_step(event):
            event.ignore()
            return False
        return super().event(event)

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
        self.moveCursor(self.textCursor().MoveOperation.End)
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


class MinutesField(QLineEdit):
    """A time such as 1:30; ``chosen(minutes)`` tells one by the user, 0 for none. Up and Down change it."""

    chosen = Signal(float)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._minutes = 0.0
        self.setAccessibleName(name)
        self.setFont(font("body"))
        self.setMaxLength(12)
        self.setPlaceholderText(translate("Story", "none"))
        self.setToolTip(translate("Story", "Minutes and seconds, such as 1:30. Up and Down change it."))
        self.editingFinished.connect(self._take)

    def show_minutes(self, minutes: float) -> None:
        """Show a time, unless another is being typed."""
        if minutes != self._minutes or not self.hasFocus():
            self._minutes = minutes
            self.setText(clock(minutes) if minutes else "")

    @Slot()
    def _take(self) -> None:
        found = minutes_in(self.text())
        fresh = self._minutes if found is None else found
        self.setText(clock(fresh) if fresh else "")
        self._choose(fresh)

    def _choose(self, minutes: float) -> None:
        if minutes != self._minutes:
            self._minutes = minutes
            self.setText(clock(minutes) if minutes else "")
            self.chosen.emit(minutes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the time by a quarter of a minute."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            now = minutes_in(self.text())
            nudge = _NUDGE if event.key() == Qt.Key.Key_Up else -_NUDGE
            self._choose(tidy_minutes((self._minutes if now is None else now) + nudge))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if _is_step(event):
            event.ignore()
            return False
        return super().event(event)


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


def clock(minutes: float) -> str:
    """Return a time as minutes and seconds: ``1:30``."""
    seconds = round(minutes * 60)
    return f"{seconds // 60}:{seconds % 60:02d}"


def minutes_in(text: str) -> float | None:
    """Return the minutes that a text means: ``1:30``, ``1.5``, ``2``, nothing for 0; ``None`` where it is no time."""
    text = text.strip()
    if not text:
        return 0.0
    found = _CLOCK.fullmatch(text)
    if found is not None:
        hours, minutes, seconds = (int(one or 0) for one in found.groups())
        return _allowed(hours * 60 + minutes + seconds / 60) if seconds < 60 else None
    return _allowed(float(text)) if _NUMBER.fullmatch(text) and text.isascii() else None


def _allowed(minutes: float) -> float | None:
    return tidy_minutes(minutes) if minutes <= MOST_MINUTES else None


def _is_step(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(one) for one in _STEPS)
