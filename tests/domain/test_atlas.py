"""Everything of a pack looked up by id: families, brands in stack order, what names a record, sources best first."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.evidence import Quality
from tests.analysis.making import atlas_of, entity

FAMILY = [
    entity("union", "alliance"),
    entity("maker", "partner", "union"),
    entity("young", "brand", "maker", first="2025-03"),
    entity("old", "brand", "maker", start="2021-12-02"),
    entity("unborn", "brand", "maker"),
    entity("car", "car_model", "old", first="2022-03"),
    entity("stray", "car_model", "maker"),
    entity("rival", "peer"),
]


@pytest.fixture(scope="module")
def family() -> Atlas:
    return atlas_of(FAMILY, [])


def test_brands_stand_by_first_delivery_or_start_and_undated_ones_last(family: Atlas) -> None:
    assert [one.id for one in family.member_brands] == ["old", "young", "unborn"]


def test_children_keep_the_order_of_the_file_and_can_be_asked_by_kind(family: Atlas) -> None:
    assert [one.id for one in family.children("maker")] == ["young", "old", "unborn", "stray"]
    assert [one.id for one in family.children("maker", EntityKind.CAR_MODEL)] == ["stray"]
    assert family.children("car") == family.children("nobody") == ()


def test_ancestors_come_outermost_first(family: Atlas) -> None:
    assert [one.id for one in family.ancestors("car")] == ["union", "maker", "old"]
    assert family.ancestors("union") == family.ancestors("nobody") == ()


@pytest.mark.parametrize(
    ("who", "brand"),
    [("old", "old"), ("car", "old"), ("maker", "old"), ("stray", None), ("union", None), ("rival", None), ("x", None)],
)
def test_the_brand_of_an_entity_is_itself_above_it_or_the_first_of_a_carmaker(
    family: Atlas, who: str, brand: str | None
) -> None:
    found = family.brand_of(who)
    assert (found.id if found else None) == brand


def test_a_pack_may_have_no_alliance(family: Atlas) -> None:
    assert family.alliance is not None and family.alliance.id == "union"
    assert atlas_of([entity("rival")], []).alliance is None


def test_milestones_are_those_of_an_entity_and_those_with_it_newest_first(atlas: Atlas) -> None:
    found = atlas.milestones_of("seres")
    named = [one for one in atlas.milestones.values() if "seres" in (one.entity_id, *one.with_ids)]
    assert {one.id for one in found} == {one.id for one in named} and len(found) == len(named) > 5
    assert any(one.entity_id != "seres" for one in found)
    ends = [one.date.end for one in found]
    assert ends == sorted(ends, reverse=True)


def test_relations_are_found_from_both_ends(atlas: Atlas) -> None:
    one = next(one for one in atlas.relations if one.kind == "makes")
    assert one in atlas.relations_of(one.from_id) and one in atlas.relations_of(one.to_id)
    assert all("seres" in (one.from_id, one.to_id) for one in atlas.relations_of("seres"))


def test_sources_come_once_the_best_kind_first_and_unknown_ones_not_at_all(atlas: Atlas) -> None:
    some = next(iter(atlas.sources.values()))
    kinds = {"blog": Quality.BLOG, "press": Quality.PRESS, "filing": Quality.PRIMARY, "paper": Quality.PRESS}
    made = {name: replace(some, id=name, quality=kind) for name, kind in kinds.items()}
    small = replace(atlas, sources=MappingProxyType(made))
    found = small.source_list(["blog", "paper", "nowhere", "press", "filing", "paper"])
    assert [one.id for one in found] == ["filing", "paper", "press", "blog"]
    assert small.source_list([]) == ()
