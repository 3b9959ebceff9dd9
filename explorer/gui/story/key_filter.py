"""Takes the keys of a presentation out of the whole program's, whatever window or field has the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from explorer.gui.story.keys import KeyReader

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class KeyFilter(QObject):
    """Tells by ``pressed`` what a key means; ``own`` are the windows in which every key is the presentation's."""

    pressed = Signal(str)

    def __init__(self, own: Sequence[QWidget], clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._own, self._clock = tuple(own), clock
        self.reader = KeyReader()

    def listen(self, on: bool) -> None:
        """Begin or stop listening."""
        application = QApplication.instance()
        if application is not None and on:
            application.installEventFilter(self)
        elif application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key that belongs to the presentation, so that nobody else gets it; a menu or dialog keeps its own."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        command = self.reader.command(event)
        own = _window_of(watched) in self._own and QApplication.activePopupWidget() is None
        if not command or not self.reader.reaches(event, command, own_window=own, typing=_typing()):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and self.reader.counts(event, command, self._clock()):
            self.pressed.emit(command)
        return True


def _window_of(watched: QObject) -> QWidget | None:
    if isinstance(watched, QWidget):
        return watched.window()
    return QApplication.activeWindow() if isinstance(watched, QWindow) else None


def _typing() -> bool:
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit):
        return not focused.isReadOnly()
    return False
