"""A leader leads from its text to its mark, and over no line or dot on the way."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from explorer.domain.stories import Step
from explorer.figures.catalogue import figure as figure_of
from explorer.figures.slide import slide_of
from explorer.gui.charts.slide import SlideScene
from explorer.gui.theme import palette_named
from explorer.state.viewpoint import viewpoint


def scenes(lay, atlas):
    slide = SlideScene(palette_named("light"))
    slide.set_slide(slide_of(atlas, Step("Title", "scaling")), atlas)
    sizes = [(630, 545), (690, 592), (792, 696), (1270, 880)]
    return [slide, *(lay(figure_of(atlas, viewpoint("scaling")), size, 1.0, atlas) for size in sizes)]


def test_the_leaders_of_scaling_begin_or_end_at_a_mark_and_cross_no_line(lay, atlas):
    for scene in scenes(lay, atlas):
        (plot,) = scene.plots
        assert any("month 43" in run.text for run in plot.runs)
        marks = [dot.at for dot in plot.dots.dots]
        marks += [QPointF(plot.x(one.x[-1]), plot.y_of_part(one.y[-1])) for one in plot.tracks if one.data]
        for leader in plot.leaders._lines:
            points = [leader.at(place) for place in range(leader.count())]
            ends = [(points[place] - mark).manhattanLength() for place in (0, -1) for mark in marks]
            assert min(ends) <= 7 * scene.ink.unit
            for start, end in pairwise(points):
                if start.y() == end.y() and abs(end.x() - start.x()) > 6 * scene.ink.unit:
                    assert crossed(plot, start, end) == []


def crossed(plot, start: QPointF, end: QPointF) -> list[str]:
    """Return the lines that pass from above a level stretch to below it."""
    found = []
    for series, one in zip(plot.lines, plot.tracks, strict=True):
        xs = np.array([plot.x(month) for month in one.x.tolist()])
        inside = np.linspace(min(start.x(), end.x()), max(start.x(), end.x()), 400)
        inside = inside[(inside >= xs[0]) & (inside <= xs[-1])] if len(xs) else inside[:0]
        ys = np.interp(inside, xs, [plot.y_of_part(part) for part in one.y.tolist()]) if len(inside) else inside
        if len(ys) and ys.min() < start.y() < ys.max():
            found.append(series.name)
    return found


@pytest.mark.parametrize("size", [(711, 524), (792, 696), (1270, 880)])
@pytest.mark.parametrize("wish", ["set.log=1", "by=calendar", "by=calendar&set.log=1", "focus=aito&set.log=1", ""])
def test_leaders_cross_no_text_and_no_other_leader_and_a_finding_finds_room(lay, atlas, wish, size):
    made = figure_of(atlas, viewpoint(f"scaling?hide=no-byd,no-xiaomi&{wish}".rstrip("&")))
    (plot,) = lay(made, size, 1.0, atlas).plots
    assert any("1,000,000" in run.text for run in plot.runs) or "calendar" in wish  # no room among five ends
    bent = [[line.at(place) for place in range(line.count())] for line in plot.leaders._lines if line.count() == 3]
    leaders = [[QRectF(*ends).normalized().adjusted(0, 0, 1, 1) for ends in pairwise(points)] for points in bent]
    boxes = [run.box(1.0).adjusted(0, 2, 0, -2) for run in plot.runs]
    for at, pieces in enumerate(leaders):
        others = [piece for other in leaders[at + 1 :] for piece in other]
        assert not [(piece, box) for piece in pieces for box in (*boxes, *others) if piece.intersects(box)]


def test_the_axis_strikes_through_no_name_at_the_end_of_a_line(lay, atlas):
    made = figure_of(atlas, viewpoint("scaling?by=calendar&hide=no-byd,no-xiaomi"))
    for size in ((711, 524), (792, 696), (1270, 880)):
        (plot,) = lay(made, size, 1.0, atlas).plots
        (box,) = [run.box(1.0) for run in plot.runs if run.text == "Xiaomi"]
        assert box.bottom() <= plot.plot.bottom()
