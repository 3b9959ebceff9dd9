"""The rows of what is the user's own: undo and redo, looking back, and who stands in the comparison."""

from __future__ import annotations

from explorer.gui.actions import own_runs as runs
from explorer.gui.actions.row import ActionRow, Menu
from explorer.gui.actions.runs import has_pack
from explorer.gui.text import QT_TRANSLATE_NOOP

UNDO = (
    ActionRow(
        "edit.undo",
        QT_TRANSLATE_NOOP("Action", "Undo"),
        Menu.EDIT,
        runs.undo,
        ("Ctrl+Z",),
        enabled=runs.can_undo,
        block=-1,
        icon="back",
    ),
    ActionRow(
        "edit.redo",
        QT_TRANSLATE_NOOP("Action", "Redo"),
        Menu.EDIT,
        runs.redo,
        ("Ctrl+Shift+Z",),
        enabled=runs.can_redo,
        block=-1,
        icon="forward",
    ),
)
LOOK = (
    ActionRow(
        "go.look_back",
        QT_TRANSLATE_NOOP("Action", "Look back to an earlier date"),
        Menu.GO,
        runs.look_back,
        ("Ctrl+L",),
        enabled=has_pack,
        block=3,
        icon="back",
    ),
    ActionRow(
        "go.now",
        QT_TRANSLATE_NOOP("Action", "Back to now"),
        Menu.GO,
        runs.return_to_now,
        enabled=runs.is_looking_back,
        block=3,
        icon="forward",
    ),
    ActionRow(
        "compare.open",
        QT_TRANSLATE_NOOP("Action", "Compare what is selected"),
        Menu.GO,
        runs.open_compare,
        enabled=runs.is_comparable,
        block=4,
        icon="compare",
    ),
    ActionRow(
        "compare.toggle",
        QT_TRANSLATE_NOOP("Action", "Add to Compare, or take out"),
        Menu.GO,
        runs.toggle_compared,
        ("Ctrl+D",),
        enabled=runs.is_comparable,
        checked=runs.is_compared,
        block=4,
        icon="compare",
    ),
)
