"""What a presenter points at, draws and zooms to on a slide, in pixels of 1920 by 1080, as one immutable record."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from explorer.records import record

WIDTH, HEIGHT = 1920.0, 1080.0
LEAST_REGION = 96.0  # pixels wide; less is a click and no region
REACH = 24.0  # pixels around the eraser within which a stroke goes
_MOST_STROKES, _MOST_POINTS = 500, 20_000
_NEAR = 2.0

Point = tuple[float, float]
Stroke = tuple[Point, ...]


@record(frozen=True, slots=True)
class Region:
    """A part of a slide of the slide's own shape."""

    left: float
    top: float
    width: float
    height: float


@record(frozen=True, slots=True)
class Marks:
    """What is on the slide besides itself.

    ``pointer`` is where pointer or spotlight is; ``strokes`` is what was drawn, the last one still while ``drawing``.
    ``anchor`` is where the dragging of a region began, ``region`` the one that fills the stage.
    """

    pointer: Point | None = None
    strokes: tuple[Stroke, ...] = ()
    drawing: bool = False
    anchor: Point | None = None
    region: Region | None = None

    @property
    def dragged(self) -> Region | None:
        """The region that is being dragged."""
        return shaped(self.anchor, self.pointer) if self.anchor is not None and self.pointer is not None else None


def pressed(marks: Marks, tool: str, at: Point) -> Marks:
    """Begin a stroke, a region, or wipe at a point."""
    at = _inside(at)
    marks = replace(marks, pointer=at)
    match tool:
        case "pen" if len(marks.strokes) < _MOST_STROKES:
            return replace(marks, strokes=(*marks.strokes, (at,)), drawing=True)
        case "eraser":
            return replace(marks, strokes=_left(marks.strokes, at), drawing=True)
        case "zoom":
            return replace(marks, anchor=at)
    return marks


def moved(marks: Marks, tool: str, at: Point) -> Marks:
    """Move the pointer: the stroke grows, the region too, the eraser wipes."""
    at = _inside(at)
    marks = replace(marks, pointer=at)
    if not marks.drawing or not (marks.strokes or tool == "eraser"):
        return marks
    if tool == "eraser":
        return replace(marks, strokes=_left(marks.strokes, at))
    stroke = marks.strokes[-1]
    if tool != "pen" or len(stroke) >= _MOST_POINTS or math.dist(stroke[-1], at) < _NEAR:
        return marks
    return replace(marks, strokes=(*marks.strokes[:-1], (*stroke, at)))


def released(marks: Marks, tool: str, at: Point) -> Marks:
    """End a stroke; a region that is large enough fills the stage."""
    marks = moved(marks, tool, at)
    found = marks.dragged if tool == "zoom" else None
    large = found is not None and found.width >= LEAST_REGION
    return replace(marks, drawing=False, anchor=None, region=found if large else marks.region)


def gone(marks: Marks) -> Marks:
    """Take the pointer off the slide; what was drawn stays."""
    return replace(marks, pointer=None, drawing=False, anchor=None)


def undone(marks: Marks) -> Marks:
    """Take back the last stroke."""
    return replace(marks, strokes=marks.strokes[:-1], drawing=False)


def whole(marks: Marks) -> Marks:
    """Let the whole slide fill the stage again."""
    return replace(marks, region=None, anchor=None)


def shaped(one: Point, other: Point) -> Region:
    """Return the region of the slide's shape that has both points, moved to lie within the slide."""
    wide = max(abs(one[0] - other[0]), abs(one[1] - other[1]) * WIDTH / HEIGHT, 1.0)
    wide = min(wide, WIDTH)
    high = wide * HEIGHT / WIDTH
    left = one[0] if other[0] >= one[0] else one[0] - wide
    top = one[1] if other[1] >= one[1] else one[1] - high
    return Region(min(max(left, 0.0), WIDTH - wide), min(max(top, 0.0), HEIGHT - high), wide, high)


def unzoomed(marks: Marks, at: Point) -> Point:
    """Return the point of the slide that lies under a point of the stage."""
    region = marks.region
    if region is None:
        return at
    return (region.left + at[0] * region.width / WIDTH, region.top + at[1] * region.height / HEIGHT)


def _left(strokes: Iterable[Stroke], at: Point) -> tuple[Stroke, ...]:
    return tuple(one for one in strokes if _distance(one, at) > REACH)


def _distance(stroke: Stroke, at: Point) -> float:
    """Return how far a point is from a stroke, its pieces taken as straight."""
    if len(stroke) == 1:
        return math.dist(stroke[0], at)
    return min(_to_piece(one, other, at) for one, other in pairwise(stroke))


def _to_piece(one: Point, other: Point, at: Point) -> float:
    along = (other[0] - one[0], other[1] - one[1])
    square = along[0] ** 2 + along[1] ** 2
    part = ((at[0] - one[0]) * along[0] + (at[1] - one[1]) * along[1]) / square if square else 0.0
    part = min(max(part, 0.0), 1.0)
    return math.dist((one[0] + part * along[0], one[1] + part * along[1]), at)


def _inside(at: Point) -> Point:
    return (min(max(at[0], 0.0), WIDTH), min(max(at[1], 0.0), HEIGHT))
