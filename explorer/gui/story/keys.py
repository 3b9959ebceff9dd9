"""The keys of a presentation: which key means what, and which keys reach it while another window has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from explorer.gui.text import QT_TRANSLATE_NOOP

DEBOUNCE = 0.150  # seconds in which the same key again is a bounce of the same press
_K, _M = Qt.Key, Qt.KeyboardModifier
_TOLD_APART = _M.ShiftModifier | _M.ControlModifier | _M.AltModifier | _M.MetaModifier
_DIGITS = {getattr(_K, f"Key_{digit}"): f"digit.{digit}" for digit in range(10)}

# Key and modifiers to what it means; see ``player_commands``.
_PLAIN: dict[Qt.Key, str] = {
    _K.Key_PageDown: "next", _K.Key_Right: "next", _K.Key_Down: "row_down", _K.Key_Space: "next", _K.Key_N: "next",
    _K.Key_Return: "enter", _K.Key_Enter: "enter",
    _K.Key_PageUp: "back", _K.Key_Left: "back", _K.Key_Up: "row_up", _K.Key_P: "back", _K.Key_Backspace: "erase",
    _K.Key_Home: "first", _K.Key_End: "last", _K.Key_G: "go",
    _K.Key_B: "black", _K.Key_Period: "black", _K.Key_W: "white", _K.Key_Comma: "white",
    _K.Key_T: "timer", _K.Key_S: "swap", _K.Key_F5: "same", _K.Key_Escape: "escape",
    _K.Key_O: "overview", _K.Key_Tab: "overview", _K.Key_Q: "question",
    _K.Key_L: "tool.pointer", _K.Key_I: "tool.spotlight", _K.Key_D: "tool.pen", _K.Key_E: "tool.eraser",
    _K.Key_Z: "tool.zoom", _K.Key_Plus: "larger", _K.Key_Equal: "larger", _K.Key_Minus: "smaller",
    _K.Key_F1: "help", _K.Key_Question: "help",
    **_DIGITS,
}  # fmt: skip
_SHIFTED: dict[Qt.Key, str] = {
    _K.Key_PageDown: "forced_next", _K.Key_PageUp: "forced_back", _K.Key_N: "forced_next", _K.Key_P: "forced_back",
    _K.Key_Question: "help", _K.Key_Plus: "larger", _K.Key_Period: "black", _K.Key_Comma: "white",
    _K.Key_T: "timer_reset", _K.Key_F: "freeze", _K.Key_F5: "same",
}  # fmt: skip
_ALT: dict[Qt.Key, str] = {_K.Key_Left: "visited_before", _K.Key_Right: "visited_after"}
_CTRL: dict[Qt.Key, str] = {
    _K.Key_Plus: "notes_larger", _K.Key_Equal: "notes_larger", _K.Key_Minus: "notes_smaller",
    _K.Key_Z: "undo", _K.Key_Down: "notes_on", _K.Key_Up: "notes_back",
}  # fmt: skip
_ANYWHERE = frozenset({"next", "back", "black", "same", "forced_next", "forced_back"})
_CLICKER = frozenset({_K.Key_PageDown, _K.Key_PageUp, _K.Key_F5})  # what a clicker sends, whatever has the focus
_UNTYPED = frozenset({_K.Key_Period})  # and this, where it is no text
# Keys that write or move about: also when learnt, they are the presentation's in its own windows alone.
_WORKING = frozenset({
    _K.Key_Return, _K.Key_Enter, _K.Key_Tab, _K.Key_Backtab, _K.Key_Backspace, _K.Key_Delete, _K.Key_Home, _K.Key_End,
    _K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down,
})  # fmt: skip
_NAMELESS = (0, _K.Key_unknown)
TAKEN_FOR_GOOD = frozenset({f"k{QKeyCombination(_K.Key_Escape).toCombined()}"})  # Esc always leaves one level
_REPEATING = frozenset(
    {"notes_larger", "notes_smaller", "notes_on", "notes_back", "larger", "smaller", "erase", "undo"}
)

# What the key row says, in this order.
TOLD: tuple[tuple[str, str], ...] = (
    (QT_TRANSLATE_NOOP("Key", "PgDn"), QT_TRANSLATE_NOOP("Player", "Next")),
    (QT_TRANSLATE_NOOP("Key", "PgUp"), QT_TRANSLATE_NOOP("Player", "Back")),
    (QT_TRANSLATE_NOOP("Key", "G"), QT_TRANSLATE_NOOP("Player", "Go to")),
    (QT_TRANSLATE_NOOP("Key", "B"), QT_TRANSLATE_NOOP("Player", "Black")),
    (QT_TRANSLATE_NOOP("Key", "W"), QT_TRANSLATE_NOOP("Player", "White")),
    (QT_TRANSLATE_NOOP("Key", "Shift F"), QT_TRANSLATE_NOOP("Player", "Freeze")),
    (QT_TRANSLATE_NOOP("Key", "T"), QT_TRANSLATE_NOOP("Player", "Timer")),
    (QT_TRANSLATE_NOOP("Key", "S"), QT_TRANSLATE_NOOP("Player", "Swap")),
    (QT_TRANSLATE_NOOP("Key", "F1"), QT_TRANSLATE_NOOP("Player", "Keys")),
    (QT_TRANSLATE_NOOP("Key", "Esc"), QT_TRANSLATE_NOOP("Player", "End")),
)


def keys_of_defaults() -> dict[QKeyCombination, str]:
    """Return every key with what it means."""
    groups = (
        (_M.NoModifier, _PLAIN),
        (_M.ShiftModifier, _SHIFTED),
        (_M.AltModifier, _ALT),
        (_M.ControlModifier, _CTRL),
    )
    return {QKeyCombination(modifiers, key): word for modifiers, keys in groups for key, word in keys.items()}


def code_of(event: QKeyEvent) -> str:
    """Return by what a key is known again.

    That is ``k`` and the number of its combination of keys, for a key that Qt has no name for ``n`` and its number at
    the keyboard, and an empty text for one that has neither.
    """
    if event.key() not in _NAMELESS:
        return f"k{QKeyCombination(event.modifiers() & _TOLD_APART, Qt.Key(event.key())).toCombined()}"
    native = event.nativeScanCode() or event.nativeVirtualKey()
    return f"n{native}" if native else ""


@dataclass
class KeyReader:
    """Turns key presses into commands; a key that bounces or repeats by being held counts once.

    ``learnt`` are keys of a remote that mean something else, by their codes (:func:`code_of`).
    """

    learnt: Mapping[str, str] = field(default_factory=dict)
    _defaults: Mapping[QKeyCombination, str] = field(default_factory=keys_of_defaults)
    _last: tuple[str, float] = ("", -1.0)

    def command(self, event: QKeyEvent) -> str:
        """Return what a key means in a presentation, or an empty text."""
        if code_of(event) in self.learnt:
            return self.learnt[code_of(event)]
        modifiers, key = event.modifiers() & _TOLD_APART, Qt.Key(event.key())
        if modifiers == _M.ControlModifier | _M.ShiftModifier:  # Shift may be what a “+” takes
            modifiers = _M.ControlModifier
        return self._defaults.get(QKeyCombination(modifiers, key), "")

    def reaches(self, event: QKeyEvent, command: str, *, own_window: bool, typing: bool) -> bool:
        """Whether a key belongs to the presentation: each of its own windows, a clicker's in any other.

        ``typing`` says that a text field has the focus there.
        """
        if own_window and not typing:
            return bool(command)
        key = Qt.Key(event.key())
        if code_of(event) in self.learnt:
            writes = bool(event.text()) and event.text().isprintable()
            return key in _CLICKER or not (writes or key in _WORKING)
        clicker = key in _CLICKER or (key in _UNTYPED and not typing)
        return clicker and command in _ANYWHERE

    def counts(self, event: QKeyEvent, command: str, now: float) -> bool:
        """Whether a press counts: not one that repeats by being held, nor a bounce within 150 ms."""
        if command in _REPEATING or command.startswith("digit"):
            return True
        (key, at), pressed = self._last, code_of(event)
        self._last = (pressed, now)
        return not event.isAutoRepeat() and (key != pressed or now - at >= DEBOUNCE)
