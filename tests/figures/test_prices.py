"""Prices on a date and over time: every number is a row of the table, rumours are none, rivals share the axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.observations import Observation, ObservationColumns, Status
from explorer.domain.periods import Period
from explorer.figures.figure import Figure, Mark, Panel
from explorer.figures.panels import LadderPanel, LadderRow
from explorer.figures.prices import prices
from explorer.state.viewpoint import viewpoint
from tests.figures.kinds import blank, drawn, numbers, owed
from tests.figures.making import alliance, atlas_of, deliveries, entity, measured
from tests.figures.second_road import Row, table

RATE = "set.rate=20260425"
LINKS = (
    "prices", "prices?by=time", f"prices?{RATE}", f"prices?by=time&{RATE}", "prices?set.rivals=1", "prices?focus=aito",
    "prices?by=time&focus=aito", "prices?focus=aito-m9", "prices?by=time&focus=aito-m9", "prices?focus=bmw-x5",
    "prices?focus=bmw", "prices?focus=seres", "prices?focus=maextro-s800", "prices?hide=rivals,aito",
    "prices?asof=2023-01", "prices?asof=2021-12", "prices?by=time&from=2025&to=2025", "prices?by=time&hide=rivals",
    "prices?focus=huawei",
)  # fmt: skip


def ladder(made: Figure) -> LadderPanel:
    (panel,) = made.panels
    assert isinstance(panel, LadderPanel)
    return panel


def rungs(made: Figure) -> dict[str, LadderRow]:
    return {one.id: one for one in ladder(made).rows}


def spans(row: LadderRow) -> dict[str, tuple[float, float]]:
    return {one.kind: (one.low.value, one.high.value if one.high else one.low.value) for one in row.spans}


def price_rows() -> Iterator[Row]:
    return (row for row in table("observations") if row["metric"].startswith("price_"))


def known(car: str) -> set[tuple[float, str]]:
    """Return the prices of a car that may be drawn, with their periods."""
    return {
        (float(row["value"]), row["period"])
        for row in price_rows()
        if row["entity_id"] == car and row["status"] not in ("rumour", "suspect")
    }


@pytest.mark.parametrize("text", LINKS)
def test_what_every_figure_owes(atlas: Atlas, text: str) -> None:
    made = owed(atlas, text)
    shown = {round(cell.value, 4) for row in made.table.rows for cell in row if cell.value is not None}
    for one in numbers(made):
        assert round(one.value, 4) in shown and (one.low is None or round(one.low, 4) in shown)
        assert one.status not in (Status.RUMOUR, Status.SUSPECT)
        assert one.unit == ("USD" if RATE in text else "CNY")


@pytest.mark.parametrize("text", ["prices", "prices?set.rivals=1", "prices?focus=aito", "prices?asof=2024-06"])
def test_every_price_on_the_ladder_is_a_row_of_the_table(atlas: Atlas, text: str) -> None:
    for car, row in rungs(drawn(atlas, text)).items():
        for span in row.spans:
            for one in (span.low, span.high):
                assert one is None or (one.value, str(one.period)) in known(car)


def test_every_price_over_time_is_a_row_of_the_table(atlas: Atlas) -> None:
    seen = 0
    for panel in drawn(atlas, "prices?by=time&focus=aito").panels:
        assert isinstance(panel, Panel)
        for line in panel.series:
            assert line.mark is Mark.RANGE
            values = {value for value, _ in known(line.entity_id)}
            assert all(one.value in values and (one.low is None or one.low in values) for one in line.data)
            seen += len(line.data)
    assert seen > 20


def test_rumours_are_listed_and_never_drawn(atlas: Atlas) -> None:
    rumoured = {(row["entity_id"], float(row["value"])) for row in price_rows() if row["status"] == "rumour"}
    assert rumoured
    for text in ("prices", "prices?by=time"):
        made = drawn(atlas, text)
        table_rows = {(row[0].target, row[5].value) for row in made.table.rows if row[7].text == "no, a rumour"}
        assert table_rows == rumoured
        assert all(row[8].text.startswith("rumour") for row in made.table.rows if row[7].text == "no, a rumour")
        (said,) = [one for one in made.caveats if one.startswith("Rumours")]
        assert "Shangjie H5 CNY 150,000" in said


def test_launch_presale_and_current_are_told_apart(atlas: Atlas) -> None:
    found = {car: spans(row) for car, row in rungs(drawn(atlas, "prices?focus=maextro")).items()}
    assert found["maextro-s800"] == {"presale": (1_000_000, 1_500_000), "launch": (708_000, 1_020_000)}
    m9 = spans(rungs(drawn(atlas, "prices?focus=aito"))["aito-m9"])
    assert m9 == {"launch": (469_800, 469_800), "current": (509_800, 509_800)}
    assert [kind for kind, _ in ladder(drawn(atlas, "prices")).kinds] == ["presale", "launch", "current"]


def test_with_everyone_a_presale_gives_way_to_its_launch(atlas: Atlas) -> None:
    found = {car: set(spans(row)) for car, row in rungs(drawn(atlas, "prices")).items()}
    assert found["maextro-s800"] == {"launch"} and found["aito-m6"] == {"presale"}
    assert found["li-l9"] == {"presale", "launch"}  # the presale is of a newer car


def test_labels_say_range_year_and_where_a_base_trim_starts(atlas: Atlas) -> None:
    found = {car: [one.label for one in row.spans] for car, row in rungs(drawn(atlas, "prices?set.rivals=1")).items()}
    assert found["aito-m8"] == ["359.8k–449.8k, 2025"]
    assert found["maextro-s800"] == ["708k–1.02M, 2025"]
    assert found["aito-m9"] == ["from 469.8k, 2025", "from 509.8k, 2025"]
    assert found["audi-a8"] == ["at least 800k, 2024"]


def test_cars_stand_by_brand_in_stack_order_and_rivals_last(atlas: Atlas) -> None:
    rows = ladder(drawn(atlas, "prices")).rows
    assert list(dict.fromkeys(one.colour for one in rows)) == [
        "aito",
        "luxeed",
        "stelato",
        "maextro",
        "shangjie",
        "peer",
    ]
    rivals = [one.id for one in rows if one.group == "Rivals"]
    assert rivals[0] == "bmw-x5"  # the one that claims name
    assert rivals == [one.id for one in rows if one.colour == "peer"] == [one.id for one in rows[-len(rivals) :]]
    assert len(rungs(drawn(atlas, "prices?set.rivals=1"))) > len(rows)


def test_the_cap_of_the_tax_relief_follows_from_the_scenario_rows(atlas: Atlas) -> None:
    rows = {row["parameter"]: row for row in table("scenarios")}
    cap, full = float(rows["tax_relief_cap"]["base"]), float(rows["purchase_tax_rate"]["high"]) / 100
    waived = float(rows["tax_relief_share"]["base"]) / 100
    made = drawn(atlas, "prices")
    (level,) = ladder(made).thresholds
    assert level.value == pytest.approx(cap / (full * waived)) == 300_000
    assert level.label == "Tax-relief cap binds from 300k"
    (said,) = [one for one in made.caveats if one.startswith("Purchase tax")]
    assert "from 1 Jan 2026: 50% of the 10% tax" in said and "CNY 15,000 a car" in said
    before = drawn(atlas, "prices?asof=2025-06")
    earlier = next(one for one in before.caveats if one.startswith("Purchase tax"))
    assert "100% of the 10% tax" in earlier and "CNY 30,000 a car" in earlier
    assert earlier.endswith("This pack does not say since when.") and "since when" not in said


def test_another_currency_names_its_rate_and_date(atlas: Atlas) -> None:
    (row,) = [row for row in table("observations") if (row["metric"], row["period"]) == ("cny_per_usd", "2026-04-25")]
    rate = float(row["value"])
    home, abroad = rungs(drawn(atlas, "prices")), rungs(drawn(atlas, f"prices?{RATE}"))
    for car, one in home.items():
        for kind, (low, high) in spans(one).items():
            assert spans(abroad[car])[kind] == (pytest.approx(low / rate), pytest.approx(high / rate))
    made = drawn(atlas, f"prices?{RATE}")
    assert "USD, at 6.84 CNY per USD, 25 Apr 2026" in made.subtitle and "6.84 CNY per USD" in made.source_line
    assert set(row["source_ids"].split(";")) <= set(made.sources)
    assert ladder(made).thresholds[0].value == pytest.approx(300_000 / rate)
    assert ladder(made).unit == "USD" and "USD" in made.takeaway


def test_focus_narrows_to_a_car_and_its_rivals(atlas: Atlas) -> None:
    made = drawn(atlas, "prices?focus=aito-m9")
    assert set(rungs(made)) == {"aito-m9", "bmw-x5", "bmw-x3", "nio-es8", "li-l9"}
    assert rungs(made)["aito-m9"].focused
    assert made.takeaway == "AITO M9 starts at CNY 469,800 (2025), 22% below the BMW X5 (CNY 605,000 in 2022)"
    assert set(rungs(drawn(atlas, "prices?focus=bmw-x5"))) == {"bmw-x5", "aito-m9"}
    unpriced = rungs(drawn(atlas, "prices?focus=shangjie"))["shangjie-z7t"]
    assert not unpriced.spans and unpriced.missing == "No price in this pack"


def test_the_takeaway_changes_with_what_is_shown(atlas: Atlas) -> None:
    said = {drawn(atlas, text).takeaway for text in LINKS if "huawei" not in text}
    assert len(said) >= 13
    assert (
        drawn(atlas, "prices").takeaway
        == "HIMA cars are priced from CNY 159,800 (Shangjie H5) to CNY 1,020,000 (Maextro S800)"
    )


def test_over_time_counts_who_starts_lower_than_at_first(atlas: Atlas) -> None:
    first_last: dict[str, tuple[float, float]] = {}
    for car in [row["id"] for row in table("entities") if row["kind"] == "car_model" and row["parent_id"] in BRANDS]:
        months: dict[str, float] = {}
        for row in price_rows():
            if (row["entity_id"], row["metric"]) == (car, "price_launch") and row["preferred"] == "1":
                month = row["period"][:7]
                months[month] = min(float(row["value"]), months.get(month, float("inf")))
        if len(months) > 1:
            first_last[car] = (months[min(months)], months[max(months)])
    lower = sum(last < first for first, last in first_last.values())
    higher = sum(last > first for first, last in first_last.values())
    assert (len(first_last), lower, higher) == (6, 4, 0)
    said = drawn(atlas, "prices?by=time").takeaway
    assert said == "Of six HIMA cars launched again, four came cheaper than at first and none dearer"


def test_a_peer_in_focus_is_spoken_of_by_its_own_cars(atlas: Atlas) -> None:
    launched = {row["entity_id"] for row in price_rows() if row["entity_id"].startswith("xiaomi")}
    again = [car for car in launched if len({row["period"][:7] for row in price_rows() if (
        row["entity_id"], row["metric"], row["preferred"]) == (car, "price_launch", "1")}) > 1]  # fmt: skip
    assert not again  # so no car of Xiaomi was launched again, whatever those beside it were
    assert "launched again" not in drawn(atlas, "prices?focus=xiaomi&by=time").takeaway
    assert drawn(atlas, "prices?focus=nio").takeaway.startswith("NIO ES8 starts at CNY ")
    assert drawn(atlas, "prices?focus=audi-a8").takeaway == "Audi A8 costs at least CNY 800,000"


def test_cars_are_those_of_the_pack_not_all_that_a_maker_sells(atlas: Atlas) -> None:
    assert drawn(atlas, "prices?focus=seres").takeaway.startswith("Seres alliance cars are priced from CNY ")
    assert drawn(atlas, "prices?focus=bmw").takeaway.startswith("BMW cars compared are priced from CNY ")
    assert drawn(atlas, "prices?focus=aito").takeaway.startswith("AITO cars are priced from CNY ")
    assert drawn(atlas, "prices?focus=chery&by=time").takeaway.startswith("Of two Chery alliance cars launched again")


def test_with_a_brand_switched_off_it_is_the_cars_shown(atlas: Atlas) -> None:
    lowest = min(float(row["value"]) for row in price_rows() if (row["entity_id"], row["metric"], row["preferred"])
                 == ("aito-m5", "price_launch", "1"))  # fmt: skip
    said = drawn(atlas, "prices?hide=shangjie").takeaway
    assert said.startswith(f"HIMA cars shown are priced from CNY {lowest:,.0f} (AITO M5)")
    assert drawn(atlas, "prices?hide=rivals").takeaway.startswith("HIMA cars are priced from CNY 159,800")
    assert " HIMA cars shown launched again" in drawn(atlas, "prices?focus=xiaomi-yu7&by=time").takeaway
    assert drawn(atlas, "prices?hide=luxeed,stelato,maextro,shangjie").takeaway.startswith("AITO cars are priced")


def test_what_is_no_longer_sold_is_not_where_prices_start(atlas: Atlas) -> None:
    gone = {row["id"] for row in table("entities") if row["status"] == "discontinued"}
    assert "seres-sf5" in gone
    assert "AITO M5" in drawn(atlas, "prices?focus=seres").takeaway
    assert "SF5" not in drawn(atlas, "prices?focus=seres").takeaway
    assert "SF5" in drawn(atlas, "prices?focus=seres&asof=2021-06").takeaway


def test_the_top_of_a_range_alone_is_not_where_prices_start(atlas: Atlas) -> None:
    rows = [row for row in price_rows() if (row["entity_id"], row["preferred"]) == ("tesla-model-y", "1")]
    newest = max(rows, key=lambda row: row["period"])
    base = max((row for row in rows if row["qualifier"] == "base"), key=lambda row: row["period"])
    assert newest["qualifier"] == "range top" and float(base["value"]) < float(newest["value"])
    made = drawn(atlas, "prices?focus=tesla-model-y")
    assert made.takeaway.startswith(f"Tesla Model Y starts at CNY {float(base['value']):,.0f} (2025)")
    labels = [one.label for one in rungs(made)["tesla-model-y"].spans]
    assert labels == ["from 263.5k, 2025", "up to 313.5k, 2026"]


def test_what_is_announced_is_not_said_to_be_the_price(atlas: Atlas) -> None:
    said = drawn(atlas, "prices?focus=luxeed-v9").takeaway
    assert said.startswith("Luxeed V9 is announced from CNY 350,000 (2025), ")


BRANDS = {row["id"] for row in table("entities") if row["kind"] == "brand"}


def test_panels_share_a_time_axis_and_tell_kinds_and_cars_apart(atlas: Atlas) -> None:
    made = drawn(atlas, "prices?by=time")
    panels = [one for one in made.panels if isinstance(one, Panel)]
    assert [one.title for one in panels] == ["AITO", "Luxeed", "Stelato", "Maextro", "Shangjie", "Rivals"]
    assert len({(one.first, one.last) for one in panels}) == 1 and made.columns == 3
    for line in (line for panel in panels for line in panel.series):
        assert line.hollow == line.id.endswith(":presale")
    named = [line.end_label for line in panels[0].series if line.end_label]
    assert sorted(named) == ["M5", "M6", "M7", "M8", "M9"]
    by_car = drawn(atlas, "prices?by=time&focus=aito").panels
    assert [one.title for one in by_car if isinstance(one, Panel)][:2] == ["AITO M5", "AITO M7"]


def test_a_range_keeps_to_itself(atlas: Atlas) -> None:
    made = drawn(atlas, "prices?by=time&from=2025&to=2025")
    assert {one.period.year for one in numbers(made)} == {2025}
    assert any(row[7].text == "no, out of the range" for row in made.table.rows)
    blank(drawn(atlas, "prices?by=time&from=2030"), "lies in what is shown")


def test_nothing_later_than_the_date_is_known(atlas: Atlas) -> None:
    for text, on in (("prices?asof=2024-06", "2024-06-30"), ("prices?by=time&asof=2023-10", "2023-10-31")):
        assert all(one.period.end.isoformat() <= on for one in numbers(drawn(atlas, text)))


def test_packs_that_lack_prices_say_so(atlas: Atlas) -> None:
    bare = replace(atlas, observations=ObservationColumns((), {}))
    blank(prices(bare, viewpoint("prices")), "no prices")
    blank(prices(atlas_of(), viewpoint("prices?by=time")), "no prices")
    blank(drawn(atlas, "prices?focus=stelato-suv"), "Stelato boxy SUV")
    taxless = prices(replace(atlas, scenarios=MappingProxyType({})), viewpoint("prices"))
    assert ladder(taxless).thresholds == () and not any("Purchase tax" in one for one in taxless.caveats)


def priced(*rows: Observation) -> Atlas:
    made = atlas_of([*alliance(), entity("rival", "rival_model")], ())
    return measured(made, "price_launch", "CNY", "level", *rows)


def test_one_price_is_enough() -> None:
    small = priced(deliveries("one-car", "2025-03", 1e5, metric="price_launch", unit="CNY"))
    made = prices(small, viewpoint("prices"))
    assert [(one.id, spans(one)) for one in ladder(made).rows] == [("one-car", {"launch": (1e5, 1e5)})]
    assert made.takeaway == "One Car starts at CNY 100,000" and [one.name for one in made.controls] == ["rivals"]
    timed = prices(small, viewpoint("prices?by=time"))
    assert timed.takeaway == "1 price of 1 car known in this range" and timed.columns == 1
    assert made.newest == Period.parse("2025-03")


def test_the_top_of_a_range_is_all_that_can_be_said_of_a_car_of_which_no_more_is_known() -> None:
    top = deliveries("one-car", "2025-03", 1e5, metric="price_launch", unit="CNY", qualifier="range top")
    assert prices(priced(top), viewpoint("prices")).takeaway == "One Car costs at most CNY 100,000"
