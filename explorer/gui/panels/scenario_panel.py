"""The assumptions of a figure beside it: a slider each, and the scenarios that the user saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.domain.atlas import Atlas
from explorer.figures.dossier import Dossier, Fact, Section
from explorer.gui.badges import SourceMarker
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.assumption_row import AssumptionRow
from explorer.gui.panels.frames import scroll_area
from explorer.gui.panels.scenario_bar import ScenarioBar
from explorer.gui.panels.source_card import SourceCard
from explorer.gui.panels.source_marks import SourceMarks
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state import moves
from explorer.state import notebook as own
from explorer.state.notebook import Assumptions, SavedScenario

if TYPE_CHECKING:
    from explorer.figures.figure import Figure
    from explorer.figures.panels import Control

_MARGIN = 16


class ScenarioPanel(QFrame):
    """Follows the figure; its sliders move the viewpoint, its names go to the notebook."""

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self._controls: tuple[Control, ...] = ()
        self._shown: tuple[Atlas | None, tuple[Control, ...]] = (None, ())  # what the rows say, seen or not
        self._marks: SourceMarks | None = None
        self._flipped: Assumptions = ()
        self._card: SourceCard | None = None
        self.rows: list[AssumptionRow] = []
        self.bar = ScenarioBar(theme)
        self.setObjectName("card")
        self._arrange()
        self.bar.opened.connect(self._open)
        self.bar.saved.connect(self._save)
        self.bar.renamed.connect(self._rename)
        self.bar.deleted.connect(self._delete)
        self.bar.flipped.connect(self._flip)
        store.own.changed.connect(self._show_bar)

    def _arrange(self) -> None:
        heading = PlainLabel(translate("Scenario", "Assumptions"), "finding")
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(8)
        self._lines.addStretch(1)
        area = scroll_area(self._list)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, 4, 8)
        column.setSpacing(12)
        column.addWidget(heading)
        bar = QVBoxLayout()
        bar.setContentsMargins(0, 0, 12, 0)
        bar.addWidget(self.bar)
        column.addLayout(bar)
        column.addWidget(area, 1)

    @property
    def offered(self) -> bool:
        """Whether the figure has assumptions to change."""
        return bool(self._controls)

    def show_figure(self, figure: Figure | None) -> None:
        """Show the assumptions of a figure, in the state it shows."""
        controls = tuple(one for one in figure.controls if one.kind == "slider") if figure is not None else ()
        self._controls = controls
        if controls and self._shown != (self._store.atlas, controls):
            self._shown = (self._store.atlas, controls)
            self._show_controls(controls)
        if self._set:
            self._flipped = ()
        self._show_bar()

    def _show_controls(self, controls: Sequence[Control]) -> None:
        shapes = [(one.name, one.title) for one in controls]
        if shapes != [(one.control.name, one.control.title) for one in self.rows]:
            self._make_rows(controls)
        facts = [Fact(one.title, (), one.sources, note=one.detail) for one in controls]
        self._marks = _marks_of(self._store.atlas, facts)
        for row, control, fact in zip(self.rows, controls, facts, strict=True):
            row.show_control(control, self._marks.of(fact) if self._marks is not None else ())

    def _make_rows(self, controls: Sequence[Control]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [AssumptionRow(self._theme, control) for control in controls]
        for place, row in enumerate(self.rows):
            row.slid.connect(self._slide)
            row.chosen.connect(self._choose)
            row.opened.connect(self._open_card)
            self._lines.insertWidget(place, row)

    @property
    def _names(self) -> frozenset[str]:
        """The names of every assumption of the pack, those of other parts included."""
        atlas = self._store.atlas
        known = {one.parameter for one in atlas.scenarios.values()} if atlas is not None else set()
        return frozenset(known | {one.name for one in self._controls})

    @property
    def _set(self) -> Assumptions:
        """The assumptions that differ from their base now."""
        return tuple(pair for pair in self._store.here.settings if pair[0] in self._names)

    @Slot()
    def _show_bar(self) -> None:
        if self.offered:
            flipped = bool(self._flipped) and not self._set
            self.bar.show_scenario(self._store.own.notebook, self._set, flipped=flipped)

    @Slot(str, float)
    def _slide(self, name: str, value: float) -> None:
        title = next((one.title for one in self._controls if one.name == name), name)
        words = translate("Move", "Assume another {0}").format(title)
        self._store.slide(words, moves.set_setting, name, self._unless_base(name, value))

    @Slot(str, float)
    def _choose(self, name: str, value: float) -> None:
        words = translate("Move", "Assumption")
        self._store.go(words, moves.set_setting, name, self._unless_base(name, value))

    def _unless_base(self, name: str, value: float) -> float | None:
        base = next((one.base for one in self._controls if one.name == name), None)
        return None if value == base else value

    @Slot(object)
    def _open(self, scenario: SavedScenario | None) -> None:
        if scenario is not None:
            self._assume(scenario.settings)

    def _assume(self, settings: Assumptions) -> None:
        self._store.go(translate("Move", "Scenario"), moves.assume, settings, self._names)

    @Slot()
    def _flip(self) -> None:
        """Show the base in place of the assumptions, or those again."""
        if self._set:
            before = self._set
            self._assume(())
            self._flipped = before
        else:
            self._assume(self._flipped)
        self._show_bar()

    @Slot(str)
    def _save(self, name: str) -> None:
        words = translate("Own", "Save scenario “{0}”").format(name)
        self._store.own.write(words, own.save_scenario, name, self._set)

    @Slot(str, str)
    def _rename(self, name: str, to: str) -> None:
        words = translate("Own", "Rename scenario “{0}”").format(name)
        self._store.own.write(words, own.rename_scenario, name, to)

    @Slot(str)
    def _delete(self, name: str) -> None:
        words = translate("Own", "Delete scenario “{0}”").format(name)
        self._store.own.write(words, own.drop_scenario, name)

    @Slot(object)
    def _open_card(self, marker: SourceMarker) -> None:
        atlas = self._store.atlas
        if atlas is None or self._marks is None:
            return
        if self._card is None:
            self._card = SourceCard(self._theme, self)
        spot = QRect(marker.mapTo(self, QPoint()), marker.size())
        ids = marker.spec.source_ids
        sources = [(f"{self._marks.number(one)}", atlas.sources.get(one), one) for one in ids]
        self._card.show_sources(marker.spec.heading, marker.spec.detail, sources, spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the card of sources on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._card is not None and self._card.isVisible():
            self._card.shut()
        else:
            super().keyPressEvent(event)


def _marks_of(atlas: Atlas | None, facts: Sequence[Fact]) -> SourceMarks | None:
    """Return the markers of assumptions, their sources numbered from the first on."""
    if atlas is None:
        return None
    return SourceMarks(atlas, Dossier("", "", "", "", (), (Section("", tuple(facts)),)))
