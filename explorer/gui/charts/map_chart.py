"""A map of who is who: boxes at fixed places, links round them with words on free ground; boxes are picked."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from explorer.figures.panels import MapNode, MapPanel
from explorer.gui.charts.board import Board, Cell
from explorer.gui.charts.board_cards import link_content, node_content
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.map_labels import Label, place_labels
from explorer.gui.charts.map_layout import STRIPE, Boxes, boxes_of
from explorer.gui.charts.map_routes import Route, routes_of
from explorer.gui.charts.probes import Probe
from explorer.records import record

_NODE, _LINK = 0, 1
_KEPT = 6  # layouts
_NEAR = 5.0  # from a link, for the pointer
_RADIUS = 6.0
_DASH = (4.0, 3.0)
_WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


@record(frozen=True, slots=True)
class _Laid:
    """Where everything of a map lies at one size; finding that out takes long, so the last ones are kept."""

    panel: MapPanel
    rect: QRectF
    unit: float
    boxes: Boxes
    routes: list[Route | None]
    labels: list[Label]

    def fits(self, panel: MapPanel, rect: QRectF, unit: float) -> bool:
        """Whether this is the very map at this size."""
        return self.panel is panel and self.rect == rect and self.unit == unit


class MapChart(Board):
    """Draws a map; a cell is (0, box) or (1, link)."""

    def __init__(self, ink: Ink) -> None:
        super().__init__(ink)
        self.map: MapPanel | None = None
        self.boxes = Boxes()
        self.routes: list[Route | None] = []
        self.labels: list[Label] = []
        self._laid: list[_Laid] = []

    @property
    def filled(self) -> bool:
        """Whether there is room for its boxes."""
        return self.map is None or bool(self.boxes.rects) or not self.map.nodes

    def fill(self, panel: MapPanel) -> None:
        """Take boxes and links of a panel."""
        self.map, self.here = panel, ()

    def lay(self, rect: QRectF, scrolls: bool) -> None:
        """Place everything, as it was if it has been laid out for this place before."""
        del scrolls
        if self.map is None:
            return
        self.body = QRectF(rect)
        found = next((one for one in self._laid if one.fits(self.map, rect, self.ink.unit)), None)
        if found is None:
            found = self._laid_out(self.map, rect)
            self._laid = [*self._laid[-_KEPT + 1 :], found]
        self.boxes, self.routes, self.labels = found.boxes, found.routes, found.labels
        self.runs = [*self.boxes.runs, *(run for label in self.labels for run in label.runs)]
        edge = self.ink.px(4)
        self.cover(rect.adjusted(-edge, -edge, edge, edge))

    def _laid_out(self, panel: MapPanel, rect: QRectF) -> _Laid:
        """Place boxes, then links round them, then the words on the links."""
        boxes, pairs, unit = boxes_of(panel, rect, self.ink), self._pairs(), self.ink.unit
        routes: list[Route | None] = [None] * len(pairs)
        if boxes.rects:
            routes = routes_of(boxes.rects, pairs, unit)
        words = [link.label for link in panel.links]
        taken = [*boxes.rects, *(run.box(unit) for run in boxes.runs)]
        return _Laid(panel, QRectF(rect), unit, boxes, routes, place_labels(routes, words, taken, rect, self.ink))

    def cell_at(self, at: QPointF) -> Cell:
        """Return the box under a point, else the link near it."""
        for index, rect in enumerate(self.boxes.rects):
            if rect.contains(at):
                return (_NODE, index)
        for label in self.labels:
            if label.rect.contains(at):
                return (_LINK, label.link)
        near = [(_far(route, at), index) for index, route in enumerate(self.routes) if route is not None]
        best = min(near, default=(float("inf"), -1))
        return (_LINK, best[1]) if best[0] <= self.ink.px(_NEAR) else ()

    def moved(self, cell: Cell, key: Qt.Key) -> Cell:
        """Return the nearest box in the direction of a key."""
        if self.map is None or not self.boxes.rects:
            return ()
        order = sorted(range(len(self.boxes.rects)), key=lambda index: _place(self.boxes.rects[index]))
        if not cell or cell[0] != _NODE:
            return (_NODE, next((index for index in order if self.map.nodes[index].focused), order[0]))
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return (_NODE, order[0] if key == Qt.Key.Key_Home else order[-1])
        return (_NODE, _nearest(self.boxes.rects, cell[1], _WAYS.get(key, (0, 0))))

    def rect_of(self, cell: Cell) -> QRectF:
        """Return where a box or the words of a link lie."""
        if not cell:
            return QRectF()
        if cell[0] == _NODE:
            return self.boxes.rects[cell[1]] if cell[1] < len(self.boxes.rects) else QRectF()
        return next((label.rect for label in self.labels if label.link == cell[1]), QRectF())

    def probe(self, cell: Cell) -> Probe | None:
        """Return what a box or a link says."""
        if self.map is None:
            return None
        kind, index = cell
        keep = self.rect_of(cell)
        if kind == _LINK:
            link = self.map.links[index]
            route = self.routes[index]
            if keep.isEmpty() and route is not None:
                keep = QRectF(route.points[0], route.points[-1]).normalized()
            content = link_content(link, self._name(link.first), self._name(link.last))
            return Probe("", content, keep, keep.center(), cell=cell)
        node = self.map.nodes[index]
        links = [
            (link, self._name(link.last if link.first == node.id else link.first))
            for link in self.map.links
            if node.id in (link.first, link.last)
        ]
        return Probe(node.id, node_content(node, links), keep, keep.center(), cell=cell)

    def belonging(self, record: str) -> list[QRectF]:
        """Return the box of a record."""
        if self.map is None:
            return []
        pairs = zip(self.map.nodes, self.boxes.rects, strict=False)
        edge = self.ink.px(3)
        return [rect.adjusted(-edge, -edge, edge, edge) for node, rect in pairs if node.id == record]

    def draw(self, painter: QPainter) -> None:
        """Draw links, the ground of their words, boxes, then what all boards draw above."""
        if self.map is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, route in enumerate(self.routes):
            if route is not None:
                self._draw_link(painter, index, route)
        for label in self.labels:
            painter.fillRect(label.rect, self.ink.token("surface"))
        for node, rect in zip(self.map.nodes, self.boxes.rects, strict=False):  # none where there is no room
            self._draw_box(painter, node, rect)
        self.draw_over(painter)

    def _draw_link(self, painter: QPainter, index: int, route: Route) -> None:
        assert self.map is not None
        link, ink = self.map.links[index], self.ink
        path = QPainterPath(route.points[0])
        for point in route.points[1:]:
            path.lineTo(point)
        strong = self._pointed(index)
        colour = ink.token("ink" if strong else "line-strong")
        painter.strokePath(path, ink.pen(colour, 1.8 if strong else 1.2, _DASH if link.dashed else ()))

    def _pointed(self, index: int) -> bool:
        """Whether a link is under the pointer or leads to the box that is."""
        assert self.map is not None
        if not self.here:
            return False
        if self.here[0] == _LINK:
            return self.here[1] == index
        link = self.map.links[index]
        return self.map.nodes[self.here[1]].id in (link.first, link.last)

    def _draw_box(self, painter: QPainter, node: MapNode, rect: QRectF) -> None:
        ink = self.ink
        width = 2 * ink.hair if node.strong or node.focused else ink.hair
        half = width / 2
        frame = QPainterPath()
        frame.addRoundedRect(rect.adjusted(half, half, -half, -half), ink.px(_RADIUS), ink.px(_RADIUS))
        painter.fillPath(frame, ink.token("sel" if node.focused else "surface"))
        stripe = QPainterPath()
        stripe.addRect(QRectF(rect.left(), rect.top(), ink.px(STRIPE) + half, rect.height()))
        if node.colour:
            painter.fillPath(frame.intersected(stripe), ink.series(node.colour))
        colour = ink.token("ink" if node.focused or node.strong else "line-strong")
        painter.strokePath(frame, QPen(colour, width))

    def _pairs(self) -> list[tuple[int, int]]:
        assert self.map is not None
        places = {node.id: index for index, node in enumerate(self.map.nodes)}
        return [(places.get(link.first, 0), places.get(link.last, 0)) for link in self.map.links]

    def _name(self, node_id: str) -> str:
        nodes = self.map.nodes if self.map is not None else ()
        return next((node.name for node in nodes if node.id == node_id), node_id)


def _place(rect: QRectF) -> tuple[float, float]:
    return rect.left(), rect.top()


def _nearest(rects: list[QRectF], now: int, way: tuple[int, int]) -> int:
    """Return the box that lies best in a direction, or the present one if none does."""
    here = rects[now].center()
    best, found = float("inf"), now
    for index, rect in enumerate(rects):
        x, y = rect.center().x() - here.x(), rect.center().y() - here.y()
        ahead, aside = x * way[0] + y * way[1], abs(x * way[1]) + abs(y * way[0])
        if index != now and ahead > 4 and ahead + 2 * aside < best:
            best, found = ahead + 2 * aside, index
    return found


def _far(route: Route, at: QPointF) -> float:
    """Return how far a point lies from a link."""
    return min(_from_piece(one, other, at) for one, other in pairwise(route.points))


def _from_piece(one: QPointF, other: QPointF, at: QPointF) -> float:
    step, off = other - one, at - one
    length = step.x() ** 2 + step.y() ** 2
    part = min(max((off.x() * step.x() + off.y() * step.y()) / length, 0.0), 1.0) if length else 0.0
    rest = at - (one + step * part)
    return float((rest.x() ** 2 + rest.y() ** 2) ** 0.5)
