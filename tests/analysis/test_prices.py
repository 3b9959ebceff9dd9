"""Rounds of prices against the rows of the tables; rumours are no prices, and what holds follows the dates."""

from __future__ import annotations

import re

import pytest

from explorer.analysis.entry_prices import entry_price
from explorer.analysis.prices import apart, former, near, price_span, rounds, rumours, standing, without_battery
from explorer.analysis.specifications import launch_prices
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from tests.analysis.making import atlas_of, entity, row
from tests.analysis.second_road import Row, rows, table

KINDS = ("launch", "presale", "current")
CARS = [one["id"] for one in table("entities") if one["kind"] in ("car_model", "rival_model")]


def priced(car: str, kind: str) -> list[Row]:
    return [one for one in rows() if one.entity == car and one.metric == f"price_{kind}"]


@pytest.mark.parametrize("car", CARS)
def test_a_round_has_the_lowest_and_the_highest_row_of_its_month(atlas: Atlas, car: str) -> None:
    for kind in KINDS:
        expected: dict[str, list[float]] = {}
        for one in priced(car, kind):
            if one.preferred and one.status not in ("rumour", "suspect") and "BaaS" not in one.scope:
                month = one.period[:7] if re.match(r"\d{4}-\d\d", one.period) else f"{one.period}-12"
                expected.setdefault(month, []).append(one.value)
        found = {
            f"{one.period.end.year}-{one.period.end.month:02d}": (one.low.value, one.top)
            for one in rounds(atlas, car)
            if one.kind == kind
        }
        assert found == {month: (min(values), max(values)) for month, values in expected.items()}


def test_rumours_are_kept_apart(atlas: Atlas) -> None:
    said = {one.id for car in CARS for one in rumours(atlas, car)}
    assert said == {one.id for one in rows() if one.metric.startswith("price_") and one.status == "rumour"}
    drawn = {row.id for car in CARS for one in rounds(atlas, car) for row in one.rows}
    assert said and not said & drawn


def test_what_holds_is_the_newest_of_each_kind(atlas: Atlas) -> None:
    def held(car: str) -> list[tuple[str, str, float, float]]:
        return [(one.kind, str(one.period), one.low.value, one.top) for one in standing(atlas, car)]

    assert held("maextro-s800") == [
        ("presale", "2024-11-26", 1_000_000, 1_500_000), ("launch", "2025-05-30", 708_000, 1_020_000),
    ]  # fmt: skip
    assert held("aito-m9") == [("launch", "2025-03-20", 469_800, 469_800), ("current", "2025-05", 509_800, 509_800)]
    assert held("aito-m6") == [("presale", "2026-02", 250_000, 300_000)]
    assert held("bmw-x5") == [("launch", "2022-03-31", 605_000, 705_000)]  # the import's price says that it had gone
    assert [kind for kind, *_ in held("stelato-s9")] == ["launch", "current"]  # a current price overtook the presale


def test_what_stands_apart_says_why(atlas: Atlas) -> None:
    assert [one.value for one in without_battery(atlas, "nio-es8")] == [298_800]
    assert [one.value for one in former(atlas, "bmw-ix1")] == [299_900]


def test_near_cars_have_the_same_kind_of_body_and_a_price_within_a_fifth(atlas: Atlas) -> None:
    segment = {one["id"]: re.split(r"[ -]", one["segment"])[-1] for one in table("entities")}
    for car in CARS:
        for other in near(atlas, car, EntityKind.RIVAL_MODEL):
            mine, its = price_span(atlas, car), price_span(atlas, other)
            assert mine is not None and its is not None
            assert max(mine[0], its[0]) <= 1.2 * min(mine[1], its[1])
            assert segment[car] == segment[other] or not segment[car]
    assert "bmw-x5" in near(atlas, "aito-m9", EntityKind.RIVAL_MODEL)


def test_nothing_and_less_than_nothing_is_no_price() -> None:
    cars = [entity("one", "car_model"), entity("two", "rival_model")]
    for value in (0.0, -5.0):
        made = atlas_of(cars, [row(car, "price_launch", "2025", value) for car in ("one", "two")])
        assert near(made, "one", EntityKind.RIVAL_MODEL) == ()
        assert rounds(made, "one") == () and launch_prices(made, "one") is None and entry_price(made, "one") is None


@pytest.mark.parametrize("words", ["BaaS base", "baas", "base, BAAS"])
def test_a_price_without_the_battery_is_nowhere_the_price_of_the_car(words: str) -> None:
    numbers = [row("car", "price_launch", "2025-03", 200_000, words), row("car", "price_launch", "2025-03", 270_000)]
    made = atlas_of([entity("car", "car_model")], numbers)
    assert [one.low.value for one in rounds(made, "car")] == [270_000]
    assert [one.value for one in without_battery(made, "car")] == [200_000]
    launch, entry = launch_prices(made, "car"), entry_price(made, "car")
    assert launch is not None and launch.low is not None and launch.low.value == 270_000
    assert entry is not None and entry.value == 270_000


def test_distances() -> None:
    assert apart((100, 200), (150, 300)) == 0.0
    assert apart((100, 200), (300, 400)) == pytest.approx(0.5) == apart((300, 400), (100, 200))


def test_a_car_without_prices_has_none_and_the_newest_launch_holds() -> None:
    def held(*dates: str) -> list[str]:
        numbers = [row("car", "price_launch", date, 100.0) for date in dates]
        made = atlas_of([entity("car", "car_model")], numbers)
        return [str(one.period) for one in standing(made, "car")]

    assert held("2024-01", "2024-06") == ["2024-06"]
    assert held() == []
    assert price_span(atlas_of([entity("car", "car_model")], []), "car") is None
