"""Splits: the parts in stack order, what no part explains, and parts that exceed the whole."""

from __future__ import annotations

import pytest

from explorer.analysis.splits import Split, split
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from tests.analysis import second_road
from tests.analysis.making import atlas_of, delivered, entity, row

BRANDS = ["aito", "luxeed", "stelato", "maextro", "shangjie"]
MAKERS = ["seres", "chery", "baic", "jac", "saic"]


def _names(found: Split) -> list[str]:
    return [part.entity_id for part in found.parts]


def _part(found: Split, name: str) -> dict[str, float]:
    part = next(one for one in found.parts if one.entity_id == name)
    return {str(period): one.value for period, one in part.values.items()}


def test_brands_and_carmakers_stand_in_stack_order(atlas: Atlas) -> None:
    assert _names(split(atlas, "hima", "brand", "deliveries")) == BRANDS
    assert _names(split(atlas, "hima", "partner", "deliveries")) == MAKERS


def test_cars_stand_by_brand_and_forerunners_are_left_out(atlas: Atlas) -> None:
    cars = _names(split(atlas, "hima", "car", "deliveries"))
    parents = {line["id"]: line["parent_id"] for line in second_road.table("entities")}
    assert cars[:2] == ["aito-m5", "aito-m7"]
    assert [BRANDS.index(parents[car]) for car in cars] == sorted(BRANDS.index(parents[car]) for car in cars)
    assert not {"seres-sf5", "arcfox-alpha-s-hi"} & set(cars)
    assert set(cars) == {
        line["id"] for line in second_road.table("entities")
        if line["kind"] == "car_model" and line["parent_id"] in BRANDS
    }  # fmt: skip


@pytest.mark.parametrize("every", ["month", "quarter", "year"])
@pytest.mark.parametrize("by", ["brand", "partner", "car"])
@pytest.mark.parametrize("name", ["hima", "seres", "aito", "luxeed", "saic"])
def test_parts_and_rest_make_the_total_or_a_caveat_says_why_not(atlas: Atlas, name: str, by: str, every: str) -> None:
    found = split(atlas, name, by, "deliveries", every)
    over = 0
    for period, whole in found.total.items():
        parts = sum(part.values[period].value for part in found.parts if period in part.values)
        rest = found.rest[period]
        if parts > whole.value:
            over += 1
            assert rest.value == 0
            caveat = next(one for one in found.caveats if one.startswith(f"{period.label}:"))
            assert f"{parts - whole.value:,.0f} more than the total ({whole.value:,.0f})" in caveat
        else:
            assert rest.value == whole.value - parts
    assert len(found.caveats) == over
    assert set(found.rest) == set(found.total)


def test_the_months_that_no_brand_explains_are_not_split(atlas: Atlas) -> None:
    found = split(atlas, "hima", "brand", "deliveries")
    rest = {str(period): one.value for period, one in found.rest.items()}
    months = second_road.months
    assert rest["2025-10"] == months("hima")["2025-10"] - months("luxeed")["2025-10"]
    assert rest["2026-01"] == 57_915 - 40_016 - 4_506
    assert rest["2022-03"] == 0
    assert found.rest[Period.parse("2025-10")].bound == "less than", "Luxeed has more than 10,000"


def test_a_brand_that_exceeds_the_alliance_is_named_with_both_figures(atlas: Atlas) -> None:
    found = split(atlas, "hima", "brand", "deliveries")
    july = next(one for one in found.caveats if one.startswith("Jul 2023"))
    assert july == "Jul 2023: AITO (4,278) is 47 more than the total (4,231), so nothing is left that is not split."


def test_the_rest_keeps_status_and_sources_of_all(atlas: Atlas) -> None:
    rest = split(atlas, "hima", "brand", "deliveries").rest[Period.parse("2026-01")]
    printed = {
        source
        for one in second_road.rows()
        if one.id in ("hima-deliveries-2026-01", "aito-deliveries-2026-01", "luxeed-deliveries-2026-01")
        for source in one.sources
    }
    assert set(rest.sources) == printed
    assert rest.status is Status.REPORTED
    assert rest.calc


def test_a_partner_is_its_own_only_carmaker_and_a_brand_its_own_only_brand(atlas: Atlas) -> None:
    for name, by in (("seres", "partner"), ("aito", "brand")):
        found = split(atlas, name, by, "deliveries")
        assert _names(found) == [name]
        assert _part(found, name) == second_road.months("aito")
        assert {one.value for one in found.rest.values()} == {0}


def test_two_parts_that_exceed_the_whole_are_both_named() -> None:
    family = [
        entity("union", "alliance"),
        entity("maker", "partner", "union"),
        entity("red", "brand", "maker", first="2025-01"),
        entity("blue", "brand", "maker", first="2024-01"),
    ]
    rows = [row("union", "deliveries", "2025-01", 100), *delivered("red", m2025_01=70), *delivered("blue", m2025_01=40)]
    found = split(atlas_of(family, rows), "union", "brand", "deliveries")
    assert _names(found) == ["blue", "red"]
    assert found.caveats == (
        "Jan 2025: Blue (40) and Red (70) together are 10 more than the total (100), "
        "so nothing is left that is not split.",
    )
