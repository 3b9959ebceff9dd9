"""The anchors of a running total: stated totals, years and years to date, with their contradictions settled."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from itertools import pairwise

from explorer.analysis.ledger import Ledger, fill_backward, fill_forward
from explorer.analysis.quantities import Quantity, total_of
from explorer.domain.observations import STATUSES
from explorer.domain.periods import Period, Precision
from explorer.records import record

SAME = 0.5  # a smaller difference is none: cars come whole


class Rank(IntEnum):
    """What an anchor rests on, strongest first."""

    TOTAL = 0
    YEAR = 1
    YEAR_TO_DATE = 2


@record(frozen=True, slots=True)
class Anchor:
    """A total at the end of ``period``, a month or a day; ``row`` names the row that it rests on."""

    period: Period
    quantity: Quantity
    rank: Rank
    row: str

    @property
    def value(self) -> float:
        """The total itself."""
        return self.quantity.value


@record(frozen=True, slots=True)
class Anchors:
    """The anchors in order of time, never falling, and what had to be settled to get there."""

    anchors: tuple[Anchor, ...]
    caveats: tuple[str, ...]


def anchors_of(book: Ledger) -> Anchors:
    """Return the anchors of a running total.

    A stated total counts before a year, and a year before a year to date, wherever they meet. A year or a year to
    date needs the total at the end of the year before. A year to date yields to the months where these are all known
    between two stronger anchors and lead from one to the other exactly: three statements weigh more than one.
    """
    caveats: list[str] = []
    found = {
        period: Anchor(period, one, Rank.TOTAL, f"the total of {one.value:,.0f}") for period, one in book.totals.items()
    }
    for year in sorted({*book.years, *(period.year for period in book.to_date)}):
        base = _total_at(book, found, year * 12 - 1)
        for anchor in _of_year(book, year, base) if base else ():
            kept = found.setdefault(anchor.period, anchor)
            if abs(kept.value - anchor.value) >= SAME:
                caveats.append(f"{_makes(anchor)}; {kept.row} stands, {_off(kept.value - anchor.value)}.")
    caveats += _yield_to_months(book, found)
    in_order, fallen = _never_falling(sorted(found.values(), key=lambda one: (one.period.end, one.rank)))
    return Anchors(in_order, (*caveats, *fallen))


def _of_year(book: Ledger, year: int, base: Quantity) -> Iterator[Anchor]:
    if year in book.years:
        one = book.years[year]
        total = _on_top(base, one, "years added up")
        yield Anchor(Period.month(year, 12), total, Rank.YEAR, f"the {one.value:,.0f} of {year}")
    for period, one in book.to_date.items():
        if period.year == year:
            total = _on_top(base, one, "years before plus the year to date")
            yield Anchor(period, total, Rank.YEAR_TO_DATE, f"the year-to-date figure of {one.value:,.0f}")


def _on_top(base: Quantity, row: Quantity, calc: str) -> Quantity:
    return total_of((base, row), calc) if base.value else row


def _total_at(book: Ledger, found: dict[Period, Anchor], index: int) -> Quantity | None:
    """Return the total at the end of a month as it follows from the nearest anchor before it, else after it."""
    before = book.month_before
    if before is not None and index <= before:
        return book.nothing
    totals = _by_month(found)
    if before is not None:
        totals.setdefault(before, book.nothing)
    earlier = max((one for one in totals if one <= index), default=index)
    fill_forward(book, totals, earlier + 1, index)
    later = min((one for one in totals if one > index), default=index)
    fill_backward(book, totals, later - 1, index)
    return totals.get(index)


def _by_month(found: dict[Period, Anchor]) -> dict[int, Quantity]:
    return {period.month_index: one.quantity for period, one in found.items() if period.precision is Precision.MONTH}


def _yield_to_months(book: Ledger, found: dict[Period, Anchor]) -> list[str]:
    """Take out the years to date that the months contradict between two stronger anchors which they connect."""
    strong = {
        period.month_index: one.value
        for period, one in found.items()
        if one.rank < Rank.YEAR_TO_DATE and period.precision is Precision.MONTH
    }
    if book.month_before is not None:
        strong.setdefault(book.month_before, 0.0)
    caveats: list[str] = []
    for first, last in pairwise(sorted(strong)):
        running = _running(book, first, strong[first], last)
        if abs(running.get(last, -1.0) - strong[last]) < SAME:
            caveats += _yielding(found, running)
    return caveats


def _running(book: Ledger, first: int, start: float, last: int) -> dict[int, float]:
    """Return the running totals by months after ``first``, as far as every month is known."""
    running: dict[int, float] = {}
    total = start
    for index in range(first + 1, last + 1):
        if index not in book.months:
            break
        total += book.months[index].value
        running[index] = total
    return running


def _yielding(found: dict[Period, Anchor], running: dict[int, float]) -> Iterator[str]:
    for index, total in running.items():
        period = Period.of_month_index(index)
        anchor = found.get(period)
        if anchor and anchor.rank is Rank.YEAR_TO_DATE and abs(anchor.value - total) >= SAME:
            del found[period]
            yield (
                f"{_makes(anchor)}; the months make {total:,.0f} and stand, {_off(total - anchor.value)}, "
                "since they lead exactly from the total before to the one after."
            )


def _never_falling(anchors: list[Anchor]) -> tuple[tuple[Anchor, ...], list[str]]:
    """Return the anchors without those that would make the total fall: of two, the weaker goes."""
    standing: list[Anchor] = []
    caveats = [f"{_makes(one)}, which is less than nothing; it is left out." for one in anchors if one.value < 0]
    for anchor in anchors:
        fits = anchor.value >= 0
        while fits and standing and standing[-1].value > anchor.value:
            fits = _weight(anchor) < _weight(standing[-1])
            gone, other = (standing.pop(), anchor) if fits else (anchor, standing[-1])
            caveats.append(
                f"{_makes(gone)}, which cannot be true beside the {other.value:,.0f} {_when(other.period)}; "
                f"it is left out, {abs(gone.value - other.value):,.0f} apart."
            )
        if fits:
            standing.append(anchor)
    return tuple(standing), caveats


def _weight(anchor: Anchor) -> tuple[int, int]:
    return anchor.rank, STATUSES.index(anchor.quantity.status)


def _makes(anchor: Anchor) -> str:
    when, row = _when(anchor.period), anchor.row
    opening = f"{when[0].upper()}{when[1:]} {row}"
    return opening if anchor.rank is Rank.TOTAL else f"{opening} makes {anchor.value:,.0f}"


def _when(period: Period) -> str:
    return f"at the end of {period.label}" if period.precision is Precision.MONTH else f"on {period.label}"


def _off(by: float) -> str:
    return f"{abs(by):,.0f} {'more' if by > 0 else 'fewer'}"


def difference_words(anchor: Anchor, summed: float) -> str:
    """Return the caveat for an anchor that wins over what the figures before it add up to."""
    joint = " stands" if anchor.rank is Rank.TOTAL else " and stands"
    return (
        f"{_makes(anchor)}{joint}; the figures since the total before would make {summed:,.0f}, "
        f"{_off(summed - anchor.value)}."
    )
