"""What-ifs follow the arithmetic that the pack's own rows describe, at the base and at every sourced extreme."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from explorer.analysis.what_if import (
    AITO_MONTHS,
    ALONE_COST,
    MILLION_MONTHS,
    RATE,
    RELIEF,
    SHARED_COST,
    Formula,
    changed,
    parameters,
    purchase_tax,
    refused,
    remaining_months,
    swings,
    tax_on,
    values_of,
    worked,
)
from explorer.domain.atlas import Atlas
from tests.figures.second_road import table

ROWS = {row["parameter"]: row for row in table("scenarios")}


def value(parameter: str, column: str) -> float:
    return float(ROWS[parameter][column])


@pytest.mark.parametrize(
    ("formula", "volume", "cost"),
    [(ALONE_COST, "alone_volume", "alone_cost_per_car"), (SHARED_COST, "shared_volume", "shared_cost_per_car")],
)
def test_cost_at_the_stated_spending_is_the_stated_cost(atlas: Atlas, formula: Formula, volume: str, cost: str) -> None:
    spending = ("rd_per_year", value("rd_per_year", "high"))  # the CNY 18 bn that the rows' own words divide
    for mine, theirs in (("low", "high"), ("base", "base"), ("high", "low")):
        found = worked(atlas, formula, (spending, (volume, value(volume, theirs))))
        assert found is not None
        assert found.value == pytest.approx(value(cost, mine), abs=1)


def test_cost_at_the_base_divides_the_base_spending(atlas: Atlas) -> None:
    found = worked(atlas, SHARED_COST, ())
    assert found is not None and not found.changed
    assert found.value == found.base == value("rd_per_year", "base") * 1e9 / value("shared_volume", "base")
    assert found.low == value("rd_per_year", "low") * 1e9 / value("shared_volume", "high")
    assert found.high == value("rd_per_year", "high") * 1e9 / value("shared_volume", "low")
    cited = {source for name in SHARED_COST.inputs for source in ROWS[name]["source_ids"].split(";")}
    assert set(found.sources) == cited


def test_months_to_a_million_are_those_that_the_pack_states(atlas: Atlas) -> None:
    found = worked(atlas, MILLION_MONTHS, ())
    assert found is not None
    for mine, column in ((found.low, "low"), (found.base, "base"), (found.high, "high")):
        assert mine == pytest.approx(value("months_to_next_million", column), abs=0.05)
    brand = worked(atlas, AITO_MONTHS, ())
    assert brand is not None  # at the average of 2025, which the row gives as its high
    assert brand.base == pytest.approx(value("aito_months_to_next_million", "high"), abs=0.05)


def test_fewer_cars_left_take_as_many_times_less(atlas: Atlas) -> None:
    whole, half = worked(atlas, MILLION_MONTHS, ()), worked(atlas, remaining_months(500_000), ())
    assert whole is not None and half is not None
    assert half.value == pytest.approx(whole.value / 2)


@pytest.mark.parametrize(
    ("price", "rate", "cap", "tax"),
    [
        (159_800, 5, 15_000, 7_990),  # half of 10% is waived
        (708_000, 5, 15_000, 55_800),  # the cap bites
        (708_000, 0, 30_000, 40_800),  # the full exemption, capped
        (159_800, 0, 30_000, 0),
        (159_800, 10, 15_000, 15_980),  # nothing waived
        (159_800, 5, 0, 15_980),  # waived up to nothing
        (300_000, 5, 15_000, 15_000),  # just at the cap
    ],
)
def test_the_waived_part_of_the_tax_stops_at_the_cap(price: float, rate: float, cap: float, tax: float) -> None:
    assert purchase_tax(price, 10, rate, cap) == pytest.approx(tax)


def test_rate_and_share_waived_are_two_words_for_one_thing(atlas: Atlas) -> None:
    full = value(RATE, "high")
    for share in (0.0, 30.0, 100.0):
        by_rate = worked(atlas, tax_on("car", 250_000, full, RATE), ((RATE, full * (1 - share / 100)),))
        by_share = worked(atlas, tax_on("car", 250_000, full, RELIEF), ((RELIEF, share),))
        assert by_rate is not None and by_share is not None
        assert by_rate.value == pytest.approx(by_share.value)
        assert by_rate.base == pytest.approx(by_share.base)


def test_what_is_set_counts_only_within_its_limits_and_off_its_base(atlas: Atlas) -> None:
    base = value("rd_per_year", "base")
    assert changed(atlas, (("rd_per_year", base), ("own", 1.0))) == {}
    assert changed(atlas, (("rd_per_year", 18.0),)) == {"rd_per_year": 18.0}
    assert changed(atlas, (("rd_per_year", 99.0),)) == {}
    assert refused(atlas, (("rd_per_year", 99.0), ("own", 9.0))) == {"rd_per_year": 99.0}
    assert values_of(atlas, (("rd_per_year", 99.0),))["rd_per_year"] == base
    assert set(values_of(atlas, ())) == set(ROWS) == set(parameters(atlas))


def test_a_swing_moves_one_assumption_and_keeps_the_others_as_set(atlas: Atlas) -> None:
    found = swings(atlas, ALONE_COST, (("alone_volume", 100_000.0),))
    by_name = {one.parameter.parameter: one for one in found}
    spending = by_name["rd_per_year"]
    assert spending.at_low == value("rd_per_year", "low") * 1e9 / 100_000
    assert spending.at_high == value("rd_per_year", "high") * 1e9 / 100_000
    volume = by_name["alone_volume"]
    assert volume.at_low == value("rd_per_year", "base") * 1e9 / value("alone_volume", "low")
    assert [one.width for one in found] == sorted((one.width for one in found), reverse=True)


def test_a_pack_without_an_input_or_with_nothing_to_divide_by_gives_no_result(atlas: Atlas) -> None:
    bare = replace(atlas, scenarios=MappingProxyType({}))
    assert worked(bare, ALONE_COST, ()) is None
    assert swings(bare, ALONE_COST, ()) == ()
    rows = {key: replace(one, low=0.0) if one.parameter == "alone_volume" else one
            for key, one in atlas.scenarios.items()}  # fmt: skip
    empty = replace(atlas, scenarios=MappingProxyType(rows))
    assert worked(empty, ALONE_COST, ()) is None
    assert worked(empty, SHARED_COST, ()) is not None
