"""How a ladder is drawn: gridlines and levels behind, ranges by their kind, ticks of the base over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.gui.charts.frame import PAD as MARGIN
from explorer.gui.charts.ink import Ink, hatch, mixed, outline
from explorer.gui.charts.rows import draw_thumb

if TYPE_CHECKING:
    from explorer.gui.charts.ladder import LadderChart

_LEAST = 3.0  # width of a range, in design pixels
_THRESHOLD_DASH = (3.0, 3.0)


def draw_ladder(painter: QPainter, chart: LadderChart) -> None:
    """Draw everything but texts and rings."""
    ink, rows = chart.ink, chart.rows_area
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _focus(painter, chart)
    _rules(painter, chart)
    for box, focused in chart.grounds:
        painter.fillRect(box, ink.token("sel" if focused else "surface"))
    for rect, kind, colour, emphasis in (*chart.swatches, *chart.bars):
        draw_range(painter, rect, kind, colour, emphasis, ink)
    if chart.scrolls:
        area = QRectF(chart.body.right(), rows.top(), ink.px(MARGIN) * 0.5, rows.height())
        draw_thumb(painter, chart.shown, area, ink)


def _rules(painter: QPainter, chart: LadderChart) -> None:
    """Draw gridlines and levels beside the rows, not through the headings of groups, and the axis below."""
    ink, hair = chart.ink, chart.ink.hair
    boxes = _runs_of_rows(chart)
    for box in boxes:
        for x in chart.grid:
            painter.fillRect(QRectF(round(x), box.top(), hair, box.height()), ink.token("grid"))
    painter.setPen(ink.pen(ink.token("line-strong"), 1, _THRESHOLD_DASH))
    for box in boxes:
        for x in chart.levels.at:
            painter.drawLine(QLineF(round(x) + 0.5, box.top(), round(x) + 0.5, box.bottom()))
    line = QRectF(chart.axis.left, chart.rows_area.bottom(), chart.axis.right - chart.axis.left, hair)
    painter.fillRect(line, ink.token("line-strong"))
    for rung, box in chart.placed:
        if rung.row is None:
            rule = QRectF(chart.body.left(), box.bottom() - hair, chart.body.width(), hair)
            painter.fillRect(rule, ink.token("line"))


def _runs_of_rows(chart: LadderChart) -> list[QRectF]:
    """Return the rectangles of rows that follow each other without a heading between them."""
    found: list[QRectF] = []
    for rung, box in chart.placed:
        if rung.row is None:
            continue
        if found and abs(found[-1].bottom() - box.top()) < 1:
            found[-1].setBottom(box.bottom())
        else:
            found.append(QRectF(box))
    return found


def _focus(painter: QPainter, chart: LadderChart) -> None:
    assert chart.ladder is not None
    ink, margin = chart.ink, chart.ink.px(MARGIN)
    for rung, box in chart.placed:
        if rung.row is None:
            continue
        if chart.ladder.rows[rung.row].focused:
            painter.fillRect(box.adjusted(-margin, 0, margin, 0), ink.token("sel"))
            painter.fillRect(QRectF(box.left() - margin, box.top(), ink.px(3), box.height()), ink.token("ink"))
        elif chart.here == (rung.row,) and not chart.keyed:
            painter.fillRect(box, ink.token("hover"))


def draw_range(painter: QPainter, rect: QRectF, kind: str, colour: str, emphasis: float, ink: Ink) -> None:
    """Draw a range in the look of its kind; one without width becomes a round mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if kind == "base":
        wide = ink.px(2.5)
        painter.fillRect(QRectF(rect.center().x() - wide / 2, rect.top(), wide, rect.height()), ink.token("ink"))
        return
    full = ink.series("peer" if kind == "rival" else colour)
    thin = ink.series("peer" if kind == "rival" else colour, emphasis)
    if rect.width() < 1:
        _single(painter, rect, kind, full, thin, ink)
        return
    box = QRectF(round(rect.left()), round(rect.top()), max(round(rect.width()), ink.px(_LEAST)), round(rect.height()))
    match kind:
        case "presale":
            painter.fillRect(box, ink.token("surface"))
            hatch(painter, [box], thin, ink)
            outline(painter, [box], full, ink.hair)
        case "current":
            painter.fillRect(box, mixed(thin, ink.token("surface"), 0.35))
            outline(painter, [box], full, 2 * ink.hair)
        case "scenario":
            painter.fillRect(box, ink.token("surface"))
            outline(painter, [box], ink.token("focus"), 2 * ink.hair)
        case _:
            painter.fillRect(box, thin)
            if emphasis < 1:
                outline(painter, [box], full, ink.hair)


def _single(painter: QPainter, rect: QRectF, kind: str, full: QColor, thin: QColor, ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(ink.px(4.5), rect.height() / 2)
    hollow = kind in ("presale", "scenario")
    edge = ink.token("focus") if kind == "scenario" else full
    width = ink.px(2) if kind in ("current", "scenario") else ink.px(1.5)
    painter.setPen(QPen(edge, width) if hollow or kind == "current" else QPen(Qt.PenStyle.NoPen))
    fill = mixed(thin, ink.token("surface"), 0.35) if kind == "current" else thin
    painter.setBrush(ink.token("surface") if hollow else fill)
    painter.drawEllipse(QPointF(rect.center()), radius, radius)
