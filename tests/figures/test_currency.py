"""Amounts in another currency name the rate, its date and its source, and never look better known than the rate."""

from __future__ import annotations

import pytest

from explorer.analysis.quantities import Quantity
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.figures.currency import chosen_rate, converted, currency_control, rates
from explorer.figures.words import measure, money
from explorer.state.viewpoint import viewpoint
from tests.figures.making import atlas_of
from tests.figures.second_road import table


def test_every_rate_of_the_pack_can_be_chosen_the_newest_first(atlas: Atlas) -> None:
    rows = {row["period"]: float(row["value"]) for row in table("observations") if row["metric"] == "cny_per_usd"}
    found = rates(atlas)
    assert {str(one.period): one.quantity.value for one in found} == rows
    assert len({one.key for one in found}) == len(rows)
    assert [one.period.end for one in found] == sorted((one.period.end for one in found), reverse=True)
    (control,) = currency_control(atlas, viewpoint("finances"))
    assert control.options[0] == (0.0, "CNY") and len(control.options) == len(rows) + 1
    for value, _ in control.options[1:]:
        chosen = chosen_rate(atlas, viewpoint(f"finances?set.rate={value:.0f}"))
        assert chosen is not None and chosen.key == value


def test_a_conversion_keeps_the_weaker_status_and_both_sources(atlas: Atlas) -> None:
    rate = chosen_rate(atlas, viewpoint("finances?set.rate=20260425"))
    assert rate is not None and rate.quantity.status is Status.DERIVED
    one = Quantity(684.0, "CNY", Status.REPORTED, ("a",), alternatives=(6.84,))
    got = converted(one, rate)
    assert got.value == pytest.approx(100) and got.unit == "USD" and got.alternatives == (pytest.approx(1),)
    assert got.status is Status.DERIVED and set(got.sources) == {"a", *rate.quantity.sources}
    guided = converted(Quantity(1.0, "CNY", Status.GUIDANCE, ("a",)), rate)
    assert guided.status is Status.GUIDANCE
    share = Quantity(12.5, "%", Status.REPORTED, ("a",))
    assert converted(share, rate) is share and converted(one, None) is one


def test_without_a_rate_there_is_nothing_to_choose() -> None:
    assert currency_control(atlas_of(), viewpoint("finances")) == ()
    assert chosen_rate(atlas_of(), viewpoint("finances?set.rate=20260425")) is None


def test_money_is_worded_in_its_currency() -> None:
    assert money(2.5e9, "USD") == "USD 2.5 bn"
    assert measure(-869_298_245.0, "USD") == "USD −869 million"
    assert measure(12.0, "Cd") == "12 Cd"
