"""What stands under the options: the strip that says one looks back, the white card, and assumptions beside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from explorer.gui.panels.regions import step_region
from explorer.gui.store import Store
from explorer.gui.theme import Theme

if TYPE_CHECKING:
    from explorer.figures.figure import Figure
    from explorer.gui.panels.look_back_strip import LookBackStrip
    from explorer.gui.panels.scenario_panel import ScenarioPanel

MARGIN = 16
_GAP = 8
_ASIDE = 320  # the width of the assumptions
_LEAST_CARD = 560  # a card narrower than this lies under the assumptions rather than beside them


class CentreFrame(QWidget):
    """Assumptions stand beside the card where there is room, else they lie over it when asked for.

    ``tabs`` is what Tab leaves for the strip.
    """

    def __init__(self, store: Store, theme: Theme, card: QFrame, tabs: QWidget) -> None:
        super().__init__()
        self._store, self._theme = store, theme
        self._card, self._tabs = card, tabs
        self._wanted, self._asked = True, False
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._row.addWidget(card, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._column.setSpacing(_GAP)
        self._column.addLayout(self._row, 1)

    @cached_property
    def strip(self) -> LookBackStrip:
        """What says that one looks back, made when one first does."""
        from explorer.gui.panels.look_back_strip import LookBackStrip

        made = LookBackStrip(self._store, self._theme, self)
        self._column.insertWidget(0, made)
        QWidget.setTabOrder(self._tabs, made.now)  # Qt puts what is made late behind all else
        return made

    @cached_property
    def scenario(self) -> ScenarioPanel:
        """The assumptions, made when first needed."""
        from explorer.gui.panels.scenario_panel import ScenarioPanel

        made = ScenarioPanel(self._store, self._theme)
        made.setFixedWidth(_ASIDE)
        made.setParent(self)
        made.hide()
        return made

    @property
    def _offered(self) -> bool:
        return "scenario" in vars(self) and self.scenario.offered

    @property
    def over(self) -> bool:
        """Whether assumptions have no room beside the card."""
        return self.width() - 2 * MARGIN < _LEAST_CARD + _GAP + _ASIDE

    @property
    def scenario_shown(self) -> bool:
        """Whether the assumptions are seen."""
        return self._offered and (self._asked if self.over else self._wanted)

    def show_figure(self, figure: Figure | None) -> None:
        """Show the assumptions of a figure, if it has any, and whether one looks back."""
        if self._store.here.as_of is not None and "strip" not in vars(self):
            self.strip.show()
        offered = self._offered
        if offered or (figure is not None and figure.controls):
            self.scenario.show_figure(figure)
        if self._offered != offered:
            self._asked = False
            self._place()

    def settle(self) -> None:
        """Give card and assumptions their places now: who asks for the size of a chart must not get that before."""
        if (layout := self.layout()) is not None:
            layout.activate()

    @Slot()
    def toggle_scenario(self) -> None:
        """Show or hide the assumptions."""
        if self.over:
            self._asked = not self._asked
        else:
            self._wanted = not self._wanted
        self._place()
        if self.over and self.scenario_shown:
            step_region([self.scenario], 1)

    def dismiss(self) -> bool:
        """Close the assumptions where they lie over the card; whether they did."""
        if not (self.over and self.scenario_shown):
            return False
        self.toggle_scenario()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew whether assumptions stand beside the card or over it."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if "scenario" not in vars(self):
            return
        shown, beside = self.scenario_shown, self._row.indexOf(self.scenario) >= 0
        if beside and self.over:
            self._row.removeWidget(self.scenario)
        elif shown and not self.over and not beside:
            self._row.addWidget(self.scenario)
        if shown and self.over:
            strip = self.strip if "strip" in vars(self) and self.strip.isVisible() else None
            top = strip.geometry().bottom() + 1 + _GAP if strip is not None else 0
            height = self.height() - MARGIN - top
            self.scenario.setGeometry(QRect(self.width() - MARGIN - _ASIDE, top, _ASIDE, height))
            self.scenario.raise_()
        self.scenario.setVisible(shown)
