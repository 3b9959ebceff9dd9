"""The list of entities: its selection and the focused record are the same, both ways."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from explorer.gui.itemmodels.entity_tree import EntityTreeItemModel
from explorer.gui.itemmodels.roles import Role
from explorer.gui.later import later
from explorer.gui.panels.folding_view import FoldingView
from explorer.gui.panels.rest import Rest
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.state.moves import focus_on
from explorer.state.viewpoint import Change, Viewpoint

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.domain.entities import Entity
    from explorer.gui.panels.first_sight import FirstSight

_Index = QModelIndex | QPersistentModelIndex


class EntityTreeView(FoldingView):
    """Shows the entities of the open pack; what the user unfolded stays unfolded through every search."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._store = store
        self._entities: EntityTreeItemModel | None = None
        self._open: set[str] = set()
        self._before = ""  # what was selected before the search began
        self._filled = self._entering = False
        self._sight: FirstSight | None = None
        self._rest = Rest(self)
        self.setAccessibleName(self.tr("Alliance, carmakers, brands and cars"))
        self.expanded.connect(self._remember_open)
        self.collapsed.connect(self._remember_closed)
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        self._rest.rested.connect(self.fill_totals)
        self.pointed.connect(store.pointing.at)
        store.pointing.changed.connect(self._mark)
        store.changed.connect(self._follow)
        theme.changed.connect(self.viewport().update)
        self._take_atlas()

    @Slot()
    def fill_totals(self) -> None:
        """Show totals and sparklines from now on."""
        self._filled = True
        if self._entities is not None:
            self._entities.fill_totals()

    def show_only(self, wanted: Set[str] | None) -> None:
        """Show these entities with their ancestors, all unfolded, or for ``None`` the tree as it was."""
        if self._entities is None or (wanted is None and not self._entities.filtered):
            return
        if not self._entities.filtered:
            self._before = _entity_at(self._store.known, self._store.here)
        self._entities.show_only(wanted)
        self._unfold(reveal=_entity_at(self._store.known, self._store.here) != self._before)

    def index_of(self, entity_id: str) -> QModelIndex:
        """Return where an entity is, or no index if it is not shown."""
        return QModelIndex() if self._entities is None else self._entities.index_of(entity_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus; where nothing is selected Qt puts its cursor on the first row, which is nobody's wish."""
        self._entering = True
        super().focusInEvent(event)
        self._entering = False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Focus the record that the cursor comes to, unless it came there because that record is focused."""
        super().currentChanged(current, previous)
        record: Entity | None = None if self._entering else current.data(Role.RECORD)
        if record is not None and record.id != _entity_at(self._store.known, self._store.here):
            self._focus(record)

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        if change.reopened:
            self._take_atlas()
        elif change.touches("as_of"):
            self._look_back()
        elif change.touches("focus"):
            self._select()

    def _take_atlas(self) -> None:
        atlas, sight = self._store.known, self._sight
        self._sight = None
        if atlas is None:
            self._use(None, filled=False)
        elif sight is None or not self._bind(atlas, sight):
            from explorer.gui.itemmodels.atlas_tree import entity_tree, open_at_first  # late: see FirstSight

            self._use(entity_tree(atlas, self), filled=self._filled)
            self._open = open_at_first(atlas)
            self._unfold(reveal=True)

    def _bind(self, atlas: Atlas, sight: FirstSight) -> bool:
        """Put a pack under the rows that are seen of it already; say whether the same entities are there."""
        from explorer.gui.itemmodels.atlas_tree import bind

        bound = self._entities is not None and bind(self._entities, atlas, sight.rows)
        if bound:
            self._select()
        return bound

    def show_sight(self, sight: FirstSight) -> None:
        """Show the rows of a pack that is still to be read; what is unfolded stays so when it comes."""
        self._sight, self._filled = sight, True
        self._use(EntityTreeItemModel(sight.grow(), sight, self), filled=False)
        self._open = set(sight.unfolded)
        self._unfold(reveal=True)
        self.setCurrentIndex(self.index_of(sight.focus))

    def _look_back(self) -> None:
        """Show what was there on another date, once the chart has been painted; figures wait until a slider rests."""
        from explorer.gui.itemmodels.atlas_tree import look_back

        self.viewport().setUpdatesEnabled(False)
        later(self, self._paint)
        atlas = self._store.known
        at_once = self._filled and self._rest.step()
        shown = self._entities
        if atlas is not None and shown is not None:
            shown = look_back(shown, atlas, filled=at_once)
        if shown is self._entities:
            self._select()
            return
        bar = self.verticalScrollBar()
        before = bar.value()
        self._use(shown, filled=False)  # it has its figures, if they are due
        self._unfold(reveal=False)
        self.doItemsLayout()
        bar.setValue(before)

    @Slot()
    def _paint(self) -> None:
        self.viewport().setUpdatesEnabled(True)

    def _use(self, entities: EntityTreeItemModel | None, *, filled: bool) -> None:
        old, self._entities = self._entities, entities
        self.setModel(entities)
        if old is not None:
            old.deleteLater()
        if entities is not None and filled:
            entities.fill_totals()

    @Slot(str)
    def _mark(self, record_id: str) -> None:
        self.mark(self.index_of(_entity_of(self._store.known, record_id)))

    def _unfold(self, *, reveal: bool) -> None:
        """Unfold what was open, or everything among hits; a selection in a closed branch opens it only to reveal it."""
        if self._entities is not None and self._entities.filtered:
            self.expandAll()
        else:
            for index in self.branches():
                if index.data(Role.RECORD_ID) in self._open:
                    self.setExpanded(index, True)
        self.setAutoScroll(reveal)
        self._select()
        self.setAutoScroll(True)

    def _select(self) -> None:
        index = self.index_of(_entity_at(self._store.known, self._store.here))
        if not index.isValid():
            self.selectionModel().clear()
        elif index != self.currentIndex():
            self.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _pick(self, index: QModelIndex) -> None:
        if (record := index.data(Role.RECORD)) is not None:
            self._focus(record)

    def _focus(self, entity: Entity) -> None:
        self._store.go(self.tr("Select {0}").format(entity.name_en), focus_on, entity.id)

    @Slot(QModelIndex)
    def _remember_open(self, index: QModelIndex) -> None:
        if self._entities is not None and not self._entities.filtered:
            self._open.add(str(index.data(Role.RECORD_ID)))

    @Slot(QModelIndex)
    def _remember_closed(self, index: QModelIndex) -> None:
        if self._entities is not None and not self._entities.filtered:
            self._open.discard(str(index.data(Role.RECORD_ID)))


def _entity_at(atlas: Atlas | None, here: Viewpoint) -> str:
    """Return the entity that stands for what is focused: a milestone's own, and the alliance for nothing."""
    if not here.focus and atlas is not None and atlas.alliance is not None:
        return atlas.alliance.id
    return _entity_of(atlas, here.focus)


def _entity_of(atlas: Atlas | None, record_id: str) -> str:
    """Return the entity that a record is, or that a milestone is of; an empty text for anything else."""
    if atlas is None or record_id in atlas.entities:
        return record_id
    milestone = atlas.milestones.get(record_id)
    return milestone.entity_id if milestone is not None else ""
