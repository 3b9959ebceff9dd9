"""How the links of a map run: straight or bent, round every box, with as few crossings and bends as can be had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from explorer.gui.charts.map_geometry import Floats, crossed_boxes, crossings
from explorer.records import record

_PORTS = (0.5, 0.3, 0.7, 0.16, 0.84)  # along a side of a box
_BEND, _CROSS, _SHARED, _SIDE = 60.0, 90.0, 70.0, 24.0
_LEAST_OUT = 0.18  # of a link's length that leaves its box at a right angle
_SIDES = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))


@record(frozen=True, slots=True)
class Route:
    """A link's way as two points, three with a bend, or four."""

    points: tuple[QPointF, ...]


@record(frozen=True, slots=True)
class _Way:
    """A way that a link could take: its points as x, y pairs, and what it costs without its neighbours."""

    points: tuple[tuple[float, float], ...]
    cost: float


def routes_of(boxes: Sequence[QRectF], pairs: Sequence[tuple[int, int]], unit: float) -> list[Route | None]:
    """Return a way for each pair of boxes, ``None`` where none leads round the others.

    Links between boxes of a row are laid first, so that they run level, then the shortest; the later ones keep clear.
    """
    edge = min(unit, 1.0)  # a box blocks less than the distance at which its own links begin
    obstacles = np.array(
        [(one.left() - edge, one.top() - edge, one.right() + edge, one.bottom() + edge) for one in boxes],
        dtype=np.float64,
    ).reshape(-1, 4)
    found: list[Route | None] = [None] * len(pairs)
    laid: list[tuple[float, float, float, float]] = []
    used: dict[tuple[float, float], int] = {}
    for index in sorted(range(len(pairs)), key=lambda at: (*_order(boxes, pairs[at]), at)):
        first, last = pairs[index]
        if first == last:
            continue
        way = _best(boxes, pairs[index], obstacles, laid, used)
        if way is None:
            continue
        found[index] = Route(tuple(QPointF(x, y) for x, y in way.points))
        laid += _pieces(way)
        for end in (way.points[0], way.points[-1]):
            used[end] = used.get(end, 0) + 1
    return found


def _order(boxes: Sequence[QRectF], pair: tuple[int, int]) -> tuple[bool, float]:
    """Return whether a link climbs, and how long it is."""
    one, other = boxes[pair[0]].center(), boxes[pair[1]].center()
    return abs(one.y() - other.y()) >= 1, hypot(one.x() - other.x(), one.y() - other.y())


def _best(
    boxes: Sequence[QRectF],
    pair: tuple[int, int],
    obstacles: Floats,
    laid: list[tuple[float, float, float, float]],
    used: dict[tuple[float, float], int],
) -> _Way | None:
    """Return the cheapest free way: straight or right-angled, else with any bend, else with two between the rows."""
    first, last = boxes[pair[0]], boxes[pair[1]]
    for tier in (
        _ways(first, last, obstacles, False),
        _ways(first, last, obstacles, True),
        _between(first, last, obstacles),
    ):
        ways = list(tier)
        if not ways:
            continue
        costs = _costs(ways, obstacles, laid, used)
        best = int(np.argmin(costs))
        if np.isfinite(costs[best]):
            return ways[best]
    return None


def _costs(
    ways: Sequence[_Way],
    obstacles: Floats,
    laid: list[tuple[float, float, float, float]],
    used: dict[tuple[float, float], int],
) -> Floats:
    pieces = [(index, piece) for index, way in enumerate(ways) for piece in _pieces(way)]
    owner = np.array([index for index, _ in pieces])
    segments = np.array([piece for _, piece in pieces], dtype=np.float64).reshape(-1, 4)
    blocked = crossed_boxes(segments, obstacles).any(axis=1)
    crossed = crossings(segments, np.array(laid, dtype=np.float64).reshape(-1, 4)).sum(axis=1)
    costs = np.array([way.cost for way in ways])
    np.add.at(costs, owner, np.where(blocked, np.inf, crossed * _CROSS))
    shared = [_SHARED * (used.get(way.points[0], 0) + used.get(way.points[-1], 0)) for way in ways]
    return np.asarray(costs + np.array(shared))


def _pieces(way: _Way) -> list[tuple[float, float, float, float]]:
    return [(*one, *other) for one, other in pairwise(way.points)]


def _ways(first: QRectF, last: QRectF, obstacles: Floats, wide: bool) -> Iterator[_Way]:
    gutters = _gutters(obstacles) if wide else ([], [])
    for start, out, cost in _ports(first, last, wide):
        for end, into, more in _ports(last, first, wide):
            whole = cost + more
            yield from _way((start, end), out, into, whole)
            bends = [(end[0], start[1]), (start[0], end[1])]
            if wide:
                bends += [(x, y) for x in gutters[0] for y in (start[1], end[1])]
                bends += [(x, y) for y in gutters[1] for x in (start[0], end[0])]
            for bend in bends:
                yield from _way((start, bend, end), out, into, whole + _BEND)


def _between(first: QRectF, last: QRectF, obstacles: Floats) -> Iterator[_Way]:
    """Yield ways with two bends that run level between two rows of boxes."""
    columns, rows = _gutters(obstacles)
    for start, out, cost in _ports(first, last, True):
        for end, into, more in _ports(last, first, True):
            if out[1] or into[1]:
                continue
            for level in rows:
                for one in _next_to(start, out, columns):
                    for other in _next_to(end, into, columns):
                        points = (start, (one, level), (other, level), end)
                        yield from _way(points, out, into, cost + more + 2 * _BEND)


def _next_to(port: tuple[float, float], out: tuple[float, float], columns: Sequence[float]) -> list[float]:
    """Return the gutter that a port at a side of a box opens to."""
    ahead = [x for x in columns if (x - port[0]) * out[0] > 0]
    return [min(ahead, key=lambda x: abs(x - port[0]))] if ahead else []


def _way(
    points: tuple[tuple[float, float], ...], out: tuple[float, float], into: tuple[float, float], cost: float
) -> Iterator[_Way]:
    """Yield a way if it leaves both boxes outwards, not along their sides."""
    if _leaves(points[0], points[1], out) and _leaves(points[-1], points[-2], into):
        length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
        yield _Way(points, length + cost)


def _leaves(start: tuple[float, float], towards: tuple[float, float], out: tuple[float, float]) -> bool:
    x, y = towards[0] - start[0], towards[1] - start[1]
    length = hypot(x, y)
    return length > 2 and x * out[0] + y * out[1] >= _LEAST_OUT * length


def _ports(box: QRectF, other: QRectF, wide: bool) -> Iterator[tuple[tuple[float, float], tuple[float, float], float]]:
    """Yield points on the sides of a box that face the other (all sides if ``wide``), the outward way, a cost."""
    over = 2.0
    for side in _SIDES:
        x, y = side
        faces = x * (other.center().x() - box.center().x()) > box.width() / 2 if x else (
            y * (other.center().y() - box.center().y()) > box.height() / 2
        )  # fmt: skip
        if not (faces or wide):
            continue
        for rank, part in enumerate(_PORTS[:3] if wide else _PORTS):
            if x:
                point = (box.right() + over if x > 0 else box.left() - over, box.top() + part * box.height())
            else:
                point = (box.left() + part * box.width(), box.bottom() + over if y > 0 else box.top() - over)
            yield point, side, rank * 6.0 + (0.0 if x else _SIDE) + (0.0 if faces else 3 * _SIDE)


def _gutters(obstacles: Floats) -> tuple[list[float], list[float]]:
    """Return the middles of what lies free between columns and between rows of boxes."""
    return _free(obstacles[:, 0], obstacles[:, 2]), _free(obstacles[:, 1], obstacles[:, 3])


def _free(low: Floats, high: Floats) -> list[float]:
    found = []
    reach = -np.inf
    for start, end in sorted(zip(low.tolist(), high.tolist(), strict=True)):
        if np.isfinite(reach) and start - reach > 6:
            found.append(float((start + reach) / 2))
        reach = max(reach, end)
    if np.isfinite(reach):
        found += [float(low.min() - 10), float(reach + 10)]
    return found
