"""Running totals: anchored on published totals, carried on by the figures between them, never falling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from explorer.analysis.alike import alike
from explorer.analysis.anchors import SAME, Anchor, Anchors, anchors_of, difference_words
from explorer.analysis.flows import added_words, addends, first_month, flow_metric
from explorer.analysis.ledger import Ledger, at_end, fill_backward, fill_forward, ledger, sum_to
from explorer.analysis.quantities import Quantity, total_of
from explorer.analysis.starts import had_begun, month_zero
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, Precision
from explorer.records import record


@record(frozen=True, slots=True)
class CurvePoint:
    """The total at the end of ``period``, a month, or a day within one.

    ``anchor`` says that it rests on a total, a year or a year to date as published; ``bridged`` that the line into
    it crosses months without a figure.
    """

    period: Period
    quantity: Quantity
    anchor: bool = False
    bridged: bool = False


@record(frozen=True, slots=True)
class Curve:
    """A running total in order of time; ``marks`` are the totals that are only known as bounds.

    ``month_zero`` is the month of the first delivery. Without a dated first delivery or an anchor there is no point.
    """

    points: tuple[CurvePoint, ...] = ()
    marks: tuple[tuple[Period, Quantity], ...] = ()
    caveats: tuple[str, ...] = ()
    month_zero: Period | None = None


@alike
def cumulative(atlas: Atlas, entity_id: str, metric: str | None = None) -> Curve:
    """Return the running total of an entity in a flow metric, by default the one it is counted in.

    Exact preferred rows alone are counted. An entity that is a sum has a point wherever all its parts have one.
    """
    metric = metric or flow_metric(atlas, entity_id)
    if not metric:
        return Curve()
    zero = month_zero(atlas, entity_id)
    parts = addends(atlas, entity_id, metric)
    if parts:
        return replace(_sum(atlas, entity_id, metric, parts), month_zero=zero)
    book = ledger(atlas, entity_id, metric)
    points, caveats = _drawn(book, anchors_of(book))
    return Curve(points, tuple(sorted(book.marks.items(), key=lambda mark: mark[0].end)), caveats, zero)


def _drawn(book: Ledger, anchored: Anchors) -> tuple[tuple[CurvePoint, ...], tuple[str, ...]]:
    """Return the points at, between and after the anchors, and what must be said of them."""
    monthly = {one.period.month_index: one for one in anchored.anchors if one.period.precision is Precision.MONTH}
    totals = {index: one.quantity for index, one in monthly.items()}
    if book.month_before is not None:
        totals.setdefault(book.month_before, book.nothing)
    caveats = list(anchored.caveats)
    if totals:
        first, last = min(totals), max((*totals, *book.ending))
        fill_forward(book, totals, first + 1, last)
        caveats += _differing(book, totals, monthly)
        fill_backward(book, totals, last - 1, first + 1)
    points = [CurvePoint(one.period, one.quantity, anchor=True) for one in anchored.anchors]
    points += [
        CurvePoint(Period.of_month_index(index), one)
        for index, one in totals.items()
        if index not in monthly and index != book.month_before
    ]
    fitting, left_out = _fitting(sorted(points, key=lambda one: one.period.end))
    return tuple(_bridged(book, _from_start(book, fitting))), (*caveats, *left_out)


def _differing(book: Ledger, totals: dict[int, Quantity], monthly: dict[int, Anchor]) -> Iterator[str]:
    for index, anchor in monthly.items():
        summed = sum_to(book, totals, index)
        if summed is not None and abs(summed.value - anchor.value) >= SAME:
            yield difference_words(anchor, summed.value)


def _fitting(points: Sequence[CurvePoint]) -> tuple[list[CurvePoint], list[str]]:
    """Return the points without those that do not fit between the anchors around them or would let the line fall."""
    ceilings: list[float] = []
    ceiling = float("inf")
    for point in reversed(points):
        ceiling = point.quantity.value if point.anchor else ceiling
        ceilings.append(ceiling)
    fitting: list[CurvePoint] = []
    left_out: list[str] = []
    floor = 0.0
    for point, ceiling in zip(points, reversed(ceilings), strict=True):
        value = point.quantity.value
        if point.anchor or floor <= value <= ceiling:
            fitting.append(point)
            floor = max(floor, value)
        else:
            left_out.append(
                f"At the end of {point.period.label} the figures would make {value:,.0f}, "
                f"{max(floor - value, value - ceiling):,.0f} beyond a published total; no point is drawn there."
            )
    return fitting, left_out


def _from_start(book: Ledger, points: list[CurvePoint]) -> list[CurvePoint]:
    """Return the points from the first anchor on, or from the first delivery if that is dated.

    A start at nothing is drawn only where the first month has no figure, since else the line starts with that month.
    """
    if book.start is None:
        first = next((place for place, point in enumerate(points) if point.anchor), len(points))
        return points[first:]
    began = book.start.period
    after = [point for point in points if point.period.end >= began.start]
    if not after or after[0].period.month_index == began.month_index:
        return after
    day_before = at_end(Period.day(began.start - timedelta(days=1)))
    nothing = replace(book.nothing, sources=book.start.sources, calc="nothing before the first delivery")
    return [CurvePoint(day_before, nothing), *after]


def _bridged(book: Ledger, points: list[CurvePoint]) -> Iterator[CurvePoint]:
    yield from points[:1]
    for before, point in pairwise(points):
        first = before.period.month_index + (before.period.precision is Precision.MONTH)
        unknown = any(index not in book.months for index in range(first, point.period.month_index + 1))
        yield replace(point, bridged=unknown)


def _sum(atlas: Atlas, entity_id: str, metric: str, parts: tuple[str, ...]) -> Curve:
    """Return the sum of the curves of parts, at the ends that all of them know."""
    curves = {part: cumulative(atlas, part, metric) for part in parts}
    words = added_words(atlas, entity_id)
    points: list[CurvePoint] = []
    known = {part: {point.period: point for point in curve.points} for part, curve in curves.items()}
    periods = sorted({period for found in known.values() for period in found}, key=lambda one: one.end)
    for period in periods:
        present = [found[period] for found in known.values() if period in found]
        absent = [part for part, found in known.items() if period not in found]
        if not any(had_begun(atlas, part, period, first_month(atlas, part, metric)) for part in absent):
            total = total_of([point.quantity for point in present], words)
            points.append(CurvePoint(period, total, all(point.anchor for point in present)))
    marks = [mark for curve in curves.values() for mark in curve.marks] if len(curves) == 1 else []
    return Curve(
        tuple(_bridged_sum(points, list(curves.values()))),
        tuple(marks),
        tuple(dict.fromkeys(caveat for curve in curves.values() for caveat in curve.caveats)),
    )


def _bridged_sum(points: list[CurvePoint], curves: list[Curve]) -> Iterator[CurvePoint]:
    yield from points[:1]
    dashed = [point.period.end for curve in curves for point in curve.points if point.bridged]
    for before, point in pairwise(points):
        yield replace(point, bridged=any(before.period.end < one <= point.period.end for one in dashed))
