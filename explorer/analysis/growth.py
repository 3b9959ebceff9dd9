"""Comparisons: growth, shares, months since the first delivery, and when a total passed a threshold."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.analysis.cumulative import Curve, CurvePoint, cumulative
from explorer.analysis.quantities import Quantity, ratio
from explorer.analysis.starts import month_number, month_zero
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, Precision
from explorer.records import record


def growth_on_month(values: Mapping[Period, Quantity], month: Period) -> Quantity | None:
    """Return the growth of a month on the month before, as a fraction of one.

    ``None`` if either is missing or not known whole, or if there was nothing to grow from.
    """
    if month.precision is not Precision.MONTH:
        raise ValueError(f"{month} is not a month.")
    return _growth(values, month, Period.of_month_index(month.month_index - 1))


def growth_on_year(values: Mapping[Period, Quantity], period: Period) -> Quantity | None:
    """Return the growth of a month, quarter or year on the same one a year before, as a fraction of one.

    ``None`` if either is missing or not known whole, or if there was nothing to grow from.
    """
    return _growth(values, period, Period(period.year - 1, period.precision, period.part))


def _growth(values: Mapping[Period, Quantity], period: Period, before: Period) -> Quantity | None:
    now, then = values.get(period), values.get(before)
    if now is None or then is None or not (now.complete and then.complete) or then.value <= 0:
        return None
    return ratio(now, then, now.value / then.value - 1, f"growth on {before.label}")


def share(part: Quantity, whole: Quantity) -> Quantity:
    """Return a part's share of a whole as a fraction of one. Raises ValueError for a whole of nothing."""
    if not whole.value:
        raise ValueError("Nothing has no shares.")
    return ratio(part, whole, part.value / whole.value, "share of the total")


def months_since_first(atlas: Atlas, entity_id: str) -> tuple[tuple[int, CurvePoint], ...]:
    """Return the points of an entity's running total, each with its month since the first delivery (month 0).

    Empty where the first delivery is not dated to the month or there is no running total.
    """
    zero = month_zero(atlas, entity_id)
    if zero is None:
        return ()
    return tuple((month_number(zero, point.period), point) for point in cumulative(atlas, entity_id).points)


@record(frozen=True, slots=True)
class Crossing:
    """When a running total first reached a threshold.

    ``value`` is the total at the end of ``period``; ``month_number`` counts from the first delivery, ``None`` if that
    is not dated. ``bridged`` says that months before have no figure, so that it may have been passed in any of them.
    """

    period: Period
    month_number: int | None
    value: float
    bridged: bool = False


def crossing(curve: Curve, threshold: float) -> Crossing | None:
    """Return when a running total reached a threshold; ``None`` if it has not, or had before the curve begins."""
    for place, point in enumerate(curve.points):
        if point.quantity.value >= threshold:
            zero = curve.month_zero
            since = None if zero is None else month_number(zero, point.period)
            begins_within = place == 0 and since != 0
            return None if begins_within else Crossing(point.period, since, point.quantity.value, point.bridged)
    return None
