"""What is seen of a pack before it is read is what it holds, or nothing; and the pack itself takes its place unseen."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.analysis.headline import headline, sparkline
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.figures.words import short
from explorer.files.resources import bundled_pack
from explorer.gui.arrival import Arrival
from explorer.gui.itemmodels.roles import Role
from explorer.gui.notices import Reporter
from explorer.gui.panels import details
from explorer.gui.panels import first_sight as module
from explorer.gui.panels.details import _marks as marks
from explorer.gui.panels.first_sight import FirstSight, first_sight, seal, sight_file
from explorer.gui.panels.sight_keeping import keep_sight, sight_body, sight_bytes
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow
from explorer.packs import open_pack


@pytest.fixture
def sight(atlas: Atlas) -> FirstSight:
    """Return the first sight of the bundled pack, made afresh."""
    return FirstSight(json.loads(sight_body(atlas)))


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """Return a window without a pack."""
    made = MainWindow(Store(), Theme(), Settings(), Reporter())
    qtbot.addWidget(made)
    made.resize(1440, 900)
    return made


@pytest.fixture
def own_pack(tmp_path: Path) -> Path:
    """Return a copy of the bundled pack, as a pack of the user's."""
    return Path(shutil.copytree(bundled_pack(), tmp_path / "mine"))


def test_the_one_that_travels_is_what_the_pack_holds(atlas: Atlas) -> None:
    kept = sight_file(bundled_pack()).read_bytes()
    due = "the pack or the words of the window changed: run python resources/first-sight/make.py"
    assert kept == sight_bytes(atlas, bundled_pack()), due


def test_its_totals_and_lines_are_those_of_the_analysis(atlas: Atlas, sight: FirstSight) -> None:
    checked = 0
    for entity in atlas.of_kind(EntityKind.ALLIANCE, EntityKind.BRAND, EntityKind.CAR_MODEL, EntityKind.RIVAL_MODEL):
        total = headline(atlas, entity.id)
        assert sight.rows[entity.id].sparkline == sparkline(atlas, entity.id)
        if total is not None:
            checked += 1
            assert sight.rows[entity.id].total == short(total.quantity.value)
    assert checked >= 7


@pytest.mark.parametrize("name", ["observations.csv", "datapackage.json", "stories/new.md"])
def test_a_pack_that_changed_has_none(own_pack: Path, name: str) -> None:
    keep_sight(open_pack(own_pack), own_pack)
    assert first_sight(own_pack) is not None
    (own_pack / name).parent.mkdir(exist_ok=True)
    with (own_pack / name).open("ab") as file:
        file.write(b" ")
    assert first_sight(own_pack) is None


def test_another_version_of_the_program_has_none(own_pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_sight(open_pack(own_pack), own_pack)
    monkeypatch.setattr(module, "__version__", "0.0.0")
    assert first_sight(own_pack) is None


@pytest.mark.parametrize("damage", [b"", b"\n", b"nonsense", b"\xff\xfe\n{}", b"9" * 100 + b"\n" + b"[" * 100_000])
def test_a_damaged_file_is_none(own_pack: Path, damage: bytes) -> None:
    keep_sight(open_pack(own_pack), own_pack)
    file = sight_file(own_pack)
    file.write_bytes(damage)
    assert first_sight(own_pack) is None


def test_a_number_that_was_tampered_with_is_none(own_pack: Path) -> None:
    keep_sight(open_pack(own_pack), own_pack)
    file = sight_file(own_pack)
    right, digit = file.read_bytes(), b"1,033,192"
    assert digit in right
    file.write_bytes(right.replace(digit, b"1,033,193"))
    assert first_sight(own_pack) is None


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"said":{}}', b"1", b"", b"{"])
def test_a_body_of_another_shape_is_none(own_pack: Path, body: bytes) -> None:
    file = sight_file(own_pack)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(seal(own_pack, body).encode() + b"\n" + body)
    assert first_sight(own_pack) is None


def test_a_pack_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert first_sight(tmp_path / "gone") is None


def test_the_cache_does_not_grow(atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.gui.panels.sight_keeping._MOST", 2)
    for name in ("a", "b", "c", "d"):
        pack = Path(shutil.copytree(bundled_pack(), tmp_path / name))
        keep_sight(atlas, pack)
    assert len(list(sight_file(pack).parent.glob("*.json"))) == 2
    assert first_sight(pack) is not None


def test_the_pack_takes_its_place_unseen(window: MainWindow, sight: FirstSight, atlas: Atlas, qtbot: QtBot) -> None:
    window.show_sight(sight)
    with qtbot.waitExposed(window):
        window.show()
    window.details.grab()
    panels = (window.tree, window.details, window.status)
    before, title = [panel.grab().toImage() for panel in panels], window.windowTitle()
    model, shown = window.tree.view.model(), window.details.dossier
    window.packs.show(atlas, bundled_pack())
    window.details.fill()
    assert window.tree.view.model() is model
    assert window.details.dossier is shown
    assert [panel.grab().toImage() for panel in panels] == before
    assert window.windowTitle() == title
    assert window.tree.view.currentIndex().data(Role.RECORD) is atlas.entities["hima"]


def altered(atlas: Atlas, **rows: str) -> FirstSight:
    """Return a first sight whose rows have other totals."""
    kept = json.loads(sight_body(atlas))
    for row in kept["rows"]:
        if row[0] in rows:
            row[2][8] = rows[row[0]]
    return FirstSight(kept)


def test_a_row_that_differs_becomes_the_packs(
    window: MainWindow, sight: FirstSight, atlas: Atlas, qtbot: QtBot
) -> None:
    window.show_sight(altered(atlas, aito="9.99M"))
    window.packs.show(atlas, bundled_pack())
    index = window.tree.view.index_of("aito")
    qtbot.waitUntil(lambda: index.data(Role.TOTAL) == sight.rows["aito"].total)


def test_other_entities_become_the_packs_at_once(window: MainWindow, sight: FirstSight, atlas: Atlas) -> None:
    window.show_sight(sight)
    fewer = replace(atlas, entities={key: one for key, one in atlas.entities.items() if key != "aito-m9"})
    window.packs.show(fewer, bundled_pack())
    assert not window.tree.view.index_of("aito-m9").isValid()
    assert window.tree.view.index_of("aito-m8").isValid()


def test_other_details_become_the_packs_after_the_chart(window: MainWindow, atlas: Atlas) -> None:
    kept = json.loads(sight_body(atlas))
    kept["details"][1] = "Another name"
    window.show_sight(FirstSight(kept))
    assert window.details.dossier is not None
    assert window.details.dossier.title == "Another name"
    window.packs.show(atlas, bundled_pack())
    assert window.details.dossier.title == "Another name"
    window.details.fill()
    assert window.details.dossier.title != "Another name"


def test_details_of_another_record_than_was_foreseen_are_shown_at_once(
    window: MainWindow, sight: FirstSight, atlas: Atlas
) -> None:
    window.show_sight(sight)
    window.packs.show(atlas, bundled_pack(), "deliveries?focus=aito")
    assert window.details.dossier is not None and window.details.dossier.id == "aito"


def test_the_chart_comes_before_the_services_and_the_packs_details(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[tuple[bool, bool]] = []
    made = MainWindow(Store(), Theme(), Settings(), Reporter(), whole=False)
    qtbot.addWidget(made)
    arrival = Arrival(made)
    arrival.open(bundled_pack(), "")
    bound: list[object] = []
    monkeypatch.setattr(details, "_marks", lambda *what: bound.append(what) or marks(*what))
    made.centre.figured.connect(lambda _: there.append((made.services is None, not bound)))
    furnish = made._furnish
    monkeypatch.setattr(made, "_furnish", lambda: (there.append((made.services is None, not bound)), furnish()))
    with qtbot.waitSignal(made.woken):
        made.show()
    assert there == [(True, True), (True, True)]
    assert made.services is not None and bound


def test_a_pack_that_has_gone_since_leaves_the_first_page(window: MainWindow, sight: FirstSight, qtbot: QtBot) -> None:
    window.show_sight(sight)
    with qtbot.waitExposed(window):
        window.show()
    assert window.centre.isVisible()
    window.context.store.open(None, window.context.store.here)
    assert window.first_page.isVisible()
    assert window.details.dossier is None
    assert window.tree.view.model() is None


@pytest.mark.parametrize(
    ("there", "seen"),
    [
        ("", "deliveries"),
        ("timeline", "timeline"),
        ("deliveries?focus=hima", "deliveries"),
        ("deliveries?focus=aito", None),
        ("deliveries?asof=2024", None),
        ("deliveries?asof=nonsense", None),
    ],
)
def test_it_is_used_where_it_shows_what_will_be_seen(
    window: MainWindow, atlas: Atlas, own_pack: Path, there: str, seen: str | None
) -> None:
    keep_sight(atlas, own_pack)
    found = window.packs.first_sight(own_pack, there)
    assert (found.view if found is not None else None) == seen
