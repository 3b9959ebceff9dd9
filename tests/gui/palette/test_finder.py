"""What the palette offers: the best group first, views of what is named, commands that can run, typos only at last."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import VIEWS
from explorer.figures.names import short_name
from explorer.gui.actions.finder import Finder, Offer
from explorer.gui.actions.finder_rows import view_icon
from explorer.gui.actions.search_words import ACTION_WORDS, VIEW_WORDS, action_words
from explorer.gui.actions.table import ROWS, VIEW_COMMANDS
from explorer.gui.icons import pixmap
from explorer.gui.itemmodels.palette_rows import Kind, PaletteRow

KEYS = {row.id: row.keys[0] if row.keys else "" for row in ROWS}
HAN = "\u3400", "\u9fff"


@pytest.fixture(scope="module")
def finder(atlas: Atlas) -> Finder:
    return Finder(atlas)


def rows(offer: Offer, kind: Kind | None = None) -> list[PaletteRow]:
    return [row for group in offer.groups for row in group.rows if kind in (None, row.kind)]


def first(finder: Finder, query: str) -> tuple[Kind, str, str]:
    row = rows(finder.offer(query, KEYS))[0]
    return row.kind, row.target, row.focus


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("m9", (Kind.ENTITY, "aito-m9", "")),
        ("M9", (Kind.ENTITY, "aito-m9", "")),
        ("wenjie", (Kind.ENTITY, "aito", "")),
        ("wj", (Kind.ENTITY, "aito", "")),
        ("问界", (Kind.ENTITY, "aito", "")),
        ("wjm9", (Kind.ENTITY, "aito-m9", "")),
        ("aiot", (Kind.ENTITY, "aito", "")),
        ("wenjei", (Kind.ENTITY, "aito", "")),
        ("wenjei m9", (Kind.ENTITY, "aito-m9", "")),
        ("deliveries", (Kind.VIEW, "deliveries", "")),
        ("交付", (Kind.VIEW, "deliveries", "")),
        ("jiaofu", (Kind.VIEW, "deliveries", "")),
        ("sjx", (Kind.VIEW, "timeline", "")),
        ("delivreies", (Kind.VIEW, "deliveries", "")),
        ("deliveries m9", (Kind.VIEW, "deliveries", "aito-m9")),
        ("m9 deliveries", (Kind.VIEW, "deliveries", "aito-m9")),
        ("deliveries of aito", (Kind.VIEW, "deliveries", "aito")),
        ("timeline seres", (Kind.VIEW, "timeline", "seres")),
        ("milestones of m9", (Kind.VIEW, "timeline", "aito-m9")),
        ("问界 交付", (Kind.VIEW, "deliveries", "aito")),
        ("export chart", (Kind.COMMAND, "file.export", "")),
        ("export chrat", (Kind.COMMAND, "file.export", "")),
        ("dark", (Kind.COMMAND, "theme.dark", "")),
        ("深色", (Kind.COMMAND, "theme.system", "")),
        ("daochu tubiao", (Kind.COMMAND, "file.export", "")),
    ],
)
def test_the_best_hit_is_first(finder: Finder, query: str, best: tuple[Kind, str, str]) -> None:
    assert first(finder, query) == best


def test_every_kind_is_found_by_its_own_words(finder: Finder, atlas: Atlas) -> None:
    claim = atlas.claims["aito-800k"]
    milestone = next(iter(atlas.milestones.values()))
    source = next(iter(atlas.sources.values()))
    assert first(finder, claim.statement_en) == (Kind.CLAIM, claim.id, "")
    assert first(finder, claim.statement_zh) == (Kind.CLAIM, claim.id, "")
    assert first(finder, milestone.title_en) == (Kind.MILESTONE, milestone.id, "")
    assert first(finder, milestone.title_zh) == (Kind.MILESTONE, milestone.id, "")
    assert first(finder, source.title) == (Kind.SOURCE, source.id, "")


def test_a_car_brings_its_views_milestones_and_claims(finder: Finder) -> None:
    offer = finder.offer("m9", KEYS)
    assert {row.focus for row in rows(offer, Kind.VIEW)} == {"aito-m9"}
    assert "Deliveries of M9" in [row.title for row in rows(offer, Kind.VIEW)]
    kinds = {row.kind for row in rows(offer)}
    assert {Kind.ENTITY, Kind.VIEW, Kind.MILESTONE, Kind.SOURCE} <= kinds


def test_claims_are_found_by_what_bears_on_them(finder: Finder, atlas: Atlas) -> None:
    for one in atlas.claims.values():
        if one.milestone_ids:
            about = short_name(atlas, atlas.milestones[one.milestone_ids[0]].entity_id)
            offer = finder.offer(about, KEYS, {Kind.CLAIM})
            assert one.id in [row.target for row in rows(offer, Kind.CLAIM)]


def test_claims_are_found_by_what_was_found_after_all_that_is_called_so(finder: Finder, atlas: Atlas) -> None:
    offer = finder.offer("german premium", KEYS)
    assert [row.kind for row in rows(offer)] == [Kind.MILESTONE, Kind.CLAIM]
    (claim,) = rows(offer, Kind.CLAIM)
    assert atlas.claims[claim.target].article_order == 30
    assert claim.target in [row.target for row in rows(finder.offer("tone fits German brands", KEYS), Kind.CLAIM)]


def test_no_view_is_offered_of_what_it_has_nothing_on(finder: Finder) -> None:
    assert [row.target for row in rows(finder.offer("zhang xinghai", KEYS), Kind.VIEW)] == ["timeline"]
    assert not {"deliveries", "roles"} & {row.target for row in rows(finder.offer("bmw x5", KEYS), Kind.VIEW)}


def test_only_enabled_commands_are_offered_and_never_the_palette(finder: Finder) -> None:
    some = {"file.open": "Ctrl+O", "go.find": "Ctrl+K"}
    for query in ("o", "open", "export", "find", "run", "deliveries"):
        assert {row.target for row in rows(finder.offer(query, some), Kind.COMMAND)} <= {"file.open"}
    assert "go.find" not in {row.target for row in rows(finder.offer("find or run", KEYS))}
    views = {row.target for row in rows(finder.offer("view", KEYS), Kind.COMMAND)}
    assert not views & {f"view.{view.id}" for view in VIEWS}


def test_a_guess_is_made_only_where_nothing_is_found(finder: Finder) -> None:
    assert finder.offer("qqqzzzxv", KEYS) == Offer((), 0)
    exact, guessed = finder.offer("million", KEYS), finder.offer("milion", KEYS)
    assert exact.total and guessed.total
    assert rows(guessed)[0].words == ("million",)
    assert rows(guessed)[0].target == "one-million-43m"  # it says so itself, other claims only beside


def test_long_groups_are_folded_and_unfolded_whole(finder: Finder) -> None:
    folded = finder.offer("huawei", KEYS)
    (group,) = [one for one in folded.groups if one.rows[-1].target == Kind.SOURCE.value]
    assert group.rows[-1].kind is Kind.REST and len(group.rows) - 1 < group.total
    whole = finder.offer("huawei", KEYS, {Kind.SOURCE})
    (same,) = [one for one in whole.groups if one.rows[0].kind is Kind.SOURCE]
    assert len(same.rows) == same.total == group.total and folded.total == whole.total
    assert same.rows[: len(group.rows) - 1] == group.rows[:-1]


def test_the_total_counts_every_hit(finder: Finder) -> None:
    offer = finder.offer("aito", KEYS, set(Kind))
    assert offer.total == len(rows(offer)) == sum(group.total for group in offer.groups)


def test_before_anything_is_typed_there_are_the_recent_and_the_commands_of_the_view(finder: Finder) -> None:
    recent, commands = finder.start(["aito-m9", "seres"], KEYS).groups
    assert [row.target for row in recent.rows] == ["aito-m9", "seres"]
    assert {row.target for row in commands.rows} == set(VIEW_COMMANDS)
    assert finder.start([], {"file.open": ""}).groups[0].rows[0].target == "file.open"


def test_every_row_says_what_enter_does(finder: Finder) -> None:
    for query in ("a", "m9", "huawei", "export", "百万", "milion"):
        for row in rows(finder.offer(query, KEYS)):
            assert row.verb and row.title
            assert row.verb in row.spoken and row.title in row.spoken


def test_with_no_pack_there_are_commands_alone() -> None:
    finder = Finder(None)
    assert [group.rows[0].kind for group in finder.offer("open", {"file.open": "Ctrl+O"}).groups] == [Kind.COMMAND]
    assert finder.offer("aito", KEYS).empty
    finder.warm()


def test_a_pack_with_next_to_nothing_does_no_harm(atlas: Atlas) -> None:
    nothing = MappingProxyType({})
    bare = replace(atlas, entities=nothing, milestones=nothing, claims=nothing, sources=nothing, relations=())
    finder = Finder(bare)
    finder.warm()
    assert finder.offer("aito", KEYS).empty and first(finder, "deliveries") == (Kind.VIEW, "deliveries", "")


def test_every_view_and_command_has_chinese_words() -> None:
    assert set(VIEW_WORDS) >= {view.id for view in VIEWS}
    bare = [row.id for row in ROWS if not any(HAN[0] <= letter <= HAN[1] for letter in action_words(row.id)[0])]
    found = {f"view.{view.id}" for view in VIEWS} | {"go.find"}  # views are found by their own words
    assert set(bare) <= found, "a new command needs Chinese words in search_words.py"
    known = {row.id for row in ROWS}
    assert [one for one in ACTION_WORDS if not any(row == one or row.startswith(one) for row in known)] == []


def test_every_row_has_an_icon_that_exists(finder: Finder, qapp: QApplication) -> None:
    named = {row.icon or "command" for row in ROWS} | {view_icon(view.id) for view in VIEWS} | {"more", "source"}
    for name in named:
        assert not pixmap(name, 16, QColor("#000000")).isNull()
