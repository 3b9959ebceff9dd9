"""Finances and scenarios of the bundled pack, as wide and as empty as they get: no text is clipped or overlapped."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from explorer.figures.catalogue import figure
from explorer.state.viewpoint import viewpoint
from tests.gui.charts.conftest import SIZES, text_faults

CHANGED = "set.rd_per_year=18&set.purchase_tax_rate=8&set.tax_relief_cap=9000&set.monthly_run_rate=70000"
LINKS = [
    "finances", "finances?every=quarter", "finances?by=rd&set.own=1", "finances?focus=huawei&by=revenue",
    "finances?by=margin&from=2023&to=2023", "scenario", "scenario?by=tax", "scenario?by=million",
    *(f"scenario?by={part}&{CHANGED}" for part in ("cost", "tax", "million")),
]  # fmt: skip


@pytest.mark.parametrize("size", SIZES[:3], ids=str)
@pytest.mark.parametrize("text", LINKS)
def test_texts_stay_apart(lay, atlas, text, size):
    width, height, unit = size
    scene = lay(figure(atlas, viewpoint(text)), (width, height), unit)
    assert text_faults(scene.text_boxes(), scene.sceneRect()) == []


def test_an_empty_panel_says_why_between_its_gridlines(lay, atlas):
    scene = lay(figure(atlas, viewpoint("finances?every=quarter")), (1280, 720))
    for plot in scene.plots:
        said = [run.text for run in plot.notes.runs]
        assert ("No quarterly figure" in said) == (not plot.panel.series)
        assert plot.panel.series or len(plot.value_axis.runs) == 1


def test_a_stated_range_is_as_wide_as_the_bars_beside_it(lay, atlas):
    scene = lay(figure(atlas, viewpoint("finances")), (1280, 720))
    baic = next(plot for plot in scene.plots if plot.panel.id == "baic")
    (ranged,) = baic.ranges.found
    widths = {rect.width() for rect in baic.wholes}
    assert min(abs(ranged.rect.width() - width) for width in widths) <= 1
    assert ranged.rect.top() > baic.y(0.0)


@pytest.mark.parametrize("size", [(1280, 720), (792, 696), (711, 524), (640, 480)])
def test_a_range_among_bars_says_that_it_is_an_estimate_and_off_the_line_at_zero(lay, atlas, size):
    (baic,) = [plot for plot in lay(figure(atlas, viewpoint("finances")), size).plots if plot.panel.id == "baic"]
    boxes = [run.box(1.0) for run in baic.runs if run.text == "est."]
    (ranged,) = baic.ranges.found
    assert len(boxes) == 1 or size[1] < 600
    for box in boxes:
        assert box.top() > baic.y(0.0) and not box.intersects(ranged.rect)
        assert abs(box.center().x() - ranged.rect.center().x()) < 2
    scene = lay(figure(atlas, viewpoint("prices?by=time")), size)  # where hatched is the kind, the legend says it
    assert not [text for _, text in scene.text_boxes() if text == "est."]


def test_a_dot_that_stands_back_keeps_its_ring_and_a_thin_ground(lay, atlas):
    scene = lay(figure(atlas, viewpoint("technology?by=trend&focus=luxeed")), (1280, 720))
    dots = [dot for plot in scene.plots for dot in plot.dots.dots]
    strong = {dot.colour for dot in dots if dot.emphasis == 1.0}
    assert strong == {"luxeed"} and {"aito", "shangjie"} <= {dot.colour for dot in dots if dot.emphasis < 0.5}
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        scene.render(painter)
    for dot in dots:
        near = [other for other in dots if other is not dot and (other.at - dot.at).manhattanLength() < 12]
        if not near and not dot.hollow:
            ground = scene.ink.series(dot.colour, dot.emphasis)
            assert image.pixelColor(dot.at.toPoint()).rgb() == ground.rgb()
