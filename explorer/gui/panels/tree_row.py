"""Where the parts of a tree row stand, by its width."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from explorer.gui.itemmodels.tree_row import TreeRow
from explorer.gui.panels.row_lettering import text_width
from explorer.records import record

ROW_HEIGHT = 32
MARGIN = 16
CHEVRON = 16
INDENT = 16
DOT = 10
SPARK_WIDTH, SPARK_HEIGHT = 40, 14
VALUE_WIDTH = 48
NAME_GAP = 6
_EDGE = 8  # where the first chevron begins
_DOT_GAP = 8
_COLUMN_GAP = 8
_SPECK = 1.5  # length of the dash that stands for a month alone


@record(frozen=True, slots=True)
class RowLayout:
    """Where the parts of a row stand, in pixels from its left edge, and which of them have room."""

    chevron: float
    dot: float
    name: float
    name_room: float
    name_width: float
    chinese: bool
    spark: float | None
    right: float

    @property
    def whole(self) -> bool:
        """Whether no name had to be left out or cut."""
        return self.chinese and self.name_width <= self.name_room


def name_role(row: TreeRow) -> str:
    """Return the role of the type scale that a row's name is written in."""
    return "strong" if row.strong else "body"


def row_layout(row: TreeRow, width: float) -> RowLayout:
    """Return the layout of a row in a view of this width, scroll bar included.

    When narrow the sparkline goes first, then the Chinese name; the English name is cut last.
    """
    chevron = _EDGE + INDENT * row.level
    dot = chevron + CHEVRON
    name = dot + (DOT + _DOT_GAP if row.colour else 0)
    right = width - MARGIN
    value = max(VALUE_WIDTH, text_width(row.total, "small") + _COLUMN_GAP) if row.total else 0.0
    room = right - value - name
    alone = text_width(row.name, name_role(row))
    both = alone + (NAME_GAP + text_width(row.name_zh, "small") if row.name_zh else 0)
    has_spark = len(row.sparkline) > 1 and both <= room - SPARK_WIDTH - _COLUMN_GAP
    spark = right - value - SPARK_WIDTH if has_spark else None
    return RowLayout(chevron, dot, name, max(room, 0.0), alone, both <= room, spark, right)


@lru_cache(maxsize=4096)
def sparkline_path(points: tuple[float | None, ...]) -> QPainterPath:
    """Return a monthly line, from zero to its largest value, in a box of 40 by 14 pixels.

    A missing month is a gap; a month between two gaps is a short dash, since it would not be seen as a point.
    """
    path = QPainterPath()
    top = max((value for value in points if value is not None), default=0.0) or 1.0
    step = SPARK_WIDTH / max(len(points) - 1, 1)
    before: float | None = None
    for at, value in enumerate(points):
        if value is not None:
            spot = QPointF(at * step, (SPARK_HEIGHT - 1) * (1 - max(value, 0.0) / top) + 0.5)
            if before is not None:
                path.lineTo(spot)
            else:
                path.moveTo(spot)
                if at + 1 == len(points) or points[at + 1] is None:
                    path.lineTo(spot + QPointF(_SPECK, 0))
        before = value
    return path
