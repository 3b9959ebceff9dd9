"""Roll-ups: the numbers of the pack by two roads, sums of parts, and what is not known whole."""

from __future__ import annotations

from collections import defaultdict

import pytest

from explorer.analysis.flows import addends, flow, flow_metric
from explorer.analysis.quantities import figures
from explorer.domain.atlas import Atlas
from explorer.domain.observations import STATUSES, Status
from explorer.domain.periods import Period
from tests.analysis import second_road
from tests.analysis.making import atlas_of, delivered, entity, row

OWN = [name for name in second_road.entities() if second_road.has_any(name) and second_road.kind(name) != "partner"]


def _values(found: object) -> dict[str, float]:
    assert hasattr(found, "items")
    return {str(period): one.value for period, one in found.items()}


@pytest.mark.parametrize("metric", second_road.FLOWS)
def test_months_are_the_preferred_rows_of_the_whole_entity(atlas: Atlas, metric: str) -> None:
    for name in OWN:
        assert _values(flow(atlas, name, metric)) == second_road.months(name, metric), name


@pytest.mark.parametrize(("every", "size", "label"), [("quarter", 3, "Q"), ("year", 12, "")])
def test_quarters_and_years_take_their_own_row_or_else_their_months(
    atlas: Atlas, every: str, size: int, label: str
) -> None:
    for name in OWN:
        pattern = r"\d{4}-Q\d" if label else r"\d{4}"
        printed = second_road.own(name, "deliveries", pattern)
        groups: dict[str, list[float]] = defaultdict(list)
        for month, value in second_road.months(name).items():
            year, number = month.split("-")
            groups[f"{year}-Q{(int(number) + 2) // 3}" if label else year].append(value)
        expected = {period: (sum(values), len(values) == size) for period, values in groups.items()}
        expected |= {period: (value, True) for period, value in printed.items()}
        found = flow(atlas, name, "deliveries", every)
        assert {str(period): (one.value, one.complete) for period, one in found.items()} == expected, name


def test_the_alliance_by_years(atlas: Atlas) -> None:
    years = _values(flow(atlas, "hima", "deliveries", "year"))
    assert years == {"2022": 76_180, "2023": 94_380, "2024": 445_000, "2025": 589_107, "2026": 57_915 + 28_187}
    twelve = [second_road.months("hima")[f"2025-{month:02d}"] for month in range(1, 13)]
    assert sum(twelve) == 589_107
    assert not flow(atlas, "hima", "deliveries", "year")[Period.parse("2026")].complete


def test_a_missing_month_has_no_entry(atlas: Atlas) -> None:
    months = flow(atlas, "hima", "deliveries")
    for missing in ("2022-06", "2022-07", "2023-01", "2023-06", "2023-12", "2026-03"):
        assert Period.parse(missing) not in months
    assert list(months) == sorted(months)


def test_a_row_about_a_part_is_not_the_whole(atlas: Atlas) -> None:
    nio = flow(atlas, "nio", "deliveries")
    assert nio[Period.parse("2024-09")].value == 21_181, "20,349 is the Nio brand alone"
    assert Period.parse("2022-07-31") not in figures(atlas, "aito", "deliveries"), "June and July together"


def test_status_sources_and_bounds_come_along(atlas: Atlas) -> None:
    by_id = {(one.entity, one.metric, one.period): one for one in second_road.rows() if one.preferred and not one.scope}
    for name in OWN:
        for period, one in flow(atlas, name, "deliveries").items():
            printed = by_id[name, "deliveries", str(period)]
            assert (one.status.value, one.sources, one.bound) == (printed.status, printed.sources, printed.bound)
            assert one.unit == "vehicles"
            assert not one.calc


def test_a_sum_of_months_keeps_every_source_and_the_weakest_status(atlas: Atlas) -> None:
    quarter = flow(atlas, "hima", "deliveries", "quarter")[Period.parse("2025-Q1")]
    printed = [one for one in second_road.rows() if one.entity == "hima" and one.preferred and not one.scope]
    months = [one for one in printed if one.metric == "deliveries" and one.period in ("2025-01", "2025-02", "2025-03")]
    assert quarter.value == sum(one.value for one in months)
    assert set(quarter.sources) == {source for one in months for source in one.sources}
    assert quarter.status is Status.DERIVED is max((Status(one.status) for one in months), key=STATUSES.index)
    assert quarter.calc


def test_a_carmaker_is_the_sum_of_its_brands_and_not_its_bulletin(atlas: Atlas) -> None:
    assert addends(atlas, "seres", "deliveries") == ("aito",)
    assert _values(flow(atlas, "seres", "deliveries")) == second_road.months("aito")
    assert flow_metric(atlas, "chery") == "deliveries"
    assert _values(flow(atlas, "chery", "deliveries")) == second_road.months("luxeed")
    assert _values(flow(atlas, "chery", "wholesale")) == second_road.months("chery", "wholesale")


def test_a_brand_without_rows_takes_its_cars(atlas: Atlas) -> None:
    assert addends(atlas, "maextro", "deliveries") == ("maextro-s800",)
    found = flow(atlas, "maextro", "deliveries")
    assert _values(found) == second_road.months("maextro-s800")
    assert {one.calc for one in found.values()} == {"sum of its cars"}
    assert addends(atlas, "stelato", "deliveries") == (), "a brand with rows speaks for itself"


def test_everybody_is_counted_in_the_measure_they_have(atlas: Atlas) -> None:
    counted = {"hima": "deliveries", "nio": "deliveries", "byd": "wholesale", "tesla-china": "wholesale",
               "bmw-x5": "retail_sales", "huawei": "", "yu-chengdong": ""}  # fmt: skip
    assert {name: flow_metric(atlas, name) for name in counted} == counted
    assert flow(atlas, "huawei", flow_metric(atlas, "huawei")) == {}


def test_cars_built_are_not_cars_delivered() -> None:
    small = atlas_of([entity("maker")], [row("maker", "production", "2025-01", 100)])
    assert flow_metric(small, "maker") == ""


def test_a_sum_that_lacks_a_part_is_not_whole() -> None:
    family = [
        entity("maker", "partner"),
        entity("old", "brand", "maker", first="2024-06"),
        entity("new", "brand", "maker", first="2025-03"),
        entity("plan", "brand", "maker"),
    ]
    rows = [*delivered("old", m2025_01=100, m2025_02=110, m2025_03=120), *delivered("new", m2025_03=5, m2025_04=6)]
    found = flow(atlas_of(family, rows), "maker", "deliveries")
    assert {str(period): (one.value, one.complete) for period, one in found.items()} == {
        "2025-01": (100, True),
        "2025-02": (110, True),
        "2025-03": (125, True),
        "2025-04": (6, False),
    }


def test_a_bound_makes_the_sum_a_bound() -> None:
    rows = [row("one", "deliveries", f"2025-0{month}", 10, "more than" if month == 2 else "") for month in (1, 2, 3)]
    quarter = flow(atlas_of([entity("one")], rows), "one", "deliveries", "quarter")[Period.parse("2025-Q1")]
    assert (quarter.value, quarter.bound, quarter.complete) == (30, "more than", True)
