"""The top of the details: the way to the record as links, its name in both scripts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.figures.dossier import Dossier, Run
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.link_spot import LinkSpot
from explorer.gui.panels.text_flow import TextFlow
from explorer.gui.theme import Theme, line_height

MARGIN = 16
_TOP, _BOTTOM = 16, 13
_PATH_GAP = 4
_DOT, _DOT_ROOM = 12, 20
_GAP = 8  # between the two names on one line
_QUOTE = "“"
_BUTTON_EDGE = 8  # a quiet button ends with its padding, not with an edge


class DossierHead(QWidget):
    """Shows breadcrumb and names; ``picked`` tells a link's record, ``pointed`` one that is pointed at.

    Its height follows from its width.
    """

    picked = Signal(str)
    pointed = Signal(str)
    compare_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path = TextFlow("small", "ink-3", "ink-3")
        self._entity, self._quote = TextFlow("entity"), TextFlow("claim")
        self._title = self._entity
        self._beside = TextFlow("palette", "ink-2")
        self._below = TextFlow("subtitle", "ink-2")
        self._chinese: TextFlow | None = None
        self._links: list[LinkSpot] = []
        self._colour = ""
        self._compare = IconButton(theme, self.tr("Compare"), "compare")
        self._compare.setParent(self)
        self._compare.setToolTip(self.tr("Compare (Ctrl+D adds and takes out)"))
        self._compare.hide()
        self._compare.clicked.connect(self.compare_wanted)
        self._path_at, self._title_at, self._chinese_at = QPointF(), QPointF(), QPointF()
        theme.changed.connect(self._lay_out)

    def set_dossier(self, dossier: Dossier | None, *, dot: bool, compares: bool) -> None:
        """Show another record's path and names, its colour as a dot or not, and the button that compares it or none."""
        self._colour = dossier.colour if dossier is not None and dot else ""
        title, chinese = (dossier.title, dossier.title_zh) if dossier is not None else ("", "")
        self._path.set_runs(dossier.path if dossier is not None else ())
        self._title = self._quote if title.startswith(_QUOTE) else self._entity
        self._title.set_runs([Run(title)])
        second = "" if chinese == title else chinese
        self._beside.set_runs([Run(second)])
        self._below.set_runs([Run(second)])
        self.setAccessibleName(f"{title} {second}".strip())
        self._compare.setVisible(compares)
        self._lay_out()

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [one for one in (*self._links, self._compare) if not one.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew when the width changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        """Return the size that the names need at the width of now."""
        return QSize(self.width(), self.minimumHeight())

    @Slot()
    def _lay_out(self) -> None:
        palette, width = self._theme.palette, float(self.width() - 2 * MARGIN)
        self._path_at = QPointF(MARGIN, _TOP)
        top = _TOP + (self._path.lay_out(width, palette) + _PATH_GAP if self._path.text else 0)
        left = MARGIN + (_DOT_ROOM if self._colour else 0)
        size = self._compare.sizeHint()
        button = size.width() if not self._compare.isHidden() else 0
        room = width - left + MARGIN - button
        self._title_at = QPointF(left, top)
        title_height = self._title.lay_out(room, palette)
        self._beside.lay_out(room, palette)
        one_line = title_height <= line_height("claim") + 2
        if one_line and self._title.width + _GAP + self._beside.width <= room:
            self._chinese = self._beside
            drop = (title_height - line_height("palette")) / 2 + 1
            self._chinese_at = QPointF(left + self._title.width + _GAP, top + drop)
            bottom = top + title_height
        else:
            self._chinese = self._below
            self._chinese_at = QPointF(MARGIN, top + title_height)
            bottom = top + title_height + self._below.lay_out(width, palette)
        edge = self.width() - MARGIN + _BUTTON_EDGE
        self._compare.setGeometry(QRect(QPoint(edge - button, round(self._title_at.y()) - 4), size))
        self._place_links()
        self.setFixedHeight(round(bottom) + _BOTTOM)
        self.update()

    def _place_links(self) -> None:
        links = self._path.links() if self._path.text else ()
        while len(self._links) < len(links):
            spot = LinkSpot(self._theme, self)
            spot.picked.connect(self.picked)
            spot.pointed.connect(self.pointed)
            self._links.append(spot)
        for link, spot in zip(links, self._links, strict=False):
            spot.cover(link, self._path_at)
            spot.show()
        for spot in self._links[len(links) :]:
            spot.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint path, dot, names and the line below."""
        del event
        palette = self._theme.palette
        with QPainter(self) as painter:
            if self._path.text:
                self._path.paint(painter, self._path_at)
            self._title.paint(painter, self._title_at)
            if self._chinese is not None and self._chinese.text:
                self._chinese.paint(painter, self._chinese_at)
            painter.setPen(QPen(palette["line"], 1))
            painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
            if self._colour:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(palette.series_colour(self._colour))
                painter.setBrush(palette.series_colour(self._colour))
                top = self._title_at.y() + (line_height("entity") - _DOT) / 2
                painter.drawEllipse(QRectF(MARGIN + 0.5, top + 0.5, _DOT - 1, _DOT - 1))
