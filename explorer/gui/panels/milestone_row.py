"""A milestone as a row: its marker, its date, its title as a link."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.figures.dossier import MilestoneRow as Milestone
from explorer.figures.dossier import Run
from explorer.gui.glyphs import draw_milestone
from explorer.gui.panels.link_spot import LinkSpot
from explorer.gui.panels.text_flow import TextFlow
from explorer.gui.text import translate
from explorer.gui.theme import Theme, line_height

ROW_HEIGHT = 32
_MARKER = 12
_DATE_LEFT = 20
_TITLE_LEFT = 116
_PADDING = 6
_GLYPH = 14  # the box that glyphs are made for


class MilestoneRow(QWidget):
    """One row, used again for any milestone; ``picked`` tells its id, ``pointed`` too while its title is pointed at."""

    picked = Signal(str)
    pointed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._category, self._announced = "", False
        self._id, self._marked = "", False
        self._date = TextFlow("body", "ink-2")
        self._title = TextFlow("body", "ink")
        self._link = LinkSpot(theme, self)
        self._link.picked.connect(self.picked)
        self._link.pointed.connect(self.pointed)

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [self._link]

    def set_milestone(self, milestone: Milestone) -> None:
        """Show another milestone."""
        self._category, self._announced = milestone.category, milestone.announced
        self._id, self._marked = milestone.id, False
        self._date.set_runs([Run(milestone.date.label)])
        self._title.set_runs([Run(milestone.title, milestone.id)])
        said = translate("MilestoneRow", "announced") if milestone.announced else ""
        spoken = (milestone.date.label, milestone.title, said)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.update()

    @property
    def targets(self) -> frozenset[str]:
        """The records that the row leads to."""
        return frozenset((self._id,))

    def set_marked(self, *, marked: bool) -> None:
        """Mark the row as what is pointed at elsewhere, or no longer."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def lay_out(self, width: int) -> int:
        """Place everything for a width and return the height, in pixels."""
        self._date.lay_out(_TITLE_LEFT - _DATE_LEFT, self._theme.palette)
        height = self._title.lay_out(width - _TITLE_LEFT, self._theme.palette)
        for link in self._title.links():
            self._link.cover(link, QPointF(_TITLE_LEFT, _PADDING))
        return max(ROW_HEIGHT, round(height) + 2 * _PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marker, date and title."""
        middle = _PADDING + line_height("body") / 2
        box = QRectF(_MARKER / 2 - _GLYPH / 2, middle - _GLYPH / 2, _GLYPH, _GLYPH)
        with QPainter(self) as painter:
            if self._marked:
                painter.fillRect(self.rect(), self._theme.palette["hover"])
            draw_milestone(painter, box, self._category, self._theme.palette, self._announced)
            self._date.paint(painter, QPointF(_DATE_LEFT, _PADDING))
            self._title.paint(painter, QPointF(_TITLE_LEFT, _PADDING))
