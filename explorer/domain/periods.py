"""Periods of the calendar with the precision their source gave them, from a year down to a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_PATTERN = re.compile(r"(\d{4})(?:-Q([1-4])|-H([12])|-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CODE_BASE = 400  # more parts than any precision has within a year


class Precision(IntEnum):
    """How exactly a period is known; a larger number is less exact."""

    DAY = 0
    MONTH = 1
    QUARTER = 2
    HALF = 3
    YEAR = 4

    __hash__ = int.__hash__  # Enum's own hashes the name in Python, at every look-up of every period


_PRECISIONS = tuple(Precision)
_MONTHS_IN = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}


class Period(NamedTuple):
    """A year, half, quarter, month or day; ``part`` counts from 1 within the year.

    For a day ``part`` is the day of the year. Periods order by their first day, then by their last,
    so that January stands before the first quarter, and that before the year.
    """

    year: int
    precision: Precision
    part: int

    @staticmethod
    def parse(text: str) -> Period:
        """Return the period written ``YYYY``, ``YYYY-Hn``, ``YYYY-Qn``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises ValueError with a sentence that a person can act on.
        """
        return _parse(text)

    @staticmethod
    def month(year: int, month: int) -> Period:
        """Return the month ``month`` of ``year``; months beyond 1 … 12 carry into other years."""
        return Period.of_month_index(year * 12 + month - 1)

    @staticmethod
    def day(on: date) -> Period:
        """Return the period that is just this day."""
        return Period(on.year, Precision.DAY, on.timetuple().tm_yday)

    @staticmethod
    def of_month_index(index: int) -> Period:
        """Return the month with this number of months since year 0."""
        return Period(index // 12, Precision.MONTH, index % 12 + 1)

    @staticmethod
    def from_code(code: int) -> Period:
        """Return the period that :attr:`code` stands for."""
        rest, part = divmod(code, _CODE_BASE)
        year, precision = divmod(rest, len(_PRECISIONS))
        return Period(year, _PRECISIONS[precision], part)

    @property
    def code(self) -> int:
        """The period as one integer of 32 bits, for columns; not in calendar order."""
        return (self.year * len(_PRECISIONS) + self.precision) * _CODE_BASE + self.part

    @property
    def start(self) -> date:
        """The first day."""
        return _first_day(self)

    @property
    def end(self) -> date:
        """The last day."""
        return _last_day(self)

    @property
    def month_index(self) -> int:
        """The number of months from year 0 to the month of the first day."""
        if self.precision is Precision.DAY:
            return self.year * 12 + self.start.month - 1
        return self.year * 12 + (self.part - 1) * _MONTHS_IN[self.precision]

    @property
    def last_month_index(self) -> int:
        """The number of months from year 0 to the month of the last day."""
        if self.precision is Precision.DAY:
            return self.month_index
        return self.year * 12 + self.part * _MONTHS_IN[self.precision] - 1

    def months(self) -> Iterator[Period]:
        """Yield every month the period touches, in order."""
        for index in range(self.month_index, self.last_month_index + 1):
            yield Period.of_month_index(index)

    def to(self, precision: Precision) -> Period:
        """Return the period of this (equal or coarser) precision that holds the last day."""
        if precision < self.precision:
            raise ValueError(f"{self} is not known to the {precision.name.lower()}.")
        if precision is self.precision:
            return self
        return Period(self.year, precision, self.last_month_index % 12 // _MONTHS_IN[precision] + 1)

    def holds(self, other: Period) -> bool:
        """Whether every day of ``other`` lies within this period."""
        return self.start <= other.start and other.end <= self.end

    @property
    def label(self) -> str:
        """The period as a reader sees it: 9 Dec 2025, Dec 2025, Q3 2025, H1 2025, 2025."""
        match self.precision:
            case Precision.DAY:
                return f"{self.start.day} {_MONTHS[self.start.month - 1]} {self.year}"
            case Precision.MONTH:
                return f"{_MONTHS[self.part - 1]} {self.year}"
            case Precision.QUARTER:
                return f"Q{self.part} {self.year}"
            case Precision.HALF:
                return f"H{self.part} {self.year}"
            case _:
                return f"{self.year}"

    def __str__(self) -> str:
        match self.precision:
            case Precision.DAY:
                return self.start.isoformat()
            case Precision.MONTH:
                return f"{self.year:04d}-{self.part:02d}"
            case Precision.QUARTER:
                return f"{self.year:04d}-Q{self.part}"
            case Precision.HALF:
                return f"{self.year:04d}-H{self.part}"
            case _:
                return f"{self.year:04d}"

    def __lt__(self, other: tuple[object, ...]) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    # A tuple brings all four comparisons along, so each must be said anew.
    def __le__(self, other: tuple[object, ...]) -> bool:
        return self == other or self < other

    def __gt__(self, other: tuple[object, ...]) -> bool:
        return not self <= other

    def __ge__(self, other: tuple[object, ...]) -> bool:
        return not self < other


@lru_cache(maxsize=16384)
def _first_day(period: Period) -> date:
    if period.precision is Precision.DAY:
        return date(period.year, 1, 1) + timedelta(days=period.part - 1)
    return date(period.year, (period.part - 1) * _MONTHS_IN[period.precision] + 1, 1)


@lru_cache(maxsize=16384)
def _last_day(period: Period) -> date:
    if period.precision is Precision.DAY:
        return _first_day(period)
    month = period.part * _MONTHS_IN[period.precision]
    if month == 12:  # there may be no January after it: the calendar ends with the year 9999
        return date(period.year, 12, 31)
    return date(period.year, month + 1, 1) - timedelta(days=1)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is not a period. Write 2025, 2025-H1, 2025-Q3, 2025-09 or 2025-09-28.")
    year, quarter, half, month, day = (int(group) if group else 0 for group in match.groups())
    if year < 1:
        raise ValueError(f"“{text}” is not a year of the calendar.")
    if quarter:
        return Period(year, Precision.QUARTER, quarter)
    if half:
        return Period(year, Precision.HALF, half)
    if match.group(4) is None:
        return Period(year, Precision.YEAR, 1)
    return _month_or_day(text, year, month, day if match.group(5) else None)


def _month_or_day(text: str, year: int, month: int, day: int | None) -> Period:
    if not 1 <= month <= 12:
        raise ValueError(f"“{text}” is not a month. Use {year:04d}-01 to {year:04d}-12.")
    if day is None:
        return Period(year, Precision.MONTH, month)
    try:
        return Period.day(date(year, month, day))
    except ValueError:
        last = Period(year, Precision.MONTH, month).end.day
        raise ValueError(f"“{text}” is not a day. {_MONTHS[month - 1]} {year} has 1 to {last}.") from None


def latest(periods: Iterable[Period]) -> Period | None:
    """Return the period that ends last, of equals the most exact one, or ``None`` without any."""
    return max(periods, key=lambda one: (one.end, one.start), default=None)


def whole_periods(first: int, last: int, precision: Precision) -> tuple[Period, Period]:
    """Return the first and the last month of the periods of a precision that hold two months, given by numbers."""
    low, high = (Period.of_month_index(index).to(precision) for index in (first, last))
    return Period.of_month_index(low.month_index), Period.of_month_index(high.last_month_index)


def month_span(first: Period, last: Period) -> tuple[Period, ...]:
    """Return every month from the first month of ``first`` to the last month of ``last``."""
    return tuple(Period.of_month_index(index) for index in range(first.month_index, last.last_month_index + 1))
