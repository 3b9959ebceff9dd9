"""Numbers, money, shares, dates and counts read as the design writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures import words


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1_047_700, 0, "1,047,700"),
        (-6482, 0, "−6,482"),
        (4.40, 2, "4.4"),
        (0.217, 3, "0.217"),
        (-0.0, 0, "0"),
        (-0.4, 0, "0"),
        (5000, 2, "5,000"),
    ],
)
def test_a_number_stands_in_full_with_a_true_minus(value: float, decimals: int, text: str) -> None:
    assert words.number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "row", "axis"),
    [
        (0, "0", "0"),
        (845, "845", "845"),
        (999.6, "1.00k", "1k"),
        (46_100, "46.1k", "46.1k"),
        (90_000, "90.0k", "90k"),
        (500_000, "500k", "500k"),
        (999_499, "999k", "999k"),
        (999_600, "1.00M", "1M"),
        (1_000_000, "1.00M", "1M"),
        (1_290_769, "1.29M", "1.29M"),
        (1_500_000, "1.50M", "1.5M"),
        (12_340_000_000, "12.3bn", "12.3bn"),
        (-30_000, "−30.0k", "−30k"),
    ],
)
def test_rows_have_three_figures_and_axes_no_zeros_at_the_end(value: float, row: str, axis: str) -> None:
    assert words.short(value) == row
    assert words.tick(value) == axis


@given(st.floats(min_value=1_000, max_value=9.9e11))
def test_a_short_number_has_three_figures_and_is_near(value: float) -> None:
    text = words.short(value)
    digits = text.rstrip("kMbn")
    scale = {"k": 1e3, "M": 1e6, "bn": 1e9}[text[len(digits) :]]
    assert len(digits.replace(".", "")) == 3
    assert float(digits) * scale == pytest.approx(value, rel=0.006)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (469_800, "CNY 469,800"),
        (2_500_000_000, "CNY 2.5 bn"),
        (748_000_000, "CNY 748 million"),
        (-6_482_000_000, "CNY −6.48 bn"),
        (145_176_000_000, "CNY 145 bn"),
        (999_990_000, "CNY 1 bn"),
    ],
)
def test_money_names_its_currency(value: float, text: str) -> None:
    assert words.money(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.718, "72%"), (0.004, "<1%"), (0, "0%"), (-0.19, "−19%"), (1.26, "126%"), (0.997, ">99%"), (1, "100%")],
)
def test_a_share_is_a_whole_percentage(share: float, text: str) -> None:
    assert words.percent(share) == text


def test_a_range_of_shares_says_percent_once() -> None:
    assert [words.percent_span(0.45, high) for high in (0.99, 0.45)] == ["45–99%", "45%"]


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (89_611, "vehicles", 0, "89,611"),
        (28.93, "%", 2, "28.93%"),
        (430, "km", 0, "430 km"),
        (15.6, "inch", 1, "15.6 in"),
        (500, "CNY", 0, "CNY 500"),
    ],
)
def test_a_measure_has_its_unit(value: float, unit: str, decimals: int, text: str) -> None:
    assert words.measure(value, unit, decimals) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2022-03", "2026-02", "Mar 2022 – Feb 2026"),
        ("2023-01", "2023-06", "Jan–Jun 2023"),
        ("2023-12", "2023-12", "Dec 2023"),
        ("2023-Q1", "2023-Q2", "Q1 2023 – Q2 2023"),
    ],
)
def test_a_range_has_an_en_dash(first: str, last: str, text: str) -> None:
    assert words.span(Period.parse(first), Period.parse(last)) == text


def test_a_long_range_has_months_in_full() -> None:
    assert words.long_span(Period.parse("2022-03"), Period.parse("2026-02")) == "March 2022 to February 2026"
    assert words.during(Period.parse("2022-03"), Period.parse("2026-02")) == "from March 2022 to February 2026"
    assert words.during(Period.parse("2022-03"), Period.parse("2022-03")) == "in March 2022"
    assert words.long_month(Period.parse("2025-Q3")) == "Q3 2025"


def test_a_takeaway_is_the_first_that_fits_and_else_the_shortest_cut() -> None:
    assert words.takeaway_of(("a" * 91, "fits", "no")) == "fits"
    assert words.takeaway_of(("long " * 40, "short " * 20)) == f"{'short ' * 14}short…"
    assert words.takeaway_of(()) == ""


def test_counts_lists_and_suggestions() -> None:
    assert words.counted(1, "source") == "1 source"
    assert words.counted(1_271, "row") == "1,271 rows"
    assert words.spelled(5) == "five" and words.spelled(12) == "12"
    assert words.listed(["a", "b", "c"]) == "a, b and c" and words.listed([]) == ""
    assert words.did_you_mean("delivries", ["timeline", "deliveries"]) == " Did you mean “deliveries”?"
    assert words.did_you_mean("DELIVRIES", ["timeline", "Deliveries"]) == " Did you mean “Deliveries”?"
    assert words.did_you_mean("zzz", ["timeline"]) == ""
    assert words.status_words(Status.ROUNDED, "more than") == "rounded, more than"
