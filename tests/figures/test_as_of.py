"""As of an earlier date the pack has what was there by then, and every reference in it stays sound."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind, Relation
from explorer.domain.evidence import Claim, Verdict
from explorer.domain.periods import Period
from explorer.figures.as_of import known_by
from tests.figures.making import SOURCE, alliance, atlas_of, deliveries, entity, milestone
from tests.figures.second_road import Row, table

DATES = ("2019-06-30", "2021-12-31", "2022-06-30", "2023-10-31", "2024-03-31", "2024-12-31", "2025-03-31", "2026-02-28")


def ended(row: Row, key: str, on: str) -> bool:
    return Period.parse(row[key]).end.isoformat() <= on


def begun(row: Row, on: str) -> bool:
    start = row["start_date"] or row["first_delivery"]
    return not start or Period.parse(start).start.isoformat() <= on


def there(on: str) -> set[str]:
    """Return the entities that had started, with the alliance and the parents of what is there."""
    rows = {row["id"]: row for row in table("entities")}
    found = {one for one, row in rows.items() if begun(row, on) or row["kind"] == "alliance"}
    for one in tuple(found):
        if not (rows[one]["start_date"] or rows[one]["first_delivery"]):
            continue
        while one := rows[one]["parent_id"] if one in rows else "":
            found.add(one)
    return found


@pytest.mark.parametrize("on", DATES)
def test_the_pack_has_what_was_there(atlas: Atlas, on: str) -> None:
    then, entities = known_by(atlas, date.fromisoformat(on)), there(on)
    assert then.info.as_of.isoformat() == on
    assert set(then.entities) == entities
    rows = [row for row in table("observations") if ended(row, "period", on) and row["entity_id"] in entities]
    assert [one.id for one in then.observations] == [row["id"] for row in rows]
    assert set(then.milestones) <= {row["id"] for row in table("milestones") if ended(row, "date", on)}
    links = [
        (row["from_id"], row["to_id"], row["kind"])
        for row in table("relations")
        if {row["from_id"], row["to_id"]} <= entities
        and (not row["since"] or Period.parse(row["since"]).start.isoformat() <= on)
        and (not row["until"] or Period.parse(row["until"]).end.isoformat() > on)
    ]
    assert [(one.from_id, one.to_id, one.kind) for one in then.relations] == links
    assert bool(then.claims) is (on >= "2025-12-31")


@pytest.mark.parametrize("on", DATES)
def test_references_stay_sound(atlas: Atlas, on: str) -> None:
    then = known_by(atlas, date.fromisoformat(on))
    known = set(then.entities)
    assert {one.parent_id for one in then.entities.values()} <= known | {""}
    assert {one.entity_id for one in then.observations} <= known
    assert {one for row in then.milestones.values() for one in (row.entity_id, *row.with_ids)} <= known
    assert {one for row in then.relations for one in (row.from_id, row.to_id)} <= known
    assert all(one.first_delivery is None or one.first_delivery.start <= then.info.as_of
               for one in then.entities.values())  # fmt: skip
    assert known_by(atlas, date.fromisoformat(on)) is then


@pytest.mark.parametrize(
    ("on", "members"),
    [
        ("2021-11-30", []),
        ("2022-06-30", ["seres"]),
        ("2023-10-31", ["seres"]),
        ("2023-11-30", ["chery", "seres"]),
        ("2024-03-31", ["chery", "jac", "seres"]),
        ("2024-06-30", ["baic", "chery", "jac", "seres"]),
        ("2025-02-28", ["baic", "chery", "jac", "saic", "seres"]),
    ],
)
def test_carmakers_join_one_by_one(atlas: Atlas, on: str, members: list[str]) -> None:
    then = known_by(atlas, date.fromisoformat(on))
    assert then.alliance is not None
    assert sorted(one.id for one in then.children(then.alliance.id, EntityKind.PARTNER)) == members
    assert {"seres", "saic"} <= set(then.entities)  # a carmaker is there, inside or outside


def test_an_undated_child_does_not_bring_its_parent(atlas: Atlas) -> None:
    assert atlas.entities["zhao-changjiang"].parent_id == "luxeed"
    then = known_by(atlas, date(2022, 6, 30))
    assert "luxeed" not in then.entities and then.entities["zhao-changjiang"].parent_id == "chery"


def test_a_milestone_of_a_brand_to_come_stands_with_its_maker(atlas: Atlas) -> None:
    assert atlas.milestones["ms163"].id == "ms163"
    early = next(
        one for one in atlas.milestones.values() if one.entity_id == "shangjie" and one.date.end < date(2025, 4, 1)
    )
    then = known_by(atlas, date(2025, 3, 31))
    assert then.milestones[early.id].entity_id == "saic"
    assert known_by(atlas, date(2025, 4, 30)).milestones[early.id] is early


def test_what_has_no_place_goes() -> None:
    found = [entity("lone", "peer", start="2025")]
    small = atlas_of([*alliance(), *found], [deliveries("lone", "2024-05", 3)], [milestone("m", "lone", "2024-02")])
    then = known_by(small, date(2024, 12, 31))
    assert not then.milestones and not len(then.observations) and "lone" not in then.entities


def test_a_link_is_there_from_its_first_day_to_the_one_before_its_last() -> None:
    link = Relation(
        "one-maker", "one", "makes", Period.parse("2024-03"), Period.parse("2025-06-30"), None, "", ("page",), ""
    )
    small = atlas_of(alliance(), relations=[link])
    for on, kept in (("2024-02-29", False), ("2024-03-01", True), ("2025-06-29", True), ("2025-06-30", False)):
        then = known_by(small, date.fromisoformat(on))
        assert bool(then.relations) is kept
        assert all(one.until is None for one in then.relations)


@pytest.mark.parametrize("on", DATES)
def test_no_link_tells_of_later_than_the_date(atlas: Atlas, on: str) -> None:
    then = known_by(atlas, date.fromisoformat(on))
    rows = {(row["from_id"], row["to_id"], row["kind"], row["since"]): row for row in table("relations")}
    for one in then.relations:
        row = rows[one.from_id, one.to_id, one.kind, str(one.since or "")]
        years = [int(year) for year in re.findall(r"\b20\d\d\b", row["note"])]
        assert max(years, default=0) <= int(on[:4]) or not one.note, row
        assert one.note in (row["note"], "")
        if row["until"] and row["unit"] == "CNY":  # what was paid until then
            assert one.value is None
        elif row["value"]:
            assert one.value == float(row["value"])


def test_nothing_is_over_before_it_was(atlas: Atlas) -> None:
    rows = {row["id"]: row["status"] for row in table("entities")}
    (until,) = [row["until"] for row in table("relations") if (row["to_id"], row["kind"]) == ("seres-sf5", "makes")]
    assert (rows["seres-sf5"], rows["tech-ads2"], until) == ("discontinued", "superseded", "2021-12")
    early, later = known_by(atlas, date(2021, 6, 30)), known_by(atlas, date(2024, 3, 31))
    assert early.entities["seres-sf5"].status == "" and later.entities["seres-sf5"].status == "discontinued"
    assert later.entities["tech-ads2"].status == ""  # what it gave way to is later than that


def test_claims_come_with_their_article() -> None:
    claim = Claim("c", 1, "A claim.", "", "market", Verdict.PARTLY, "", "", "", (), (), ("page",))
    small = replace(atlas_of(alliance()), claims=MappingProxyType({"c": claim}))
    assert known_by(small, date(2020, 1, 1)).claims == small.claims  # no article is named
    dated = replace(small, info=replace(small.info, article=SOURCE.id))
    assert not known_by(dated, date(2025, 1, 1)).claims
    assert known_by(dated, date(2025, 1, 2)).claims == dated.claims
