"""How a matrix is drawn: grounds of columns, rows and cells first, then rules, then glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer.gui.charts.frame import PAD as MARGIN
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.matrix_glyphs import ROLES, draw_chip, draw_difference, draw_glyph, is_chip
from explorer.gui.charts.matrix_place import edges_of
from explorer.gui.charts.rows import draw_thumb

if TYPE_CHECKING:
    from explorer.gui.charts.matrix import MatrixChart

_BAR = 3.0


def draw_matrix(painter: QPainter, chart: MatrixChart) -> None:
    """Draw everything but texts and rings."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _grounds(painter, chart)
    _rules(painter, chart)
    track = chart.layout.density.track if chart.layout is not None else 0.0
    for one in chart.placed.glyphs:
        if is_chip(one.glyph):
            draw_chip(painter, one.rect, one.glyph, chart.ink)
        else:
            draw_glyph(painter, one.rect.topLeft(), one.glyph, one.colour, chart.ink, track)
    for rect, share in chart.placed.bars:
        draw_difference(painter, rect, share, chart.ink)
    margin = chart.ink.px(MARGIN)
    lines = [box for line, box in chart.placed.lines]
    if lines and chart.scrolls:
        area = QRectF(chart.body.right(), lines[0].top(), margin * 0.5, lines[-1].bottom() - lines[0].top())
        draw_thumb(painter, chart.shown, area, chart.ink)


def _grounds(painter: QPainter, chart: MatrixChart) -> None:
    assert chart.matrix is not None and chart.layout is not None
    ink, sel = chart.ink, chart.ink.token("sel")
    lefts = edges_of(chart.layout, chart.body.left())
    rows = [(chart.matrix.rows[line.row], box) for line, box in chart.placed.lines if line.row is not None]
    foot = next((box.top() for row, box in rows if row.footer), None)
    bottom = foot if foot is not None else chart.placed.lines[-1][1].bottom() if chart.placed.lines else 0.0
    for place, column in enumerate(chart.matrix.columns):
        if column.baseline and bottom:
            rect = QRectF(lefts[place + 1], chart.body.top(), lefts[place + 2] - lefts[place + 1], 0)
            rect.setBottom(bottom)
            painter.fillRect(rect, sel)
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), ink.px(_BAR)), ink.token("ink"))
    for row, box in rows:
        if row.focused:
            margin = ink.px(MARGIN)
            painter.fillRect(box.adjusted(-margin, 0, margin, 0), sel)
            painter.fillRect(QRectF(box.left() - margin, box.top(), ink.px(_BAR), box.height()), ink.token("ink"))
        for place, cell in enumerate(row.cells[: len(chart.matrix.columns)]):
            if cell.tinted:
                left, right = lefts[place + 1], lefts[place + 2]
                painter.fillRect(QRectF(left, box.top(), right - left, box.height()), sel)
    _hovered(painter, chart)


def _hovered(painter: QPainter, chart: MatrixChart) -> None:
    if chart.here and not chart.keyed and chart.here[0] >= 0:
        rect = chart.rect_of(chart.here)
        row = chart.matrix.rows[chart.here[0]] if chart.matrix else None
        if not rect.isEmpty() and row is not None and not row.focused:
            painter.fillRect(rect, chart.ink.token("hover"))


def _rules(painter: QPainter, chart: MatrixChart) -> None:
    assert chart.matrix is not None and chart.layout is not None
    ink, body = chart.ink, chart.body
    hair, thin, strong = ink.hair, ink.token("line"), ink.token("line-strong")
    lines = chart.placed.lines
    if lines and lines[0][0].row is not None and chart.layout.head_height:
        painter.fillRect(QRectF(body.left(), lines[0][1].top() - hair, body.width(), hair), strong)
    footed = False
    for line, box in lines:
        footer = line.row is not None and chart.matrix.rows[line.row].footer
        if footer and not footed:
            footed = True
            painter.fillRect(QRectF(body.left(), box.top() - hair, body.width(), 2 * hair), ink.token("ink"))
        if not footer:
            rule = QRectF(body.left(), box.bottom() - hair, body.width(), hair)
            painter.fillRect(rule, strong if line.row is None else thin)
    if any(cell.glyph in ROLES for row in chart.matrix.rows for cell in row.cells):
        _columns(painter, chart, ink)


def _columns(painter: QPainter, chart: MatrixChart, ink: Ink) -> None:
    """Draw hairlines between the columns of a matrix of roles."""
    assert chart.matrix is not None and chart.layout is not None
    boxes = [box for line, box in chart.placed.lines if line.row is None or not chart.matrix.rows[line.row].footer]
    if not boxes:
        return
    for left in edges_of(chart.layout, chart.body.left())[1:-1]:
        high = boxes[-1].bottom() - boxes[0].top()
        painter.fillRect(QRectF(round(left), boxes[0].top(), ink.hair, high), ink.token("line"))
