"""What is pointed at in one panel is marked in the others; a range that is brushed in one view holds in the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.figures.figure import LanePanel, Panel
from explorer.gui.itemmodels.roles import Role
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.link_spot import LinkSpot
from explorer.gui.panels.milestone_row import MilestoneRow
from explorer.gui.store import Pointing
from explorer.gui.window import MainWindow
from explorer.state import moves


def marked_rows(window: MainWindow) -> set[str]:
    rows = [one for one in window.details.scroller.body.rows if isinstance(one, FactRow | MilestoneRow) and one._marked]
    return {target for row in rows for target in row.targets}


def test_pointing_tells_news_alone(qtbot: QtBot) -> None:
    pointing, told = Pointing(), []
    pointing.changed.connect(told.append)
    for record in ("aito", "aito", "", "", "luxeed"):
        pointing.at(record)
    assert told == ["aito", "", "luxeed"] and pointing.record == "luxeed"


def test_a_mark_of_the_chart_marks_tree_and_details(qtbot: QtBot, window: MainWindow) -> None:
    store, view, chart = window.context.store, window.tree.view, window.centre.chart
    assert chart is not None
    here, steps = store.here, store.can_go_back
    chart.hovered.emit("luxeed")
    assert view.marked == "luxeed" and "luxeed" in marked_rows(window)
    ground = window.context.theme.palette["hover"]
    picture, box = view.viewport().grab().toImage(), view.visualRect(view.index_of("luxeed"))
    assert QColor(picture.pixel(box.left() + 60, box.top() + 2)) == ground
    chart.hovered.emit("")
    assert not view.marked and not marked_rows(window)
    assert store.here == here and store.can_go_back == steps  # no part of the viewpoint


def test_a_folded_row_is_marked_by_its_parent(window: MainWindow) -> None:
    view = window.tree.view
    view.collapse(view.index_of("luxeed"))
    window.context.store.pointing.at("luxeed-r7")
    assert view.marked == "luxeed"
    view.collapse(view.index_of("chery"))
    window.context.store.pointing.at("")
    window.context.store.pointing.at("luxeed-r7")
    assert view.marked == "chery"


def test_a_milestone_marks_its_entity_and_its_row(window: MainWindow) -> None:
    store = window.context.store
    store.go("AITO", moves.focus_on, "aito")
    window.details.scroller.body.finish()
    milestone = next(row for row in window.details.scroller.body.rows if isinstance(row, MilestoneRow))
    (record,) = milestone.targets
    store.pointing.at(record)
    assert marked_rows(window) == {record} and window.tree.view.marked == "aito"
    store.pointing.at("tencent")  # nobody here
    assert not marked_rows(window) and not window.tree.view.marked


def test_rows_used_again_are_not_marked(window: MainWindow) -> None:
    store = window.context.store
    store.pointing.at("luxeed")
    assert marked_rows(window)
    store.go("AITO", moves.focus_on, "aito")
    assert not marked_rows(window)


def test_a_row_of_the_tree_marks_the_chart(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    view, chart, marks = window.tree.view, window.centre.chart, []
    assert chart is not None
    monkeypatch.setattr(chart, "mark", marks.append)
    qtbot.mouseMove(view.viewport(), view.visualRect(view.index_of("luxeed")).center())
    assert marks == ["luxeed"] and window.context.store.pointing.record == "luxeed"
    heading = next(
        index for row in range(view.model().rowCount()) if (index := view.model().index(row, 0)).data(Role.HEADING)
    )
    view.pointed.emit("") if not view.visualRect(heading).isValid() else view.entered.emit(heading)
    assert marks == ["luxeed", ""]
    chart.hovered.emit("aito")  # the chart's own pointer has its card: nothing to mark
    assert marks == ["luxeed", "", ""] and view.marked == "aito"


def test_leaving_the_tree_lets_go(qtbot: QtBot, window: MainWindow) -> None:
    view = window.tree.view
    qtbot.mouseMove(view.viewport(), view.visualRect(view.index_of("aito")).center())
    assert window.context.store.pointing.record == "aito"
    view.pointed.emit("")
    assert window.context.store.pointing.record == ""


def test_a_real_pointer_over_a_bar_marks_its_brand(qtbot: QtBot, window: MainWindow) -> None:
    chart, seen = window.centre.chart, []
    assert chart is not None
    window.context.store.pointing.changed.connect(seen.append)
    width, height = chart.width(), chart.height()
    for step in range(40):
        qtbot.mouseMove(chart.viewport(), QPoint(width * (60 + step) // 110, height - 110))
        qtbot.waitUntil(lambda: not chart._look.isActive())
    assert "aito" in seen and window.tree.view.marked in ("aito", "")


def test_a_click_on_a_mark_focuses_it(window: MainWindow) -> None:
    chart = window.centre.chart
    assert chart is not None
    chart.picked.emit("ms211")
    assert window.context.store.here.focus == "ms211"
    assert window.details.dossier is not None and window.details.dossier.id == "ms211"


def test_a_brushed_range_holds_in_the_next_view(window: MainWindow) -> None:
    store, chart = window.context.store, window.centre.chart
    assert chart is not None
    store.go("Timeline", moves.show_view, "timeline")
    first, last = Period.parse("2024-03"), Period.parse("2025-06")
    chart.range_picked.emit(first, last)
    assert (store.here.first, store.here.last) == (first, last)
    for view in ("timeline", "deliveries", "finances"):
        store.go("View", moves.show_view, view)
        figure = window.centre.figure
        assert figure is not None and figure.panels
        for panel in figure.panels:
            assert isinstance(panel, Panel | LanePanel)
            assert panel.first.year >= 2024 and panel.last.year <= 2025, view
        assert (store.here.first, store.here.last) == (first, last)
        assert "from=2024-03&to=2025-06" in figure.link


def test_a_zoom_in_one_view_is_undone_in_another(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    window.commands["view.zoom_in"].trigger()
    zoomed = (store.here.first, store.here.last)
    store.go("Timeline", moves.show_view, "timeline")
    assert (store.here.first, store.here.last) == zoomed != (None, None)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    store.go("Deliveries", moves.show_view, "deliveries")
    assert (store.here.first, store.here.last) == (None, None)


def link_to(window: MainWindow, record: str) -> LinkSpot:
    window.details.scroller.body.finish()
    spots = [one for one in window.details.findChildren(LinkSpot) if one.isVisible() and one._target == record]
    return spots[0]


def test_a_link_of_the_details_marks_tree_and_chart(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, chart, marks = window.context.store, window.centre.chart, []
    assert chart is not None
    monkeypatch.setattr(chart, "mark", marks.append)
    spot = link_to(window, "luxeed")
    here = store.here
    QApplication.sendEvent(spot, QEnterEvent(*[QPointF(4, 4)] * 3))
    assert store.pointing.record == "luxeed" and marks == ["luxeed"]
    assert window.tree.view.marked == "luxeed" and "luxeed" in marked_rows(window)
    QApplication.sendEvent(spot, QEvent(QEvent.Type.Leave))
    assert not store.pointing.record and marks == ["luxeed", ""] and store.here == here


def test_a_link_that_is_followed_lets_go(qtbot: QtBot, window: MainWindow) -> None:
    store, spot = window.context.store, link_to(window, "luxeed")
    QApplication.sendEvent(spot, QEnterEvent(*[QPointF(4, 4)] * 3))
    spot.click()
    assert store.here.focus == "luxeed" and not store.pointing.record


def test_links_of_the_details_point_by_keys_too(qtbot: QtBot, window: MainWindow) -> None:
    store, spot = window.context.store, link_to(window, "luxeed")
    spot.setFocus(Qt.FocusReason.TabFocusReason)
    assert store.pointing.record == "luxeed"
    window.tree.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert not store.pointing.record


def test_a_milestone_and_the_way_to_a_record_point_as_well(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    store.go("AITO", moves.focus_on, "aito")
    window.details.scroller.body.finish()
    row = next(row for row in window.details.scroller.body.rows if isinstance(row, MilestoneRow))
    (record,) = row.targets
    for target in (record, "seres"):
        QApplication.sendEvent(link_to(window, target), QEnterEvent(*[QPointF(4, 4)] * 3))
        assert store.pointing.record == target
