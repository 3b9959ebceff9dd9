"""The scenario recomputes from the rows of the pack, is stamped where it leaves the base, and compares with it."""

from __future__ import annotations

import json
from dataclasses import replace
from math import ceil
from types import MappingProxyType

import jsonschema
import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.export.figure_json import json_bytes
from explorer.export.tables import csv_bytes
from explorer.figures.catalogue import checked, figure
from explorer.figures.figure import Figure
from explorer.figures.panels import LadderPanel, LadderRow
from explorer.figures.scenario import compared, described, in_words
from explorer.files.resources import resource
from explorer.state.viewpoint import LinkError, link, viewpoint
from tests.figures.making import atlas_of
from tests.figures.second_road import table

ROWS = {row["parameter"]: row for row in table("scenarios")}
CHANGED = "set.rd_per_year=18&set.purchase_tax_rate=8&set.monthly_run_rate=60000"
LINKS = ["scenario", "scenario?by=tax", "scenario?by=million", "scenario?by=tax&focus=aito-m9",
         *(f"scenario?by={by}&{CHANGED}" for by in ("cost", "tax", "million")),
         "scenario?by=tax&set.tax_relief_share=100&set.tax_relief_cap=30000",
         "scenario?by=million&asof=2024-12-31"]  # fmt: skip


def drawn(atlas: Atlas, text: str) -> Figure:
    return figure(atlas, viewpoint(text))


def ladder(made: Figure) -> LadderPanel:
    (panel,) = made.panels
    assert isinstance(panel, LadderPanel)
    return panel


def rows(made: Figure) -> dict[str, LadderRow]:
    return {row.id: row for row in ladder(made).rows}


def marks(row: LadderRow) -> dict[str, tuple[float, ...]]:
    return {one.kind: (one.low.value, *([one.high.value] if one.high else [])) for one in row.spans}


def value(parameter: str, column: str) -> float:
    return float(ROWS[parameter][column])


@pytest.mark.parametrize("text", LINKS)
def test_figures_keep_to_the_schema_and_round_trip(atlas: Atlas, text: str) -> None:
    made = drawn(atlas, text)
    jsonschema.validate(json.loads(json_bytes(made, atlas)), json.loads(resource("figure.schema.json")))
    assert viewpoint(made.link) == checked(atlas, viewpoint(text))
    assert link(viewpoint(made.link)) == made.link
    assert 0 < len(made.takeaway) <= 90
    for row in ladder(made).rows:
        for mark in row.spans:
            for one in (mark.low, mark.high):
                assert one is None or (one.sources and set(one.sources) <= set(made.sources))


@pytest.mark.parametrize("text", LINKS)
def test_every_base_and_choice_lies_within_its_range(atlas: Atlas, text: str) -> None:
    for row in ladder(drawn(atlas, text)).rows:
        found = marks(row)
        low, high = found["launch"]
        for kind in ("base", "scenario"):
            if kind in found:
                assert low - 1e-6 <= found[kind][0] <= high + 1e-6


def test_cost_per_car_is_spending_over_cars(atlas: Atlas) -> None:
    found = rows(drawn(atlas, "scenario"))
    for name, volume in (("alone-cost", "alone_volume"), ("shared-cost", "shared_volume")):
        spending, cars = "rd_per_year", volume
        assert marks(found[name]) == {
            "launch": (
                value(spending, "low") * 1e9 / value(cars, "high"),
                value(spending, "high") * 1e9 / value(cars, "low"),
            ),
            "base": (value(spending, "base") * 1e9 / value(cars, "base"),),
        }
    chosen = rows(drawn(atlas, "scenario?set.rd_per_year=18&set.shared_volume=1600000"))
    assert marks(chosen["shared-cost"])["scenario"] == (18e9 / 1_600_000,)
    assert marks(chosen["shared-cost"])["base"] == marks(found["shared-cost"])["base"]


def test_what_the_pack_states_stands_beside_what_follows_and_no_slider_moves_it(atlas: Atlas) -> None:
    for text in ("scenario", f"scenario?{CHANGED}"):
        made = drawn(atlas, text)
        for parameter in ("alone_cost_per_car", "shared_cost_per_car"):
            stated = marks(rows(made)[f"stated-{parameter}"])
            low, base, high = (value(parameter, column) for column in ("low", "base", "high"))
            assert stated == {"launch": (low, high), "base": (base,)}
        assert sum("the pack states" in one for one in made.caveats) == 2


def test_the_tax_of_each_car_is_recomputed_from_its_price(atlas: Atlas) -> None:
    full = value("purchase_tax_rate", "high") / 100
    prices = {(row["entity_id"], float(row["value"])) for row in table("observations")
              if row["metric"] in ("price_launch", "price_current") and row["preferred"] == "1"}  # fmt: skip
    for text, rate, cap in (
        ("scenario?by=tax", value("purchase_tax_rate", "base"), value("tax_relief_cap", "base")),
        ("scenario?by=tax&set.purchase_tax_rate=8", 8.0, value("tax_relief_cap", "base")),
        ("scenario?by=tax&set.tax_relief_cap=20000", value("purchase_tax_rate", "base"), 20_000.0),
        ("scenario?by=tax&set.tax_relief_share=80", 2.0, value("tax_relief_cap", "base")),
    ):
        made = drawn(atlas, text)
        assert len(ladder(made).rows) >= 8
        for row in ladder(made).rows:
            found = marks(row)
            tax = found.get("scenario", found["base"])[0]
            price = found["launch"][1] / full  # the most is the full rate with nothing waived
            assert (row.target, round(price)) in {(car, round(one)) for car, one in prices}
            assert tax == pytest.approx(price * full - min(price * (full - rate / 100), cap))


def test_months_to_the_next_million_start_from_the_total_of_the_pack(atlas: Atlas) -> None:
    made = drawn(atlas, "scenario?by=million")
    found = rows(made)
    pace = value("monthly_run_rate", "base")
    assert marks(found["another-million"])["base"] == (pytest.approx(1e6 / pace),)
    known = {row["period"]: float(row["value"]) for row in table("observations")
             if row["entity_id"] == "hima" and row["metric"] == "deliveries" and row["preferred"] == "1"
             and not row["qualifier"]}  # fmt: skip
    total = 1_033_192 + sum(known[month] for month in ("2025-11", "2025-12", "2026-01", "2026-02"))
    months = (2e6 - total) / pace
    assert marks(found["next-million"])["base"] == (pytest.approx(months),)
    key = next(one for one in made.keys if one.id == "next-million")
    when = Period.of_month_index(Period.parse("2026-02").month_index + ceil(months)).label
    assert key.value == pytest.approx(months) and key.detail.endswith(f"full in {when}")
    share = value("aito_share", "base") / 100
    assert marks(found["aito-million"])["base"] == (pytest.approx(1e6 / (pace * share)),)
    assert made.newest == Period.parse("2026-02")
    early = drawn(atlas, "scenario?by=million&asof=2024-12-31")
    assert early.newest is not None and early.newest.end.isoformat() <= "2024-12-31"


def test_nothing_is_stamped_at_the_base_and_all_that_differs_is_off_it(atlas: Atlas) -> None:
    for text in ("scenario", "scenario?set.rd_per_year=16", "scenario?by=tax&set.purchase_tax_rate=5",
                 "scenario?set.own=1"):  # fmt: skip
        made = drawn(atlas, text)
        assert made.stamp == () and "Scenario" not in made.takeaway + made.alt_text
        assert "scenario" not in {mark.kind for row in ladder(made).rows for mark in row.spans}
    made = drawn(atlas, f"scenario?{CHANGED}")
    assert made.stamp == (
        "Purchase-tax rate on a new-energy car 8% (base 5%)",
        "Huawei car R&D per year CNY 18 bn (base CNY 16 bn)",
        "HIMA monthly run-rate 60,000 vehicles per month (base 49,092 vehicles per month)",
    )
    assert made.takeaway.startswith("Scenario: ")
    assert "Scenario: Purchase-tax rate" in made.alt_text
    assert any("Nothing shown here depends on Purchase-tax rate" in one for one in made.caveats)
    assert b"Scenario: Huawei car R&D per year CNY 18 bn (base CNY 16 bn)" in csv_bytes(made, atlas)


def test_the_takeaway_follows_the_part_and_the_sliders(atlas: Atlas) -> None:
    said = {text: drawn(atlas, text).takeaway for text in LINKS}
    assert said["scenario"] == "Sharing the stack cuts R&D per car from CNY 76,336 to CNY 16,393"
    assert said["scenario?by=million"] == "At 49,092 cars a month HIMA needs 20.4 months for another million"
    assert said["scenario?by=tax"].startswith("Purchase tax runs from CNY 7,990 (Shangjie H5) to CNY 55,800")
    falls = drawn(atlas, "scenario?by=tax&set.tax_relief_share=100").takeaway
    assert falls == "Scenario: purchase tax falls by up to CNY 7,010 (Shangjie H5)"  # the cap holds the dearer ones
    rises = drawn(atlas, "scenario?by=tax&set.purchase_tax_rate=10").takeaway
    assert rises == "Scenario: purchase tax rises by CNY 7,990 (Shangjie H5) to CNY 15,000 (Maextro S800)"


def test_sliders_run_from_the_sourced_low_to_the_high_with_the_base_marked(atlas: Atlas) -> None:
    seen = set()
    for text in LINKS:
        for one in drawn(atlas, text).controls:
            seen.add(one.name)
            row = ROWS[one.name]
            assert (one.low, one.base, one.high) == tuple(float(row[column]) for column in ("low", "base", "high"))
            assert one.kind == "slider" and one.low <= one.value <= one.high
            assert set(one.sources) == set(row["source_ids"].split(";")) and one.detail == row["description_en"]
    assert seen == {"rd_per_year", "alone_volume", "shared_volume", "purchase_tax_rate", "tax_relief_share",
                    "tax_relief_cap", "monthly_run_rate", "aito_share"}  # fmt: skip


def test_rate_and_share_waived_are_one_slider(atlas: Atlas) -> None:
    assert [one.name for one in drawn(atlas, "scenario?by=tax").controls] == ["purchase_tax_rate", "tax_relief_cap"]
    share = drawn(atlas, "scenario?by=tax&set.tax_relief_share=80")
    assert [one.name for one in share.controls] == ["tax_relief_share", "tax_relief_cap"]
    both = drawn(atlas, "scenario?by=tax&set.tax_relief_share=80&set.purchase_tax_rate=8")
    assert [one.name for one in both.controls] == ["purchase_tax_rate", "tax_relief_cap"]
    assert any("the rate counts" in one for one in both.caveats)
    alone = drawn(atlas, "scenario?by=tax&set.purchase_tax_rate=8")
    assert [marks(row) for row in ladder(both).rows] == [marks(row) for row in ladder(alone).rows]


def test_values_out_of_range_are_refused_in_links_and_not_clamped_elsewhere(atlas: Atlas) -> None:
    with pytest.raises(LinkError) as caught:
        checked(atlas, viewpoint("scenario?set.rd_per_year=99"))
    assert str(caught.value) == "“set.rd_per_year=99” is out of its range. Use 13.7 to 18 (in CNY bn)."
    with pytest.raises(LinkError, match="Did you mean “monthly_run_rate”"):
        checked(atlas, viewpoint("scenario?set.monthly_runrate=50000"))
    with pytest.raises(LinkError, match="Use 0 to 10"):
        checked(atlas, viewpoint("deliveries?set.purchase_tax_rate=10.5"))
    made = drawn(atlas, "scenario?set.rd_per_year=99")
    assert made.stamp == () and marks(rows(made)["shared-cost"]) == marks(rows(drawn(atlas, "scenario"))["shared-cost"])
    assert any("is not within CNY 13.7 bn to CNY 18 bn; the base is used" in one for one in made.caveats)


def test_a_scenario_is_put_in_words_and_set_beside_its_base(atlas: Atlas) -> None:
    settings = (("monthly_run_rate", 60_000.0), ("rd_per_year", 18.0))
    assert described(atlas, ()) == () and in_words(atlas, ()) == "All assumptions at their base."
    assert described(atlas, (("aito_share", 74.05),)) == ("AITO share of alliance volume 74.05% (base 71.8%)",)
    assert in_words(atlas, settings).count("(base ") == 2
    found = compared(atlas, settings)
    columns = [column.title for column in found.columns]
    what, base, chosen, difference = (columns.index(one) for one in ("What", "Base", "Scenario", "Difference"))
    by_name = {row[what].text: row for row in found.rows}
    run_rate = by_name[ROWS["monthly_run_rate"]["name_en"]]
    assert (run_rate[base].value, run_rate[chosen].value) == (value("monthly_run_rate", "base"), 60_000.0)
    for row in found.rows:
        start, end, gap = (row[place].value for place in (base, chosen, difference))
        assert start is not None and end is not None and gap == pytest.approx(end - start)
    moved = {name for name, row in by_name.items() if row[difference].value}
    assert "Shared stack" in moved and "Another million" in moved
    assert not any(name.startswith("Shangjie H5") for name in moved)
    assert len(by_name) == len(found.rows)


def test_one_assumption_at_a_time_keeps_the_others_as_set(atlas: Atlas) -> None:
    found = rows(drawn(atlas, "scenario?set.shared_volume=1600000"))
    low, high = marks(found["shared-cost-rd_per_year"])["launch"]
    assert (low, high) == (value("rd_per_year", "low") * 1e9 / 1.6e6, value("rd_per_year", "high") * 1e9 / 1.6e6)
    assert "scenario" in marks(found["shared-cost-rd_per_year"])


def test_a_pack_says_what_it_lacks(atlas: Atlas) -> None:
    assert drawn(atlas_of(), "scenario").empty == "This pack has no what-if parameters."
    few = {key: one for key, one in atlas.scenarios.items() if one.parameter == "monthly_run_rate"}
    bare = replace(atlas, scenarios=MappingProxyType(few))
    assert drawn(bare, "scenario").empty == "This pack has no what-if parameters for R&D per year and cars a year."
    assert "a purchase-tax rate and a relief cap" in drawn(bare, "scenario?by=tax").empty
    assert drawn(bare, "scenario?by=million").takeaway.startswith("At 49,092")
    carless = replace(atlas, entities=MappingProxyType({"hima": atlas.entities["hima"]}))
    assert "no launch or list price" in drawn(carless, "scenario?by=tax").empty
    assert drawn(carless, "scenario").takeaway == drawn(atlas, "scenario").takeaway


def test_the_car_in_focus_is_marked(atlas: Atlas) -> None:
    found = rows(drawn(atlas, "scenario?by=tax&focus=aito-m9"))
    assert [name for name, row in found.items() if row.focused] == ["tax-aito-m9"]
