"""What a car costs at the least: firm, recent, and of the whole car."""

from __future__ import annotations

from explorer.analysis.entry_prices import entry_price, priced_cars
from explorer.domain.atlas import Atlas
from tests.analysis.making import atlas_of, entity, row
from tests.figures.second_road import table


def test_an_entry_price_is_firm_recent_and_the_lowest(atlas: Atlas) -> None:
    for one in priced_cars(atlas):
        mine = [
            row
            for row in table("observations")
            if row["entity_id"] == one.entity_id and row["metric"] in ("price_launch", "price_current")
        ]
        assert one.value in [float(row["value"]) for row in mine if row["preferred"] == "1"]
        newest_year = max(row["period"][:4] for row in mine)
        lowest = min(float(row["value"]) for row in mine if row["period"].startswith(newest_year))
        assert one.value <= lowest
    values = [one.value for one in priced_cars(atlas)]
    assert values == sorted(values) and len(values) >= 8


def test_a_car_that_is_only_announced_has_no_entry_price(atlas: Atlas) -> None:
    for car in ("aito-m6", "luxeed-v9", "shangjie-z7"):
        assert entry_price(atlas, car) is None


def test_a_bound_or_an_older_price_is_no_entry_price() -> None:
    numbers = [
        row("car", "price_launch", "2023-01", 150_000),
        row("car", "price_launch", "2025-01", 200_000),
        row("car", "price_launch", "2025-03", 190_000, "top; more than"),
        row("car", "price_launch", "2025-06", 220_000, "top"),
    ]
    found = entry_price(atlas_of([entity("car", "car_model")], numbers), "car")
    assert found is not None and found.value == 200_000
