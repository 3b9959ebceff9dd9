"""The exact figures a running total is worked out from, and the sums that lead from one month's end to another's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.analysis.flows import stock_of, year_to_date_of
from explorer.analysis.quantities import Quantity, difference, figures, total_of
from explorer.analysis.starts import Start, first_delivery
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period, Precision
from explorer.records import record

FORWARD = "last published total plus the figures since"
BACKWARD = "next published total less the figures before it"


@record(frozen=True, slots=True)
class Span:
    """A flow over the months with the numbers ``first`` to ``last``, see :attr:`Period.month_index`."""

    first: int
    last: int
    quantity: Quantity


@dataclass(slots=True)
class Ledger:
    """The exact figures of one entity, by what they are good for.

    ``months`` has the flow of each month by its number; ``ending`` and ``starting`` have the flows by their last and
    first month, finest first. ``years`` and ``to_date`` are the rows that make anchors, ``totals`` the stated totals,
    ``marks`` the totals that are only bounds.
    """

    unit: str
    start: Start | None
    months: dict[int, Quantity] = field(default_factory=dict)
    ending: dict[int, list[Span]] = field(default_factory=dict)
    starting: dict[int, list[Span]] = field(default_factory=dict)
    years: dict[int, Quantity] = field(default_factory=dict)
    to_date: dict[Period, Quantity] = field(default_factory=dict)
    totals: dict[Period, Quantity] = field(default_factory=dict)
    marks: dict[Period, Quantity] = field(default_factory=dict)

    @property
    def month_before(self) -> int | None:
        """The number of the last month without any delivery, if the first delivery is dated."""
        return self.start.period.month_index - 1 if self.start else None

    @property
    def nothing(self) -> Quantity:
        """The total before the first delivery; it rests on no figure."""
        return Quantity(0.0, self.unit, Status.REPORTED, ())

    def add(self, period: Period, flow: Quantity) -> None:
        """Enter the flow of a month, quarter, half or year; flows must come finest first."""
        span = Span(period.month_index, period.last_month_index, flow)
        self.starting.setdefault(span.first, []).append(span)
        if period.precision is Precision.YEAR:
            self.years[period.year] = flow  # an anchor of its own, so nothing is added up through it
        else:
            self.ending.setdefault(span.last, []).append(span)
        if period.precision is Precision.MONTH:
            self.months[span.first] = flow


def ledger(atlas: Atlas, entity_id: str, metric: str) -> Ledger:
    """Return the exact figures of an entity; deliveries alone begin with the first delivery."""
    start = first_delivery(atlas, entity_id) if metric == "deliveries" else None
    book = Ledger(atlas.metrics[metric].unit if metric in atlas.metrics else "", start)
    flows = figures(atlas, entity_id, metric).items()
    for period, one in sorted(flows, key=lambda pair: pair[0].precision):
        if not one.bound and period.precision is not Precision.DAY:
            book.add(period, one)
    to_date = figures(atlas, entity_id, year_to_date_of(metric)).items()
    book.to_date = {at_end(period): one for period, one in to_date if not one.bound}
    for period, one in figures(atlas, entity_id, stock_of(metric)).items():
        (book.marks if one.bound else book.totals)[at_end(period)] = one
    return book


def at_end(period: Period) -> Period:
    """Return the month whose end is the end of a period, or its last day if that ends no month."""
    month = Period.of_month_index(period.last_month_index)
    return month if month.end == period.end else Period.day(period.end)


def sum_to(book: Ledger, totals: Mapping[int, Quantity], index: int) -> Quantity | None:
    """Return the total at the end of a month from an earlier one and the flow since, by month or else by quarter."""
    for span in book.ending.get(index, ()):
        before = totals.get(span.first - 1)
        if before is not None:
            return total_of((before, span.quantity), FORWARD)
    return None


def fill_forward(book: Ledger, totals: dict[int, Quantity], first: int, last: int) -> None:
    """Work out the totals from ``first`` to ``last`` that follow from earlier ones; what is known stays."""
    for index in range(first, last + 1):
        if index not in totals:
            found = sum_to(book, totals, index)
            if found is not None:
                totals[index] = found


def fill_backward(book: Ledger, totals: dict[int, Quantity], last: int, first: int) -> None:
    """Work out the totals from ``last`` back to ``first`` that follow from later ones; what is known stays."""
    for index in range(last, first - 1, -1):
        if index not in totals:
            for span in book.starting.get(index + 1, ()):
                after = totals.get(span.last)
                if after is not None:
                    totals[index] = difference(after, (span.quantity,), BACKWARD)
                    break
