"""Stacked bars: which values stand on which, where they lie in pixels, and how estimates and remainders look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.domain.periods import Period
from explorer.figures.figure import Datum, Mark, Panel, Series
from explorer.gui.charts.ink import Ink, Layer, hatch, outline
from explorer.gui.charts.scales import edges, usable
from explorer.records import record

SHARE = 0.76  # of its month that a bar takes
_HUGE = 1.7e308
_UNSURE_DASH = (3.0, 2.0)


@record(frozen=True, slots=True)
class Piece:
    """One series' part of a bar: the values it reaches from and to."""

    series: int
    datum: Datum
    low: float
    high: float


@dataclass
class Bar:
    """All that stands on one period, from the bottom."""

    period: Period
    pieces: list[Piece] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0

    def add(self, series: int, datum: Datum) -> None:
        """Put a value on top, or a negative one below."""
        low = self.top if datum.value >= 0 else self.bottom
        high = min(max(low + datum.value, -_HUGE), _HUGE)
        self.pieces.append(Piece(series, datum, min(low, high), max(low, high)))
        self.top, self.bottom = max(self.top, high), min(self.bottom, high)

    @property
    def estimated(self) -> bool:
        """Whether any part of the bar is an estimate."""
        return any(piece.datum.estimated for piece in self.pieces)


@record(frozen=True, slots=True)
class Segment:
    """A piece laid out: its rectangle in pixels of the scene."""

    bar: int
    piece: Piece
    rect: QRectF


def stacked(panel: Panel) -> list[Bar]:
    """Return the bars of a panel in order of time; values that are no numbers are left out."""
    bars: dict[Period, Bar] = {}
    for index, series in enumerate(panel.series):
        if series.mark is Mark.BAR:
            for datum in series.data:
                if usable(datum.value):
                    bars.setdefault(datum.period, Bar(datum.period)).add(index, datum)
    return [bars[period] for period in sorted(bars, key=edges)]


def slots(bar: Bar) -> tuple[float, float]:
    """Return the ends of a bar in months since year 0."""
    first, past = edges(bar.period)
    margin = (past - first) * (1 - SHARE) / 2
    return first + margin, past - margin


def segments(
    bars: list[Bar], x: Callable[[float], float], y: Callable[[float], float], hair: float
) -> tuple[list[Segment], list[QRectF]]:
    """Return all segments on whole pixels, with a gap of one hairline between two, and each bar's own rectangle."""
    found: list[Segment] = []
    wholes: list[QRectF] = []
    for index, bar in enumerate(bars):
        first, past = slots(bar)
        left = round(x(first))
        width = max(round(x(past)) - left, hair)
        top = bottom = float(round(y(0.0)))
        for piece in bar.pieces:
            high, low = float(round(y(piece.high))), float(round(y(piece.low)))
            gap = hair if piece.low != 0 and low - high > hair else 0.0
            if low - high - gap < hair:
                high, gap = low - hair, 0.0
            found.append(Segment(index, piece, QRectF(left, high, width, low - gap - high)))
            top, bottom = min(top, high), max(bottom, low)
        wholes.append(QRectF(left, top, width, bottom - top))
    return found, wholes


class Bars(Layer):
    """All bars of a panel in one item."""

    def __init__(self, ink: Ink, z: float = 5) -> None:
        super().__init__(ink, z)
        self.segments: list[Segment] = []
        self._series: tuple[Series, ...] = ()
        self._alike: dict[tuple[int, bool], list[QRectF]] = {}  # rectangles that look the same, drawn in one go
        self.picked: int | None = None

    def show_segments(self, series: tuple[Series, ...], found: list[Segment], plot: QRectF) -> None:
        """Show these segments, cut at the edges of the plot."""
        self._series, self.picked = series, None
        self.segments = [one if plot.contains(one.rect) else _cut(one, plot) for one in found]
        self._alike.clear()
        for one in self.segments:
            if not one.rect.isEmpty():
                self._alike.setdefault((one.piece.series, one.piece.datum.estimated), []).append(one.rect)
        self.cover(plot)

    def draw(self, painter: QPainter) -> None:
        """Draw every segment, and a ring in ink around the one that keys have reached."""
        painter.setClipRect(self.boundingRect(), Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for (index, estimated), rects in self._alike.items():
            draw_swatches(painter, rects, self._series[index], estimated, self.ink)
        if self.picked is not None and self.picked < len(self.segments):
            rect, hair = self.segments[self.picked].rect, self.ink.hair
            around = rect.adjusted(-2 * hair, -2 * hair, 2 * hair, 2 * hair)
            outline(painter, [around], self.ink.token("focus"), 2 * hair)


def _cut(segment: Segment, plot: QRectF) -> Segment:
    return Segment(segment.bar, segment.piece, segment.rect.intersected(plot))


def draw_swatches(painter: QPainter, rects: list[QRectF], series: Series, estimated: bool, ink: Ink) -> None:
    """Fill rectangles as a series' bars are filled: plain, hatched if estimated, hollow for a remainder.

    A hollow range is hatched: what was asked before it was settled.
    """
    edge, dash = ink.series(series.colour), series.dash
    ranged = series.mark is Mark.RANGE
    if series.hollow and not ranged:
        edge, dash = ink.token("line-strong"), _UNSURE_DASH if estimated else ()
    solid = not (series.hollow or estimated)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.series(series.colour, series.emphasis) if solid else ink.token("surface"))
    painter.drawRects(rects)
    if (estimated and not series.hollow) or (series.hollow and ranged):
        hatch(painter, rects, ink.series(series.colour, series.emphasis), ink)
    if not solid or series.emphasis < 1 or series.dash:
        outline(painter, rects, edge, ink.hair, tuple(ink.px(part) for part in dash))
