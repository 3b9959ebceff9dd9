"""What a row of the table of actions is, and which menus there are."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from explorer.gui.actions import runs
from explorer.gui.actions.context import Context
from explorer.gui.text import QT_TRANSLATE_NOOP
from explorer.records import record

Run = Callable[[Context, str], None]
Test = Callable[[Context, str], bool]


class Menu(Enum):
    """The menus, in their order; the values are their titles."""

    FILE = QT_TRANSLATE_NOOP("Menu", "File")
    EDIT = QT_TRANSLATE_NOOP("Menu", "Edit")
    VIEW = QT_TRANSLATE_NOOP("Menu", "View")
    GO = QT_TRANSLATE_NOOP("Menu", "Go")
    STORY = QT_TRANSLATE_NOOP("Menu", "Story")
    PRESENT = QT_TRANSLATE_NOOP("Menu", "Present")
    HELP = QT_TRANSLATE_NOOP("Menu", "Help")


@record(frozen=True, slots=True)
class ActionRow:
    """One action.

    ``argument`` is handed to ``run``, ``enabled`` and ``checked``; ``submenu`` names the menu it stands in within its
    menu; a row with another ``block`` than the one before starts after a line. ``keys`` are alternatives.
    """

    id: str
    title: str
    menu: Menu
    run: Run
    keys: tuple[str, ...] = ()
    enabled: Test = runs.always
    checked: Test | None = None
    argument: str = ""
    submenu: str = ""
    block: int = 0
    icon: str = ""
