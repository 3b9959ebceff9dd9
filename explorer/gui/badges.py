"""Small marks that say how well a thing is known: source markers and verdict chips."""

from __future__ import annotations

from functools import cache, lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from explorer.domain.evidence import Quality, Verdict
from explorer.gui.labels import plain_tip
from explorer.gui.painters import kept
from explorer.gui.text import translate
from explorer.gui.theme import Palette, Theme, font, palette_named
from explorer.records import record

MARKER_HEIGHT = 16
CHIP_HEIGHT = 24
_MARKER_PADDING = 4
_MARKER_RADIUS = 3
_CHIP_PADDING, _CHIP_ICON, _CHIP_GAP = 10, 14, 6
_DASH = [2.4, 1.8]

PRIMARY, PRESS, SECONDARY, DIFFER, CALC, ESTIMATE = "primary", "press", "secondary", "differ", "calc", "estimate"


def marker_kind(quality: Quality) -> str:
    """Return how a source of this quality is marked: filled, outlined or dashed."""
    return {Quality.PRIMARY: PRIMARY, Quality.PRESS: PRESS}.get(quality, SECONDARY)


def marker_width(text: str) -> float:
    """Return the width of a marker: a square for one figure, else as wide as its text."""
    return max(MARKER_HEIGHT, round(_metrics("marker").horizontalAdvance(text)) + 2 * _MARKER_PADDING)


def draw_marker_badge(painter: QPainter, rect: QRectF, text: str, kind: str, palette: Palette) -> None:
    """Draw a source marker, 16 pixels high: filled for official, dashed for secondary and estimates."""
    pen, brush, ink = QPen(palette["ink-2"], 1), Qt.BrushStyle.NoBrush, palette["ink-2"]
    fill = {PRIMARY: palette["ink-2"], DIFFER: palette["partly-bg"]}.get(kind)
    if kind == PRIMARY:
        ink = palette["panel"]
    elif kind == DIFFER:
        ink = palette["partly"]
        pen.setColor(ink)
    elif kind in (SECONDARY, ESTIMATE):
        pen.setDashPattern(_DASH)
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(brush if fill is None else fill)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _MARKER_RADIUS, _MARKER_RADIUS)
        painter.setPen(ink)
        _write_centred(painter, rect, text, "marker")


@lru_cache(maxsize=512)
def _badge(text: str, kind: str, width: int, ratio: float, palette_name: str) -> QImage:
    """Return a marker as a picture: a dossier has dozens, and many are alike."""
    picture = QImage(ceil(width * ratio), ceil(MARKER_HEIGHT * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        draw_marker_badge(painter, QRectF(0, 0, width, MARKER_HEIGHT), text, kind, palette_named(palette_name))
    return picture


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict as a reader sees it."""
    return {
        Verdict.SUPPORTED: translate("Verdict", "Supported"),
        Verdict.PARTLY: translate("Verdict", "Partly"),
        Verdict.CONTRADICTED: translate("Verdict", "Contradicted"),
        Verdict.OPINION: translate("Verdict", "Opinion"),
        Verdict.UNVERIFIED: translate("Verdict", "Not verified"),
    }[verdict]


def chip_width(verdict: Verdict) -> float:
    """Return the width of a verdict chip."""
    text = _metrics("small-strong").horizontalAdvance(verdict_words(verdict))
    return round(text) + 2 * _CHIP_PADDING + _CHIP_ICON + _CHIP_GAP


def draw_verdict_chip(painter: QPainter, rect: QRectF, verdict: Verdict, palette: Palette) -> None:
    """Draw a verdict chip, 24 pixels high: always an icon and a word."""
    tone = verdict.value if verdict.value in palette.tokens else "opinion"
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette[f"{tone}-bg"])
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        left = rect.left() + _CHIP_PADDING
        draw_verdict_icon(painter, QPointF(left, rect.center().y() - _CHIP_ICON / 2), verdict, palette)
        painter.setPen(palette[tone])
        words = verdict_words(verdict)
        painter.setFont(_font("small-strong"))
        baseline = rect.center().y() + _metrics("small-strong").capHeight() / 2
        painter.drawText(QPointF(left + _CHIP_ICON + _CHIP_GAP, baseline), words)


def draw_verdict_icon(painter: QPainter, at: QPointF, verdict: Verdict, palette: Palette) -> None:
    """Draw a verdict's icon in its colour, in a box of 14 pixels whose top left corner is given."""
    tone = palette[verdict.value if verdict.value in palette.tokens else "opinion"]
    pen = QPen(tone, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.translate(at)
    painter.strokePath(_outline(verdict), pen)
    painter.fillPath(_filling(verdict), tone)
    painter.translate(-at)


def verdict_named(word: str) -> Verdict | None:
    """Return the verdict of a word of the pack, or None."""
    return next((one for one in Verdict if one.value == word), None)


def verdict_paths(verdict: Verdict) -> tuple[QPainterPath, QPainterPath]:
    """Return the stroked and the filled part of a verdict's icon, in a box of 14 pixels."""
    return _outline(verdict), _filling(verdict)


@cache
def _outline(verdict: Verdict) -> QPainterPath:
    """Return the stroked part of an icon in a box of 14 pixels."""
    path = QPainterPath()
    match verdict:
        case Verdict.SUPPORTED:
            path.moveTo(2.5, 7.5)
            path.lineTo(5.5, 10.5)
            path.lineTo(11.5, 3.5)
        case Verdict.PARTLY:
            path.addEllipse(QRectF(2, 2, 10, 10))
        case Verdict.CONTRADICTED:
            path.moveTo(3, 3)
            path.lineTo(11, 11)
            path.moveTo(11, 3)
            path.lineTo(3, 11)
        case Verdict.UNVERIFIED:
            path.moveTo(4.5, 4.5)
            path.cubicTo(5, 1.5, 10, 1.8, 9.6, 4.8)
            path.cubicTo(9.4, 6.4, 7, 6.6, 7, 8.6)
        case _:
            pass
    return path


@cache
def _filling(verdict: Verdict) -> QPainterPath:
    """Return the filled part of an icon in a box of 14 pixels."""
    path = QPainterPath()
    match verdict:
        case Verdict.PARTLY:
            path.moveTo(7, 2)
            path.arcTo(QRectF(2, 2, 10, 10), 90, -180)
            path.closeSubpath()
        case Verdict.OPINION:
            for left in (2.5, 7.5):
                path.addEllipse(QRectF(left, 6, 4, 4))
                path.moveTo(left, 8)
                path.quadTo(left, 4.5, left + 3, 3.5)
                path.quadTo(left + 1.6, 5, left + 2, 7)
                path.closeSubpath()
        case Verdict.UNVERIFIED:
            path.addEllipse(QRectF(6, 10.6, 2, 2))
        case _:
            pass
    return path


def _write_centred(painter: QPainter, rect: QRectF, text: str, role: str) -> None:
    metrics = _metrics(role)
    painter.setFont(_font(role))
    left = rect.center().x() - metrics.horizontalAdvance(text) / 2
    painter.drawText(QPointF(left, rect.center().y() + metrics.capHeight() / 2), text)


@cache
def _font(role: str) -> QFont:
    return font(role)


@cache
def _metrics(role: str) -> QFontMetricsF:
    return QFontMetricsF(_font(role))


@record(frozen=True, slots=True)
class MarkerSpec:
    """What a marker shows and leads to: its text and kind, the sources behind it, and a heading and method to tell."""

    text: str
    kind: str
    spoken: str
    source_ids: tuple[str, ...] = ()
    heading: str = ""
    detail: str = ""


def paint_marker(painter: QPainter, box: QRect, spec: MarkerSpec, palette: Palette) -> None:
    """Paint a marker into a box, 16 pixels high, from its picture."""
    ratio = painter.device().devicePixelRatio()
    painter.drawImage(box.topLeft(), _badge(spec.text, spec.kind, box.width(), ratio, palette.name))


class SourceMarker(QAbstractButton):
    """A marker that can be clicked or entered; ``opened`` hands over the marker itself."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spec = MarkerSpec("", PRESS, "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)

    @property
    def spec(self) -> MarkerSpec:
        """What is shown."""
        return self._spec

    def set_spec(self, spec: MarkerSpec) -> None:
        """Show another source or method."""
        if spec != self._spec:
            self._spec = spec
            self.setAccessibleName(spec.spoken)
            self.setToolTip(plain_tip(spec.spoken))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the badge."""
        return QSize(round(marker_width(self._spec.text)), MARKER_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        del event
        top = (self.height() - MARKER_HEIGHT) // 2
        with QPainter(self) as painter:
            paint_marker(painter, QRect(0, top, self.width(), MARKER_HEIGHT), self._spec, self._theme.palette)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self)
