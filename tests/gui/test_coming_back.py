"""A view come back to looks as in a window that never left it, whatever has changed meanwhile, and is only painted."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS
from explorer.files.resources import bundled_pack
from explorer.gui.charts import scene
from explorer.gui.charts.scene import FigureScene
from explorer.gui.charts.shelf import MOST, SPARE, SceneShelf
from explorer.gui.charts.stills import Stills
from explorer.gui.charts.view import FigureView
from explorer.gui.notices import Reporter
from explorer.gui.panels.dossier_pages import MOST as MOST_PAGES
from explorer.gui.panels.dossier_pages import DossierPages
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.window import MainWindow
from explorer.state import moves

IDS = [view.id for view in VIEWS]
FIRST, LAST = Period.month(2024, 1), Period.month(2025, 6)


def other_pack(window: MainWindow) -> None:
    atlas = window.context.store.atlas
    assert atlas is not None
    colours = {one: (dark, light) for one, (light, dark) in atlas.info.colours.items()}
    here = window.context.store.here
    window.packs.show(replace(atlas, info=replace(atlas.info, colours=colours)), bundled_pack())
    window.context.store.open(window.context.store.atlas, here)


CHANGES: dict[str, Callable[[MainWindow], object]] = {
    "nothing": lambda window: None,
    "theme": lambda window: window.context.theme.choose("dark"),
    "size": lambda window: window.resize(1250, 760),
    "narrow": lambda window: window.resize(1024, 700),
    "date": lambda window: window.context.store.go("", moves.look_back, Period.month(2024, 9)),
    "focus": lambda window: window.context.store.go("", moves.focus_on, "aito"),
    "range": lambda window: window.context.store.go("", moves.show_range, FIRST, LAST),
    "compared": lambda window: window.context.store.go("", moves.compare, ("aito", "luxeed")),
    "assumption": lambda window: window.context.store.go("", moves.set_setting, "rd_per_year", 4.5e9),
    "pack": other_pack,
}


def go(window: MainWindow, view: str) -> None:
    window.context.store.go("View", moves.show_view, view)
    QApplication.processEvents()


def picture(window: MainWindow) -> QImage:
    return window.centre.grab().toImage()


@pytest.mark.parametrize("change", CHANGES)
def test_every_view_looks_as_in_a_fresh_window(qtbot: QtBot, window: MainWindow, change: str) -> None:
    store = window.context.store
    for view in IDS:
        go(window, view)
    CHANGES[change](window)
    assert store.atlas is not None
    fresh = MainWindow(Store(), window.context.theme, Settings(), Reporter())
    qtbot.addWidget(fresh)
    fresh.resize(window.size())
    fresh.packs.show(store.atlas, bundled_pack())
    fresh.context.store.open(store.atlas, store.here)
    with qtbot.waitSignal(fresh.woken):
        fresh.show()
    for view in IDS:
        go(window, view)
        go(fresh, view)
        assert window.centre.chart is not None and fresh.centre.chart is not None
        assert window.centre.chart.size() == fresh.centre.chart.size(), view
        assert picture(window) == picture(fresh), view


def test_a_view_that_was_used_is_not_laid_out_again(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for view in (*IDS, *IDS):
        go(window, view)
    laid: list[str] = []
    framed = scene.frame
    monkeypatch.setattr(scene, "frame", lambda figure, *size: laid.append(figure.view) or framed(figure, *size))
    for view in IDS:
        go(window, view)
    assert laid == []
    window.resize(1300, 800)
    for view in IDS:
        go(window, view)
    assert sorted(laid) == sorted(IDS)  # the last one where it was resized


def test_a_range_that_had_not_come_to_rest_is_let_go(window: MainWindow) -> None:
    go(window, "deliveries")
    before = picture(window)
    chart = window.centre.chart
    assert chart is not None and chart.figure_scene.box is not None
    chart.figure_scene.box.zoom(0.5)
    assert picture(window) != before
    go(window, "roles")
    go(window, "deliveries")
    assert picture(window) == before and window.context.store.here.first is None


def test_rows_stay_where_they_were_scrolled_to(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1440, 620)
    go(window, "roles")
    chart = window.centre.chart
    assert chart is not None and chart.figure_scene.scrolls
    at = chart.figure_scene.boards[-1].body.center()
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = picture(window)
    QApplication.sendEvent(chart.viewport(), wheel)
    scrolled = picture(window)
    assert scrolled != before
    for view in ("technology", "roles"):
        go(window, view)
    assert picture(window) == scrolled


def test_neither_card_nor_cursor_nor_mark_stays_behind(qtbot: QtBot, window: MainWindow) -> None:
    go(window, "deliveries")
    chart, store = window.centre.chart, window.context.store
    assert chart is not None
    plain = chart.grab().toImage()
    chart.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.card.isVisible()
    for view in ("roles", "deliveries"):
        go(window, view)
    assert not chart.card.isVisible() and chart.grab().toImage() == plain
    store.pointing.at("aito")
    marked = chart.grab().toImage()
    assert marked != plain
    go(window, "roles")
    store.pointing.at("")
    go(window, "deliveries")
    assert chart.grab().toImage() == plain
    go(window, "roles")
    store.pointing.at("aito")
    go(window, "deliveries")
    assert chart.grab().toImage() == marked


def test_what_is_kept_is_bounded(qtbot: QtBot, window: MainWindow, atlas: Atlas) -> None:
    chart = window.centre.chart
    assert chart is not None
    shelf = SceneShelf(chart)
    for number in range(3 * MOST):
        assert shelf.take(f"view-{number}", atlas).card
    assert len(shelf.scenes) == MOST
    last = shelf.scenes[-1]
    assert shelf.take(f"view-{3 * MOST - 1}", replace(atlas)) is last and shelf.scenes == (last,)
    for view in (*IDS, *IDS):
        go(window, view)
    assert scenes(chart) == len(IDS) + 1  # that of the shelf above
    other_pack(window)
    assert scenes(chart) == 2


def scenes(chart: FigureView) -> int:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return len(chart.findChildren(FigureScene))


def test_a_click_goes_to_the_view_that_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    for view in ("roles", "overview", "deliveries", "overview"):
        go(window, view)
    chart = window.centre.chart
    assert chart is not None
    board = chart.figure_scene.boards[-1]
    at = chart.mapFromScene(board.rect_of((0, 0)).center())
    with qtbot.waitSignal(chart.picked):
        qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_details_come_back_as_they_were_and_their_pages_are_bounded(qtbot: QtBot, window: MainWindow) -> None:
    def read() -> list[tuple[object, ...]]:
        window.details.scroller.body.finish()
        rows = window.details.scroller.body.rows
        return [(type(row).__name__, row.accessibleName(), row.geometry().getRect(), row.isVisible()) for row in rows]

    first: dict[str, list[tuple[object, ...]]] = {}
    for view in IDS:
        go(window, view)
        first[view] = read()
    window.resize(1500, 800)
    window.resize(1440, 900)
    for view in reversed(IDS):
        go(window, view)
        assert read() == first[view], view
    pages = DossierPages(window.context.theme)
    qtbot.addWidget(pages)
    for number in range(3 * MOST_PAGES):
        pages.read(f"place-{number}", None, None)
    assert len(pages.pages) == MOST_PAGES and pages.page.place == f"place-{3 * MOST_PAGES - 1}"


def test_details_are_filled_in_again_only_where_they_differ(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for view in (*IDS, *IDS):
        go(window, view)
    filled: list[str] = []
    fill = FactRow.set_fact
    monkeypatch.setattr(
        FactRow, "set_fact", lambda row, fact, *rest, **how: filled.append(fact.label) or fill(row, fact, *rest, **how)
    )
    for view in IDS:
        go(window, view)
    assert filled == []
    go(window, "deliveries")
    window.context.store.go("", moves.focus_on, "aito")
    assert filled


def test_a_picture_of_a_chart_at_rest_is_what_would_be_painted(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = window.centre.chart
    assert chart is not None
    flips: list[bool] = []
    show = Stills.show_one
    monkeypatch.setattr(Stills, "show_one", lambda stills, plain: flips.append(show(stills, plain)) or flips[-1])
    for view, other in zip(IDS, (*IDS[1:], IDS[0]), strict=True):
        go(window, view)
        live = picture(window)
        chart.findChild(Stills).take()
        go(window, other)
        window.context.store.go("View", moves.show_view, view)
        flips.clear()
        assert alike(picture(window), live) and flips == [True], view
        assert picture(window) == live and flips == [True, False], view  # once alone


def alike(one: QImage, other: QImage) -> bool:
    """Whether pictures are the same, but for what a picture with an alpha channel rounds otherwise."""
    first, second = (np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (one, other))
    return one.size() == other.size() and bool(np.abs(first - second).max() <= 2)


@pytest.mark.parametrize("change", ["theme", "mark", "focus ring", "size", "scroll"])
def test_no_picture_is_flipped_where_something_else_is_to_be_seen(
    qtbot: QtBot, window: MainWindow, change: str
) -> None:
    window.resize(1440, 620)
    chart, store = window.centre.chart, window.context.store
    assert chart is not None and store.atlas is not None
    go(window, "claims")
    chart.grab()
    chart.findChild(Stills).take()
    before = picture(window)
    board = chart.figure_scene.boards[-1]
    record = next(one for one in store.atlas.claims if board.belonging(one))
    go(window, "deliveries")
    if change == "theme":
        window.context.theme.choose("dark")
    elif change == "mark":
        store.pointing.at(record)
    elif change == "focus ring":
        chart.setFocus(Qt.FocusReason.TabFocusReason)
    elif change == "size":
        window.resize(1440, 640)
    store.go("View", moves.show_view, "claims")
    if change == "scroll":
        chart.figure_scene.boards[-1].scroll_by(1)
        chart.figure_scene.moved.emit()
    first, second = picture(window), picture(window)
    assert first == second and first != before


def test_pictures_take_no_more_memory_than_allowed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = window.centre.chart
    assert chart is not None
    monkeypatch.setattr("explorer.gui.charts.stills.MOST_BYTES", 5 * 4 * 1160 * 730)
    for view in IDS:
        go(window, view)
        chart.findChild(Stills).take()
    kept = [one.still for one in chart.findChildren(FigureScene) if one.still is not None]
    assert 2 <= len(kept) < len(IDS) and sum(one.sizeInBytes() for one in kept) <= 5 * 4 * 1160 * 730
    monkeypatch.setattr("explorer.gui.charts.stills.MOST_BYTES", 1000)
    go(window, "roles")
    chart.grab()
    chart.findChild(Stills).take()
    assert chart.figure_scene.still is None


@pytest.mark.parametrize("view", IDS)
def test_a_step_in_time_that_was_foreseen_looks_like_one_that_was_not(
    qtbot: QtBot, window: MainWindow, view: str
) -> None:
    store, chart = window.context.store, window.centre.chart
    assert chart is not None
    months = [Period.month(2024, month) for month in (9, 10, 11, 10, 9)]
    go(window, view)
    foresight = window.centre.foresight
    looks: list[list[QImage]] = [[], []]
    for seen, foreseen in zip(looks, (False, True), strict=True):
        store.go("Now", moves.look_back, Period.month(2024, 8))
        for month in months:
            qtbot.waitUntil(lambda: not foresight.looking)
            store.slide("Back", moves.look_back, month)
            if not foreseen:
                chart.figure_scene.set_figure(chart.figure_scene.figure, store.atlas)
            seen.append(picture(window))
    assert all(alike(one, other) for one, other in zip(*looks, strict=True))
    assert len(chart.findChildren(FigureScene)) <= 2 + SPARE


def test_rows_that_scroll_stay_in_place_when_time_steps(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1440, 620)
    go(window, "prices")
    store, chart = window.context.store, window.centre.chart
    assert chart is not None and chart.figure_scene.scrolls
    store.go("Back", moves.look_back, Period.month(2025, 10))
    chart.figure_scene.boards[-1].scroll_by(2)
    rows = [one.id for one in chart.figure_scene.boards[-1].ladder.rows]
    first = chart.figure_scene.boards[-1].shown.first
    qtbot.waitUntil(lambda: not window.centre.foresight.looking)
    store.slide("Back", moves.look_back, Period.month(2025, 11))
    board = chart.figure_scene.boards[-1]
    assert first > 0 and ([one.id for one in board.ladder.rows] != rows or board.shown.first == first)


def test_bounds_that_cut_the_brush_are_no_range_that_was_brushed(qtbot: QtBot, window: MainWindow) -> None:
    store, chart = window.context.store, window.centre.chart
    assert chart is not None
    go(window, "timeline")
    moved: list[float] = []
    chart.figure_scene.range_moved.connect(moved.append)
    for month in (12, 9):
        store.slide("Back", moves.look_back, Period.month(2024, month))
        qtbot.waitUntil(lambda: not window.centre.foresight.looking)
    assert moved == [] and store.here.first is None and store.here.last is None


def test_however_long_time_is_stepped_through_no_more_is_kept(window: MainWindow) -> None:
    store = window.context.store
    assert store.atlas is not None
    go(window, "deliveries")
    counts: list[tuple[int, int]] = []
    for _ in range(3):
        for month in range(30):
            store.slide("Back", moves.look_back, Period.month(2023, 6 + month))
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        counts.append((alive(Atlas), alive(FigureScene)))
        assert len(store.atlas.observations.memory) <= 2_000
    assert counts[2] <= (counts[1][0] + 1, counts[1][1]) and counts[2][1] <= len(IDS) + SPARE


def alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())
