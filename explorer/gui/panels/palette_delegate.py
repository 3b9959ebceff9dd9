"""Paints the rows of the command palette: mark, title with what was found in bold, what it is, and what Enter does."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.analysis.marking import marked
from explorer.domain.evidence import Verdict
from explorer.gui.badges import verdict_paths
from explorer.gui.glyphs import draw_milestone
from explorer.gui.icons import pixmap
from explorer.gui.itemmodels.palette_rows import Kind, PaletteGroup, PaletteRow
from explorer.gui.itemmodels.roles import Role
from explorer.gui.painters import kept
from explorer.gui.panels.row_lettering import cut_text, lettering, text_width
from explorer.gui.text import translate
from explorer.gui.theme import Palette, Theme

ROW_HEIGHT = 40
HEADING_HEIGHT = 32
_LEFT, _RIGHT = 16, 16
_TEXT_LEFT = 44
_MARK = 16
_DOT = 10
_BAR = 3
_GAP, _DETAIL_GAP, _END_GAP = 6, 12, 16
_LONGEST = 300  # letters of a title that are measured
_OF_A_HEADING, _OF_A_ROW = QSize(_TEXT_LEFT, HEADING_HEIGHT), QSize(_TEXT_LEFT, ROW_HEIGHT)
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


class PaletteRowDelegate(QStyledItemDelegate):
    """Rows of 40 pixels under headings of 32; texts are cut at the end, details first."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row or heading."""
        return _OF_A_HEADING if index.data(Role.HEADING) else _OF_A_ROW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row or heading."""
        line = index.data(Role.ROW)
        with kept(painter):
            painter.translate(option.rect.topLeft())
            painting = _LinePainter(painter, self._theme.palette, option.rect.width())
            if isinstance(line, PaletteGroup):
                painting.heading(line)
            elif isinstance(line, PaletteRow):
                current = bool(option.state & _State.State_Selected)
                painting.row(line, current=current, pointed=bool(option.state & _State.State_MouseOver))


class _LinePainter:
    """Paints one line with its top left corner at the origin."""

    def __init__(self, painter: QPainter, palette: Palette, width: int) -> None:
        self._painter = painter
        self._palette = palette
        self._width = width

    def heading(self, group: PaletteGroup) -> None:
        self._text(_LEFT, HEADING_HEIGHT / 2 + 3, group.title.upper(), "section", "ink-3")
        shown = sum(row.kind is not Kind.REST for row in group.rows)
        if shown < group.total:
            words = translate("Palette", "{0} of {1}").format(shown, group.total)
            left = self._width - _RIGHT - text_width(words, "small")
            self._text(left, HEADING_HEIGHT / 2 + 3, words, "small", "ink-3")

    def row(self, row: PaletteRow, *, current: bool, pointed: bool) -> None:
        if current or pointed:
            self._painter.fillRect(0, 0, self._width, ROW_HEIGHT, self._palette["sel" if current else "hover"])
        if current:
            self._painter.fillRect(0, 0, _BAR, ROW_HEIGHT, self._palette["ink"])
        self._mark(row)
        right = self._ending(row, current=current)
        self._words(row, right - _END_GAP)

    def _ending(self, row: PaletteRow, *, current: bool) -> float:
        """Paint what Enter does and the key at the right, and return where they begin."""
        keys = translate("Palette", "Enter") if current else row.keys
        right = float(self._width - _RIGHT)
        if keys:
            right -= text_width(keys, "small-strong")
            self._text(right, ROW_HEIGHT / 2, keys, "small-strong", "ink-2")
            right -= _GAP + 2
        right -= text_width(row.verb, "small")
        self._text(right, ROW_HEIGHT / 2, row.verb, "small", "ink-3")
        return right

    def _words(self, row: PaletteRow, right: float) -> None:
        """Paint title, Chinese name and detail; where they do not fit, the detail is cut first, the title last."""
        left = float(_TEXT_LEFT)
        left = self._marked_text(row.title, row.words, "body", "ink", left, right)
        if row.title_zh and left + _GAP + text_width(row.title_zh, "small-strong") <= right:
            left = self._marked_text(row.title_zh, row.words, "small", "ink-3", left + _GAP, right)
        if row.detail and right - left - _DETAIL_GAP > 2 * _DETAIL_GAP:
            self._marked_text(row.detail, row.words, "small", "ink-2", left + _DETAIL_GAP, right)

    def _marked_text(self, text: str, words: tuple[str, ...], role: str, ink: str, left: float, right: float) -> float:
        bold = "strong" if role == "body" else "small-strong"
        for piece, found in pieces(text, words):
            one = bold if found else role
            width = text_width(piece, one)
            if left + width > right:
                cut = cut_text(piece, one, max(right - left, 0.0))
                self._text(left, ROW_HEIGHT / 2, cut, one, ink)
                return right
            self._text(left, ROW_HEIGHT / 2, piece, one, ink)
            left += width
        return left

    def _mark(self, row: PaletteRow) -> None:
        box = QRectF(_LEFT + 1, (ROW_HEIGHT - _MARK) / 2, _MARK, _MARK)
        painter, palette = self._painter, self._palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match row.kind:
            case Kind.ENTITY:
                if row.mark:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(palette.series_colour(row.mark))
                    painter.drawEllipse(QRectF(box.center() - QPointF(_DOT / 2, _DOT / 2), QSize(_DOT, _DOT)))
            case Kind.MILESTONE:
                draw_milestone(painter, box.adjusted(1, 1, -1, -1), row.mark, palette)
            case Kind.CLAIM:
                self._verdict(row.mark, box)
            case _:
                picture = pixmap(row.mark, _MARK, palette["ink-2"], painter.device().devicePixelRatioF())
                painter.drawPixmap(box.topLeft(), picture)

    def _verdict(self, mark: str, box: QRectF) -> None:
        stroked, filled = verdict_paths(Verdict(mark))
        colour = self._palette[mark if mark in self._palette.tokens else "opinion"]
        self._painter.translate(box.topLeft() + QPointF(1, 1))
        self._painter.strokePath(stroked, QPen(colour, 1.8))
        self._painter.fillPath(filled, colour)
        self._painter.translate(-box.topLeft() - QPointF(1, 1))

    def _text(self, left: float, middle: float, text: str, role: str, ink: str) -> None:
        made, drop = lettering(role)
        self._painter.setFont(made)
        self._painter.setPen(self._palette[ink])
        self._painter.drawText(QPointF(left, middle + drop), text)


@lru_cache(maxsize=1024)
def pieces(text: str, words: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Return a text on one line, taken apart into what was found (True) and what was not."""
    flat = " ".join(text.split())[:_LONGEST]
    found: list[tuple[str, bool]] = []
    end = 0
    for first, last in marked(flat, words) if words else ():
        found += [(flat[end:first], False), (flat[first:last], True)]
        end = last
    found.append((flat[end:], False))
    return tuple((piece, bold) for piece, bold in found if piece)
