"""The small pictures in the cells of a matrix: role tracks, verdict chips, dots and bars of a difference."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from explorer.domain.evidence import Verdict
from explorer.figures.panels import MatrixCell
from explorer.figures.words import number
from explorer.gui.badges import verdict_paths
from explorer.gui.charts.ink import Ink

ROLES = ("oem", "shared", "huawei")  # from left to right on a track
TRACK = 36.0  # from the first place of a track to the third, in design pixels
RADIUS = 5.5
CHIP = 24.0
CHIP_PAD, CHIP_ICON, CHIP_GAP = 10.0, 14.0, 6.0
DOT = 8.0
BAR = 72.0  # a difference of −60 % to +60 %
CUT = 0.6  # the largest difference that has its full length
_BAR_HIGH, _TICK_HIGH = 8.0, 14.0
_VERDICT = "verdict:"


def glyph_width(glyph: str, track: float, ink: Ink) -> float:
    """Return how much of a line a glyph takes, with the gap after it; a chip holds its own text.

    ``track`` is how long tracks are, in design pixels; with none, the mark stands alone.
    """
    if glyph in ROLES:
        return ink.px(track + 2 * RADIUS + (9 if track else 5))
    return ink.px(DOT + 8) if glyph == "dot" else 0.0


def is_chip(glyph: str) -> bool:
    """Whether a glyph is the chip of a verdict."""
    return glyph.startswith(_VERDICT)


def verdict_of(glyph: str) -> Verdict:
    """Return the verdict of a chip; one that is unknown counts as not verified."""
    word = glyph.removeprefix(_VERDICT)
    return next((one for one in Verdict if one.value == word), Verdict.UNVERIFIED)


def tone_of(glyph: str, ink: Ink) -> str:
    """Return the token of a chip's colours."""
    word = verdict_of(glyph).value
    return word if word in ink.palette.tokens else "opinion"


def chip_width(text_width: float, ink: Ink) -> float:
    """Return the width of a chip around a text."""
    return text_width + ink.px(2 * CHIP_PAD + CHIP_ICON + CHIP_GAP)


def draw_chip(painter: QPainter, rect: QRectF, glyph: str, ink: Ink) -> None:
    """Draw the ground and the icon of a verdict's chip; its word is a text like all others."""
    tone = tone_of(glyph, ink)
    outline, filling = verdict_paths(verdict_of(glyph))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.token(f"{tone}-bg"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    unit = ink.unit
    place = QTransform(
        unit, 0, 0, unit, rect.left() + ink.px(CHIP_PAD), rect.center().y() - ink.px(CHIP_ICON) / 2
    )  # fmt: skip
    pen = QPen(ink.token(tone), ink.px(1.8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(place.map(outline), pen)
    painter.fillPath(place.map(filling), ink.token(tone))


def draw_glyph(painter: QPainter, at: QPointF, glyph: str, colour: str, ink: Ink, track: float = TRACK) -> None:
    """Draw a role's track or a dot, the left end of its middle being ``at``."""
    if glyph in ROLES:
        _draw_track(painter, at + QPointF(ink.px(RADIUS), 0), ROLES.index(glyph), track, ink)
    elif glyph == "dot":
        half = ink.px(DOT) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.series(colour or "total"))
        painter.drawEllipse(at + QPointF(half, 0), half, half)


def _draw_track(painter: QPainter, start: QPointF, place: int, track: float, ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    quiet, strong = ink.token("line-strong"), ink.token("ink")
    step, radius = QPointF(ink.px(track / 2), 0), ink.px(RADIUS)
    if track:
        painter.setPen(ink.pen(quiet, 1))
        painter.drawLine(start, start + step * 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(quiet)
        for other in range(3):
            if other != place:
                painter.drawEllipse(start + step * other, ink.px(2), ink.px(2))
    at = start + step * place
    painter.setPen(ink.pen(strong, 2))
    painter.setBrush(strong if place == 2 else ink.token("surface"))
    inner = radius - ink.px(1)
    painter.drawEllipse(at, inner, inner)
    if place == 1:
        half = QPainterPath()
        half.moveTo(at.x(), at.y() - inner)
        half.arcTo(QRectF(at.x() - inner, at.y() - inner, 2 * inner, 2 * inner), 90, -180)
        half.closeSubpath()
        painter.fillPath(half, strong)


def share_of(cell: MatrixCell) -> float | None:
    """Return the difference that a cell shows, ``None`` for none or for what is no number."""
    return cell.share if cell.share is not None and isfinite(cell.share) else None


def percent_words(share: float) -> str:
    """Return a difference as signed whole percent: ``+31%``, ``−13%``, ``0%``."""
    text = number(share * 100)
    return f"+{text}%" if text != "0" and share > 0 else f"{text}%"


def draw_difference(painter: QPainter, rect: QRectF, share: float, ink: Ink) -> None:
    """Draw a difference from the baseline around the middle of ``rect``: no colour, for larger is not better.

    A bar beyond ±60 % is cut, with a notch that says so.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    hair, middle = ink.hair, rect.center().y()
    grey, half = ink.token("peer-strong"), rect.width() / 2
    centre = round(rect.center().x())
    painter.fillRect(QRectF(rect.left(), round(middle), rect.width(), hair), ink.token("line"))
    length = round(min(abs(share), CUT) / CUT * half)
    high = ink.px(_BAR_HIGH)
    left = centre if share >= 0 else centre - length
    top = round(middle - high / 2)
    painter.fillRect(QRectF(left, top, length, high), grey)
    if abs(share) > CUT:
        notch, ground = ink.px(2), ink.token("surface")
        at = centre + half - 3 * notch if share > 0 else centre - half + 2 * notch
        painter.fillRect(QRectF(round(at), top, round(notch), high), ground)
    tick = ink.px(_TICK_HIGH)
    painter.fillRect(QRectF(centre, round(middle - tick / 2), hair, tick), ink.token("ink-2"))
