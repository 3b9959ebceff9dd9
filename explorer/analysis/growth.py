"""Comparisons: growth on the year before, shares, and when a running total passed a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from explorer.analysis.cumulative import Curve
from explorer.analysis.quantities import Quantity, ratio
from explorer.analysis.starts import month_number
from explorer.domain.periods import Period
from explorer.records import record

MILLION = 1_000_000  # cars: what everybody is measured by


def next_million(total: float) -> int:
    """Return the next full million above a total."""
    return (floor(total / MILLION) + 1) * MILLION


def growth_on_year(values: Mapping[Period, Quantity], period: Period) -> Quantity | None:
    """Return the growth of a month, quarter or year on the same one a year before, as a fraction of one.

    ``None`` if either is missing or not known whole, or if there was nothing to grow from.
    """
    before = Period(period.year - 1, period.precision, period.part)
    now, then = values.get(period), values.get(before)
    if now is None or then is None or not (now.complete and then.complete) or then.value <= 0:
        return None
    return ratio(now, then, now.value / then.value - 1, f"growth on {before.label}")


def share(part: Quantity, whole: Quantity) -> Quantity:
    """Return a part's share of a whole as a fraction of one. Raises ValueError for a whole of nothing."""
    if not whole.value:
        raise ValueError("Nothing has no shares.")
    return ratio(part, whole, part.value / whole.value, "share of the total")


@record(frozen=True, slots=True)
class Crossing:
    """When a running total first reached a threshold.

    ``quantity`` is the total at the end of ``period``; ``month_number`` counts from the first delivery, ``None`` if
    that is not dated. ``before`` is the period of the point before; ``bridged`` says that months between the two have
    no figure, so that it may have been passed in any of them.
    """

    period: Period
    month_number: int | None
    quantity: Quantity
    before: Period | None
    bridged: bool


def crossing(curve: Curve, threshold: float) -> Crossing | None:
    """Return when a running total reached a threshold; ``None`` if it has not, or had before the curve begins."""
    for place, point in enumerate(curve.points):
        if point.quantity.value >= threshold:
            zero = curve.month_zero
            since = None if zero is None else month_number(zero, point.period)
            if place == 0 and since != 0:
                return None
            before = curve.points[place - 1].period if place else None
            return Crossing(point.period, since, point.quantity, before, point.bridged)
    return None
