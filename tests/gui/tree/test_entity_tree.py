"""The tree of entities as a Qt model."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from explorer.analysis.headline import headline
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.files.resources import bundled_pack
from explorer.gui.itemmodels.atlas_tree import entity_tree
from explorer.gui.itemmodels.entity_tree import EntityTreeItemModel
from explorer.gui.itemmodels.roles import Role


def walk(model: EntityTreeItemModel, parent: QModelIndex | None = None, depth: int = 0) -> Iterator[tuple[int, str]]:
    parent = QModelIndex() if parent is None else parent
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield depth, str(index.data(Role.RECORD_ID))
        yield from walk(model, index, depth + 1)


def below(model: EntityTreeItemModel, key: str) -> list[str]:
    found = list(walk(model))
    start = next(place for place, (_, one) in enumerate(found) if one == key)
    inside = []
    for depth, one in found[start + 1 :]:
        if depth <= found[start][0]:
            break
        inside.append(one)
    return inside


@pytest.fixture
def model(qapp: object, atlas: Atlas) -> EntityTreeItemModel:
    return entity_tree(atlas)


def observations() -> list[dict[str, str]]:
    with (bundled_pack() / "observations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("wanted", [None, {"aito"}, {"aito-m9", "tesla-china"}, set(), {"zhang-xinghai", "no-such"}])
@pytest.mark.parametrize("filled", [False, True])
def test_keeps_qts_rules_in_every_state(
    qtmodeltester: ModelTester, model: EntityTreeItemModel, wanted: set[str] | None, filled: bool
) -> None:
    qtmodeltester.check(model)
    if filled:
        model.fill_totals()
    model.show_only(wanted)
    qtmodeltester.check(model)
    model.show_only(None)
    model.show_only({"luxeed"})
    qtmodeltester.check(model)


def test_an_empty_pack_is_an_empty_tree(qtmodeltester: ModelTester, atlas: Atlas) -> None:
    model = entity_tree(replace(atlas, entities={}))
    qtmodeltester.check(model)
    assert model.rowCount() == 0


def test_alliance_carmakers_brands_and_cars_stand_in_order(model: EntityTreeItemModel) -> None:
    top = [one for depth, one in walk(model) if depth == 0]
    assert top == ["hima", "peers", "reference-cars", "people", "technologies", "companies"]
    assert [one for depth, one in walk(model) if depth == 1][:5] == ["seres", "chery", "baic", "jac", "saic"]
    assert below(model, "aito") == ["aito-m9", "aito-m8", "aito-m7", "aito-m6", "aito-m5"]


def test_every_entity_has_one_row_but_those_that_are_no_peers(model: EntityTreeItemModel, atlas: Atlas) -> None:
    shown = [one for _, one in walk(model)]
    assert len(shown) == len(set(shown))
    assert set(atlas.entities) - set(shown) == {"china-car-market"}


def test_peers_are_those_with_a_series_of_cars(model: EntityTreeItemModel, atlas: Atlas) -> None:
    rows = observations()
    series = {row["entity_id"] for row in rows if row["metric"] in {"deliveries", "wholesale", "retail_sales"}}
    markets = {row["entity_id"] for row in rows if row["metric"] == "cny_per_usd"}
    peers = {one.id for one in atlas.of_kind(EntityKind.PEER)}
    assert set(below(model, "peers")) == (series & peers) - markets


def test_regions_nest_under_the_world(model: EntityTreeItemModel) -> None:
    for world in ("tesla", "bmw", "audi", "mercedes"):
        assert below(model, world) == [f"{world}-china"]


def test_forerunners_are_grey_and_not_counted(model: EntityTreeItemModel, atlas: Atlas) -> None:
    grey = {one for _, one in walk(model) if model.index_of(one).data(Role.MUTED)}
    assert grey == {"seres-sf5", "arcfox-alpha-s-hi"}
    assert model.index_of("seres").data(Role.TOTAL) == "4 models"
    assert model.index_of("jac").data(Role.TOTAL) == "1 model"
    for partner in atlas.of_kind(EntityKind.PARTNER):
        brands = {one.id for one in atlas.entities.values() if one.parent_id == partner.id}
        sold = [one for one in atlas.entities.values() if one.parent_id in brands and one.status == "on sale"]
        assert str(model.index_of(partner.id).data(Role.TOTAL)).split()[0] == f"{len(sold)}"


def test_totals_come_only_when_asked_for(model: EntityTreeItemModel, atlas: Atlas) -> None:
    aito = model.index_of("aito")
    assert aito.data(Role.TOTAL) == ""
    assert aito.data(Role.SPARKLINE) == ()
    model.fill_totals()
    assert aito.data(Role.TOTAL)
    assert len([one for one in aito.data(Role.SPARKLINE) if one is not None]) > 20
    assert None in aito.data(Role.SPARKLINE)
    total = headline(atlas, "hima")
    assert total is not None
    assert model.index_of("hima").data(Role.TOTAL) == f"{total.quantity.value / 1e6:.2f}M"


def test_no_figure_is_an_en_dash_and_never_a_zero(model: EntityTreeItemModel) -> None:
    model.fill_totals()
    assert model.index_of("aito-m6").data(Role.TOTAL) == "–"
    assert model.index_of("zhang-xinghai").data(Role.TOTAL) == ""


def test_rows_are_told_to_screen_readers(model: EntityTreeItemModel) -> None:
    model.fill_totals()
    told = model.index_of("hima").data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("HIMA, 鸿蒙智行, alliance, 1.")
    assert told.endswith("million deliveries as of Feb 2026")
    assert model.index_of("seres").data(Qt.ItemDataRole.AccessibleTextRole) == "Seres, 赛力斯, carmaker, 4 models"
    assert model.index_of("zhang-xinghai").data(Qt.ItemDataRole.AccessibleTextRole) == "Zhang Xinghai, 张兴海, person"


def test_the_record_is_the_record(model: EntityTreeItemModel, atlas: Atlas) -> None:
    record = model.index_of("aito").data(Role.RECORD)
    assert isinstance(record, Entity)
    assert record is atlas.entities["aito"]


def test_the_filter_keeps_the_parents_of_hits_and_nothing_else(model: EntityTreeItemModel) -> None:
    model.show_only({"aito-m9", "tesla-china"})
    assert [one for _, one in walk(model)] == ["hima", "seres", "aito", "aito-m9", "peers", "tesla", "tesla-china"]
    assert model.index_of("aito-m9").isValid()
    assert not model.index_of("aito-m8").isValid()
    assert not model.index_of("luxeed").isValid()
    model.show_only(None)
    assert model.index_of("luxeed").isValid()


def test_headings_fold_but_are_not_selected(model: EntityTreeItemModel) -> None:
    heading = model.index(1, 0)
    assert heading.data(Role.HEADING)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index_of("aito").flags() & Qt.ItemFlag.ItemIsSelectable


def test_cars_without_an_alliance_are_shown_all_the_same(qtmodeltester: ModelTester, atlas: Atlas) -> None:
    alone = {key: one for key, one in atlas.entities.items() if key not in {"hima", "seres"}}
    model = entity_tree(replace(atlas, entities=alone))
    qtmodeltester.check(model)
    assert {"aito", "aito-m9", "chery", "luxeed", "seres-sf5"} <= {one for _, one in walk(model)}
