"""Technology says who has what since when, how far it is shared, who else has it, and how it changed."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest

from explorer.analysis.technologies import family_of
from explorer.domain.atlas import Atlas
from explorer.domain.observations import ObservationColumns
from explorer.domain.periods import Period
from explorer.export.figure_json import json_bytes
from explorer.figures.catalogue import figure, view_row
from explorer.figures.figure import Figure
from explorer.figures.panels import MatrixCell, MatrixPanel
from explorer.figures.plots import Datum, Mark, Panel
from explorer.figures.technology_trend import launch_of
from explorer.files.resources import resource
from explorer.state.viewpoint import viewpoint
from tests.figures.making import alliance, atlas_of
from tests.figures.second_road import Row, table

BRANDS = ("aito", "luxeed", "stelato", "maextro", "shangjie")
FAMILY = {
    "cockpit": ("tech-harmonyos", "tech-cockpit4", "tech-cockpit5", "tech-cockpit6"),
    "driving": ("tech-ads", "tech-ads2", "tech-ads3", "tech-ads4", "tech-ads5", "tech-cas4", "tech-qiankun"),
    "chassis": ("tech-tuling", "tech-tuling2", "tech-xmc"),
    "drive": ("tech-driveone",),
    "lidar": ("tech-lidar",),
}
METRICS = ("range_cltc", "range_ev_mode", "battery_capacity", "power", "lidar_count")
LINKS = (
    "technology", "technology?focus=luxeed", "technology?by=standard", "technology?by=standard&asof=2023-12",
    "technology?by=outside", "technology?by=trend", "technology?by=trend&asof=2024-06", "technology?asof=2022-01",
)  # fmt: skip


def drawn(atlas: Atlas, link: str = "technology") -> Figure:
    return figure(atlas, viewpoint(link))


def matrix(made: Figure) -> MatrixPanel:
    (panel,) = made.panels
    assert isinstance(panel, MatrixPanel)
    return panel


def cells(made: Figure) -> dict[tuple[str, str], MatrixCell]:
    panel = matrix(made)
    return {(row.id, column.id): cell for row in panel.rows
            for column, cell in zip(panel.columns, row.cells, strict=True)}  # fmt: skip


def rumoured(relation: Row) -> bool:
    """Whether only rumours give the car the version at the end of the technology's name."""
    name = next(row["name_en"] for row in table("entities") if row["id"] == relation["to_id"])
    found = [
        row
        for row in table("observations")
        if (row["entity_id"], row["metric"]) == (relation["from_id"], "ads_version")
        and name.split()[-1].replace(".", "", 1).isdigit()
        and float(row["value"]) == float(name.split()[-1])
    ]
    return bool(found) and all(row["status"] == "rumour" for row in found)


def fitted() -> list[Row]:
    return [row for row in table("relations") if row["kind"] == "uses_technology"]


def cars() -> list[Row]:
    return [row for row in table("entities") if row["kind"] == "car_model" and row["parent_id"] in BRANDS]


def sold() -> list[str]:
    return [row["id"] for row in cars() if row["status"] == "on sale"]


def holders(family: str, technology: str = "") -> set[str]:
    ids = (technology,) if technology else FAMILY[family]
    return {
        row["from_id"] for row in fitted() if row["to_id"] in ids and row["from_id"] in sold() and not rumoured(row)
    }


def test_every_technology_of_the_pack_has_its_family(atlas: Atlas) -> None:
    for family, ids in FAMILY.items():
        assert {family_of(atlas, one) for one in ids} == {family}
    known = {one for ids in FAMILY.values() for one in ids}
    assert known == {row["id"] for row in table("entities") if row["kind"] == "technology"}


def test_every_stated_use_is_in_its_cell_with_date_and_sources(atlas: Atlas) -> None:
    shown = cells(drawn(atlas))
    rows = {row.id for row in matrix(drawn(atlas)).rows}
    for relation in fitted():
        if relation["from_id"] not in rows:
            continue
        family = next(one for one, ids in FAMILY.items() if relation["to_id"] in ids)
        cell = shown[relation["from_id"], family]
        assert Period.parse(relation["since"]).label in f"{cell.quiet} {cell.lower}"
        assert set(relation["source_ids"].split(";")) <= set(cell.sources)
        assert ("rumour" in f"{cell.quiet} {cell.lower}") == rumoured(relation)


def test_cars_nothing_is_stated_of_are_named_not_shown(atlas: Atlas) -> None:
    made = drawn(atlas)
    told = {row["from_id"] for row in fitted()}
    told |= {row["entity_id"] for row in table("observations")
             if row["metric"] in ("lidar_count", "lidar_lines", "sensor_count")}  # fmt: skip
    silent = [row["name_en"].split(" (")[0] for row in cars() if row["id"] not in told]
    assert silent
    (said,) = [one for one in made.caveats if one.startswith("Nothing is stated of")]
    assert all(name in said for name in silent)
    assert {row["id"] for row in cars()} & told <= {row.id for row in matrix(made).rows}


def test_sensors_are_counted_with_edition_and_date(atlas: Atlas) -> None:
    shown = cells(drawn(atlas))
    assert (shown["aito-m9", "lidar"].text, shown["aito-m9", "lidar"].quiet) == ("4 lidars", "2025 refresh, Mar 2025")
    assert shown["aito-m7", "lidar"].lower == "27 sensors" and shown["aito-m7", "lidar"].text == "1 lidar"
    assert shown["luxeed-v9", "lidar"].text == "500 lines or 192 lines"
    assert shown["luxeed-v9", "lidar"].quiet.startswith("rumour")


def test_the_takeaway_counts_the_cars_on_sale_with_the_newest_driver_assistance(atlas: Atlas) -> None:
    have = holders("driving", "tech-ads4")
    brands = {row["parent_id"] for row in cars() if row["id"] in have}
    cars_said, brands_said = f"{len(have)} of {len(sold())} cars on sale", f"{len(brands)} of {len(BRANDS)} brands"
    assert drawn(atlas).takeaway == f"Qiankun ADS 4 is stated for {cars_said}, in {brands_said}"
    assert drawn(atlas, "technology?asof=2023-12").takeaway.startswith("ADS 2.0 is stated for ")


def test_the_footer_counts_cars_on_sale_with_anything_stated(atlas: Atlas) -> None:
    shown = cells(drawn(atlas))
    for family in ("cockpit", "driving", "chassis", "drive"):
        cell = shown["stated", family]
        assert (cell.text, cell.quiet) == (str(len(holders(family))), f"of {len(sold())} on sale")


def test_the_focus_marks_its_cars(atlas: Atlas) -> None:
    marked = [row.id for row in matrix(drawn(atlas, "technology?focus=luxeed")).rows if row.focused]
    assert marked == ["luxeed-r7", "luxeed-s7", "luxeed-v9"]
    assert [row.id for row in matrix(drawn(atlas, "technology?focus=aito-m9")).rows if row.focused] == ["aito-m9"]


def test_the_share_of_each_brand_is_its_cars_with_the_newest_generation(atlas: Atlas) -> None:
    shown = cells(drawn(atlas, "technology?by=standard"))
    newest = {"cockpit": "tech-cockpit4", "driving": "tech-ads4", "chassis": "tech-tuling2", "drive": "tech-driveone"}
    for family, technology in newest.items():
        for brand in (*BRANDS, "all"):
            own = [one for one in sold() if brand == "all" or one.startswith(f"{brand}-")]
            have = holders(family, technology) & set(own)
            cell = shown[brand, family]
            assert cell.quiet == f"{len(have)} of {len(own)}"
            if holders(family) & set(own):
                (datum,) = cell.data
                assert datum.value == pytest.approx(100 * len(have) / len(own)) and datum.calc and datum.sources
            else:
                assert cell.missing and cell.text == "none stated"


def test_rumours_and_announced_cars_do_not_count(atlas: Atlas) -> None:
    made = drawn(atlas, "technology?by=standard")
    assert rumoured({"from_id": "aito-m6", "to_id": "tech-ads5"}) and "ADS 5" not in str(matrix(made))
    assert any("HarmonySpace 5 cockpit" in one for one in made.caveats)
    assert made.takeaway.startswith("Qiankun ADS 4 is stated for 50% of the cars on sale")


def test_everyone_outside_with_the_same_technology_is_listed(atlas: Atlas) -> None:
    made = drawn(atlas, "technology?by=outside")
    inside = {row["id"] for row in cars()} | set(BRANDS)
    outside = {row["from_id"] for row in fitted()} - inside
    users = [row for row in matrix(made).rows if row.group != "What bears on it"]
    assert {row.id for row in users} == outside == {
        "arcfox-alpha-s-hi", "audi-china", "avatr", "seres-sf5", "toyota-bz7"
    }  # fmt: skip
    avatr = next(row for row in users if row.id == "avatr")
    assert "10% of Yinwang since 20 Aug 2024" in avatr.cells[2].lower
    assert {row.id for row in matrix(made).rows} - outside == {"ms035", "ms143", "ms179", "ms212", "ms224"}


def test_a_lower_bound_of_cars_outside_follows_from_two_counts(atlas: Atlas) -> None:
    made = drawn(atlas, "technology?by=outside")
    counted = float(next(row["value"] for row in table("milestones") if row["id"] == "ms224"))
    whole, inside, rest = made.keys
    assert whole.value == counted == 1_400_000 and whole.target == "ms224"
    years = sum(float(row["value"]) for row in table("observations")
                if row["entity_id"] == "hima" and row["metric"] == "deliveries" and row["preferred"] == "1"
                and row["period"] in ("2022", "2023", "2024", "2025") and not row["qualifier"])  # fmt: skip
    assert inside.value == pytest.approx(years) and rest.value == pytest.approx(counted - years)
    assert (
        made.takeaway
        == f"At least about {100 * (counted - years) / counted:.0f}% of the 1.40M cars with Qiankun are not from HIMA"
    )
    assert rest.calc and set(whole.sources) <= set(rest.sources)


def dots(made: Figure) -> dict[str, list[Datum]]:
    found: dict[str, list[Datum]] = {}
    for panel in made.panels:
        assert isinstance(panel, Panel) and panel.compact
        for line in panel.series:
            assert line.mark is Mark.DOT
            found.setdefault(line.id.rpartition("-")[0], []).extend(line.data)
    return found


def test_the_dots_are_the_highest_trim_of_each_launch(atlas: Atlas) -> None:
    made = drawn(atlas, "technology?by=trend")
    assert made.columns == 3 and [panel.id for panel in made.panels] == [*METRICS, "ads_version"]
    found = dots(made)
    for metric in METRICS:
        rows = [row for row in table("observations") if row["metric"] == metric and row["preferred"] == "1"
                and row["status"] in ("reported", "rounded", "derived")]  # fmt: skip
        for datum in found[metric]:
            own = [float(row["value"]) for row in rows if row["entity_id"] == datum.about]
            assert datum.value in own and datum.sources
        best: dict[str, float] = {}
        for row in rows:
            best[row["entity_id"]] = max(best.get(row["entity_id"], 0), float(row["value"]))
        shown: dict[str, float] = {}
        for datum in found[metric]:
            shown[datum.about] = max(shown.get(datum.about, 0), datum.value)
        undated = {"tesla-model-y"}  # no launch price and no start in the pack
        assert shown == {car: value for car, value in best.items() if car not in undated}
    assert "1 figure of cars without a launch date is left out." in made.caveats


def test_numbered_driver_assistance_stands_at_its_own_date(atlas: Atlas) -> None:
    found = {
        (one.about, str(one.period), one.value) for one in dots(drawn(atlas, "technology?by=trend"))["ads_version"]
    }
    numbered = {"tech-ads2": 2.0, "tech-ads3": 3.0, "tech-ads4": 4.0, "tech-ads5": 5.0}
    assert found == {
        (row["from_id"], row["since"], numbered[row["to_id"]])
        for row in fitted()
        if row["to_id"] in numbered and not rumoured(row)
    }


@pytest.mark.parametrize(
    ("focus", "group"),
    [
        ("luxeed", "luxeed"),
        ("aito-m9", "aito"),
        ("baic", "stelato"),
        ("hima", ""),
        ("nio", ""),
        ("xiaomi", "peer"),
        ("xiaomi-yu7", "peer"),
    ],
)
def test_the_dots_of_the_brand_in_focus_stand_before_the_others(atlas: Atlas, focus: str, group: str) -> None:
    panels = drawn(atlas, f"technology?by=trend&focus={focus}").panels
    lines = [line for panel in panels if isinstance(panel, Panel) for line in panel.series]
    assert {line.colour for line in lines if line.emphasis == 1.0} == ({group} if group else {*BRANDS, "peer"})
    assert all(line.emphasis == 1.0 or 0 < line.emphasis < 0.5 for line in lines)


def test_the_trend_says_how_the_best_so_far_changed(atlas: Atlas) -> None:
    made, members = drawn(atlas, "technology?by=trend"), {row["id"] for row in cars()}

    def highest(metric: str) -> float:
        return max(float(row["value"]) for row in table("observations") if row["entity_id"] in members
                   and row["metric"] == metric and row["preferred"] == "1")  # fmt: skip

    ranges = [one for one in dots(made)["range_cltc"] if one.about in members]
    first = max(one.value for one in ranges if one.period.year == 2022)
    assert min(one.period.year for one in ranges) == 2022
    lidars = [one for one in dots(made)["lidar_count"] if one.about in members]
    assert {one.period.year for one in lidars} == {2023, 2025}
    assert made.takeaway == (
        f"Since 2022 the longest range rose {highest('range_cltc') / first - 1:.0%}, since 2023 lidars from 1 to "
        f"{highest('lidar_count'):.0f} and ADS from 2 to {highest('ads_version'):.0f}"
    )
    early = drawn(atlas, "technology?by=trend&asof=2024-12").takeaway
    assert early == f"Since 2022 the longest range rose {802 / first - 1:.0%}, since 2023 ADS from 2 to 3"


def test_a_range_that_rose_from_nothing_rose_by_no_percentage(atlas: Atlas) -> None:
    rows = [
        replace(one, value=0.0) if one.metric == "range_cltc" and one.period.year < 2023 else one
        for one in atlas.observations
    ]
    units = {metric: one.unit for metric, one in atlas.metrics.items()}
    made = drawn(replace(atlas, observations=ObservationColumns(rows, units)), "technology?by=trend")
    assert made.takeaway.startswith("Since 2022 the longest range rose from 0 to ")


def test_counts_of_one_or_none_are_worded_as_such(atlas: Atlas) -> None:
    said = {on: drawn(atlas, f"technology?asof={on}") for on in ("2021-06", "2022-03", "2023-06")}
    assert said["2021-06"].takeaway == "Technology is stated for 2 cars from before the alliance’s brands"
    assert said["2022-03"].takeaway == "Technology is stated for 1 of 1 car, driver assistance for none"
    assert said["2023-06"].takeaway == "ADS 2.0 is stated for 1 of 2 cars on sale"
    assert not any(row.footer for row in matrix(said["2021-06"]).rows)


@pytest.mark.parametrize(
    ("page", "launch"),
    [("2025-04", "2025-03-20"), ("2023-10", "2023-12-26"), ("2024-09", "2024-09"), ("2026-01", "2025-08-25")],
)
def test_a_number_belongs_to_the_launch_of_the_half_year_before_its_page(page: str, launch: str) -> None:
    dates = [Period.parse(text) for text in ("2023-12-26", "2025-03-20", "2025-08-25")]
    assert launch_of(dates, Period.parse(page)) == Period.parse(launch)
    assert launch_of([], Period.parse(page)) is None


@pytest.mark.parametrize("link", LINKS)
def test_every_figure_is_whole(atlas: Atlas, link: str) -> None:
    made = drawn(atlas, link)
    assert 0 < len(made.takeaway) <= 90 and made.link == link
    assert {len(row) for row in made.table.rows} == {len(made.table.columns)} and made.table.rows
    assert set(made.sources) <= set(atlas.sources) and f"{len(made.sources)} source" in made.source_line
    schema: Any = json.loads(resource("figure.schema.json"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json_bytes(made, atlas)))


def test_the_table_has_every_dot(atlas: Atlas) -> None:
    made = drawn(atlas, "technology?by=trend")
    told = [(row[1].target, row[3].value) for row in made.table.rows]
    assert sorted(told) == sorted((one.about, one.value) for data in dots(made).values() for one in data)


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("matrix", "This pack does not say which car has which technology."),
        ("standard", "This pack does not say which generation"),
        ("outside", "This pack names nobody outside the alliance"),
        ("trend", "This pack has no range, power, lidar or driver-assistance figure"),
    ],
)
def test_a_pack_without_technology_says_what_it_lacks(atlas: Atlas, by: str, words: str) -> None:
    bare = replace(atlas, relations=(), observations=ObservationColumns((), {}))
    for pack in (bare, atlas_of(alliance()), atlas_of()):
        made = drawn(pack, f"technology?by={by}")
        assert made.empty.startswith(words) and made.panels == ()


def test_one_use_alone_is_shown(atlas: Atlas) -> None:
    only = [one for one in atlas.relations if (one.from_id, one.to_id) == ("luxeed-s7", "tech-cockpit4")]
    one = replace(
        atlas, relations=tuple(only), observations=ObservationColumns((), {}), milestones=MappingProxyType({})
    )
    made = drawn(one)
    assert [row.id for row in matrix(made).rows] == ["luxeed-s7", "stated"]
    assert [column.id for column in matrix(made).columns] == ["cockpit"]
    assert made.takeaway == "Technology is stated for 1 of 15 cars, driver assistance for none"
    assert drawn(one, "technology?by=standard").takeaway == "HarmonyOS cockpit 4 is stated for 10% of the cars on sale"


def test_the_view_offers_its_four_ways(atlas: Atlas) -> None:
    assert [word for word, _ in view_row("technology").by] == ["matrix", "standard", "outside", "trend"]
    assert drawn(atlas, "technology?by=brand").panels == drawn(atlas).panels  # a word of another view means the first
