"""What lies on the lanes: rules, the band of the highlighted date, markers and rings, and the flag above."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from explorer.figures.figure import Lane
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lane_layout import BIG, Spot
from explorer.gui.charts.lettering import Run, advance, draw_runs, elided, middle_line, plain
from explorer.gui.glyphs import Stamp

FLAG = 24.0  # height of the flag, in design pixels
UNDER_FLAG = 5.0
_CARD_RING = 11.0


class LaneGround(Layer):
    """The rules between the lanes, and the band and line of the highlighted date."""

    def __init__(self, ink: Ink, z: float = -30) -> None:
        super().__init__(ink, z)
        self._lanes: list[QRectF] = []
        self._left = 0.0
        self._band = QRectF()
        self._date: float | None = None

    def show_ground(self, lanes: list[QRectF], left: float, band: QRectF, date: float | None) -> None:
        """Rule these lanes from ``left`` on."""
        self._lanes, self._left, self._band, self._date = lanes, left, band, date
        whole = lanes[0].united(lanes[-1]) if lanes else QRectF()
        self.cover(QRectF(left, whole.top() - 1, whole.right() - left, whole.height() + 2 + self.ink.hair))

    def draw(self, painter: QPainter) -> None:
        """Draw the band below, the rules above it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        hair = self.ink.hair
        if not self._band.isEmpty():
            painter.fillRect(self._band, self.ink.token("sel"))
        for index, rect in enumerate(self._lanes):
            colour = self.ink.token("line" if index else "line-strong")
            painter.fillRect(QRectF(self._left, rect.top(), rect.right() - self._left, hair), colour)
        if self._lanes:
            last = self._lanes[-1]
            bottom = QRectF(self._left, last.bottom(), last.right() - self._left, hair)
            painter.fillRect(bottom, self.ink.token("line-strong"))
        if self._date is not None:
            wide = self.ink.px(1.5)
            line = QRectF(self._date - wide / 2, self._lanes[0].top(), wide, self._band.height())
            painter.fillRect(line, self.ink.token("ink"))


class Marks(Layer):
    """All markers of the timeline in one item, the least important below."""

    def __init__(self, ink: Ink, z: float = 10) -> None:
        super().__init__(ink, z)
        self._spots: list[Spot] = []
        self._rings: list[tuple[QPointF, Lane]] = []
        self._ring = 0.0
        self.around: Spot | None = None
        self._record = ""

    def outline(self, record: str) -> None:
        """Put a ring around the milestones of a record that is pointed at elsewhere, or around none."""
        if record != self._record:
            self._record = record
            self.update()

    def show_marks(self, spots: list[Spot], rings: list[tuple[QPointF, Lane]], ring: float, plot: QRectF) -> None:
        """Show these markers and rings."""
        self._spots, self._rings, self._ring = spots, rings, ring
        here = self.around.event.id if self.around else ""
        self.around = next((spot for spot in spots if spot.event.id == here), None) if here else None
        edge = self.ink.px(14)
        self.cover(plot.adjusted(-edge, -edge, edge, edge))

    def ring(self, spot: Spot | None) -> None:
        """Put the ring of the card around a marker, or around none."""
        if spot is not self.around:
            self.around = spot
            self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw rings, markers, and the ring around the one whose card is open."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.ink
        for at, lane in self._rings:
            painter.setPen(QPen(ink.series(lane.colour), min(ink.px(3), self._ring / 2)))
            painter.setBrush(ink.token("surface"))
            painter.drawEllipse(at, self._ring, self._ring)
        stamps: dict[tuple[str, bool, bool], Stamp] = {}
        for spot in reversed(self._spots):
            look = (spot.event.category, spot.event.announced, spot.event.highlighted)
            if look not in stamps:
                stamps[look] = _stamp(*look, ink)
            stamps[look].press(painter, spot.at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for spot in self._spots:
            named = self._record and self._record in (spot.event.id, spot.event.lane)
            if spot is self.around or spot.event.focused or named:
                painter.setPen(QPen(ink.token("ink"), ink.px(1.5)))
                painter.drawEllipse(spot.at, ink.px(_CARD_RING), ink.px(_CARD_RING))


def _stamp(category: str, announced: bool, highlighted: bool, ink: Ink) -> Stamp:
    return Stamp.of(category, ink.palette, ink.unit * (BIG if highlighted else 1.0), hollow=announced)


class Flag(Layer):
    """The flag above the highlighted date."""

    def __init__(self, ink: Ink, z: float = 27) -> None:
        super().__init__(ink, z)
        self.runs: list[Run] = []
        self._rect = QRectF()
        self._tip = 0.0

    def show_flag(self, text: str, date: float | None, plot: QRectF, left: float, right: float) -> None:
        """Raise a flag with this text at a pixel, or none."""
        ink = self.ink
        self.runs = []
        if date is None or not text:
            self.cover(QRectF())
            return
        pad = ink.px(12)
        words = elided(plain(text), "small-strong", ink.unit, right - left - 2 * pad)
        wide = advance(words, "small-strong", ink.unit) + 2 * pad
        x = min(max(date - wide / 2, left), right - wide)
        flag = QRectF(round(x), round(plot.top() - ink.px(FLAG + UNDER_FLAG)), wide, ink.px(FLAG))
        self.runs = [
            Run(
                flag.left() + pad,
                middle_line(flag.center().y(), "small-strong", ink.unit),
                words,
                "small-strong",
                "inverse",
            )
        ]
        self._tip = date
        self.cover(flag.adjusted(0, 0, 0, ink.px(UNDER_FLAG)))

    def draw(self, painter: QPainter) -> None:
        """Draw the flag, its tip on the date."""
        ink, whole = self.ink, self.boundingRect()
        flag = whole.adjusted(0, 0, 0, -ink.px(UNDER_FLAG))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.token("ink"))
        painter.drawRoundedRect(flag, ink.px(4), ink.px(4))
        half = ink.px(5)
        at = min(max(self._tip, flag.left() + half), flag.right() - half)
        below = flag.bottom()
        tip = [QPointF(at - half, below - 1), QPointF(at + half, below - 1), QPointF(self._tip, whole.bottom())]
        painter.drawPolygon(QPolygonF(tip))
        draw_runs(painter, self.runs, ink)
