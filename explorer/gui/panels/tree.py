"""The panel at the left: a search field, and the tree of everything the pack is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.gui.itemmodels.roles import Role
from explorer.gui.labels import PlainLabel
from explorer.gui.later import later
from explorer.gui.panels.search_field import SearchField
from explorer.gui.panels.tree_row import MARGIN
from explorer.gui.panels.tree_view import EntityTreeView
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.state.moves import focus_on
from explorer.state.viewpoint import Change

if TYPE_CHECKING:
    from explorer.analysis.search import EntitySearch
    from explorer.gui.panels.first_sight import FirstSight

_TOP = 12
_FOUND_HEIGHT = 24
_LONGEST_SHOWN = 40  # letters of a query that are repeated to the user


class TreePanel(QWidget):
    """Searches as one types: hits keep their parents, and their number is said."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._theme = theme
        self._search: EntitySearch | None = None
        self._hits: tuple[str, ...] = ()
        self._field = SearchField(theme, self.tr("Ctrl F"))
        self._found = PlainLabel(role="small")
        self._hint = PlainLabel(self.tr("The carmakers, brands and cars of a pack appear here."))
        self._view = EntityTreeView(store, theme)
        self._arrange()
        self._field.textChanged.connect(self._find)
        self._field.left.connect(self._enter_list)
        self._field.entered.connect(self._pick_first)
        self._field.focused.connect(self._expect_query)
        store.changed.connect(self._follow)
        theme.changed.connect(self._dress)
        self._dress()
        self._take_atlas()

    @property
    def view(self) -> EntityTreeView:
        """The list itself."""
        return self._view

    @property
    def field(self) -> SearchField:
        """The search field."""
        return self._field

    @property
    def found(self) -> PlainLabel:
        """Where the number of hits is said."""
        return self._found

    @Slot()
    def focus_search(self) -> None:
        """Put the caret into the search field, its text selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def show_sight(self, sight: FirstSight) -> None:
        """Show the rows of a pack that is still to be read."""
        self._show_list(there=True)
        self._view.show_sight(sight)

    @Slot()
    def fill_totals(self) -> None:
        """Show totals and sparklines from now on; called once the window has been painted."""
        self._view.fill_totals()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the query by Escape, wherever in the panel the focus is."""
        if event.key() == Qt.Key.Key_Escape and self._field.text():
            self._field.clear()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._field.setPlaceholderText(self.tr("Search entities"))
        self._field.setAccessibleName(self.tr("Search entities"))
        self._found.setFixedHeight(_FOUND_HEIGHT)
        self._found.set_ink("ink-2")
        self._found.hide()
        self._hint.setWordWrap(True)
        self._hint.set_ink("ink-3")
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, _TOP, MARGIN, 0)
        top.setSpacing(0)
        top.addWidget(self._field)
        top.addSpacing(8)
        top.addWidget(self._found)
        top.addWidget(self._hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(top)
        whole.addWidget(self._view, 1)
        whole.addStretch()
        self.setAutoFillBackground(True)

    @Slot()
    def _dress(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.palette["panel"])
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.palette["ink"])
        self.setPalette(palette)

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        if change.reopened:
            self._take_atlas()
        elif change.touches("as_of") and self._field.text():
            self._find(self._field.text())

    def _take_atlas(self) -> None:
        atlas = self._store.atlas
        self._search = None
        self._field.clear()
        self._show_list(there=atlas is not None)

    def _show_list(self, *, there: bool) -> None:
        self._field.setEnabled(there)
        self._view.setVisible(there)
        self._hint.setVisible(not there)

    @Slot()
    def _expect_query(self) -> None:
        later(self, self._warm)

    @Slot()
    def _warm(self) -> None:
        if (search := self._searching()) is not None:
            search.warm()

    def _searching(self) -> EntitySearch | None:
        """Return the search over the open pack; it is read when it is first wanted, not before the first paint."""
        if self._search is None and self._store.atlas is not None:
            from explorer.analysis.search import EntitySearch

            self._search = EntitySearch(self._store.atlas)
        return self._search

    @Slot(str)
    def _find(self, query: str) -> None:
        wanted = query.strip()
        search = self._searching() if wanted else None
        found = search.find(wanted) if search is not None else ()
        self._view.show_only(set(found) if wanted else None)
        self._hits = tuple(one for one in found if self._view.index_of(one).isValid())
        self._found.setVisible(bool(wanted))
        self._found.setText(self._count(wanted))

    def _count(self, query: str) -> str:
        if self._hits:
            return self.tr("%n found", "", len(self._hits))
        shown = query if len(query) <= _LONGEST_SHOWN else f"{query[:_LONGEST_SHOWN]}…"
        return self.tr("Nothing found for “{0}”").format(shown)

    @Slot()
    def _enter_list(self) -> None:
        if self._hits and self._view.currentIndex().data(Role.RECORD_ID) not in self._hits:
            self._view.setCurrentIndex(self._view.index_of(self._hits[0]))
        self._view.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _pick_first(self) -> None:
        atlas = self._store.atlas
        if self._hits and atlas is not None:
            first = atlas.entities[self._hits[0]]
            self._store.go(self.tr("Select {0}").format(first.name_en), focus_on, first.id)
