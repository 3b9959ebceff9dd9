"""Roles show who leads what as the rows say, disputes with both sides, and tell unknown from none."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Role
from explorer.export.figure_json import json_bytes
from explorer.figures.catalogue import figure, view_row
from explorer.figures.figure import Figure
from explorer.figures.panels import MatrixCell, MatrixPanel, MatrixRow
from explorer.files.resources import resource
from explorer.state.viewpoint import viewpoint
from tests.figures.making import alliance, atlas_of
from tests.figures.second_road import Row, table

WORDS = {"oem": "Carmaker", "shared": "Shared", "huawei": "Huawei"}
LINKS = ("roles", "roles?by=partner", "roles?focus=aito&by=partner", "roles?asof=2021-01")


def drawn(atlas: Atlas, link: str = "roles") -> Figure:
    return figure(atlas, viewpoint(link))


def matrix(made: Figure) -> MatrixPanel:
    (panel,) = made.panels
    assert isinstance(panel, MatrixPanel)
    return panel


def cells(made: Figure) -> dict[tuple[str, str], MatrixCell]:
    panel = matrix(made)
    return {
        (row.id, column.id): cell
        for row in panel.rows
        if not row.footer
        for column, cell in zip(panel.columns, row.cells, strict=True)
    }


def footer(made: Figure) -> dict[str, MatrixCell]:
    panel = matrix(made)
    (row,) = [row for row in panel.rows if row.footer]
    return dict(zip([column.id for column in panel.columns], row.cells, strict=True))


def rows(activity: str, model: str) -> list[Row]:
    found = [row for row in table("roles") if (row["activity"], row["cooperation_model"]) == (activity, model)]
    return sorted(found, key=lambda row: row["lead"])


def strongest(found: list[Row]) -> str:
    """Return the first side by a road of its own: whole rows by kind of source and count, else most carmakers."""
    quality = {row["id"]: row["quality"] for row in table("sources")}
    order = ["primary", "press", "encyclopedia", "aggregator", "blog"]
    whole = [row for row in found if not row["partner_id"]]
    if whole:
        ids = {lead: [one for row in group for one in row["source_ids"].split(";")]
               for lead, group in groupby(whole, key=lambda row: row["lead"])}  # fmt: skip
        return min(ids, key=lambda lead: (min(order.index(quality[one]) for one in ids[lead]), -len(set(ids[lead]))))
    leads = [row["lead"] for row in found]
    return max(leads, key=leads.count)


def test_every_cell_says_what_the_rows_of_its_activity_and_model_say(atlas: Atlas) -> None:
    made = cells(drawn(atlas))
    models = {row["cooperation_model"] for row in table("roles")}
    activities = {row["activity"] for row in table("roles")}
    assert set(made) == {(activity, model) for activity in activities for model in models}
    for (activity, model), cell in made.items():
        found = rows(activity, model)
        if not found:
            assert (cell.text, cell.missing, cell.sources) == ("not stated", True, ())
            continue
        assert cell.text == WORDS[strongest(found)] and cell.glyph == strongest(found)
        assert cell.tinted == (strongest(found) == "huawei")
        assert set(cell.sources) == {one for row in found for one in row["source_ids"].split(";")}
        assert len(cell.card) == len(found)
        for lead in {row["lead"] for row in found} - {strongest(found)}:
            assert WORDS[lead] in cell.lower
        assert ("≠" in cell.quiet) == any(row["status"] == "disputed" for row in found)


def test_a_cell_without_a_row_about_all_shows_the_split_of_its_carmakers(atlas: Atlas) -> None:
    cell = cells(drawn(atlas))["manufacturing", "zhixuan-hima"]
    assert not [row for row in rows("manufacturing", "zhixuan-hima") if not row["partner_id"]]
    assert (cell.text, cell.quiet) == ("Carmaker", "≠ BAIC, JAC, SAIC and Seres")
    assert (cell.lower, cell.lower_glyph) == ("Shared (Chery)", "shared")


def test_a_disputed_cell_shows_both_sides_with_evidence(atlas: Atlas) -> None:
    cell = cells(drawn(atlas))["sales channels", "zhixuan-hima"]
    assert {cell.text, cell.lower} == {"Shared", "Huawei"}
    assert {cell.glyph, cell.lower_glyph} == {"shared", "huawei"}
    assert any("Caixin" in line for line in cell.card) and any("Seres" in line for line in cell.card)


@pytest.mark.parametrize("link", ["roles", "roles?by=partner"])
def test_the_footer_counts_the_cells_led_by_huawei(atlas: Atlas, link: str) -> None:
    made = drawn(atlas, link)
    shown = cells(made)
    for column, cell in footer(made).items():
        stated = [one for (_, where), one in shown.items() if where == column and not one.missing]
        led = [one for one in stated if one.glyph == "huawei"]
        assert (cell.text, cell.quiet.split(",")[0]) == (str(len(led)), f"of {len(stated)}")
        (datum,) = cell.data
        assert datum.value == len(led) and datum.sources and datum.calc
    if link == "roles":
        assert footer(made)["zhixuan-hima"].quiet.endswith(", 4 disputed")


def test_by_carmaker_each_column_has_the_rows_about_it(atlas: Atlas) -> None:
    made = drawn(atlas, "roles?by=partner")
    assert [one.id for one in matrix(made).columns] == ["all", "seres", "chery", "baic", "jac", "saic"]
    for (activity, column), cell in cells(made).items():
        own = "" if column == "all" else column
        found = [row for row in rows(activity, "zhixuan-hima") if row["partner_id"] == own]
        assert cell.missing == (not found)
        if found:
            said = {cell.text, *(part for part in cell.lower.split("; ") if part)}
            assert said == {WORDS[row["lead"]] for row in found}
    assert "BAIC" in " ".join(made.caveats)  # its row about Huawei Inside stands in the other view


def test_the_focus_marks_its_carmaker_and_the_takeaway_is_about_it(atlas: Atlas) -> None:
    plain, focused = drawn(atlas, "roles?by=partner"), drawn(atlas, "roles?by=partner&focus=aito-m9")
    assert [one.id for one in matrix(focused).columns if one.detail.endswith("in focus")] == ["seres"]
    assert not [one for one in matrix(plain).columns if "focus" in one.detail]
    counts = footer(focused)["seres"]
    stated = counts.quiet.removeprefix("of ").split(",")[0]
    assert focused.takeaway == f"For Seres, Huawei leads {counts.text} of the {stated} activities that are stated"
    assert plain.takeaway != focused.takeaway


def test_the_takeaway_counts_what_the_footer_counts(atlas: Atlas) -> None:
    made = drawn(atlas)
    most = footer(made)["zhixuan-hima"]
    assert made.takeaway.startswith(
        f"Huawei leads {most.text} {most.quiet.split(',')[0]} activities in HIMA and none in parts supply"
    )
    assert made.takeaway.endswith("but not manufacturing")
    assert {row["lead"] for row in table("roles") if row["activity"] == "manufacturing" and not row["partner_id"]} == {
        "oem"
    }


def test_roles_are_not_dated_and_say_so(atlas: Atlas) -> None:
    now, then = drawn(atlas), drawn(atlas, "roles?asof=2026-01")
    assert [one.text for one in cells(now).values()] == [one.text for one in cells(then).values()]
    assert any("no dates" in one for one in then.caveats) and "not dated" in then.source_line


@pytest.mark.parametrize("link", LINKS)
def test_every_figure_is_whole(atlas: Atlas, link: str) -> None:
    made = drawn(atlas, link)
    assert 0 < len(made.takeaway) <= 90 and made.link == link
    assert len(made.table.rows) == len(matrix(made).rows)
    assert {len(row) for row in made.table.rows} == {len(made.table.columns)}
    assert set(made.sources) <= set(atlas.sources)
    shown = {source for row in matrix(made).rows for cell in row.cells for source in cell.sources}
    assert shown == set(made.sources)
    schema: Any = json.loads(resource("figure.schema.json"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json_bytes(made, atlas)))


def test_how_to_read_and_every_dispute_stand_beside(atlas: Atlas) -> None:
    beside = drawn(atlas).aside
    assert beside is not None
    titles = [section.title for section in beside.sections]
    assert titles == ["How to read", "Disputed"]
    disputed = {(row["activity"], row["cooperation_model"]) for row in table("roles") if row["status"] == "disputed"}
    assert len(beside.sections[1].facts) == len(disputed)
    assert all(fact.sources for fact in beside.sections[1].facts)


def test_a_pack_without_roles_says_so(atlas: Atlas) -> None:
    made = drawn(replace(atlas, roles=MappingProxyType({})))
    assert made.empty == "This pack does not say who leads which activity." and made.panels == ()


def test_a_pack_without_rows_about_carmakers_says_so_by_carmaker() -> None:
    small = _with(Role("one", "painting", "", "joint-works", "oem", "", "reported", ("page",), ""))
    assert drawn(small, "roles?by=partner").empty.startswith("This pack says who leads by model of co-operation only")
    made = drawn(small)
    assert [one.title for one in matrix(made).columns] == ["Joint works"]
    assert made.takeaway == "No model of co-operation has Huawei lead any of 1 activity"


def test_a_lead_and_a_model_of_another_pack_keep_their_own_words() -> None:
    small = _with(
        Role("a", "painting", "", "joint-works", "supplier", "one-maker", "reported", ("page",), "said so"),
        Role("b", "painting", "", "joint-works", "huawei", "two-maker", "disputed", ("page",), ""),
    )
    cell = cells(drawn(small))["painting", "joint-works"]
    assert cell.text == "Supplier" and cell.glyph == "" and cell.lower == "Huawei (Two Maker)"
    assert cell.card[0] == "Supplier (One Maker): said so. A paper"
    by_partner = drawn(small, "roles?by=partner")
    assert [row.label for row in matrix(by_partner).rows] == ["Painting", "Huawei leads"]


def _with(*roles: Role) -> Atlas:
    return replace(atlas_of(alliance(["one", "two"])), roles=MappingProxyType({one.id: one for one in roles}))


def test_the_least_is_the_model_in_which_huawei_leads_least() -> None:
    led = {"much": ("a", "b", "c"), "some": ("a",), "none-at-all": ()}  # in the order of the file
    made = drawn(_with(*(
        Role(f"{model}-{activity}", activity, "", model, "huawei" if activity in found else "oem", "", "reported",
             ("page",), "") for model, found in led.items() for activity in ("a", "b", "c")
    )))  # fmt: skip
    assert made.takeaway == "Huawei leads 3 of 3 activities in Much and none in None at all"


def test_the_view_offers_its_two_groupings() -> None:
    row = view_row("roles")
    assert [word for word, _ in row.by] == ["model", "partner"] and row.key == "6"


def test_rows_are_the_activities_in_the_order_of_making_and_selling(atlas: Atlas) -> None:
    shown: tuple[MatrixRow, ...] = matrix(drawn(atlas)).rows
    assert [row.id for row in shown[:3]] == ["product planning", "design", "R&D"]
    assert {row.id for row in shown if not row.footer} == {row["activity"] for row in table("roles")}
