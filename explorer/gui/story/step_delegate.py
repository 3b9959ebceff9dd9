"""Paints a step in the filmstrip: the thumbnail with its marks, number and title; and the headings of sections."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.domain.stories import Step
from explorer.gui.story.step_pictures import SIZE, StepPictures
from explorer.gui.story.step_words import stale_mark
from explorer.gui.story.steps_model import StepRole
from explorer.gui.text import translate
from explorer.gui.theme import Palette, Theme, font

GAP = 16  # between two thumbnails
SMALL = QSize(96, 54)  # of a thumbnail where the window is low
_UNDER = 24  # from the thumbnail to the end of its title
_TOP = 22  # to the thumbnail: the heading of a section stands above it
_RADIUS = 4.0
_RING = 2.0  # of the selected step: a gap as wide as its line
_TITLE_GAP = 6
_PAD = 6
_FAINT = 0.4  # how much is seen of a hidden step

Index = QModelIndex | QPersistentModelIndex


def thumbnail(cell: QRect, size: QSize = SIZE) -> QRect:
    """Return where the thumbnail lies in the rectangle of a step."""
    return QRect(cell.left() + GAP // 2, cell.top() + _TOP, size.width(), size.height())


class StepDelegate(QStyledItemDelegate):
    """Follows the theme by itself: colours are looked up at each painting."""

    def __init__(self, theme: Theme, pictures: StepPictures, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self.size = SIZE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of every step."""
        del option, index
        return QSize(self.size.width() + GAP, _TOP + self.size.height() + _UNDER)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a step."""
        step = index.data(StepRole.STEP)
        if not isinstance(step, Step):
            return
        cell, chosen = QRect(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        box = thumbnail(cell, self.size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._picture(painter, QRectF(box), step)
        if chosen:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._ring(painter, QRectF(box), focused=focused)
        self._marks(painter, box, step)
        self._words(painter, box, index, chosen=chosen)
        painter.restore()

    def _picture(self, painter: QPainter, box: QRectF, step: Step) -> None:
        palette = self._theme.palette
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.fillPath(path, palette["surface"])
        picture = self._pictures.picture(step)
        if picture is not None:
            painter.save()
            painter.setClipPath(path)
            painter.setOpacity(_FAINT if step.hidden else 1.0)
            painter.drawPixmap(box.toRect(), picture)
            painter.restore()
        pen = QPen(palette["line-strong"] if step.hidden else palette["line"], 1)
        if step.hidden:
            pen.setDashPattern([3, 2])
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.setPen(pen)
        painter.drawPath(path)

    def _ring(self, painter: QPainter, box: QRectF, *, focused: bool) -> None:
        reach = _RING * 1.5
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.setPen(QPen(self._theme.palette["focus" if focused else "ink"], _RING))
        painter.drawRoundedRect(box.adjusted(-reach, -reach, reach, reach), _RADIUS + reach, _RADIUS + reach)

    def _marks(self, painter: QPainter, box: QRect, step: Step) -> None:
        palette = self._theme.palette
        if step.hidden:
            words = translate("Story", "hidden")
            self._tag(painter, box.left() + 4, box.top() + 4, words, palette["ink"], palette["sel"])
        stale = self._pictures.stale(step)
        if stale is not None:
            words = stale_mark(stale)
            wide = _tag_width(words)
            left = box.right() - wide - 3
            self._tag(painter, left, box.top() + 4, words, palette["partly"], palette["partly-bg"])

    def _tag(self, painter: QPainter, left: int, top: int, words: str, ink: QColor, ground: QColor) -> None:
        box = QRectF(left, top, _tag_width(words), 16)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(font("marker"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _words(self, painter: QPainter, box: QRect, index: Index, *, chosen: bool) -> None:
        palette: Palette = self._theme.palette
        role = font("strong" if chosen else "body")
        painter.setFont(role)
        painter.setPen(palette["ink"] if chosen else palette["ink-2"])
        words = QFontMetrics(role).elidedText(
            f"{index.row() + 1} {index.data()}", Qt.TextElideMode.ElideRight, box.width()
        )
        top = box.bottom() + 1 + _TITLE_GAP
        painter.drawText(box.left(), top, box.width(), 18, Qt.AlignmentFlag.AlignVCenter, words)


def draw_heading(painter: QPainter, heading: str, cells: QRect, palette: Palette) -> None:
    """Write the heading of a section above the rectangles of its steps."""
    role, wide = font("section"), cells.width() - GAP
    painter.setFont(role)
    painter.setPen(palette["ink-3"])
    line = QFontMetrics(role).elidedText(heading.upper(), Qt.TextElideMode.ElideRight, wide)
    painter.drawText(cells.left() + GAP // 2, cells.top() + 2, wide, 16, Qt.AlignmentFlag.AlignVCenter, line)


def _tag_width(words: str) -> int:
    return QFontMetrics(font("marker")).horizontalAdvance(words) + 2 * _PAD
