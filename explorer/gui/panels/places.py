"""The parts of the window as actions know them: shown or hidden, gone to, closed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from explorer.gui.panels.body import Body
from explorer.gui.panels.centre import CentrePanel
from explorer.gui.panels.regions import step_region
from explorer.gui.panels.tree import TreePanel
from explorer.gui.store import Store
from explorer.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Parts:
    """The panels of one window."""

    body: Body
    tree: TreePanel
    centre: CentrePanel
    details: QWidget


class WindowPlaces(QObject):
    """Serves the actions of one window."""

    def __init__(self, window: QMainWindow, parts: Parts, store: Store, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._body = parts.body
        self._tree = parts.tree
        self._centre = parts.centre
        self._details = parts.details
        self._store = store
        self._theme = theme
        self.dialog: QDialog | None = None

    @property
    def tree_shown(self) -> bool:
        """Whether the tree is seen."""
        return self._body.tree_shown

    @property
    def details_shown(self) -> bool:
        """Whether the details are seen."""
        return self._body.details_shown

    def toggle_tree(self) -> None:
        """Show or hide the tree."""
        self._body.toggle_tree()

    def toggle_details(self) -> None:
        """Show or hide the details; those that come to lie over the centre take the focus."""
        self._body.toggle_details()
        if self._body.details_over:
            step_region([self._details], 1)

    def search(self) -> None:
        """Go to the search field of the tree, which is shown if need be."""
        if not self._body.tree_shown:
            self._body.toggle_tree()
        self._tree.focus_search()

    def step(self, count: int) -> None:
        """Move the focus to the next region, or with -1 to the one before."""
        centre = self._centre
        step_region([self._tree, centre.tabs, centre.options, centre.card, self._details], count)

    def dismiss(self) -> None:
        """Close the notes, or the details where they lie over the centre."""
        if self._centre.notes_shown:
            self._centre.toggle_notes()
        else:
            self._body.dismiss()

    def show_keys(self) -> None:
        """Show the keys of the program."""
        from explorer.gui.panels.keys import KeysDialog  # late: asked for by few, and not at the start

        self._open(KeysDialog(self._theme, self._window))

    def show_about(self) -> None:
        """Show versions, licences and the pack's own words of itself."""
        from explorer.gui.panels.about import AboutDialog  # late: reads what is installed, which is slow

        self._open(AboutDialog(self._theme, self._store.atlas, self._window))

    def quit(self) -> None:
        """Close the window, and so the program."""
        self._window.close()

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
