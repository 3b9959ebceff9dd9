"""Small panels share one legend, ranges carry the names of their cars, key figures their sources, maps run level."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import figure
from explorer.figures.figure import Mark, Panel
from explorer.gui.charts.export import picture
from explorer.gui.charts.map_chart import MapChart
from explorer.gui.charts.scene import FigureScene
from explorer.state.viewpoint import viewpoint
from tests.gui.charts.conftest import Draw, painted


def drawn(lay: Draw, atlas: Atlas, link: str, size: tuple[int, int] = (1100, 760)) -> FigureScene:
    return lay(figure(atlas, viewpoint(link)), size, 1.0, atlas)


def test_kinds_of_prices_are_told_apart_by_one_legend(lay: Draw, atlas: Atlas) -> None:
    scene = drawn(lay, atlas, "prices?by=time")
    legends = [[run.text for run in plot.legend.head.runs] for plot in scene.plots]
    assert legends == [["Presale", "Launch", "Current"], *([] for _ in scene.plots[1:])]
    tops = {round(plot.head.head.runs[0].y) for plot in scene.plots[:3]}
    assert len(tops) == 1 and min(tops) > scene.plots[0].legend.head.runs[0].y  # titles below it, on one line


def test_a_presale_is_hatched_in_the_colour_of_its_brand(lay: Draw, atlas: Atlas) -> None:
    scene = drawn(lay, atlas, "prices?by=time")
    image = painted(scene)
    aito = scene.plots[0]
    presale = next(bar for bar in aito.ranges.found if bar.series.hollow and bar.rect.height() > 20)
    rect = presale.rect.toRect()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right())
        for y in range(rect.top() + 2, rect.bottom() - 2)
    }
    assert scene.ink.series("aito").name() in colours and scene.ink.token("surface").name() in colours


def test_cars_stand_beside_their_newest_price(lay: Draw, atlas: Atlas) -> None:
    plot = drawn(lay, atlas, "prices?by=time").plots[0]
    names = {run.text: run.box(1.0) for run in plot.notes.runs}
    assert {"M5", "M7", "M8", "M9"} <= set(names)
    for series in plot.panel.series:
        if series.end_label in names:
            newest = max((bar.rect for bar in plot.ranges.found if bar.series is series), key=lambda rect: rect.right())
            box = names[series.end_label]
            assert newest.adjusted(-box.width() - 8, -20, box.width() + 8, 20).intersects(box)
    assert not any(box.intersects(bar.rect) for box in names.values() for bar in plot.ranges.found)


def test_brands_of_dots_are_named_above_the_panels(lay: Draw, atlas: Atlas) -> None:
    scene = drawn(lay, atlas, "technology?by=trend")
    head = scene.plots[0].legend.head
    assert [run.text for run in head.runs if run.colour == "ink"][:2] == ["AITO", "Luxeed"]
    image = painted(scene)
    for swatch in head.swatches:
        middle = swatch.rect.center().toPoint()
        assert image.pixelColor(middle) == scene.ink.series(swatch.series.colour)
    scene.set_figure(figure(atlas, viewpoint("finances")), atlas)
    assert not any(plot.legend.head.runs for plot in scene.plots)


@pytest.mark.parametrize("size", [(1100, 760), (712, 520), (560, 520)])
def test_every_key_figure_shows_how_many_sources_it_has(lay: Draw, atlas: Atlas, size: tuple[int, int]) -> None:
    scene = drawn(lay, atlas, "overview", size)
    strip = scene.boards[0]
    for index, key in enumerate(figure(atlas, viewpoint("overview")).keys):
        box = strip.rect_of((index,))
        said = [run.text for run in strip.runs if box.contains(run.box(1.0).center()) and run.role == "marker"]
        assert str(len(set(key.sources))) in said
        assert said in ([str(len(set(key.sources)))], ["calc", str(len(set(key.sources)))])


@pytest.mark.parametrize("size", [(1100, 760), (712, 520)])
def test_links_of_a_row_are_level(lay: Draw, atlas: Atlas, size: tuple[int, int]) -> None:
    chart = next(one for one in drawn(lay, atlas, "overview", size).boards if isinstance(one, MapChart))
    rows = {node.id: node.row for node in chart.map.nodes}
    level = [
        route for link, route in zip(chart.map.links, chart.routes, strict=True)
        if rows[link.first] == rows[link.last] and route is not None
    ]  # fmt: skip
    assert len(level) >= 6
    assert {len({point.y() for point in route.points}) for route in level} == {1}


@pytest.mark.parametrize("size", [(711, 524), (711, 480), (792, 696), (1270, 880)])
@pytest.mark.parametrize("wish", ["", "?asof=2024-06-30", "?asof=2025-03-31"])
def test_rows_of_the_map_are_evenly_apart(lay: Draw, atlas: Atlas, wish: str, size: tuple[int, int]) -> None:
    boards = drawn(lay, atlas, f"overview{wish}", size).boards
    chart = next(one for one in boards if isinstance(one, MapChart))
    assert chart.map is not None and chart.boxes.rects
    pairs = zip(chart.map.nodes, chart.boxes.rects, strict=True)
    column = sorted((rect for node, rect in pairs if node.column == 2), key=QRectF.top)
    steps = [below.center().y() - above.center().y() for above, below in pairwise(column)]
    assert len(steps) >= 3 and max(steps) - min(steps) <= 2
    assert all(below.top() - above.bottom() >= 3 for above, below in pairwise(column))


def test_a_picture_too_low_for_the_map_says_so(lay: Draw, atlas: Atlas) -> None:
    scene = drawn(lay, atlas, "overview", (560, 400))
    chart = next(one for one in scene.boards if isinstance(one, MapChart))
    assert not chart.boxes.rects and [run.text for run in chart.runs] == ["The map needs a larger picture."]
    assert picture(figure(atlas, viewpoint("overview")), atlas, "png", (560, 400)).startswith(b"\x89PNG")


def test_looks_of_the_legend_have_no_numbers(atlas: Atlas) -> None:
    panels = [one for one in figure(atlas, viewpoint("prices?by=time")).panels if isinstance(one, Panel)]
    looks = [series for panel in panels for series in panel.series if not series.data]
    assert [(one.name, one.hollow) for one in looks] == [("Presale", True), ("Launch", False), ("Current", False)]
    shades = {series.id.partition(":")[2]: series.emphasis for panel in panels for series in panel.series}
    assert len({(one.hollow, shades[one.id.partition(":")[2]]) for one in looks}) == 3
    assert all(series.mark is Mark.RANGE for panel in panels for series in panel.series)
