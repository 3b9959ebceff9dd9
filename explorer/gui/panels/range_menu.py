"""The menu of time ranges: all, the last year or two, or one year of those that have something to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.domain.periods import Period, Precision
from explorer.gui.actions.zoom import Range, shown_months, whole_months
from explorer.gui.panels.controls import add_choice, one_of
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.state.viewpoint import Viewpoint, viewpoint

if TYPE_CHECKING:
    from explorer.figures.figure import Figure

_MOST_YEARS = 10


def range_label(figure: Figure) -> str:
    """Return the months a figure shows as words, or those asked for where it has nothing to show in them."""
    shown = shown_months(figure)
    if shown is None:
        return _asked(viewpoint(figure.link)) if figure.empty else ""
    first, last = (Period.of_month_index(one).label for one in shown)
    return first if first == last else f"{first} – {last}"


def _asked(here: Viewpoint) -> str:
    if here.first is None:
        return translate("Range", "To {0}").format(here.last.label) if here.last is not None else ""
    if here.last is None:
        return translate("Range", "From {0}").format(here.first.label)
    return here.first.label if here.first == here.last else f"{here.first.label} – {here.last.label}"


def ranges(first: int, last: int) -> tuple[tuple[str, Range], ...]:
    """Return the ranges worth offering between two months, given as numbers of months since year 0."""
    rows: list[tuple[str, Range]] = [(translate("Range", "All time"), (None, None))]
    for months, label in (
        (12, translate("Range", "Last 12 months")),
        (24, translate("Range", "Last 24 months")),
        (36, translate("Range", "Last 36 months")),
    ):
        if last - first + 1 > months:
            rows.append((label, (Period.of_month_index(last - months + 1), Period.of_month_index(last))))
    years = range(last // 12, first // 12 - 1, -1)
    for year in years[:_MOST_YEARS]:
        period = Period(year, Precision.YEAR, 1)
        rows.append((period.label, (period, period)))
    return tuple(rows)


class RangeMenu(QMenu):
    """Fills itself each time it opens; ``picked(first, last)`` tells the choice, ``None`` for all time."""

    picked = Signal(object, object)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(translate("Range", "Time range"), parent)
        self._store = store
        self._ranges: tuple[tuple[str, Range], ...] = ()
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._pick)

    @Slot()
    def fill(self) -> None:
        """Offer the ranges of what is shown now."""
        self.clear()
        atlas, here = self._store.atlas, self._store.here
        whole = whole_months(atlas, here) if atlas is not None else None
        self._ranges = ranges(*whole) if whole else ((translate("Range", "All time"), (None, None)),)
        for number, (label, span) in enumerate(self._ranges):
            add_choice(self, label, number, on=span == (here.first, here.last))
        one_of(self)

    @Slot(QAction)
    def _pick(self, entry: QAction) -> None:
        number = entry.data()
        if isinstance(number, int) and number < len(self._ranges):
            self.picked.emit(*self._ranges[number][1])
