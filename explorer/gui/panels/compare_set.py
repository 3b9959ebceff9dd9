"""The controls of a comparison, tied to moves: chips of those compared, their count, what to add, the baseline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from explorer.figures.compare_kin import MOST, compared_in, toggled
from explorer.gui.panels.compare_bar import AddMenu, BaselineMenu, CountLabel, EntityChip, names_of
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state import moves

if TYPE_CHECKING:
    from explorer.figures.figure import Figure


class CompareSet(QObject):
    """Follows the figure; what it moves is the list of those compared, as the figure shows them now."""

    def __init__(self, store: Store, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._store = store
        self._theme = theme
        self._host = host
        self._ids: tuple[str, ...] = ()
        self._on = False
        self.chips: list[EntityChip] = []
        self.count = CountLabel()
        self.add = AddMenu(theme)
        self.baseline = BaselineMenu(theme)
        for one in (self.count, self.add, self.baseline):
            one.setParent(host)
        self.add.added.connect(self._add)
        self.baseline.chosen.connect(self._lead)

    @property
    def wanted(self) -> list[QWidget]:
        """The controls of a comparison, none for another figure."""
        if not self._on:
            return []
        room = [self.add] if len(self._ids) < MOST else []
        return [*self.chips, self.count, *room, *([self.baseline] if len(self._ids) > 1 else [])]

    @property
    def all(self) -> list[QWidget]:
        """Every control there is."""
        return [*self.chips, self.count, self.add, self.baseline]

    def show_figure(self, figure: Figure | None) -> None:
        """Show who stands in a comparison; None for a figure that is none."""
        atlas = self._store.known
        self._on = figure is not None and atlas is not None
        if figure is None or atlas is None:
            self._show_chips(())
            return
        self._ids = compared_in(figure) or self._store.here.compared
        named = names_of(atlas, self._ids)
        self._show_chips(named)
        self.count.show_count(len(self._ids))
        self.add.show_compared(atlas, self._ids)
        self.baseline.show_compared(tuple((entity_id, name) for entity_id, name, _ in named))

    def _show_chips(self, named: Sequence[tuple[str, str, str]]) -> None:
        if [chip.entity_id for chip in self.chips] == [entity_id for entity_id, _, _ in named]:
            return
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [
            EntityChip(self._theme, entity_id, name, colour, fixed=place == 0)
            for place, (entity_id, name, colour) in enumerate(named)
        ]
        for chip in self.chips:
            chip.setParent(self._host)
            chip.picked.connect(self._focus)
            chip.dropped.connect(self._drop)

    @Slot(str)
    def _focus(self, entity_id: str) -> None:
        self._store.go(translate("Move", "Select"), moves.focus_on, entity_id)

    @Slot(str)
    def _add(self, entity_id: str) -> None:
        if self._store.known is not None:
            self._compare(toggled(self._store.known, self._ids, entity_id))

    @Slot(str)
    def _drop(self, entity_id: str) -> None:
        self._compare(tuple(one for one in self._ids if one != entity_id))

    @Slot(str)
    def _lead(self, entity_id: str) -> None:
        self._compare((entity_id, *(one for one in self._ids if one != entity_id)))

    def _compare(self, ids: tuple[str, ...]) -> None:
        self._store.go(translate("Move", "Compare"), moves.compare, ids)
