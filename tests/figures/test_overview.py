"""The map of who is who: every relation of the table once, straight and apart, and key figures by a second road."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Relation
from explorer.domain.observations import ObservationColumns
from explorer.domain.periods import Period
from explorer.figures.figure import Figure
from explorer.figures.overview import overview
from explorer.figures.overview_map import box_name
from explorer.figures.panels import KeyFigure, MapNode, MapPanel
from explorer.state.viewpoint import viewpoint
from tests.figures.kinds import blank, drawn, owed
from tests.figures.making import alliance, atlas_of, deliveries, entity
from tests.figures.second_road import months, preferred, table, year_of

LINKS = (
    "overview", "overview?focus=seres", "overview?focus=yinwang", "overview?focus=aito-m9", "overview?focus=li-auto",
    "overview?asof=2022-06", "overview?asof=2024-01", "overview?asof=2025-03", "overview?by=brand",
)  # fmt: skip


def board(made: Figure) -> MapPanel:
    (panel,) = made.panels
    assert isinstance(panel, MapPanel)
    return panel


def nodes(made: Figure) -> dict[str, MapNode]:
    return {one.id: one for one in board(made).nodes}


def keys(made: Figure) -> dict[str, KeyFigure]:
    return {one.id: one for one in made.keys}


@pytest.mark.parametrize("text", LINKS)
def test_what_every_figure_owes(atlas: Atlas, text: str) -> None:
    made = owed(atlas, text)
    for one in made.keys:
        assert one.value is None or (one.sources and set(one.sources) <= set(made.sources)), one
    for link in board(made).links:
        assert link.sources and set(link.sources) <= set(made.sources)


def test_everyone_has_a_place_column_by_column(atlas: Atlas) -> None:
    found = nodes(drawn(atlas, "overview"))
    by_kind = {row["id"]: row["kind"] for row in table("entities")}
    columns = Counter(one.column for one in found.values())
    assert columns == {0.0: 3, 1.0: 1, 2.0: 5, 3.0: 5}
    assert {one for one, node in found.items() if node.column == 2} == {
        one for one, kind in by_kind.items() if kind == "partner"
    }
    assert {one for one, node in found.items() if node.column == 3} == {
        one for one, kind in by_kind.items() if kind == "brand"
    }
    assert len({(one.column, one.row) for one in found.values()}) == len(found)


def test_carmakers_and_their_brands_stand_in_one_row(atlas: Atlas) -> None:
    made = drawn(atlas, "overview")
    found = nodes(made)
    makes = [one for one in board(made).links if one.kind == "makes"]
    assert len(makes) == 5
    for one in makes:
        assert found[one.first].row == found[one.last].row
    assert found["yinwang"].row == found["seres"].row == 0.0


def test_every_link_is_a_row_of_the_table_of_relations(atlas: Atlas) -> None:
    made = drawn(atlas, "overview")
    rows = {(one["from_id"], one["to_id"], one["kind"]): one for one in table("relations")}
    assert len({frozenset((one.first, one.last)) for one in board(made).links}) == len(board(made).links)
    for one in board(made).links:
        row = rows[one.first, one.last, one.kind]
        assert str(one.since or "") == row["since"]
        assert set(row["source_ids"].split(";")) <= set(one.sources)
        if row["value"] and row["unit"] == "%":
            assert one.value is not None and (one.value.value, one.value.unit) == (float(row["value"]), "%")
            assert one.label.startswith(f"{row['value']}%")


def test_the_table_lists_every_relation_shown(atlas: Atlas) -> None:
    made = drawn(atlas, "overview")
    listed = Counter(row[0].text for row in made.table.rows)
    assert listed["Key figure"] == 5
    assert listed["Link"] >= len(board(made).links)
    owners = [row for row in made.table.rows if row[2].text == "owns part of" and row[3].text == "Yinwang"]
    assert sum(row[6].value or 0.0 for row in owners) == 100
    assert f"{listed['Link'] + listed['In a box']} relations" in made.source_line


def crossing(one: tuple[MapNode, MapNode], other: tuple[MapNode, MapNode]) -> bool:
    """Whether two straight links between boxes cross elsewhere than in a box that they share."""

    def side(a: MapNode, b: MapNode, c: MapNode) -> float:
        return (b.column - a.column) * (c.row - a.row) - (b.row - a.row) * (c.column - a.column)

    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


@pytest.mark.parametrize(
    "text", ["overview", "overview?asof=2024-01", "overview?asof=2022-06", "overview?asof=2024-09"]
)
def test_no_link_crosses_another_or_runs_through_a_box(atlas: Atlas, text: str) -> None:
    made = drawn(atlas, text)
    found = nodes(made)
    ends = [(found[one.first], found[one.last]) for one in board(made).links]
    assert not [pair for pair in combinations(ends, 2) if crossing(*pair)]
    for first, last in ends:
        for node in found.values():
            if node in (first, last):
                continue
            between = min(first.column, last.column) < node.column < max(first.column, last.column)
            level = first.row == last.row == node.row
            upright = first.column == last.column == node.column
            inside = min(first.row, last.row) < node.row < max(first.row, last.row)
            assert not (between and level) and not (upright and inside), (first.id, last.id, node.id)


def test_nobody_moves_when_others_become_known(atlas: Atlas) -> None:
    today = nodes(drawn(atlas, "overview"))
    for text in ("overview?asof=2022-06", "overview?asof=2023-12", "overview?asof=2024-05", "overview?focus=baic"):
        for one in nodes(drawn(atlas, text)).values():
            assert (one.column, one.row) == (today[one.id].column, today[one.id].row), (text, one.id)
    assert drawn(atlas, "overview").panels == drawn(replace(atlas), "overview").panels


def test_the_key_figures_follow_from_the_tables(atlas: Atlas) -> None:
    found = keys(drawn(atlas, "overview"))
    total = sum(year_of("hima", year)[0] for year in (2022, 2023, 2024, 2025))
    total += months("hima")["2026-01"] + months("hima")["2026-02"]
    assert found["delivered"].value == total and found["delivered"].text == f"{total:,.0f}"
    assert found["months"].value == (2025 - 2022) * 12 + 10 - 3
    share = float(preferred("aito", "deliveries")["2025"]["value"]) / float(
        preferred("hima", "deliveries")["2025"]["value"]
    )
    assert found["largest"].value == share and found["largest"].text == f"{share:.0%}"
    assert found["carmakers"].value == sum(row["kind"] == "partner" for row in table("entities"))
    verdicts = Counter(row["verdict"] for row in table("claims"))
    checked = verdicts["supported"] + verdicts["partly"] + verdicts["contradicted"]
    assert found["claims"].text == f"{checked} of {sum(verdicts.values()) - verdicts['opinion']}"


def test_members_by_a_date_are_those_that_had_joined(atlas: Atlas) -> None:
    for on, count in (("2023-12", 3), ("2024-05", 4), ("2025-03", 5)):
        joined = {one["from_id"] for one in table("relations") if one["kind"] == "joined" and one["to_id"] == "hima"
                  and Period.parse(one["since"]).end <= Period.parse(on).end}  # fmt: skip
        made = drawn(atlas, f"overview?asof={on}")
        assert len(joined) == count
        assert {one for one, node in nodes(made).items() if node.column == 2} == joined
        assert keys(made)["carmakers"].value == count


def test_before_the_alliance_there_are_carmakers_with_a_partner(atlas: Atlas) -> None:
    made = drawn(atlas, "overview?asof=2022-06")
    assert made.takeaway == "Huawei works with one carmaker that makes one brand"
    assert "hima" not in nodes(made) and "delivered" not in keys(made)
    assert {(one.first, one.last) for one in board(made).links} == {("huawei", "seres"), ("seres", "aito")}


def test_the_takeaway_is_about_the_one_in_focus(atlas: Atlas) -> None:
    assert drawn(atlas, "overview").takeaway.startswith("Huawei leads HIMA: five carmakers, ")
    assert (
        drawn(atlas, "overview?focus=seres").takeaway == "Seres makes AITO, joined HIMA in 2023 and owns 10% of Yinwang"
    )
    said = drawn(atlas, "overview?focus=yinwang").takeaway
    assert said == "Yinwang belongs to Huawei (80%), Seres (10%) and Avatr (10%) and supplies Seres"
    assert nodes(drawn(atlas, "overview?focus=seres"))["seres"].focused


def test_the_total_is_said_of_the_alliance_since_its_carmakers_sell_other_cars_too(atlas: Atlas) -> None:
    total = sum(year_of("hima", year)[0] for year in (2022, 2023, 2024))
    made = drawn(atlas, "overview?asof=2024-12")
    assert made.takeaway == f"Huawei leads HIMA: four carmakers, {total:,.0f} cars delivered by December 2024"
    leaderless = overview(replace(atlas, relations=()), viewpoint("overview"))
    assert leaderless.takeaway.startswith("HIMA delivered 1,")


def test_before_the_alliance_no_link_is_said_to_be_a_joining(atlas: Atlas) -> None:
    early, first = drawn(atlas, "overview?asof=2022-06"), drawn(atlas, "overview?asof=2021-06")
    assert early.subtitle.startswith("Before the alliance: since when a carmaker works with Huawei")
    assert (first.takeaway, first.subtitle) == (
        "No carmaker makes a brand with Huawei yet", "Who is known before there is an alliance",
    )  # fmt: skip
    assert "HIMA" not in f"{early.takeaway} {early.subtitle} {first.takeaway} {first.subtitle}"


def test_a_million_that_is_known_to_the_month_is_passed_in_it() -> None:
    small = atlas_of(alliance(), [deliveries("one", "2024-01", 1_200_000)])
    assert keys(overview(small, viewpoint("overview")))["months"].detail == "in Jan 2024"


def test_names_fit_their_boxes(atlas: Atlas) -> None:
    assert box_name(atlas, "huawei-ias") == "Huawei IAS BU"
    assert all(len(one.name) <= 14 for one in board(drawn(atlas, "overview")).nodes)
    assert all(len(one.label) <= 20 for one in board(drawn(atlas, "overview")).links)


def test_packs_that_lack_tables_show_what_they_have(atlas: Atlas) -> None:
    bare = overview(replace(atlas, relations=()), viewpoint("overview"))
    assert not board(bare).links and len(board(bare).nodes) == 11
    unclaimed = overview(replace(atlas, claims=MappingProxyType({})), viewpoint("overview"))
    assert (keys(unclaimed)["claims"].text, keys(unclaimed)["claims"].value) == ("–", None)
    numberless = overview(replace(atlas, observations=ObservationColumns((), {})), viewpoint("overview"))
    assert numberless.takeaway == "Huawei leads five carmakers with five brands"
    assert keys(numberless)["delivered"].detail == "No figure in this pack"


def test_a_pack_of_nobody_says_so() -> None:
    blank(overview(atlas_of(), viewpoint("overview")), "no alliance", "no carmaker")
    blank(overview(atlas_of([entity("peer", "peer")]), viewpoint("overview")), "no map")
    alone = overview(atlas_of([entity("union", "alliance", name="Union")]), viewpoint("overview"))
    assert [one.id for one in board(alone).nodes] == ["union"] and alone.takeaway


def test_a_large_alliance_keeps_its_rows_apart() -> None:
    many = [f"brand{place:02d}" for place in range(12)]
    second = entity("second", "brand", "brand03-maker", start="2025")
    leads = Relation("head", "union", "leads", None, None, None, "", ("page",), "")
    joins = [
        Relation(f"{one}-maker", "union", "joined", Period.parse("2024"), None, None, "", ("page",), "") for one in many
    ]
    made = overview(
        atlas_of([*alliance(many), second, entity("head", "company")], relations=[leads, *joins]), viewpoint("overview")
    )
    found = nodes(made)
    assert sum(one.column == 3 for one in found.values()) == 13 and board(made).rows == 13
    assert len({(one.column, one.row) for one in found.values()}) == len(found)
    assert found["union"].row == found["head"].row == 6.0
    assert made.takeaway == "Head leads 12 carmakers with 13 brands"
