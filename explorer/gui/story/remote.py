"""What the keys of the user's own remote mean: learnt, kept in the settings, and read with care."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from explorer.gui.settings import REMOTE, Settings
from explorer.gui.story.keys import TAKEN_FOR_GOOD, code_of, keys_of_defaults
from explorer.gui.text import QT_TRANSLATE_NOOP, translate
from explorer.records import record

# What a key can be learnt for, in the order of the table.
LEARNABLE: tuple[tuple[str, str], ...] = (
    ("next", QT_TRANSLATE_NOOP("Remote", "Next step")),
    ("back", QT_TRANSLATE_NOOP("Remote", "Step before")),
    ("first", QT_TRANSLATE_NOOP("Remote", "First step")),
    ("last", QT_TRANSLATE_NOOP("Remote", "Last step")),
    ("black", QT_TRANSLATE_NOOP("Remote", "Black screen, and back")),
    ("white", QT_TRANSLATE_NOOP("Remote", "White screen, and back")),
    ("freeze", QT_TRANSLATE_NOOP("Remote", "Freeze the audience, and let it go on")),
    ("escape", QT_TRANSLATE_NOOP("Remote", "Leave one level, at last the presentation")),
    ("overview", QT_TRANSLATE_NOOP("Remote", "All steps, seen by you alone")),
    ("go", QT_TRANSLATE_NOOP("Remote", "Go to a step by its number")),
    ("enter", QT_TRANSLATE_NOOP("Remote", "Go to the step that is chosen")),
    ("question", QT_TRANSLATE_NOOP("Remote", "Look up an answer in private")),
    ("timer", QT_TRANSLATE_NOOP("Remote", "Pause the timer, and let it run")),
    ("timer_reset", QT_TRANSLATE_NOOP("Remote", "Set the timer to zero")),
    ("swap", QT_TRANSLATE_NOOP("Remote", "Swap the displays")),
    ("tool.pointer", QT_TRANSLATE_NOOP("Remote", "Pointer")),
    ("tool.spotlight", QT_TRANSLATE_NOOP("Remote", "Spotlight")),
    ("larger", QT_TRANSLATE_NOOP("Remote", "Larger pointer or spotlight")),
    ("smaller", QT_TRANSLATE_NOOP("Remote", "Smaller pointer or spotlight")),
    ("tool.pen", QT_TRANSLATE_NOOP("Remote", "Pen")),
    ("tool.eraser", QT_TRANSLATE_NOOP("Remote", "Eraser")),
    ("undo", QT_TRANSLATE_NOOP("Remote", "Take back the last stroke")),
    ("tool.zoom", QT_TRANSLATE_NOOP("Remote", "Zoom to a region, and back")),
    ("forced_next", QT_TRANSLATE_NOOP("Remote", "Next step, a hidden one too")),
    ("forced_back", QT_TRANSLATE_NOOP("Remote", "Step before, a hidden one too")),
    ("help", QT_TRANSLATE_NOOP("Remote", "These keys, on your display alone")),
    ("notes_larger", QT_TRANSLATE_NOOP("Remote", "Larger notes")),
    ("notes_smaller", QT_TRANSLATE_NOOP("Remote", "Smaller notes")),
    ("notes_on", QT_TRANSLATE_NOOP("Remote", "Read on in the notes")),
    ("notes_back", QT_TRANSLATE_NOOP("Remote", "Go back in the notes")),
)
_TITLES = dict(LEARNABLE)
# What a key can mean besides, for the question whether to take it for something else.
_OTHERS: dict[str, str] = {
    "row_down": QT_TRANSLATE_NOOP("Remote", "Next step"),
    "row_up": QT_TRANSLATE_NOOP("Remote", "Step before"),
    "erase": QT_TRANSLATE_NOOP("Remote", "Step before"),
    "same": QT_TRANSLATE_NOOP("Remote", "Nothing while presenting: many remotes send it to start"),
    "visited_before": QT_TRANSLATE_NOOP("Remote", "Step visited before"),
    "visited_after": QT_TRANSLATE_NOOP("Remote", "Step visited after"),
}
# The same keys once more: on the number pad, or as a letter that takes Shift on some keyboards.
_TWINS = (
    QKeyCombination(Qt.Key.Key_Enter),
    QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Plus),
    QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Question),
    QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Period),
    QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Comma),
)
_CODE = re.compile(r"k[1-9]\d{0,9}|n[1-9]\d{0,9}")
_MOST = 200
_ALSO = {"row_down": "next", "row_up": "back", "erase": "back"}  # while no overview or number is open


@record(frozen=True, slots=True)
class Remote:
    """What was learnt: the code of a key (:func:`code_of`) to a command; ``unread`` counts what could not be read."""

    keys: Mapping[str, str] = field(default_factory=dict)
    unread: int = 0


def read_remote(settings: Settings) -> Remote:
    """Return what the settings keep; a row that is damaged is left out and counted."""
    if not settings.sound(REMOTE):
        return Remote({}, 1)
    rows = settings.get(REMOTE)
    found: dict[str, str] = {}
    for row in rows[:_MOST]:
        command, _, code = row.partition(" ")
        if command in _TITLES and _CODE.fullmatch(code) and code not in TAKEN_FOR_GOOD:
            found[code] = command
    return Remote(found, len(rows) - len(found))


def keep_remote(settings: Settings, keys: Mapping[str, str]) -> None:
    """Put what was learnt into the settings, and these on the disk."""
    settings.set(REMOTE, tuple(f"{command} {code}" for code, command in keys.items()))
    settings.save()


def unread_words() -> str:
    """Return a sentence on what could not be read."""
    return translate("Remote", "Learnt keys in the settings were damaged. What could not be read is left out.")


def command_words(command: str) -> str:
    """Return what a command does, in words."""
    if command.startswith("digit."):
        return translate("Remote", "The digit {0} of a step’s number").format(command[-1])
    title = _TITLES.get(command) or _OTHERS.get(command, command)
    return translate("Remote", title)


def code_words(code: str) -> str:
    """Return what a key is called: its name on the keyboard, or the number of a key that has none."""
    number = int(code[1:])
    if code.startswith("n"):
        return translate("Remote", "Key {0}").format(number)
    named = QKeySequence(QKeyCombination.fromCombined(number)).toString(QKeySequence.SequenceFormat.NativeText)
    readable = named.isprintable() and named.isascii()
    return named if named and readable else translate("Remote", "Key {0}").format(number)


def event_words(event: QKeyEvent) -> str:
    """Return what arrived: the name of the key, and its number at the keyboard, which tells remotes apart."""
    code, native = code_of(event), event.nativeScanCode() or event.nativeVirtualKey()
    words = code_words(code) if code else translate("Remote", "A key without name and number")
    if code.startswith("k") and native:
        return translate("Remote", "{0} (number {1})").format(words, native)
    return words


def built_in_keys(command: str) -> tuple[str, ...]:
    """Return the names of the keys that mean a command by default."""
    found = []
    for combination, meaning in keys_of_defaults().items():
        if command == _ALSO.get(meaning, meaning) and combination not in _TWINS:
            found.append(code_words(f"k{combination.toCombined()}"))
    return tuple(found)


def learnt_codes(keys: Mapping[str, str], command: str) -> tuple[str, ...]:
    """Return the codes of the keys learnt for a command."""
    return tuple(code for code, meaning in keys.items() if meaning == command)
