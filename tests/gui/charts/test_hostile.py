"""No number, range or text of a pack makes a chart raise, freeze or obey."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.domain.periods import Period
from explorer.figures.figure import Annotation, Gap, Lane, Mark, Panel, Series, Threshold
from explorer.gui.charts.view import FigureView
from tests.gui.charts.conftest import painted
from tests.gui.charts.figures import datum, deliveries, timeline

JAN = Period.month(2025, 1)
NAN, INF = math.nan, math.inf
VALUES = {
    "none": [],
    "one": [5.0],
    "equal": [5.0] * 6,
    "zero": [0.0] * 6,
    "nan": [NAN] * 6,
    "some nan": [1.0, NAN, 3.0, NAN, NAN, 6.0],
    "inf": [1.0, INF, -INF, 4.0],
    "huge": [1e308, 1e308, 1e308],
    "both huge": [1e308, -1e308, 1e308],
    "tiny": [5e-324, 1e-300, 2e-308],
    "negative": [-5.0, -6.0],
    "far apart": [1e-12, 1e12],
}
PAYLOADS = [
    "<img src='file:///tmp/red.png'>",
    "<b>bold</b><script>1</script>",
    "\u202e\u2066evil\u2069",
    "\x00\x07\x1b[31m",
    "\ud800",
    "{0} {name} %n %1",
    "W" * 5_000,
    "汉" * 5_000,
    "\n".join("line" for _ in range(500)),
    "",
    " ",
    "a\u0301" * 400,
]


def figure_with(values: list[float], mark: Mark, stacked: bool = True, every: str = "month"):
    months = [Period.of_month_index(JAN.month_index + index) for index in range(len(values))]
    data = tuple(datum(month, value) for month, value in zip(months, values, strict=True))
    series = tuple(
        Series(f"s{index}", "S", "", "aito", mark, data, entity_id="s", end_label="end") for index in range(2)
    )
    reached = values[0] if values else NAN
    panel = Panel(
        "p", "Panel", "vehicles", JAN, Period.month(2025, 12), series, stacked=stacked, legend=True, every=every,
        thresholds=(Threshold(reached, "level"), Threshold(NAN, "none"), Threshold(1e308, "far")),
        annotations=(
            Annotation(JAN, reached, "ring", ring=True), Annotation(JAN, NAN, "nothing"), Annotation(JAN, 3.0, "bar"),
        ),
        gaps=(Gap(JAN, JAN, "gap"),),
        month_zero=JAN,
    )  # fmt: skip
    return replace(deliveries(), panels=(panel, panel))


@pytest.mark.parametrize("mark", list(Mark))
@pytest.mark.parametrize("name", VALUES)
def test_any_numbers_are_drawn(lay, name, mark):
    for every in ("month", "quarter", "fortnight"):
        scene = lay(figure_with(VALUES[name], mark, every=every))
        assert not painted(scene).isNull()
        for plot in scene.plots:
            assert all(math.isfinite(part) for part in (plot.scale.low, plot.scale.high))
            assert all(math.isfinite(one.rect.top()) and math.isfinite(one.rect.height()) for one in plot.found)


def test_numbers_that_are_none_leave_a_gap_and_no_bar(lay):
    (plot, _) = lay(figure_with(VALUES["some nan"], Mark.BAR)).plots
    assert [one.piece.datum.value for one in plot.found if one.piece.series == 0] == [1.0, 3.0, 6.0]


@pytest.mark.parametrize(
    ("first", "last"), [("2025", "2025"), ("0001-01", "9999-12"), ("2026-01", "2025-01"), ("9999-12", "9999-12")]
)
def test_any_range_is_drawn(lay, first, last):
    figure = deliveries()
    panels = tuple(replace(panel, first=Period.parse(first), last=Period.parse(last)) for panel in figure.panels)
    assert not painted(lay(replace(figure, panels=panels))).isNull()
    lanes = timeline()
    (panel,) = lanes.panels
    other = replace(
        panel, first=Period.parse(first), last=Period.parse(last), span=(Period.parse(first), Period.parse(last))
    )
    assert not painted(lay(replace(lanes, panels=(other,)))).isNull()


@pytest.mark.parametrize("size", [(1, 1), (10, 400), (400, 10), (200, 150), (64, 64)])
def test_any_size_is_drawn(lay, size):
    for figure in (deliveries(), timeline()):
        assert not painted(lay(figure, size)).isNull()


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_texts_are_shown_letter_for_letter(lay, promise, payload):
    figure = deliveries()
    panels = tuple(
        replace(
            panel,
            title=payload,
            series=tuple(replace(one, name=payload, name_zh=payload, end_label=payload) for one in panel.series),
            annotations=tuple(replace(one, text=payload, detail=payload) for one in panel.annotations),
            gaps=tuple(replace(one, note=payload) for one in panel.gaps),
            thresholds=tuple(replace(one, label=payload) for one in panel.thresholds),
        )
        for panel in figure.panels
    )
    bars = replace(figure, panels=panels, takeaway=payload, subtitle=payload, source_line=payload, caveats=(payload,))
    lanes = timeline()
    (panel,) = lanes.panels
    other = replace(
        panel,
        flag=payload,
        lanes=tuple(Lane(one.id, payload, payload, one.colour, payload, payload) for one in panel.lanes),
        events=tuple(replace(one, title=payload, title_zh=payload, text=payload) for one in panel.events),
    )
    red = QColor("#FF0000")
    for made in (bars, replace(lanes, panels=(other,)), replace(figure, panels=(), empty=payload)):
        scene = lay(made, (712, 520))
        image = painted(scene)
        hits = sum(image.pixelColor(x, y) == red for x in range(0, 712, 6) for y in range(0, 520, 6))
        shown = "".join(text for _, text in scene.text_boxes())
        assert not any(letter in shown for letter in "\u202e\u2066\x00\x1b\n")
        promise("P2", tried=1, failed=int(hits > 0))


def test_a_view_over_broken_numbers_answers_keys_and_pointer(qtbot):
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(712, 520)
    view.show()
    for name in VALUES:
        for mark in Mark:
            view.set_figure(figure_with(VALUES[name], mark), None)
            for key in (
                Qt.Key.Key_End,
                Qt.Key.Key_Left,
                Qt.Key.Key_Up,
                Qt.Key.Key_Down,
                Qt.Key.Key_Return,
                Qt.Key.Key_Plus,
            ):
                QTest.keyClick(view, key)
            QTest.mouseClick(
                view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 400)
            )
            assert not view.grab().isNull()
    view.set_figure(deliveries(), None)


def test_events_of_unknown_lanes_and_categories_are_left_out_or_drawn_plain(lay):
    figure = timeline(crowd=3)
    (panel,) = figure.panels
    strange = tuple(
        replace(one, lane="nowhere" if index % 2 else one.lane, category="???")
        for index, one in enumerate(panel.events)
    )
    scene = lay(replace(figure, panels=(replace(panel, events=strange, lanes=panel.lanes[:3], counts=()),)))
    assert scene.lanes is not None and scene.lanes.spots
    assert not painted(scene).isNull()
    nothing = replace(panel, lanes=(), events=(), counts=(), flag="", flag_date=None)
    assert not painted(lay(replace(figure, panels=(nothing,)))).isNull()
