"""The field of the command palette: typing stays in it, all other keys choose among the rows below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from explorer.gui.panels.search_field import is_palette_key
from explorer.gui.theme import font

_LONGEST = 1_000  # letters of a query, or of a link that is pasted
_PAGE = 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class PaletteField(QLineEdit):
    """``stepped(rows)`` and ``leapt(groups)`` move the choice, ``entered`` takes it, ``added`` into the story.

    ``left`` closes the palette.

    While it has the focus no shortcut of the window is answered: what lies under the palette stays as it is.
    """

    stepped = Signal(int)
    leapt = Signal(int)
    entered = Signal()
    added = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setFont(font("palette"))
        self.setMaxLength(_LONGEST)

    def event(self, event: QEvent) -> bool:
        """Keep Tab and every shortcut from the window."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
                self.leapt.emit(_TABS[Qt.Key(event.key())])
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, take or leave; type anything else."""
        key = event.key()
        if key == Qt.Key.Key_Escape or is_palette_key(event):
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                self.entered.emit()
            elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier:
                self.added.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
