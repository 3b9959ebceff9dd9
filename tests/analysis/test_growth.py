"""Growth, shares, month 0, crossings, and the figures of a tree row."""

from __future__ import annotations

import pytest

from explorer.analysis.cumulative import cumulative
from explorer.analysis.flows import flow, flow_metric
from explorer.analysis.growth import crossing, growth_on_year, next_million, share
from explorer.analysis.headline import headline, sparkline
from explorer.analysis.quantities import Quantity, difference, total_of
from explorer.analysis.starts import month_number, month_zero
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from tests.analysis import second_road
from tests.analysis.making import atlas_of, delivered, entity, row


def _quantity(value: float, bound: str = "", status: Status = Status.REPORTED, unit: str = "vehicles") -> Quantity:
    return Quantity(value, unit, status, (f"page-{value:.0f}",), bound)


def test_growth_on_the_year_before(atlas: Atlas) -> None:
    months = flow(atlas, "hima", "deliveries")
    found = growth_on_year(months, Period.parse("2025-12"))
    assert found is not None
    assert found.value == 89_611 / 49_474 - 1
    assert set(found.sources) == {*months[Period.parse("2024-12")].sources, *months[Period.parse("2025-12")].sources}
    assert found.unit == "" and found.calc
    years = flow(atlas, "hima", "deliveries", "year")
    whole = growth_on_year(years, Period.parse("2025"))
    assert whole is not None
    assert f"{whole.value:.0%}" == "32%"
    assert whole.status is Status.ROUNDED, "445,000 is rounded"


@pytest.mark.parametrize("period", ["2022-03", "2023-06", "2026-03"])
def test_no_growth_where_either_month_is_missing(atlas: Atlas, period: str) -> None:
    assert growth_on_year(flow(atlas, "hima", "deliveries"), Period.parse(period)) is None


def test_no_growth_of_a_year_that_is_not_whole(atlas: Atlas) -> None:
    years = flow(atlas, "hima", "deliveries", "year")
    assert Period.parse("2026") in years
    assert growth_on_year(years, Period.parse("2026")) is None


def test_no_growth_from_nothing() -> None:
    for before in (0.0, -5.0):
        small = flow(atlas_of([entity("one")], delivered("one", m2024_02=before, m2025_02=5)), "one", "deliveries")
        assert growth_on_year(small, Period.parse("2025-02")) is None


def test_the_next_million_is_above_a_full_one() -> None:
    assert [next_million(total) for total in (0.0, 999_999.5, 1_000_000.0, 1_290_769.0)] == [
        1_000_000, 1_000_000, 2_000_000, 2_000_000,
    ]  # fmt: skip


def test_a_share_knows_how_it_is_bounded() -> None:
    found = share(_quantity(30, "more than"), _quantity(120))
    assert (found.value, found.bound, found.unit) == (0.25, "more than", "")
    assert share(_quantity(30), _quantity(120, "more than")).bound == "less than"
    assert share(_quantity(30, "more than"), _quantity(120, "more than")).bound == "about"
    with pytest.raises(ValueError, match="no shares"):
        share(_quantity(0), _quantity(0))


def test_units_are_never_mixed() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        total_of([_quantity(1), _quantity(1, unit="orders")], "sum")
    with pytest.raises(ValueError, match="do not add up"):
        share(_quantity(1), _quantity(1, unit="CNY"))


def test_the_weakest_status_wins_and_each_source_is_named_once() -> None:
    parts = [_quantity(1), _quantity(2, status=Status.GUIDANCE), _quantity(1, status=Status.ROUNDED)]
    found = total_of(parts, "sum")
    assert (found.value, found.status, found.sources) == (4, Status.GUIDANCE, ("page-1", "page-2"))
    assert difference(_quantity(9), parts, "rest").value == 5


@pytest.mark.parametrize(
    ("name", "zero"),
    [("hima", "2022-03"), ("seres", "2022-03"), ("aito-m9", "2024-02"), ("maextro", "2025-06"), ("nio", "2018-06"),
     ("li-auto", "2019-12"), ("xiaomi", "2024-04"), ("zeekr", "2021-10"), ("tesla", ""), ("xpeng", ""), ("luxeed", ""),
     ("nobody", "")],
)  # fmt: skip
def test_month_zero_is_the_month_of_the_first_delivery(atlas: Atlas, name: str, zero: str) -> None:
    assert month_zero(atlas, name) == (Period.parse(zero) if zero else None)


def test_months_are_counted_from_month_zero(atlas: Atlas) -> None:
    zero = Period.month(2022, 3)
    assert month_number(zero, zero) == 0
    assert month_number(zero, Period.parse("2025-10-28")) == 43
    found = crossing(cumulative(atlas, "hima"), 1_000_000)
    assert found is not None and found.month_number == 43


def test_a_crossing_in_an_unknown_stretch_says_so() -> None:
    rows = [row("one", "cumulative_deliveries", "2025-06-30", 150)]
    curve = cumulative(atlas_of([entity("one", first="2025-01")], rows), "one")
    found = crossing(curve, 100)
    assert found is not None
    assert (str(found.period), found.month_number, found.quantity.value) == ("2025-06", 5, 150)
    assert found.bridged and str(found.before) == "2024-12" and found.quantity.sources
    assert crossing(curve, 151) is None


def test_what_was_passed_before_the_curve_begins_is_not_known(atlas: Atlas) -> None:
    leapmotor = cumulative(atlas, "leapmotor")
    assert crossing(leapmotor, leapmotor.points[0].quantity.value) is None
    found = crossing(leapmotor, 1_000_000)
    assert found is not None
    assert found.month_number is None
    first = cumulative(atlas_of([entity("one", first="2025-01")], delivered("one", m2025_01=120)), "one")
    assert crossing(first, 100) is not None, "passed within the first month"


def test_the_headline_is_the_end_of_the_curve(atlas: Atlas) -> None:
    found = headline(atlas, "hima")
    assert found is not None
    assert (str(found.period), found.quantity.value) == ("2026-02", 1_204_667 + 57_915 + 28_187)
    for name in ("maextro", "luxeed", "byd", "huawei", "yu-chengdong", "tech-ads"):
        assert headline(atlas, name) is None


def test_the_sparkline_has_a_place_for_every_month(atlas: Atlas) -> None:
    line = sparkline(atlas, "hima")
    months = second_road.months("hima")
    assert len(line) == 48, "March 2022 to February 2026"
    assert line[0] == months["2022-03"]
    assert line[3] is line[4] is None, "June and July 2022"
    assert line[-1] == months["2026-02"]
    assert [value for value in line if value is not None] == list(months.values())
    for name in atlas.entities:
        known = [value for value in sparkline(atlas, name) if value is not None]
        assert len(known) <= len(flow(atlas, name, flow_metric(atlas, name)))
    assert sparkline(atlas, "huawei") == ()
