"""A label of the timeline stands beside its own marker, where nobody can read it with another one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from explorer.figures.catalogue import figure as figure_of
from explorer.gui.charts.lane_layout import wordings
from explorer.state.viewpoint import viewpoint


def apart(box: QRectF, spot) -> float:
    """Return the level distance from a label to the edge of a marker, below zero where one is over the other."""
    return max(box.left() - spot.at.x(), spot.at.x() - box.right()) - spot.reach


@pytest.mark.parametrize("size", [(690, 592), (716, 592), (792, 696), (1270, 880)])
def test_a_label_lies_beside_its_own_marker_and_no_other(lay, atlas, size):
    lanes = lay(figure_of(atlas, viewpoint("timeline")), size, 1.0, atlas).lanes
    assert len(lanes.labels.runs) >= 3
    for run in lanes.labels.runs:
        box, level = run.box(1.0), run.box(1.0).center().y()
        (own,) = [spot for spot in lanes.spots if run.text in wordings(spot.event.title)]
        above_or_below = box.width() <= 121 and abs(box.center().x() - own.at.x()) < 1
        assert above_or_below or (abs(own.at.y() - level) < 4 and 4 < apart(box, own) < 7), run.text
        for other in lanes.spots:
            if other is not own and other.lane == own.lane and abs(other.at.y() - level) < 8:
                assert apart(box, other) > 12, (run.text, other.event.title)
