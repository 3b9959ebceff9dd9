"""Looking back, every panel tells of the same alliance: tree, details, figures of every view, status and totals."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS
from explorer.figures.figure import Figure
from explorer.figures.panels import MapPanel
from explorer.files.resources import bundled_pack
from explorer.gui.itemmodels.roles import Role
from explorer.gui.window import MainWindow
from explorer.state import moves

BRANDS = ("aito", "luxeed", "stelato", "maextro", "shangjie")
UNDATED = ("roles", "scenario", "timeline")  # what carries no dates, and what shows carmakers before they joined
BEFORE_AND_AFTER = [
    ("2023-10", ("aito",)), ("2023-11", ("aito", "luxeed")),
    ("2024-03", ("aito", "luxeed")), ("2024-04", ("aito", "luxeed", "stelato")),
    ("2024-07", ("aito", "luxeed", "stelato")), ("2024-08", ("aito", "luxeed", "stelato", "maextro")),
    ("2025-03", ("aito", "luxeed", "stelato", "maextro")), ("2025-04", BRANDS),
]  # fmt: skip


def table(name: str) -> list[dict[str, str]]:
    with (bundled_pack() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_tree(window: MainWindow) -> set[str]:
    def walk(parent: QModelIndex) -> Iterator[str]:
        model = window.tree.view.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield str(index.data(Role.RECORD_ID))
            yield from walk(index)

    return set(walk(QModelIndex()))


def texts(part: object) -> Iterator[str]:
    """Yield every text of a figure but its sources."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            if field.name not in ("sources", "link"):
                yield from texts(getattr(part, field.name))


def shown(window: MainWindow, view: str) -> Figure:
    window.context.store.go("View", moves.show_view, view)
    figure = window.centre.figure
    assert figure is not None
    return figure


def look_back(window: MainWindow, month: str) -> date:
    as_of = Period.parse(month)
    window.context.store.go("Back", moves.look_back, as_of)
    QCoreApplication.processEvents()  # the chart is painted first, the details follow
    return as_of.end


@pytest.mark.parametrize(("month", "members"), BEFORE_AND_AFTER)
def test_before_and_after_a_brand_joins_all_agree(
    qtbot: QtBot, window: MainWindow, month: str, members: tuple[str, ...]
) -> None:
    on = look_back(window, month)
    day = Period.day(on).label
    assert in_tree(window) & set(BRANDS) == set(members)
    assert window.status.words[1] == f"Looking back: {day}" and day in window.centre.frame.strip.words.text()
    facts = {fact.label: fact for fact in window.details.dossier.sections[0].facts}  # type: ignore[union-attr]
    assert {run.target for run in facts["Brands"].runs if run.target} == set(members)
    missing = [one for one in BRANDS if one not in members]
    for view in VIEWS:
        figure = shown(window, view.id)
        assert figure.strip == members or not figure.strip, view.id
        assert figure.empty or f"As of {day}" in figure.source_line, view.id
        if view.id not in UNDATED:
            assert not set(texts(figure)) & set(missing), view.id
    (panel,) = (one for one in shown(window, "overview").panels if isinstance(one, MapPanel))
    assert {node.id for node in panel.nodes} & set(BRANDS) == set(members)


@pytest.mark.parametrize("month", ["2022-12", "2024-06", "2025-01", "2025-10", "2026-02"])
def test_the_total_is_one_number_everywhere(qtbot: QtBot, window: MainWindow, month: str) -> None:
    on = look_back(window, month)
    index = window.tree.view.index_of("hima")
    qtbot.waitUntil(lambda: bool(window.tree.view.index_of("hima").data(Role.TOTAL)))
    figure = shown(window, "deliveries")
    line = next(one for panel in figure.panels for one in getattr(panel, "series", ()) if "cumulative" in one.id)
    newest = line.data[-1]
    assert newest.period.end <= on
    told = str(index.data(Role.TIP)).splitlines()[1]
    assert told.startswith(f"{newest.value:,.0f} ") and line.end_label == index.data(Role.TOTAL)
    facts = {fact.label: fact for fact in window.details.dossier.sections[0].facts}  # type: ignore[union-attr]
    assert facts["Deliveries, total"].runs[0].text.startswith(f"{newest.value:,.0f}")


def test_cars_come_when_they_started(window: MainWindow) -> None:
    rows = {row["id"]: row for row in table("entities") if row["kind"] == "car_model"}
    for month in ("2021-12", "2023-12", "2025-08", "2026-03"):
        on = look_back(window, month)
        begun = {
            one for one, row in rows.items()
            if not (start := row["start_date"] or row["first_delivery"]) or Period.parse(start).start <= on
        }  # fmt: skip
        assert in_tree(window) & set(rows) == begun
        later = set(rows) - begun
        for view in ("prices", "technology", "compare", "deliveries"):
            assert not set(texts(shown(window, view))) & later, (month, view)


def test_claims_come_with_the_article_and_count_later_evidence(qtbot: QtBot, window: MainWindow) -> None:
    look_back(window, "2025-11")
    assert "December 2025" in shown(window, "claims").empty
    window.context.store.go("Claim", moves.focus_on, "aito-800k")
    assert not window.details.own.isVisible()
    look_back(window, "2025-12")
    assert len(shown(window, "claims").table.rows) == len(table("claims"))
    assert window.details.own.isVisible()
    qtbot.waitUntil(lambda: "Later" in {fact.label for part in window.details.dossier.sections for fact in part.facts})  # type: ignore[union-attr]


def test_the_way_there_and_back_is_one_step_each(qtbot: QtBot, window: MainWindow) -> None:
    store, before = window.context.store, window.centre.figure
    window.commands["go.look_back"].trigger()
    slider = window.status.as_of.slider
    for key in (Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Right):
        qtbot.keyClick(slider, key)
    assert str(store.here.as_of) == "2024-11" and window.centre.figure != before
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert store.here.as_of is None and window.centre.figure == before
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert str(store.here.as_of) == "2024-11"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert store.here.as_of is None and not store.can_go_back
