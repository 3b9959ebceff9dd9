"""Periods: written and read back, in calendar order, expanded into months, never more exact than they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.periods import Period, Precision, month_span

_PARTS = {Precision.MONTH: 12, Precision.QUARTER: 4, Precision.HALF: 2, Precision.YEAR: 1}
_DAYS = st.dates(min_value=date(1, 1, 1)).map(Period.day)
_COARSE = st.sampled_from(list(_PARTS)).flatmap(
    lambda precision: st.builds(Period, st.integers(1, 9999), st.just(precision), st.integers(1, _PARTS[precision]))
)
PERIODS = st.one_of(_DAYS, _COARSE)


@given(PERIODS)
def test_a_period_is_read_back_as_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(PERIODS)
def test_a_period_is_read_back_from_its_code(period: Period) -> None:
    assert Period.from_code(period.code) == period
    assert -(2**31) <= period.code < 2**31


@given(PERIODS, PERIODS)
def test_codes_of_different_periods_differ(one: Period, other: Period) -> None:
    assert (one.code == other.code) == (one == other)


@given(PERIODS)
def test_first_and_last_day_enclose_whole_months(period: Period) -> None:
    assert period.start <= period.end
    days = (period.end - period.start).days + 1
    if period.precision is Precision.DAY:
        assert days == 1
    else:
        assert period.start.day == 1
        assert period.end == date.max or (period.end + timedelta(days=1)).day == 1
        assert period.end.year * 12 + period.end.month - 1 == period.last_month_index
        assert period.start.year * 12 + period.start.month - 1 == period.month_index


@given(PERIODS, PERIODS)
def test_order_is_by_first_day_then_by_last_and_total(one: Period, other: Period) -> None:
    assert (one < other) == ((one.start, one.end) < (other.start, other.end))
    assert (one <= other) == (one < other or one == other)
    assert (one > other) == (other < one)
    assert (one >= other) == (other <= one)
    assert (one < other) + (one == other) + (one > other) >= 1


@given(st.lists(PERIODS, max_size=8))
def test_sorting_follows_the_calendar(periods: list[Period]) -> None:
    starts = [period.start for period in sorted(periods)]
    assert starts == sorted(starts)


def test_january_stands_before_its_quarter_and_that_before_its_year() -> None:
    words = ["2025", "2025-Q1", "2025-H1", "2025-01", "2025-01-01", "2025-02"]
    assert [str(one) for one in sorted(map(Period.parse, words))] == [
        "2025-01-01", "2025-01", "2025-Q1", "2025-H1", "2025", "2025-02",
    ]  # fmt: skip


@given(PERIODS)
def test_the_months_of_a_period_are_counted_without_gaps(period: Period) -> None:
    months = list(period.months())
    expected = 1 if period.precision is Precision.DAY else 12 // _PARTS[period.precision]
    assert len(months) == expected
    assert [month.month_index for month in months] == list(range(period.month_index, period.last_month_index + 1))
    assert tuple(months) == month_span(period, period)
    assert all(period.holds(month) for month in months if period.precision is not Precision.DAY)


@given(PERIODS, st.sampled_from(list(Precision)))
def test_a_period_becomes_coarser_but_never_more_exact(period: Period, precision: Precision) -> None:
    if precision < period.precision:
        with pytest.raises(ValueError, match="is not known to the"):
            period.to(precision)
    else:
        coarse = period.to(precision)
        assert coarse.precision is precision
        assert coarse.start <= period.end <= coarse.end


@given(st.integers(1, 9998), st.integers(-11, 24))
def test_months_beyond_the_year_carry_over(year: int, month: int) -> None:
    if year * 12 + month - 1 >= 12:
        assert Period.month(year, month).month_index == year * 12 + month - 1


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025-12-09", "9 Dec 2025"),
        ("2025-12", "Dec 2025"),
        ("2025-Q3", "Q3 2025"),
        ("2025-H1", "H1 2025"),
        ("2025", "2025"),
    ],
)
def test_the_label_is_as_exact_as_the_source(text: str, label: str) -> None:
    assert Period.parse(text).label == label


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2025-13", "Use 2025-01 to 2025-12"),
        ("2025-00", "Use 2025-01 to 2025-12"),
        ("2025-02-30", "Feb 2025 has 1 to 28"),
        ("2024-02-30", "Feb 2024 has 1 to 29"),
        ("2025-00-10", "is not a month"),
        ("2025-Q5", "Write 2025"),
        ("2025-H3", "Write 2025"),
        ("2025-1", "Write 2025"),
        ("25", "Write 2025"),
        ("2025 ", "Write 2025"),
        ("", "Write 2025"),
        ("２０２５", "Write 2025"),
        ("0000", "not a year"),
        ("2025-03-05T00:00", "Write 2025"),
    ],
)
def test_what_is_no_period_is_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        Period.parse(text)


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused_with_a_sentence(text: str) -> None:
    try:
        period = Period.parse(text)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert str(period) == text
