"""Takes the next key of a remote, so that it can be learnt whatever it means elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from explorer.gui.story.keys import code_of
from explorer.gui.story.remote import event_words

_MODIFIERS = frozenset({
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R,
})  # fmt: skip


class KeyEar(QObject):
    """Takes the next key that reaches a dialog, whatever it means elsewhere; ``heard(code, words)`` tells it.

    ``lost`` tells that the dialog is no longer the active window, so that nothing is waited for any more.
    """

    heard = Signal(str, str)
    lost = Signal()

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.open = False

    def listen(self) -> None:
        """Wait for a key."""
        application = QApplication.instance()
        if application is not None and not self.open:
            application.installEventFilter(self)
            self.open = True

    @Slot()
    def stop(self) -> None:
        """Wait no more."""
        application = QApplication.instance()
        if application is not None and self.open:
            application.removeEventFilter(self)
            self.open = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key while a key is waited for; those that only change others go on being waited with."""
        if event.type() == QEvent.Type.WindowDeactivate and watched is self._dialog:
            self.lost.emit()
            return False
        if not isinstance(event, QKeyEvent) or not self._dialog.isActiveWindow():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and event.key() not in _MODIFIERS and not event.isAutoRepeat():
            self.stop()
            self.heard.emit(code_of(event), event_words(event))
        return True
