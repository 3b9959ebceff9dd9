"""The menus of the menu bar: their order and their titles, which stand before any action does."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMenu, QMenuBar

from explorer.gui.text import QT_TRANSLATE_NOOP, translate


class Menu(Enum):
    """The menus, in their order; the values are their titles."""

    FILE = QT_TRANSLATE_NOOP("Menu", "File")
    EDIT = QT_TRANSLATE_NOOP("Menu", "Edit")
    VIEW = QT_TRANSLATE_NOOP("Menu", "View")
    GO = QT_TRANSLATE_NOOP("Menu", "Go")
    STORY = QT_TRANSLATE_NOOP("Menu", "Story")
    PRESENT = QT_TRANSLATE_NOOP("Menu", "Present")
    HELP = QT_TRANSLATE_NOOP("Menu", "Help")


def lay_menus(bar: QMenuBar) -> None:
    """Put the menus into the bar, still empty; Alt with its first letter opens each."""
    for menu in Menu:
        bar.addMenu(f"&{translate('Menu', menu.value)}").setObjectName(_name(menu))


def menu_of(bar: QMenuBar, menu: Menu) -> QMenu:
    """Return a menu of the bar."""
    found = bar.findChild(QMenu, _name(menu))
    assert isinstance(found, QMenu)
    return found


def _name(menu: Menu) -> str:
    return f"menu.{menu.name.lower()}"
