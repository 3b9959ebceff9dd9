"""The parts of the window as actions know them: shown or hidden, gone to, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMainWindow

from explorer.gui.actions.binding import Actions
from explorer.gui.actions.context import Context
from explorer.gui.actions.keys_in_place import Place
from explorer.gui.actions.recent_records import RecentRecords
from explorer.gui.panels.regions import holds, step_region
from explorer.gui.panels.shown import Shown
from explorer.gui.text import translate
from explorer.state import moves

if TYPE_CHECKING:
    from explorer.gui.panels.palette import CommandPalette


class WindowPlaces(QObject):
    """Serves the actions of one window."""

    def __init__(self, window: QMainWindow, shown: Shown) -> None:
        super().__init__(window)
        self._window = window
        self._body = shown.body
        self._tree = shown.tree
        self._centre = shown.centre
        self._details = shown.details
        self._editor = shown.frame
        self._store = shown.store
        self._theme = shown.theme
        self._recent: RecentRecords | None = None
        self._served: tuple[Context, Actions] | None = None
        self.palette: CommandPalette | None = None  # made when first asked for
        self.dialog: QDialog | None = None

    def attach(self, context: Context, commands: Actions, recent: RecentRecords) -> None:
        """Take what the palette offers and runs."""
        self._served = context, commands
        self._recent = recent

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
        middle = [centre.tabs, centre.options, centre.card, centre.frame.scenario]
        step_region([self._tree, *middle, self._details, *self._editor.regions], count)

    def dismiss(self) -> bool:
        """Close the notes, or what lies over the centre; else come back from an earlier date; say if there was any."""
        if self._centre.notes_shown:
            self._centre.toggle_notes()
            return True
        if self._centre.frame.dismiss() or self._body.dismiss():
            return True
        before = self._store.here
        self._store.go(translate("Move", "Return to now"), moves.look_back, None)
        return self._store.here != before

    @property
    def has_fact(self) -> bool:
        """Whether a fact of the details has the focus, or had it last."""
        return self._details.fact is not None

    @property
    def has_details(self) -> bool:
        """Whether the details show anything."""
        return self._details.dossier is not None

    @Slot()
    def copy_fact(self) -> None:
        """Copy that fact as text with its citation."""
        fact, shown, atlas = self._details.fact, self._details.dossier, self._store.atlas
        if fact is not None and shown is not None and atlas is not None:
            from explorer.export.plain import fact_text

            self._copied(fact_text(fact, shown, atlas), translate("Export", "The fact was copied with its sources."))

    def copy_details(self) -> None:
        """Copy all the details as text with their citations."""
        shown, atlas = self._details.dossier, self._store.atlas
        if shown is not None and atlas is not None:
            from explorer.export.plain import dossier_text

            self._copied(dossier_text(shown, atlas), translate("Export", "The details were copied as text."))

    def _copied(self, text: str, words: str) -> None:
        QGuiApplication.clipboard().setText(text)
        if self._served is not None:
            self._served[0].reporter.say(words)

    def open_palette(self) -> None:
        """Open the command palette."""
        if self._served is None or self._recent is None:
            return
        if self.palette is None:
            from explorer.gui.panels.palette import CommandPalette

            self.palette = CommandPalette(self._window, *self._served, self._recent)
        self.palette.open()

    def show_sources(self, source_id: str) -> None:
        """Show the sources of the pack, one of them chosen if it is named."""
        if self._served is not None and self._store.atlas is not None:
            from explorer.gui.panels.sources import SourcesDialog

            self._open(SourcesDialog(self._served[0], source_id, self._window))

    def show_keys(self) -> None:
        """Show the keys of the program, first those of where the focus is."""
        from explorer.gui.panels.keys import KeysDialog  # late: asked for by few, and not at the start

        shown = Place.CHART if self._store.here.show == "chart" else Place.TABLE
        places = ((self._tree, Place.TREE), (self._centre.card, shown), (self._details, Place.DETAILS))
        focused = self._window.focusWidget()
        here = next((place for region, place in places if holds(region, focused)), None)
        self._open(KeysDialog(self._theme, here, self._window))

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
