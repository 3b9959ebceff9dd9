"""Rows become actions of Qt and menus; nothing else in the program makes a shortcut."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from explorer.gui.actions.context import Context
from explorer.gui.actions.menus import menu_of
from explorer.gui.actions.row import Test
from explorer.gui.actions.runs import always
from explorer.gui.actions.table import RECENT, ROWS, ActionRow, Menu
from explorer.gui.actions.talk_menus import DisplaysMenu, StoriesMenu
from explorer.gui.labels import plain_entry
from explorer.gui.text import translate


class BoundAction(QAction):
    """An action of the table, tied to a context."""

    ran = Signal()

    def __init__(self, row: ActionRow, context: Context, parent: QObject) -> None:
        super().__init__(translate("Action", row.title), parent)
        self.row = row
        self._context = context
        self.setObjectName(row.id)
        self.setShortcuts([QKeySequence(keys) for keys in row.keys])
        self.setCheckable(row.checked is not None)
        self.triggered.connect(self._run)

    @Slot()
    def _run(self) -> None:
        try:
            self.row.run(self._context, self.row.argument)
        finally:
            self.ran.emit()

    @property
    def changes(self) -> bool:
        """Whether it is not always enabled, or is checked at times."""
        return self.row.enabled is not always or self.row.checked is not None

    def refresh(self) -> None:
        """Ask the row anew whether the action is enabled and checked."""
        self.setEnabled(self.row.enabled(self._context, self.row.argument))
        if self.row.checked is not None:
            self.setChecked(self.row.checked(self._context, self.row.argument))


class Actions(QObject):
    """All actions of a window, by id; they follow the store and the theme."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._all = {row.id: BoundAction(row, context, self) for row in ROWS}
        self._changing = [action for action in self._all.values() if action.changes]
        for action in self._all.values():
            action.ran.connect(self.refresh)
        context.store.changed.connect(self.refresh)
        context.theme.changed.connect(self.refresh)
        context.store.own.changed.connect(self.refresh)
        self.refresh()

    def __getitem__(self, action_id: str) -> BoundAction:
        return self._all[action_id]

    @property
    def all(self) -> tuple[BoundAction, ...]:
        """Every action, in the order of the table."""
        return tuple(self._all.values())

    @Slot()
    def refresh(self) -> None:
        """Ask every row anew whose answer may have changed."""
        for action in self._changing:
            action.refresh()


class RecentMenu(QMenu):
    """The packs opened last; filled each time it opens."""

    def __init__(self, context: Context, parent: QMenu) -> None:
        super().__init__(translate("Action", "Open recent"), parent)
        self._context = context
        self.menuAction().setObjectName(RECENT)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._open)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for path in self._context.packs.recent:
            entry = self.addAction(plain_entry(str(path)))
            entry.setData(str(path))
        if self.isEmpty():
            self.addAction(translate("Action", "No pack was opened yet")).setEnabled(False)

    @Slot(QAction)
    def _open(self, entry: QAction) -> None:
        self._context.packs.open(Path(str(entry.data())))


def fill_menu_bar(bar: QMenuBar, actions: Actions, context: Context) -> None:
    """Fill the menus of the bar with the rows of the table."""
    for menu in Menu:
        shown = menu_of(bar, menu)
        _fill(shown, [action for action in actions.all if action.row.menu is menu])
        shown.aboutToShow.connect(actions.refresh)
        if menu is Menu.FILE:
            shown.insertMenu(actions["file.close"], RecentMenu(context, shown))
        if menu is Menu.PRESENT:
            shown.insertMenu(actions["present.identify"], StoriesMenu(context, shown))
            shown.insertMenu(actions["present.identify"], DisplaysMenu(context, shown))


def _fill(menu: QMenu, actions: list[BoundAction]) -> None:
    submenus: dict[str, QMenu] = {}
    choices: dict[Test, QActionGroup] = {}  # rows that one test tells apart by their arguments: one of them holds
    block = actions[0].row.block
    for action in actions:
        if (test := action.row.checked) is not None and sum(one.row.checked is test for one in actions) > 1:
            choices[test] = choices.get(test) or QActionGroup(menu)
            choices[test].addAction(action)
        if action.row.block != block:
            menu.addSeparator()
            block = action.row.block
        title = action.row.submenu
        if title and title not in submenus:
            submenus[title] = menu.addMenu(translate("Action", title))
        (submenus[title] if title else menu).addAction(action)
