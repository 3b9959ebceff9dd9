"""Pointer and keys over boards, multiples and months since the first: what is pointed at, told, picked and spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.figures.figure import Figure
from explorer.gui.charts.ladder import LadderChart
from explorer.gui.charts.map_chart import MapChart
from explorer.gui.charts.matrix import MatrixChart
from explorer.gui.charts.view import FigureView
from explorer.gui.theme import palette_named
from tests.gui.charts import views_figures as made
from tests.gui.charts.conftest import text_faults
from tests.gui.charts.figures import COLOURS, deliveries, timeline

Key = Qt.Key


@pytest.fixture
def shown(qtbot):
    """Return a function that shows a figure in a window of its own."""

    def show(figure: Figure, size: tuple[int, int] = (792, 696)) -> FigureView:
        view = FigureView()
        qtbot.addWidget(view)
        view.set_palette_tokens(palette_named("light", COLOURS))
        view.resize(*size)
        view.show()
        qtbot.waitExposed(view)
        view.set_figure(figure, None)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        return view

    return show


def press(view: FigureView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def click(view: FigureView, at: QPointF) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(at))


def hover(view: FigureView, at: QPointF) -> None:
    view._pointer = QPointF(view.mapFromScene(at))
    view._look_under()


def board(view: FigureView, kind: type):
    return next(one for one in view.figure_scene.boards if isinstance(one, kind))


def told(signal) -> list[str]:
    heard: list[str] = []
    signal.connect(heard.append)
    return heard


def test_arrows_move_a_cell_and_enter_opens_its_evidence(shown):
    view = shown(made.roles())
    picked = told(view.picked)
    press(view, Key.Key_Down)
    chart = board(view, MatrixChart)
    assert chart.here == (0, 0) and chart.keyed and not view.card.isVisible()
    press(view, Key.Key_Right, Key.Key_Down, Key.Key_Down)
    assert chart.here == (2, 1)
    press(view, Key.Key_Return)
    assert view.card.isVisible() and picked == []
    texts = [text for _, text in view.card.text_boxes()]
    assert "Huawei plans the product." in texts and "1 source" in texts
    assert "Vehicle engineering · Huawei Inside (HI)" in view.accessibleDescription()
    press(view, Key.Key_Left)
    assert not view.card.isVisible()
    press(view, Key.Key_Home)
    assert chart.here == (2, -1)
    press(view, Key.Key_End)
    assert chart.here == (2, 2)


def test_enter_and_click_pick_the_record_of_a_cell(shown):
    view = shown(made.claims())
    picked = told(view.picked)
    press(view, Key.Key_Down, Key.Key_Return)
    assert picked == ["claim-1"]  # the focused row is where the cursor starts
    chart = board(view, MatrixChart)
    click(view, chart.rect_of((3, 1)).center())
    click(view, chart.rect_of((2, -1)).center())
    assert picked == ["claim-1", "claim-3", "claim-2"]


def test_the_head_of_a_column_is_picked_by_click(shown):
    view = shown(made.roles())
    picked = told(view.picked)
    click(view, board(view, MatrixChart).rect_of((-1, 2)).center())
    assert picked == ["hima"]


def test_the_window_follows_the_cursor_and_keeps_texts_apart(shown):
    view = shown(made.claims(), (712, 520))
    chart = board(view, MatrixChart)
    for _ in range(35):
        press(view, Key.Key_Down)
        assert not chart.rect_of(chart.here).isEmpty()
    assert chart.here[0] == 31
    assert text_faults(view.figure_scene.text_boxes(), view.sceneRect()) == []
    press(view, Key.Key_PageUp)
    assert chart.here[0] < 28 and not chart.rect_of(chart.here).isEmpty()


def wheel(view: FigureView, at: QPointF, steps: int) -> None:
    here = QPointF(view.mapFromScene(at))
    delta = QPoint(0, -120 * steps)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        here, view.viewport().mapToGlobal(here), QPoint(), delta, Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_scrolls_rows_and_closes_the_card(shown):
    view = shown(made.claims(), (712, 520))
    chart = board(view, MatrixChart)
    hover(view, chart.rect_of((4, 0)).center())
    before = chart.shown.first
    wheel(view, chart.body.center(), 1)
    assert chart.shown.first == before + 1
    assert view._probe is None
    wheel(view, chart.body.center(), -1)
    assert chart.shown.first == before


def test_the_scroll_stays_where_it_was_when_a_row_is_focused(shown):
    view = shown(made.claims(), (712, 520))
    chart = board(view, MatrixChart)
    chart.scroll_by(6)
    first = chart.shown.first
    panel = made.claims().panels[0]
    rows = tuple(replace(row, focused=index == first + 2) for index, row in enumerate(panel.rows))
    view.set_figure(replace(made.claims(), panels=(replace(panel, rows=rows),)), None)
    assert chart.shown.first == first


def test_hover_tells_the_record_under_the_pointer(shown):
    claims = shown(made.claims())
    hovered = told(claims.hovered)
    hover(claims, board(claims, MatrixChart).rect_of((3, 0)).center())
    hover(claims, board(claims, MatrixChart).rect_of((4, 0)).center())
    hover(claims, QPointF(2, 2))
    assert hovered == ["claim-3", "claim-4", ""]


def test_a_card_opens_after_the_pointer_has_rested(shown, qtbot):
    view = shown(made.roles())
    heard = told(view.hovered)
    hover(view, board(view, MatrixChart).rect_of((0, 0)).center())
    assert not view.card.isVisible() and heard == []
    qtbot.waitUntil(view.card.isVisible, timeout=2000)


def test_a_cell_without_evidence_opens_no_card(shown):
    view = shown(made.compare())
    chart = board(view, MatrixChart)
    at = chart.rect_of((4, 1))
    click(view, at.center())
    assert not view.card.isVisible()
    click(view, chart.rect_of((4, 2)).center())
    assert view.card.isVisible()
    assert any(text.startswith("CNY") for _, text in view.card.text_boxes())


def test_rows_of_a_ladder_say_their_exact_values(shown):
    view = shown(made.prices(4))
    chart, picked = board(view, LadderChart), told(view.picked)
    press(view, Key.Key_Down)
    assert chart.here == (3,) and view.card.isVisible()  # the focused row
    press(view, Key.Key_Up)
    texts = " ".join(text for _, text in view.card.text_boxes())
    assert "CNY 264,000 – 343,200" in texts and "Launch, Mar 2022" in texts
    press(view, Key.Key_Return)
    assert picked == ["car-2"]
    press(view, Key.Key_Home)
    assert chart.here == (0,)


def test_boxes_of_a_map_are_reached_by_arrows_and_picked(shown):
    view = shown(replace(made.overview(), keys=()))
    chart, picked = board(view, MapChart), told(view.picked)
    nodes = [node.id for node in chart.map.nodes]
    press(view, Key.Key_Right)
    assert nodes[chart.here[1]] == "hima"  # the focused box
    press(view, Key.Key_Left)
    assert nodes[chart.here[1]] == "huawei"
    press(view, Key.Key_Up)
    assert nodes[chart.here[1]] == "yinwang"
    press(view, Key.Key_Return)
    assert picked == ["yinwang"]
    click(view, chart.boxes.rects[nodes.index("seres")].center())
    assert picked == ["yinwang", "seres"]


def test_a_link_says_its_ends_and_its_value(shown):
    view = shown(made.overview())
    chart = board(view, MapChart)
    label = next(one for one in chart.labels if chart.map.links[one.link].id == "own")
    click(view, label.rect.center())
    hover(view, label.rect.center())
    view._open_card()
    texts = [text for _, text in view.card.text_boxes()]
    assert "Huawei – Yinwang" in texts and "80%, since Mar 2022" in texts


def test_every_box_is_reached_by_keys(shown):
    view = shown(replace(made.overview(), keys=()))
    chart = board(view, MapChart)
    reached, fresh = set(), {chart.moved((), Key.Key_Right)}
    while fresh:
        reached |= fresh
        keys = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
        fresh = {chart.moved(cell, key) for cell in fresh for key in keys} - reached
    assert len(reached) == len(chart.map.nodes)


def test_keys_lead_from_the_map_to_the_key_figures_and_back(shown):
    view = shown(made.overview())
    press(view, Key.Key_Right)
    assert view.figure_scene.body.keys.here == ()
    press(view, *[Key.Key_Up] * 6)
    strip = view.figure_scene.body.keys
    assert strip.here == (4,) and view.card.isVisible()
    picked = told(view.picked)
    press(view, Key.Key_Home, Key.Key_Return)
    assert picked == ["hima"]
    assert "Cars delivered" in view.accessibleDescription()
    press(view, *[Key.Key_Down] * 2)
    assert strip.here == () and board(view, MapChart).here


def test_months_since_the_first_say_each_line_with_its_own_date(shown):
    view = shown(made.scaling())
    picked = told(view.picked)
    plot = view.figure_scene.plots[0]
    hover(view, QPointF(plot.x(43), plot.y(1_000_000)))
    texts = [text for _, text in view.card.text_boxes()]
    assert view.card.isVisible() and "Month 43" in texts
    assert "HIMA, Aug 2017" in texts and "1,000,000" in " ".join(texts)
    click(view, QPointF(plot.x(43), plot.y(1_000_000)))
    assert picked == ["hima"]
    press(view, Key.Key_End)
    assert view._probe is not None and view._probe.cell[0] == 94
    press(view, Key.Key_Left, Key.Key_Up)
    assert view._probe.cell[0] == 93 and view._probe.record in ("tesla", "nio")


def test_zooming_months_since_the_first_is_no_range_of_time(shown, qtbot):
    view = shown(made.scaling())
    heard = []
    view.range_picked.connect(lambda first, last: heard.append((first, last)))
    press(view, Key.Key_Plus)
    first, last = view.figure_scene.plots[0].box.months
    assert last - first < 96
    qtbot.wait(350)
    assert heard == []


def test_each_multiple_has_its_own_cursor(shown):
    view = shown(made.multiples())
    plots = view.figure_scene.plots
    press(view, Key.Key_Home)
    assert not plots[0].band.boundingRect().isEmpty()
    press(view, *[Key.Key_Right] * 7)
    assert plots[0].band.boundingRect().isEmpty() and not plots[1].band.boundingRect().isEmpty()
    hover(view, plots[4].plot.center())
    assert not plots[4].band.boundingRect().isEmpty() and plots[1].band.boundingRect().isEmpty()


def test_dots_stop_only_where_there_are_some(shown):
    figure = made.trend()
    view = shown(replace(figure, panels=figure.panels[1:]))
    press(view, Key.Key_End)
    said = []
    for _ in range(25):
        said.append(view.accessibleDescription())
        press(view, Key.Key_Left)
    assert not [one for one in said if "No figure" in one]


@pytest.mark.parametrize(
    ("figure", "record"),
    [
        (made.claims(4), "claim-2"), (made.prices(), "car-2"), (made.overview(), "seres"), (made.scaling(), "hima"),
        (made.multiples(), "maker-1"), (made.trend(), "car-1"), (deliveries(), "aito"), (timeline(), "seres"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_belongs_to_a_record_is_outlined(shown, figure, record):
    view = shown(figure)
    plain = view.grab().toImage()
    view.mark(record)
    assert view.grab().toImage() != plain
    view.mark("")
    assert view.grab().toImage() == plain
    view.mark("nobody")
    assert view.grab().toImage() == plain


def test_the_same_boards_show_one_figure_after_another(shown):
    view = shown(made.roles())
    figures = (made.claims(), made.prices(), made.overview(), made.mixed(), made.scaling(), deliveries(), timeline())
    for figure in figures:
        view.set_figure(figure, None)
    count = len(view.figure_scene.items())
    for figure in (made.roles(), *figures):
        view.set_figure(figure, None)
        assert text_faults(view.figure_scene.text_boxes(), view.sceneRect()) == []
    assert len(view.figure_scene.items()) == count


def test_an_empty_matrix_ladder_and_map_draw_nothing_and_break_nothing(shown):
    for figure in (made.roles(0), made.prices(0), made.overview()):
        panel = figure.panels[0]
        bare = {"rows": ()} if hasattr(panel, "columns") and not hasattr(panel, "nodes") else {}
        bare = {"nodes": (), "links": ()} if hasattr(panel, "nodes") else bare or {"rows": ()}
        view = shown(replace(figure, keys=(), panels=(replace(panel, **bare),)))
        press(view, Key.Key_Down, Key.Key_Return, Key.Key_PageDown, Key.Key_End)
        hover(view, QPointF(300, 300))
        view.grab()
