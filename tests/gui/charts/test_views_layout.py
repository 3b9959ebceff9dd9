"""No text of a matrix, ladder, map, strip or stamp is clipped or overlapped, at any size; nothing leaves its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from explorer.figures.catalogue import figure as figure_of
from explorer.gui.charts.ladder import LadderChart
from explorer.gui.charts.lettering import type_size
from explorer.gui.charts.map_chart import MapChart
from explorer.gui.charts.matrix import MatrixChart
from explorer.state.viewpoint import viewpoint
from tests.gui.charts import views_figures as made
from tests.gui.charts.conftest import SIZES, text_faults

FIGURES = [
    made.roles, made.compare, made.claims, made.prices, made.whatif, made.overview, made.scaling,
    lambda: made.scaling(log=True), made.multiples, lambda: made.multiples(6, (-5e9, 2e10)), made.trend, made.mixed,
]  # fmt: skip
NAMES = [
    "roles", "compare", "claims", "prices", "whatif", "overview", "scaling", "log", "multiples", "one-scale", "trend",
    "mixed",
]  # fmt: skip


def faults(scene) -> list[str]:
    return text_faults(scene.text_boxes(), scene.sceneRect())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("figure", FIGURES, ids=NAMES)
def test_texts_stay_apart_in_pictures(lay, figure, size):
    width, height, unit = size
    assert faults(lay(figure(), (width, height), unit)) == []


@pytest.mark.parametrize("size", SIZES[:4], ids=str)
@pytest.mark.parametrize("figure", FIGURES, ids=NAMES)
def test_texts_stay_apart_on_screen(lay, figure, size):
    scene = lay(figure(), size[:2])
    scene.card = True
    scene.lay()
    assert faults(scene) == []


@pytest.mark.parametrize("figure", FIGURES, ids=NAMES)
def test_no_text_is_smaller_than_eleven_pixels(lay, figure):
    assert min(type_size(run.role, 1.0) for run in lay(figure(), (712, 520)).runs) >= 11


@pytest.mark.parametrize("figure", [made.roles, made.compare, made.claims, made.whatif, made.scaling, made.multiples])
def test_twice_the_unit_says_the_same(lay, figure):
    one, two = lay(figure(), (800, 700), 1.0), lay(figure(), (800, 700), 2.0)
    assert [text for _, text in one.text_boxes()] == [text for _, text in two.text_boxes()]


def board(scene, kind):
    return next(one for one in scene.boards if isinstance(one, kind))


def test_rows_are_as_high_as_the_design_says_where_there_is_room(lay):
    chart = board(lay(made.roles(), (1100, 900)), MatrixChart)
    heights = {
        round(box.height())
        for line, box in chart.placed.lines
        if line.row is not None and len(line.cells[2].lines) == 1
    }
    assert heights == {32, 40}  # 40 is the footer's


def test_two_lines_make_a_row_of_forty_four(lay):
    chart = board(lay(made.roles(), (1100, 900)), MatrixChart)
    disputed = next(box for line, box in chart.placed.lines if line.row == 3)
    assert 44 <= disputed.height() <= 48


def test_a_picture_says_how_many_rows_it_leaves_out(lay):
    scene = lay(made.claims(), (712, 520))
    chart = board(scene, MatrixChart)
    shown = [line.row for line, _ in chart.placed.lines]
    assert 0 < len(shown) < 32
    assert f"{32 - len(shown)} more rows in the table" in [text for _, text in scene.text_boxes()]
    whole = lay(made.claims(), (712, 1500))
    assert not [text for _, text in whole.text_boxes() if "more row" in text]


def test_the_screen_scrolls_instead(lay):
    scene = lay(made.claims(), (712, 520))
    scene.card = True
    scene.lay()
    chart = board(scene, MatrixChart)
    assert chart.scrolls and not [text for _, text in scene.text_boxes() if "more row" in text]
    first = [line.row for line, _ in chart.placed.lines]
    assert chart.scroll_by(3)
    assert chart.placed.lines[0][0].row == first[0] + 3
    assert faults(scene) == []
    while chart.scroll_by(5):
        pass
    assert chart.placed.lines[-1][0].row == 31


@pytest.mark.parametrize("size", [(712, 500), (760, 560), (900, 520), (1100, 600), (1400, 720)])
@pytest.mark.parametrize("figure", [made.roles, made.compare, made.claims])
def test_rows_share_the_room_that_the_next_one_has_not_enough_of(lay, figure, size):
    scene = lay(figure(), size)
    scene.card = True
    scene.lay()
    chart = board(scene, MatrixChart)
    for _ in range(3):
        rows = [(line, box) for line, box in chart.placed.lines if line.row is not None]
        inner = [box.height() - line.height for line, box in rows if not chart.matrix.rows[line.row].footer]
        more = set(inner)
        assert len(more) == 1 and min(more) >= 0  # all alike
        left = chart.body.bottom() - rows[-1][1].bottom()
        assert left < len(inner) + 1 or more == {20.0} or chart.shown.whole, (left, more)
        if not chart.scroll_by(2):
            break


def test_the_head_of_the_labels_stands_on_the_line_of_the_others(lay):
    chart = board(lay(made.claims(), (900, 700)), MatrixChart)
    heads = {run.text: run.y for run in chart.placed.runs}
    assert heads["Claim"] == heads["Verdict"]


def test_a_footer_stays_while_rows_scroll(lay):
    scene = lay(made.roles(40), (712, 520))
    scene.card = True
    scene.lay()
    chart = board(scene, MatrixChart)
    assert chart.scrolls
    for _ in range(10):
        chart.scroll_by(4)
        assert chart.placed.lines[-1][0].row == 40
        assert faults(scene) == []


def test_a_footer_that_would_leave_room_for_no_row_scrolls_with_them(lay):
    scene = lay(made.roles(40), (712, 270))
    scene.card = True
    scene.lay()
    chart = board(scene, MatrixChart)
    rows = [line.row for line, _ in chart.placed.lines if line.row is not None]
    assert len(rows) >= 2 and 40 not in rows
    for _ in range(12):
        chart.scroll_by(4)
    assert chart.placed.lines[-1][0].row == 40


@pytest.mark.parametrize("link", ["overview", "roles", "technology"])
def test_nothing_lies_over_the_source_line_of_a_small_picture(lay, atlas, link):
    scene = lay(figure_of(atlas, viewpoint(link)), (420, 330), 1.0, atlas)
    assert [one for one in text_faults(scene.text_boxes(), scene.sceneRect()) if one.startswith("over")] == []


def test_columns_that_are_compared_are_equally_wide(lay):
    chart = board(lay(made.compare(), (1100, 700)), MatrixChart)
    assert len(set(chart.layout.widths[1:])) <= 2  # whole pixels
    assert sum(chart.layout.widths) == pytest.approx(chart.body.width(), abs=1)


def test_bars_of_a_difference_start_at_the_middle_and_are_all_one_width(lay):
    chart = board(lay(made.compare(), (1600, 900)), MatrixChart)
    assert {rect.width() for rect, _ in chart.placed.bars} == {72}
    assert len(chart.placed.bars) == 17
    narrow = board(lay(made.compare(), (640, 700)), MatrixChart)
    assert narrow.layout.bar == 0


def test_every_glyph_lies_in_its_cell(lay):
    for size in ((712, 520), (1100, 900)):
        chart = board(lay(made.roles(), size), MatrixChart)
        cells = [
            chart.rect_of((line.row, at)) for line, _ in chart.placed.lines if line.row is not None for at in range(3)
        ]
        for glyph in chart.placed.glyphs:
            assert any(cell.contains(glyph.rect.topLeft()) for cell in cells)


def test_ranges_stand_over_their_values(lay):
    chart = board(lay(made.prices(), (1100, 900)), LadderChart)
    axis = chart.axis
    for rung, _ in chart.placed:
        for bar in rung.bars:
            assert bar.left == pytest.approx(axis.x(bar.mark.low.value))
            if bar.mark.high is not None:
                assert bar.right == pytest.approx(axis.x(bar.mark.high.value))
    assert axis.x(0.0) == axis.left


def test_ranges_of_one_row_lie_apart(lay):
    chart = board(lay(made.prices(), (1100, 900)), LadderChart)
    rects = [rect for rect, kind, _, _ in chart.bars if kind != "base"]
    for index, one in enumerate(rects):
        for other in rects[index + 1 :]:
            assert not one.adjusted(0, 0, 1, 0).intersects(other.adjusted(0, 0, 1, 0))


def test_boxes_stand_apart_and_within(lay):
    for size in ((712, 520), (800, 700), (1600, 900)):
        chart = board(lay(made.overview(), size), MapChart)
        rects = chart.boxes.rects
        for index, one in enumerate(rects):
            assert chart.body.contains(one)
            assert not any(one.intersects(other) for other in rects[index + 1 :])


@pytest.mark.parametrize("size", [(712, 520), (800, 700), (1100, 900), (1600, 900)])
def test_links_run_round_all_boxes(lay, size):
    chart = board(lay(made.overview(), size), MapChart)
    assert sum(route is None for route in chart.routes) <= 1
    for route in chart.routes:
        if route is None:
            continue
        assert len(route.points) in (2, 3, 4)
        for start, end in pairwise(route.points):
            for step in range(101):
                at = start + (end - start) * (step / 100)
                assert not any(rect.adjusted(1, 1, -1, -1).contains(at) for rect in chart.boxes.rects)


def test_words_on_links_lie_on_their_own_link_and_on_no_box(lay):
    chart = board(lay(made.overview(), (1100, 900)), MapChart)
    assert len(chart.labels) >= 12
    for label in chart.labels:
        assert not any(label.rect.intersects(rect) for rect in chart.boxes.rects)
        points = chart.routes[label.link].points
        near = [start + (end - start) * (step / 50) for start, end in pairwise(points) for step in range(51)]
        assert any(label.rect.contains(at) for at in near)


def test_the_same_map_is_laid_the_same_way_every_time(lay):
    one, two = (board(lay(made.overview(), (800, 700)), MapChart) for _ in range(2))
    assert [route and route.points for route in one.routes] == [route and route.points for route in two.routes]


def test_key_figures_stand_in_one_row_or_more_and_level(lay):
    scene = lay(made.overview(), (712, 520))
    boxes = {text: box for box, text in scene.text_boxes()}
    large = [boxes[text] for text in ("1,290,769", "43", "72%", "5", "28 of 32")]
    assert len({round(box.top()) for box in large}) == 1
    narrow = {text: box for box, text in lay(made.overview(), (520, 700)).text_boxes()}
    assert narrow["28 of 32"].top() > narrow["1,290,769"].bottom()


def test_the_stamp_stands_above_the_source_line(lay):
    scene = lay(made.whatif(), (712, 520))
    boxes = {text: box for box, text in scene.text_boxes()}
    source = next(box for text, box in boxes.items() if text.startswith("Source:"))
    assumption = next(box for text, box in boxes.items() if "CNY 10 bn rather" in text)
    assert boxes["SCENARIO"].bottom() < source.top() and assumption.bottom() < source.top()
    assert boxes["SCENARIO"].top() > scene.boards[1].rows_area.bottom()


def test_multiples_share_edges_and_scale(lay):
    plots = lay(made.multiples(6, (-5e9, 2e10)), (1100, 900)).plots
    widths = [plot.plot.width() for plot in plots]
    assert max(widths) - min(widths) <= 1  # whole pixels
    assert len({plot.plot.height() for plot in plots}) == 1
    assert len({round(plot.plot.top()) for plot in plots}) == 2
    assert len({(plot.scale.low, plot.scale.high) for plot in plots}) == 1
    assert plots[0].plot.left() == plots[3].plot.left()


def test_fewer_multiples_stand_side_by_side_where_it_is_narrow(lay):
    plots = lay(made.multiples(6), (480, 900)).plots
    assert len({round(plot.plot.left()) for plot in plots}) == 2


def test_losses_hang_below_zero(lay):
    plot = lay(made.multiples(1), (800, 700)).plots[0]
    zero = round(plot.y(0.0))
    below = [one.rect for one in plot.found if one.piece.datum.value < 0]
    assert below and all(rect.top() == zero for rect in below)
    assert all(run.y > plot.plot.bottom() for run in plot.time_axis.runs)


def test_a_matrix_leaves_what_it_does_not_need_to_what_stands_below(lay):
    scene = lay(made.mixed(), (1100, 900))
    chart = board(scene, MatrixChart)
    bottom = chart.placed.lines[-1][1].bottom()
    assert QRectF(scene.plots[0].plot).top() - bottom < 80
