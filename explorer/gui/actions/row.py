"""What a row of the table of actions is."""

from __future__ import annotations

from collections.abc import Callable

from explorer.gui.actions import runs
from explorer.gui.actions.context import Context
from explorer.gui.actions.menus import Menu
from explorer.records import record

__all__ = ("ActionRow", "Menu", "Run", "Test")

Run = Callable[[Context, str], None]
Test = Callable[[Context, str], bool]


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
