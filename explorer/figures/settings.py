"""The settings of a view as its viewpoint keeps them, read within bounds, and the range that it asks for."""

from __future__ import annotations

from explorer.domain.periods import Period, Precision, whole_periods
from explorer.state.viewpoint import Viewpoint


def setting(here: Viewpoint, name: str, base: float, low: float, high: float) -> float:
    """Return a setting between ``low`` and ``high``, or ``base`` where it is not set."""
    value = dict(here.settings).get(name, base)
    return min(max(value, low), high)


def in_range(here: Viewpoint, period: Period) -> bool:
    """Whether a period ends in the range that a viewpoint asks for."""
    after = here.first is None or here.first.month_index <= period.last_month_index
    return after and (here.last is None or period.last_month_index <= here.last.last_month_index)


def shown_range(here: Viewpoint, whole: tuple[Period, Period], precision: Precision) -> tuple[Period, Period]:
    """Return the first and the last month shown: as asked, else all of them, widened to whole quarters or years.

    One end alone that lies beyond all of them is a range in which there is nothing, not one up to them.
    """
    low, high = whole[0].month_index, whole[1].month_index
    if here.first is not None and here.first.month_index > high:
        high = here.first.last_month_index
    if here.last is not None and here.last.last_month_index < low:
        low = here.last.month_index
    first = here.first.month_index if here.first else low
    last = here.last.last_month_index if here.last else high
    return whole_periods(min(first, last), max(first, last), precision)


def switched(here: Viewpoint, name: str) -> bool:
    """Return whether a switch is on; off where it is not set."""
    return dict(here.settings).get(name, 0.0) >= 0.5
