"""Keys and clicks that come while a window is painted and not finished yet: kept, and given to it once it is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QWidget

_HELD = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
})  # fmt: skip


class HeldInput(QObject):
    """Holds the input of a window that is shown, from now until :meth:`release`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow = window.windowHandle()
        self._held: list[QEvent] = []
        self._handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep input back, and let all else pass."""
        if event.type() not in _HELD:
            return False
        self._held.append(event.clone())
        return True

    def release(self, actions: Iterable[QAction]) -> None:
        """Give the window what it has missed, in order; ``actions`` are those that a key may mean."""
        self._handle.removeEventFilter(self)
        for event in self._held:
            if not (isinstance(event, QKeyEvent) and self._triggered(event, actions)):
                QCoreApplication.sendEvent(self._handle, event)
        self._held.clear()

    def _triggered(self, event: QKeyEvent, actions: Iterable[QAction]) -> bool:
        """Whether a key was a shortcut: Qt looks for one only when a key comes from the system."""
        if event.type() is not QEvent.Type.KeyPress:
            return False
        claim = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
        claim.ignore()
        QCoreApplication.sendEvent(self._window.focusWidget() or self._window, claim)
        if claim.isAccepted():
            return False  # a field takes it as a letter
        keys = QKeySequence(event.keyCombination())
        found = next((one for one in actions if one.isEnabled() and keys in one.shortcuts()), None)
        if found is not None:
            found.trigger()
        return found is not None
