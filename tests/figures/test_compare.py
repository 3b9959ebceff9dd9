"""Compare sets numbers side by side with what each is for, and never a difference between unlike ones."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.export.figure_json import json_bytes
from explorer.export.tables import csv_bytes
from explorer.figures.catalogue import figure
from explorer.figures.compare_cells import Value, difference, why_missing
from explorer.figures.compare_choice import chosen
from explorer.figures.figure import Figure
from explorer.figures.panels import MatrixCell, MatrixPanel
from explorer.figures.plots import Datum
from explorer.files.resources import resource
from explorer.state.viewpoint import viewpoint
from tests.figures.making import alliance, atlas_of, deliveries, entity
from tests.figures.second_road import Row, bound, own, table, year_of

LINKS = (
    "compare", "compare?focus=hima", "compare?focus=aito", "compare?focus=seres", "compare?focus=nio",
    "compare?focus=huawei", "compare?focus=threat-bmw-x5", "compare?focus=ms067", "compare?focus=maextro-s800",
    "compare?focus=luxeed-v9", "compare?with=aito-m5,aito-m7,aito-m8,aito-m9", "compare?with=audi-a8,bmw-7",
    "compare?with=bmw-x5", "compare?with=hima,tesla,xiaomi,byd", "compare?asof=2022-01", "compare?with=nio-es8,li-i8",
)  # fmt: skip


def drawn(atlas: Atlas, link: str = "compare") -> Figure:
    return figure(atlas, viewpoint(link))


def matrix(made: Figure) -> MatrixPanel:
    (panel,) = made.panels
    assert isinstance(panel, MatrixPanel)
    return panel


def ids(made: Figure) -> list[str]:
    return [column.id for column in matrix(made).columns]


def cell(made: Figure, row: str, column: str) -> MatrixCell:
    found = next(one for one in matrix(made).rows if one.id == row)
    return found.cells[ids(made).index(column)]


def observations(entity_id: str, metric: str) -> list[Row]:
    return [
        row
        for row in table("observations")
        if (row["entity_id"], row["metric"], row["preferred"]) == (entity_id, metric, "1")
        and row["status"] in ("reported", "rounded", "derived")
    ]


def value(made: Figure, row: str, column: str) -> float:
    (datum,) = cell(made, row, column).data
    return datum.value


def test_those_asked_for_stand_in_their_order_the_first_as_baseline(atlas: Atlas) -> None:
    made = drawn(atlas, "compare?with=bmw-x5,aito-m9,aito-m8")
    assert ids(made) == ["bmw-x5", "aito-m9", "aito-m8"]
    assert [one.baseline for one in matrix(made).columns] == [True, False, False]
    assert matrix(made).columns[0].detail == "baseline" and matrix(made).columns[1].colour == "aito"
    turned = drawn(atlas, "compare?with=aito-m9,bmw-x5,aito-m8")
    one, other = (cell(fig, "price_launch-from", where).share for fig, where in ((made, "aito-m9"), (turned, "bmw-x5")))
    assert one is not None and other is not None and (1 + one) * (1 + other) == pytest.approx(1)
    assert all(row.cells[0].share is None for fig in (made, turned) for row in matrix(fig).rows)


def test_without_a_choice_the_best_covered_car_meets_the_rival_of_a_claim_and_those_of_its_segment(
    atlas: Atlas,
) -> None:
    made = drawn(atlas)
    inside = [row["id"] for row in table("entities") if row["kind"] == "car_model"]
    counts = {
        one: sum(row["entity_id"] == one and row["preferred"] == "1" for row in table("observations")) for one in inside
    }
    best = max(counts, key=lambda one: counts[one])
    claim = next(row for row in table("claims") if row["id"] == "threat-bmw-x5")
    named = {row["entity_id"] for row in table("observations") if row["id"] in claim["observation_ids"].split(";")}
    segment = next(row["segment"] for row in table("entities") if row["id"] == best)
    alike = {row["id"] for row in table("entities") if row["kind"] == "rival_model" and row["segment"] == segment}
    assert ids(made)[0] == best and named == {best, "bmw-x5"}
    assert ids(made)[1] == "bmw-x5" and set(ids(made)[2:]) == alike
    assert made.caveats[0].startswith("Not chosen by hand: AITO M9 (most figures) stands beside BMW X5 (set against it")
    assert segment in made.caveats[0]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("compare?focus=aito-m9", ["aito-m9", "bmw-x5"]),
        ("compare?with=aito-m9", ["aito-m9", "bmw-x5"]),
        ("compare?focus=bmw-x5", ["bmw-x5", "aito-m9"]),
        ("compare?focus=threat-bmw-x5", ["aito-m9", "bmw-x5"]),
        ("compare?focus=aito", ["aito", "luxeed", "stelato", "maextro"]),
        ("compare?focus=jac", ["jac", "seres", "chery", "baic"]),
        ("compare?focus=nio", ["nio", "hima"]),
        ("compare?focus=huawei", ["huawei", "huawei-ias"]),
        ("compare?focus=stelato-s9", ["stelato-s9", "xiaomi-su7"]),  # an E-sedan beside sedans of any class
        ("compare?focus=stelato-s9&asof=2025-06-30", ["stelato-s9", "xiaomi-su7"]),  # whose price is known, not last
        ("compare?focus=tesla-model-3", ["tesla-model-3", "stelato-s9"]),
    ],
)
def test_fewer_than_two_fill_up_by_a_rule(atlas: Atlas, link: str, expected: list[str]) -> None:
    made = drawn(atlas, link)
    assert ids(made)[: len(expected)] == expected and 2 <= len(ids(made)) <= 4


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("compare?with=aito-m9,aito", "AITO M9 is a car, AITO a brand: they have no measures in common."),
        ("compare?with=yu-chengdong,aito", "Yu Chengdong is a person."),
        ("compare?with=tech-ads4", "Qiankun ADS 4 is a technology."),
    ],
)
def test_what_cannot_be_compared_says_why(atlas: Atlas, link: str, words: str) -> None:
    made = drawn(atlas, link)
    assert made.empty.startswith(words) and made.panels == ()


def test_a_fifth_is_left_out_and_named(atlas: Atlas) -> None:
    made = drawn(atlas, "compare?with=aito-m5,aito-m7,aito-m8,aito-m9,luxeed-s7")
    assert len(ids(made)) == 4 and "Four can stand side by side; Luxeed S7 is left out." in made.caveats


@pytest.mark.parametrize("car", ["aito-m5", "aito-m7", "aito-m8", "aito-m9"])
def test_prices_are_those_of_the_newest_launch_with_trim_and_date(atlas: Atlas, car: str) -> None:
    made = drawn(atlas, "compare?with=aito-m5,aito-m7,aito-m8,aito-m9")
    rows = observations(car, "price_launch")
    dates = sorted({row["period"] for row in rows}, key=lambda text: Period.parse(text).start)
    low = min((row for row in rows if row["period"] == dates[-1]), key=lambda row: float(row["value"]))
    assert value(made, "price_launch-from", car) == float(low["value"])
    about = cell(made, "price_launch-from", car).quiet
    assert Period.parse(dates[-1]).label in about and low["qualifier"] in about
    several = [date for date in dates if len({row["value"] for row in rows if row["period"] == date}) > 1]
    assert value(made, "price_launch-to", car) == max(
        float(row["value"]) for row in rows if row["period"] == several[-1]
    )


def test_a_price_without_the_battery_is_no_price_of_the_car(atlas: Atlas) -> None:
    rows = observations("nio-es8", "price_launch")
    cheapest = min(rows, key=lambda row: float(row["value"]))
    assert "BaaS" in cheapest["qualifier"]
    assert value(drawn(atlas), "price_launch-from", "nio-es8") == min(
        float(row["value"]) for row in rows if "BaaS" not in row["qualifier"] and row["period"] == cheapest["period"]
    )


def test_one_price_says_nothing_of_the_dearest(atlas: Atlas) -> None:
    assert len(observations("li-l9", "price_launch")) == 1
    assert cell(drawn(atlas), "price_launch-to", "li-l9").text == "no figure"


def test_specifications_are_the_ends_of_their_trims(atlas: Atlas) -> None:
    made = drawn(atlas, "compare?with=aito-m5,aito-m7,aito-m8,aito-m9")
    for row in matrix(made).rows:
        metric, _, end = row.id.partition("-")
        groups = ("Price and size", "Power and range", "Technology")
        if row.group not in groups or metric.startswith("price") or metric in ("driving", "cockpit", "chassis"):
            continue
        for column, shown in zip(ids(made), row.cells, strict=True):
            values = [float(one["value"]) for one in observations(column, metric)]
            if not shown.data:
                assert not values or values[0] is None
            elif end:
                assert shown.data[0].value == (min(values) if end == "from" else max(values))
            else:
                assert shown.data[0].value in values and max(values) / min(values) <= 1.01
    assert cell(made, "accel_0_100-from", "aito-m5").quiet == "EREV; AWD"


def test_every_difference_follows_from_the_two_numbers(atlas: Atlas) -> None:
    seen = 0
    for link in LINKS:
        made = drawn(atlas, link)
        for row in matrix(made).rows if made.panels else ():
            for one in row.cells[1:]:
                if one.share is not None:
                    base = row.cells[0].data[0].value
                    assert base > 0 and one.share == pytest.approx(one.data[0].value / base - 1)
                    seen += 1
        assert not {"+0", "−0"} & {one.text for row in made.table.rows for one in row}
    assert seen > 60


def datum(amount: float, unit: str = "km", words: str = "", incomplete: bool = False) -> Datum:
    return Datum(Period.parse("2025"), amount, unit, Status.REPORTED, ("page",), words, incomplete=incomplete)


@pytest.mark.parametrize(
    ("one", "base"),
    [
        (Value(datum(2), "range CLTC"), Value(datum(1), "range NEDC")),
        (Value(datum(2, words="more than"), "a"), Value(datum(1), "a")),
        (Value(datum(2), "a"), Value(datum(1, incomplete=True), "a")),
        (Value(datum(2, "%"), "a"), Value(datum(1, "%"), "a")),
        (Value(datum(2), "a"), Value(datum(-1), "a")),
        (Value(datum(-2), "a"), Value(datum(1), "a")),
        (Value(datum(2), "a"), Value(datum(0), "a")),
        (Value(datum(2), "a"), None),
    ],
)
def test_unlike_numbers_have_no_difference(one: Value, base: Value | None) -> None:
    assert difference(one, base) is None
    assert difference(Value(datum(3), "a"), Value(datum(2, words="about"), "a")) == pytest.approx(0.5)


def test_no_figure_and_none_are_different_things(atlas: Atlas) -> None:
    made = drawn(atlas)
    assert cell(made, "range_cltc", "li-l9").text == "none, range extender"
    assert cell(made, "range_ev_mode", "nio-es8").text == "none, battery-electric"
    assert cell(made, "range_cltc", "bmw-x5").text == "no figure"  # the pack does not say what drives it
    powertrains = {row["id"]: row["powertrain"] for row in table("entities")}
    assert (powertrains["li-l9"], powertrains["nio-es8"], powertrains["bmw-x5"]) == ("EREV", "BEV", "")
    petrol = replace(atlas.entities["bmw-x5"], powertrain="petrol")
    assert why_missing(petrol, "range_cltc") == "none, petrol"
    assert why_missing(petrol, "fuel_consumption") == why_missing(petrol, "length") == "no figure"


def test_sales_of_a_common_year_are_set_against_each_other(atlas: Atlas) -> None:
    made = drawn(atlas, "compare?focus=hima")
    row = next(one for one in matrix(made).rows if one.id == "sold-year")
    assert row.label == "Cars sold, 2025"
    for column, shown in zip(ids(made), row.cells, strict=True):
        total, whole = year_of(column, 2025)
        assert whole and shown.data[0].value == pytest.approx(total)
    hima, whole = year_of("hima", 2025)
    rival = {column: year_of(column, 2025)[0] for column in ids(made)[1:]}
    assert (
        made.takeaway
        == "HIMA’s 2025 sales are "
        + ", ".join(
            f"{100 * (hima / rival[one] - 1):.0f}% above {name}’s"
            for one, name in (("li-auto", "Li Auto"), ("nio", "NIO"))
        )
        + f" and {100 * (hima / rival['xpeng'] - 1):.0f}% above XPeng’s"
    )
    assert "HIMA adds up five carmakers; each of the others is one company." in made.caveats


def test_without_a_common_period_each_newest_stands_with_its_date_and_no_bar(atlas: Atlas) -> None:
    made = drawn(atlas)
    x5 = cell(made, "sold-month", "bmw-x5")
    row = next(one for one in table("observations") if one["id"] == "bmw-x5-retail-sales-2025-10")
    assert x5.data[0].value == float(row["value"]) and x5.quiet == "retail, Oct 2025" and x5.share is None
    assert "Deliveries, wholesale and retail count differently; only alike counts have a bar." in made.caveats


def test_sources_that_differ_are_marked(atlas: Atlas) -> None:
    shown = cell(drawn(atlas), "sold-year", "aito-m9")
    key = ("aito-m9", "deliveries", "2024")
    rows = [
        row for row in table("observations") if (row["entity_id"], row["metric"], row["period"]) == key and own(row)
    ]
    preferred, other = (next(float(row["value"]) for row in rows if row["preferred"] == flag) for flag in "10")
    assert (shown.text, shown.quiet) == (f"{preferred:,.0f}", f"2024, ≠ {other:,.0f}")
    assert shown.data[0].alternatives == (other,)


def test_money_is_of_a_common_year_and_losses_have_no_bar(atlas: Atlas) -> None:
    made = drawn(atlas, "compare?focus=seres")
    profit = next(one for one in matrix(made).rows if one.id == "net_profit")
    year = profit.label.rpartition(" ")[2]
    for column, shown in zip(ids(made), profit.cells, strict=True):
        rows = [row for row in observations(column, "net_profit") if row["period"] == year and own(row)]
        assert (shown.data[0].value if shown.data else None) == (float(rows[0]["value"]) if rows else None)
        if shown.data and shown.data[0].value < 0:
            assert shown.share is None and shown.text.startswith("−")


def test_bounds_are_said_and_have_no_bar(atlas: Atlas) -> None:
    made = drawn(atlas, "compare?with=audi-a8,bmw-7")
    row = next(one for one in observations("bmw-7", "price_current"))
    assert bound(row) == "at least"
    assert cell(made, "price_current-from", "bmw-7").text == "at least 800,000"
    assert made.takeaway == "Audi A8 and BMW 7 Series have no figure in common"


def test_a_cut_bar_is_said_in_the_source_line(atlas: Atlas) -> None:
    assert "a bar with a cut end exceeds ±60%" in drawn(atlas, "compare?with=aito-m5,aito-m9").source_line
    assert "cut end" not in drawn(atlas).source_line


@pytest.mark.parametrize("link", LINKS)
def test_every_figure_is_whole(atlas: Atlas, link: str) -> None:
    made = drawn(atlas, link)
    assert made.link == link and 0 < len(made.takeaway) <= 90
    assert {len(row) for row in made.table.rows} == {len(made.table.columns)}
    assert len(made.table.rows) == len(matrix(made).rows)
    for row in matrix(made).rows:
        assert any(not one.missing for one in row.cells) and len(row.cells) == len(ids(made))
        assert all(one.sources and all(datum.sources for datum in one.data) for one in row.cells if not one.missing)
    schema: Any = json.loads(resource("figure.schema.json"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json_bytes(made, atlas)))
    assert csv_bytes(made, atlas).count(b"\r\n") == len(made.table.rows) + 1


def test_only_what_was_known_is_compared(atlas: Atlas) -> None:
    made = drawn(atlas, "compare?with=aito-m9,li-l9&asof=2024-06")
    assert value(made, "price_launch-from", "aito-m9") == 469800
    assert "Dec 2023" in cell(made, "price_launch-from", "aito-m9").quiet
    assert all(one.period.end <= made_on for row in matrix(made).rows for cell_ in row.cells for one in cell_.data
               for made_on in [Period.parse("2024-06").end])  # fmt: skip


def test_one_point_and_nothing(atlas: Atlas) -> None:
    both = [*alliance(["one", "two"])]
    assert drawn(atlas_of(both)).empty == "This pack has nothing to compare One Car with."
    assert (
        drawn(atlas_of(both), "compare?with=one-car,two-car").empty == "This pack has no figure of One Car or Two Car."
    )
    assert drawn(atlas_of()).empty == "This pack has no two cars, brands, carmakers or peers to compare."
    assert drawn(atlas_of([entity("lone", "peer")])).empty == "This pack has nothing to compare Lone with."
    made = drawn(atlas_of(both, [deliveries("one-car", "2025", 10)]), "compare?with=two-car,one-car")
    assert [row.id for row in matrix(made).rows] == ["sold-year"]
    assert [one.text for one in matrix(made).rows[0].cells] == ["no figure", "10"]


def test_the_choice_is_remade_from_the_viewpoint_alone(atlas: Atlas) -> None:
    assert chosen(atlas, viewpoint("compare?with=bmw-x5,aito-m9")).said == ()
    assert chosen(atlas, viewpoint("compare?with=bmw-x5,bmw-x5")).ids[0] == "bmw-x5"


def test_the_takeaway_fits_whatever_the_names(atlas: Atlas) -> None:
    for one in ("china-car-market", "hima", "avatr"):
        for pair in (f"{one},huawei-ias", f"huawei-ias,{one}"):
            assert 0 < len(drawn(atlas, f"compare?with={pair}").takeaway) <= 90


def test_a_carmaker_s_sales_are_those_of_its_alliance_brands(atlas: Atlas) -> None:
    ratio = year_of("aito", 2025)[0] / year_of("stelato", 2025)[0]
    said = drawn(atlas, "compare?with=seres,baic").takeaway
    assert said == f"Seres’s 2025 alliance sales are {ratio:.0f} times BAIC’s"
    ratio = year_of("tesla", 2025)[0] / year_of("aito", 2025)[0]
    mixed = drawn(atlas, "compare?with=tesla,seres").takeaway
    assert mixed == f"Tesla’s 2025 sales are {ratio:.0f} times Seres’s alliance sales"


def test_a_small_part_is_not_said_to_be_nothing(atlas: Atlas) -> None:
    rows = {one["entity_id"]: float(one["value"]) for one in observations("huawei", "revenue") + observations(
        "huawei-ias", "revenue") if one["period"] == "2022" and own(one)}  # fmt: skip
    assert 0.995 < 1 - rows["huawei-ias"] / rows["huawei"] < 1
    said = drawn(atlas, "compare?with=huawei-ias,huawei&asof=2023-06").takeaway
    assert said == "Huawei Intelligent Automotive Solution BU’s 2022 revenue is >99% below Huawei’s"


def test_of_one_carmaker_or_none_nothing_is_added_up(atlas: Atlas) -> None:
    for on in ("2021-06", "2022-03"):
        said = drawn(atlas, f"compare?with=hima,nio&asof={on}").caveats
        assert not any("adds up" in one for one in said)
    assert any("adds up four" in one for one in drawn(atlas, "compare?with=hima,nio&asof=2024-12").caveats)


def test_what_none_means_is_said_where_it_stands(atlas: Atlas) -> None:
    houses, cars = (drawn(atlas, f"compare?with={ids}").caveats for ids in ("aito,luxeed", "aito-m9,bmw-ix1"))
    assert "“No figure” means that this pack has none." in houses
    assert any("“none” that the car cannot have it" in one for one in cars)


def test_the_ends_of_a_range_are_named_in_prose(atlas: Atlas) -> None:
    model_y, m7 = (
        max(float(row["value"]) for row in observations(one, "price_current") if row["qualifier"] == "range top")
        for one in ("tesla-model-y", "aito-m7")
    )
    below = 1 - model_y / m7
    said = drawn(atlas, "compare?with=tesla-model-y,aito-m7").takeaway
    assert said == f"Tesla Model Y’s highest list price is {below:.0%} below AITO M7’s"


def test_a_first_delivery_known_to_the_year_is_a_date(atlas: Atlas) -> None:
    assert next(row["first_delivery"] for row in table("entities") if row["id"] == "tesla") == "2008"
    shown = cell(drawn(atlas, "compare?with=hima,tesla"), "first_delivery", "tesla")
    assert shown.text == "2008" and shown.sources
