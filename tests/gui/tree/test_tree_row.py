"""Where the parts of a tree row stand when it is wide and when it is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from explorer.gui.itemmodels.tree_row import TreeRow
from explorer.gui.panels.tree_row import (
    SPARK_HEIGHT,
    SPARK_WIDTH,
    VALUE_WIDTH,
    row_layout,
    sparkline_path,
    text_width,
)

ROW = TreeRow("Luxeed", "智界", 2, colour="luxeed", strong=True, sparkline=(1.0, 2.0, None, 3.0), total="150k")


@pytest.fixture(autouse=True)
def _qt(qapp: QApplication) -> None:
    del qapp


def test_parts_stand_where_the_design_says() -> None:
    layout = row_layout(ROW, 280)
    assert (layout.chevron, layout.dot, layout.name, layout.right) == (40, 56, 74, 264)
    assert layout.spark == 264 - VALUE_WIDTH - SPARK_WIDTH
    assert layout.chinese


def test_the_sparkline_goes_first_then_chinese_and_english_is_cut_last() -> None:
    seen = []
    for width in range(300, 120, -1):
        layout = row_layout(ROW, width)
        seen.append((layout.spark is not None, layout.chinese, layout.name_width <= layout.name_room))
    steps = [one for place, one in enumerate(seen) if place == 0 or one != seen[place - 1]]
    assert steps == [(True, True, True), (False, True, True), (False, False, True), (False, False, False)]


@pytest.mark.parametrize("width", [240, 280, 336])
def test_nothing_overlaps(width: int) -> None:
    layout = row_layout(ROW, width)
    end = layout.name + min(layout.name_width, layout.name_room)
    if layout.chinese:
        end += 6 + text_width(ROW.name_zh, "small")
    assert end <= (layout.spark if layout.spark is not None else layout.right - VALUE_WIDTH)


def test_a_missing_month_is_a_gap() -> None:
    path = sparkline_path((1.0, 2.0, None, 3.0, 1.0))
    moves = [at for at in range(path.elementCount()) if path.elementAt(at).isMoveTo()]
    assert len(moves) == 2


def test_a_month_alone_can_be_seen() -> None:
    path = sparkline_path((None, 2.0, None, 1.0, 1.0))
    assert path.elementAt(1).isLineTo()
    assert path.elementAt(1).x > path.elementAt(0).x


@pytest.mark.parametrize("points", [(), (1.0,), (0.0, 0.0), (None, None), (5.0, 1e300, 3.0), (-1.0, 2.0)])
def test_any_line_stays_in_its_box(points: tuple[float | None, ...]) -> None:
    box = sparkline_path(points).boundingRect()
    assert box.left() >= 0
    assert box.right() <= SPARK_WIDTH + 2
    assert box.top() >= 0
    assert box.bottom() <= SPARK_HEIGHT
