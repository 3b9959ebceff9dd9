"""The chart as a widget: pointer, keys, zoom, brush, focus and what a screen reader hears."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from explorer.domain.periods import Period
from explorer.gui.charts.cards import MILESTONE_WIDTH, MONTH_WIDTH, beside
from explorer.gui.charts.scales import edges
from explorer.gui.charts.view import FigureView
from explorer.gui.theme import palette_named
from tests.gui.charts.conftest import text_faults
from tests.gui.charts.figures import COLOURS, FIRST, LAST, MISSING, deliveries, timeline

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


class Heard:
    """What a view told."""

    def __init__(self, view: FigureView) -> None:
        self.picked: list[str] = []
        self.hovered: list[str] = []
        self.ranges: list[tuple[Period | None, Period | None]] = []
        view.picked.connect(self.picked.append)
        view.hovered.connect(self.hovered.append)
        view.range_picked.connect(self.take)

    def take(self, first: Period | None, last: Period | None) -> None:
        self.ranges.append((first, last))


@pytest.fixture
def view(qtbot) -> FigureView:
    host = QWidget()
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    made = FigureView()
    layout.addWidget(made)
    made.set_palette_tokens(palette_named("light", COLOURS))
    qtbot.addWidget(host)
    host.resize(792, 696)
    host.show()
    qtbot.waitExposed(host)
    made.host = host  # keeps the window alive as long as the view
    return made


@pytest.fixture
def chart(view: FigureView) -> FigureView:
    view.set_figure(deliveries(), None)
    return view


@pytest.fixture
def lanes(view: FigureView) -> FigureView:
    view.set_figure(timeline(crowd=5), None)
    return view


def hover(view: FigureView, at: QPointF, qtbot) -> None:
    QTest.mouseMove(view.viewport(), at.toPoint())
    qtbot.waitUntil(lambda: not view._look.isActive() and not view._open.isActive(), timeout=2_000)


def wheel(view: FigureView, at: QPointF, delta: int) -> None:
    viewport = view.viewport()
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def press(view: FigureView, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(view, key, modifier)


def middle_of(view: FigureView, month: Period) -> QPointF:
    plot = view.figure_scene.plots[1]
    return QPointF(plot.x(edges(month)[0] + 0.5), plot.plot.center().y())


def test_pointer_finds_the_month_and_its_series_from_the_top(chart, qtbot):
    hover(chart, middle_of(chart, Period.month(2025, 11)), qtbot)
    content = chart.card.content
    assert chart.card.isVisible() and content.width == MONTH_WIDTH
    assert (content.title, content.aside) == ("Nov 2025", "month 44")
    assert [row.name for row in content.rows[:6]] == ["not split", "Shangjie", "Maextro", "Stelato", "Luxeed", "AITO"]
    total = content.rows[6]
    plot = chart.figure_scene.plots[1]
    bar = next(one for one in plot.columns if one.period == Period.month(2025, 11))
    assert total.strong and total.value == f"{bar.top:,.0f}" and total.chip == "2 sources"


def test_card_of_a_missing_month_says_so(chart, qtbot):
    hover(chart, middle_of(chart, MISSING), qtbot)
    assert [row.name for row in chart.card.content.rows] == ["No figure for Aug 2023"]


def test_card_never_covers_its_month_and_stays_inside(chart, qtbot):
    for month in (FIRST, Period.month(2024, 1), LAST):
        hover(chart, middle_of(chart, month), qtbot)
        plot = chart.figure_scene.plots[1]
        left, right = plot.x(edges(month)[0]), plot.x(edges(month)[1])
        card = chart.card.geometry()
        assert card.left() >= right + 11 or card.right() <= left - 11
        assert chart.viewport().rect().contains(card)


def test_card_flips_at_the_edge():
    from PySide6.QtCore import QRectF, QSize

    room = QRectF(0, 0, 800, 600)
    assert beside(QSize(264, 100), QRectF(100, 0, 10, 600), QPointF(105, 50), room) == QPointF(122, 62)
    assert beside(QSize(264, 100), QRectF(700, 0, 10, 600), QPointF(705, 590), room) == QPointF(424, 500)


def test_a_click_on_a_segment_picks_its_series_and_one_beside_picks_nothing(chart):
    heard = Heard(chart)
    plot = chart.figure_scene.plots[1]
    segment = next(one for one in plot.found if one.piece.series == 1 and one.rect.height() > 8)
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, NONE, segment.rect.center().toPoint())
    assert heard.picked == ["luxeed"]
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(5, 5))
    assert heard.picked == ["luxeed"]


def test_leaving_closes_the_pointers_card(chart, qtbot):
    hover(chart, middle_of(chart, LAST), qtbot)
    QApplication.sendEvent(chart.viewport(), QEvent(QEvent.Type.Leave))
    assert not chart.card.isVisible()
    assert all(plot.band.boundingRect().isEmpty() for plot in chart.figure_scene.plots)


def test_keys_move_by_month_and_series_and_enter_picks(chart):
    heard = Heard(chart)
    press(chart, Key.Key_End, Key.Key_Left, Key.Key_Left)
    assert chart.card.content.title == "Dec 2025" and chart.card.isVisible()
    press(chart, Key.Key_Up, Key.Key_Up)
    assert heard.hovered[-1] == "luxeed"
    press(chart, Key.Key_Right)
    assert (chart.card.content.title, heard.hovered[-1]) == ("Jan 2026", "luxeed")
    press(chart, Key.Key_Down, Key.Key_Return)
    assert heard.picked == ["aito"]
    press(chart, Key.Key_Home)
    assert chart.card.content.title == "Mar 2022"
    press(chart, Key.Key_Left)
    assert chart.card.content.title == "Mar 2022"
    press(chart, Key.Key_Escape)
    assert not chart.card.isVisible()


def test_milestone_card_opens_after_a_rest_and_the_marker_is_ringed(lanes, qtbot):
    heard = Heard(lanes)
    panel = lanes.figure_scene.lanes
    spot = panel.spots[3]
    QTest.mouseMove(lanes.viewport(), spot.at.toPoint())
    qtbot.waitUntil(lambda: not lanes._look.isActive(), timeout=2_000)
    assert not lanes.card.isVisible()
    qtbot.waitUntil(lanes.card.isVisible, timeout=2_000)
    assert lanes.card.content.width == MILESTONE_WIDTH
    assert lanes.card.content.heading == spot.event.title
    assert panel.marks.around is spot
    assert heard.hovered == [spot.event.id]
    assert not lanes.card.geometry().contains(spot.at.toPoint())


def test_milestone_card_opens_at_once_by_key_and_keys_walk_lanes(lanes):
    heard = Heard(lanes)
    press(lanes, Key.Key_Right)
    assert lanes.card.isVisible()
    assert heard.hovered == ["show"]
    press(lanes, Key.Key_Down)
    assert heard.hovered[-1].startswith("seres-")
    press(lanes, Key.Key_Home, Key.Key_Right)
    order = sorted(
        (spot for spot in lanes.figure_scene.lanes.spots if spot.event.lane == "seres"), key=lambda one: one.at.x()
    )
    assert heard.hovered[-1] == order[1].event.id
    press(lanes, Key.Key_Enter)
    assert heard.picked == [order[1].event.id]


def test_a_click_on_a_marker_picks_its_milestone(lanes):
    heard = Heard(lanes)
    spot = lanes.figure_scene.lanes.spots[2]
    QTest.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, NONE, spot.at.toPoint())
    assert heard.picked == [spot.event.id]


def test_wheel_zooms_time_alone_in_all_panels_and_tells_once_it_rests(chart, qtbot):
    heard = Heard(chart)
    upper, lower = chart.figure_scene.plots
    high = lower.box.viewRange()[1]
    for _ in range(3):
        wheel(chart, lower.plot.center(), 120)
    assert upper.box.months == lower.box.months
    first, last = lower.box.months
    assert edges(FIRST)[0] < first < last < edges(LAST)[1]
    assert lower.box.viewRange()[1] == high
    assert heard.ranges == []
    qtbot.waitUntil(lambda: bool(heard.ranges), timeout=2_000)
    ((start, end),) = heard.ranges
    assert start.month_index == round(first) and end.month_index == round(last) - 1


def test_zoom_keeps_to_the_time_there_is(chart):
    wheel(chart, chart.figure_scene.plots[1].plot.center(), -2_400)
    assert chart.figure_scene.plots[1].box.months == pytest.approx((edges(FIRST)[0], edges(LAST)[1]))
    for _ in range(40):
        press(chart, Key.Key_Plus)
    first, last = chart.figure_scene.plots[1].box.months
    assert last - first == pytest.approx(3)


def test_keys_zoom_pan_and_show_all(chart, qtbot):
    heard = Heard(chart)
    box = chart.figure_scene.plots[1].box
    press(chart, Key.Key_Plus, Key.Key_Plus)
    inner = box.months
    press(chart, Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert box.months[0] > inner[0] and box.months[1] - box.months[0] == pytest.approx(inner[1] - inner[0])
    press(chart, Key.Key_Minus)
    assert box.months[1] - box.months[0] > inner[1] - inner[0]
    press(chart, Key.Key_0, modifier=Qt.KeyboardModifier.ControlModifier)
    assert heard.ranges == [(None, None)]


def test_all_of_the_timeline_is_its_span(lanes, qtbot):
    heard = Heard(lanes)
    press(lanes, Key.Key_0, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(heard.ranges), timeout=2_000)
    assert heard.ranges == [(Period.month(2019, 1), Period.month(2026, 10))]


def test_a_new_figure_silences_the_range_it_has_overtaken(chart, qtbot):
    heard = Heard(chart)
    press(chart, Key.Key_Plus)
    chart.set_figure(deliveries(), None)
    assert not chart._ranges._timer.isActive()
    assert heard.ranges == []
    assert chart.figure_scene.plots[0].box.months == (edges(FIRST)[0], edges(LAST)[1])


def test_zooming_out_reaches_all_the_time_that_has_figures(chart):
    figure = deliveries()
    narrow = tuple(replace(panel, first=Period.month(2025, 1), span=(FIRST, LAST)) for panel in figure.panels)
    chart.set_figure(replace(figure, panels=narrow), None)
    box = chart.figure_scene.plots[1].box
    assert box.months[0] == edges(Period.month(2025, 1))[0]
    for _ in range(12):
        press(chart, Key.Key_Minus)
    assert box.months == (edges(FIRST)[0], edges(LAST)[1])


def drag(view: FigureView, start: QPointF, end: QPointF, qtbot) -> None:
    viewport = view.viewport()
    QTest.mouseMove(viewport, start.toPoint())
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, start.toPoint())
    for step in range(1, 6):
        at = start + (end - start) * step / 5
        qtbot.wait(12)  # the scene takes no more than a hundred moves a second
        QTest.mouseMove(viewport, at.toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, end.toPoint())


def test_a_handle_of_the_brush_moves_one_end_and_its_body_both(lanes, qtbot):
    heard = Heard(lanes)
    panel = lanes.figure_scene.lanes
    first, last = panel.box.months
    at = QPointF(panel.overview.x(first), panel.overview.plot.center().y())
    drag(lanes, at, at + QPointF(80, 0), qtbot)
    assert panel.box.months[0] > first + 6
    assert panel.box.months[1] == pytest.approx(last)
    length = panel.box.months[1] - panel.box.months[0]
    at = QPointF(panel.overview.x(sum(panel.box.months) / 2), panel.overview.plot.center().y())
    drag(lanes, at, at - QPointF(60, 0), qtbot)
    assert panel.box.months[1] < last - 4
    assert panel.box.months[1] - panel.box.months[0] == pytest.approx(length)
    qtbot.waitUntil(lambda: bool(heard.ranges), timeout=2_000)


def test_a_drag_on_the_plot_pans_and_picks_nothing(lanes, qtbot):
    heard = Heard(lanes)
    panel = lanes.figure_scene.lanes
    before = panel.box.months
    drag(lanes, panel.plot.center(), panel.plot.center() + QPointF(120, 0), qtbot)
    assert panel.box.months[0] < before[0]
    assert panel.box.months[1] - panel.box.months[0] == pytest.approx(before[1] - before[0])
    assert heard.picked == []
    qtbot.waitUntil(lambda: bool(heard.ranges), timeout=2_000)


def test_one_tab_stop_with_name_and_description(chart):
    assert chart.focusPolicy() is Qt.FocusPolicy.StrongFocus
    stops = [one for one in chart.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert all(one.focusProxy() is chart for one in stops)
    figure = deliveries()
    assert chart.accessibleName() == figure.takeaway
    for words in (figure.alt_text, *figure.caveats):
        assert words in chart.accessibleDescription()


def test_the_cursor_is_spoken(chart):
    press(chart, Key.Key_End)
    assert chart.accessibleDescription().startswith("Feb 2026, month 47. ")
    assert "AITO" in chart.accessibleDescription()
    press(chart, Key.Key_Escape)
    assert deliveries().alt_text in chart.accessibleDescription()


def ring_colour(view: FigureView) -> str:
    return view.grab().toImage().pixelColor(view.width() // 2, 4).name().upper()


def test_the_focus_ring_shows_to_those_who_come_by_key(chart, qtbot):
    chart.host.activateWindow()
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_colour(chart) == "#FFFFFF"
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_colour(chart) == "#1A5FD0"


def test_other_keys_are_left_to_the_window(chart):
    from PySide6.QtGui import QKeyEvent

    for key, modifier in ((Key.Key_T, NONE), (Key.Key_F6, NONE), (Key.Key_Left, Qt.KeyboardModifier.AltModifier)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifier)
        event.setAccepted(True)
        chart.keyPressEvent(event)
        assert not event.isAccepted()


def test_palette_changes_without_a_new_layout(chart):
    before = chart.figure_scene.text_boxes()
    light = chart.grab().toImage().pixelColor(396, 10)
    chart.set_palette_tokens(palette_named("dark", COLOURS))
    assert chart.grab().toImage().pixelColor(396, 10) != light
    assert chart.figure_scene.text_boxes() == before


def test_a_new_size_keeps_the_zoom_and_lays_all_out_anew(chart):
    press(chart, Key.Key_Plus)
    months = chart.figure_scene.plots[1].box.months
    chart.host.resize(712, 520)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert chart.figure_scene.sceneRect().size().toSize() == chart.viewport().size()
    assert chart.figure_scene.plots[1].box.months == months
    assert text_faults(chart.figure_scene.text_boxes(), chart.sceneRect()) == []


def test_cards_keep_their_texts_apart(chart, lanes, qtbot):
    figures = (deliveries(), timeline())
    for figure in figures:
        chart.set_figure(figure, None)
        press(chart, Key.Key_End)
        for _ in range(8):
            press(chart, Key.Key_Left)
            assert text_faults(chart.card.text_boxes(), chart.card.rect().toRectF()) == []


def test_an_empty_figure_answers_nothing(view):
    view.set_figure(replace(deliveries(), panels=(), empty="Nothing here."), None)
    press(view, Key.Key_Left, Key.Key_Plus, Key.Key_Return)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(300, 300))
    assert not view.card.isVisible()
    assert "Nothing here." in view.accessibleDescription()
