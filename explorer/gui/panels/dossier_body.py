"""The scrolling part of the details: the rows of a dossier, those in sight first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from explorer.figures.dossier import Dossier
from explorer.gui.panels.dossier_plan import Line, plan
from explorer.gui.panels.dossier_rows import RestButton
from explorer.gui.panels.dossier_stock import AnyRow, Marks, RowStock
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.milestone_row import MilestoneRow
from explorer.gui.theme import Theme

MARGIN = 16
_BOTTOM = 16
_REST_MS = 40  # shorter than a repeated key: who runs through the tree sees every record, and waits for no hidden row
_FIRST_REST_MS = 1_000  # the first chart comes before rows that are out of sight
_ENDLESS = 1 << 23  # pixels; a widget cannot be higher than 2^24


class DossierBody(QWidget):
    """Shows a dossier's sections; ``picked`` tells a link's record, ``opened`` hands over a marker.

    ``pointed`` tells the record of a link that is pointed at, and then an empty text.
    ``copy_wanted`` tells that the fact that has the focus is to be copied. Rows out of sight are made a moment after
    those in sight are painted, so that a selection is seen at once; while the body is hidden nothing is made at all.
    """

    picked = Signal(str)
    pointed = Signal(str)
    opened = Signal(object)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._marks: Marks | None = None
        self._whole: set[str] = set()
        self._stock = RowStock(theme, self)
        self._rows: list[AnyRow] = []
        self._coming: Iterator[Line] = iter(())
        self._stale = False
        self._unfinished = False
        self._waiting = False  # for the pack of a first sight: rows out of sight come with it
        self._row_width = 0
        self._top = 0
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # rows out of sight have none in sight painted again
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.finish)
        theme.changed.connect(self._dress)

    @property
    def rows(self) -> list[AnyRow]:
        """The rows made so far, from top to bottom."""
        return list(self._rows)

    def set_dossier(self, dossier: Dossier | None, marks: Marks | None) -> None:
        """Show a dossier with its markers, its long lists folded, or nothing.

        One that stands here so is not filled in again, nor one that was seen before its pack was read.
        """
        stands = dossier is not None and dossier == self._dossier and not self._whole
        before, self._marks = self._marks, marks
        if stands and marks is not None and before is not None and before.pack in (None, marks.pack):
            self.mark("")
            if self._waiting:
                self._waiting = False
                for row in self._rows:
                    row.stops()  # what is in sight can be clicked from now on
                self._rest.start(_FIRST_REST_MS)
            return
        self._dossier = dossier
        self._whole.clear()
        self._refill()

    @Slot(str)
    def mark(self, record_id: str) -> None:
        """Mark the rows that lead to a record, or none."""
        for row in self._rows:
            if isinstance(row, FactRow | MilestoneRow):
                row.set_marked(marked=bool(record_id) and record_id in row.targets)

    def number(self, source_id: str) -> str:
        """Return the number that a source has here."""
        return "" if self._marks is None else f"{self._marks.number(source_id)}"

    @Slot()
    def finish(self) -> None:
        """Make the rows that are still to come."""
        if self._stale:
            return
        self._grow(_ENDLESS)
        self._stock.hide_rest(_ENDLESS)
        before: QWidget | None = None  # Tab goes from top to bottom, whatever order the widgets were made in
        for stop in (stop for row in self._rows for stop in row.stops()):
            if before is not None:
                QWidget.setTabOrder(before, stop)
            before = stop

    def showEvent(self, event: QShowEvent) -> None:
        """Make what was put off while nobody could see it."""
        super().showEvent(event)
        if self._stale:
            self._refill()
        self._ask_to_be_laid_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew before the next painting, if the width of rows has changed by then."""
        super().resizeEvent(event)
        self._ask_to_be_laid_out()

    def event(self, event: QEvent) -> bool:
        """Lay out for the width that rows have come to: on the way there it may have been another one."""
        wanted = event.type() == QEvent.Type.LayoutRequest and self._rows and self.isVisible()
        if wanted and _width_of_rows(self) != self._row_width:
            self._lay_out()
        return super().event(event)

    def _ask_to_be_laid_out(self) -> None:
        if self._rows and _width_of_rows(self) != self._row_width:
            QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the rows that are still to come made after this."""
        super().paintEvent(event)
        if self._unfinished:
            self._unfinished = False
            self._waiting = self._marks is not None and self._marks.pack is None
            if not self._waiting:
                self._rest.start(_REST_MS)

    def sizeHint(self) -> QSize:
        """Return the height of the rows at the width of now."""
        return QSize(self.width(), self.minimumHeight())

    @Slot()
    def _dress(self) -> None:
        if not self._stale:
            self._lay_out()
        self.update()

    def _refill(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._rest.stop()
        self._stock.start()
        self._rows.clear()
        self._coming = plan(self._dossier, self._whole) if self._dossier is not None else iter(())
        self._row_width, self._top = _width_of_rows(self), 0
        area = _area(self)
        self._grow(area.height() if area is not None else _ENDLESS)
        self._stock.hide_rest(self._top)
        self._unfinished = True
        self.update()

    def _grow(self, below: int) -> None:
        """Make rows until they reach ``below`` pixels or there are no more."""
        if self._marks is None:
            return
        while self._top < below and (line := next(self._coming, None)) is not None:
            row = self._stock.row(line, self._marks)
            self._connect_fresh()
            self._rows.append(row)
            self._place(row)
        self._take_height()

    def _lay_out(self) -> None:
        self._row_width, self._top = _width_of_rows(self), 0
        for row in self._rows:
            self._place(row)
        self._take_height()

    def _take_height(self) -> None:
        """Take the height of the rows at once: after a painting, the scroll area would have all painted again."""
        self.setMinimumHeight(self._top + _BOTTOM)
        area = _area(self)
        if area is not None:
            self.resize(self.width(), max(self.minimumHeight(), area.viewport().height()))

    def _place(self, row: AnyRow) -> None:
        height = row.lay_out(self._row_width)
        width = row.sizeHint().width() if isinstance(row, RestButton) else self._row_width
        row.setGeometry(MARGIN, self._top, width, height)
        row.show()
        self._top += height

    def _connect_fresh(self) -> None:
        """Connect the rows that have just been made."""
        for fact in self._stock.facts.fresh:
            fact.picked.connect(self.picked)
            fact.pointed.connect(self.pointed)
            fact.opened.connect(self.opened)
            fact.copy_wanted.connect(self.copy_wanted)
        for milestone in self._stock.milestones.fresh:
            milestone.picked.connect(self.picked)
            milestone.pointed.connect(self.pointed)
        for rest in self._stock.rests.fresh:
            rest.asked.connect(self._unfold)
        for pool in (self._stock.facts, self._stock.milestones, self._stock.rests):
            pool.fresh.clear()

    @Slot(str)
    def _unfold(self, key: str) -> None:
        self._whole ^= {key}
        self._refill()
        self.finish()


def _area(body: DossierBody) -> QScrollArea | None:
    viewport = body.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return area if isinstance(area, QScrollArea) else None


def _width_of_rows(body: DossierBody) -> int:
    """Return the width within the margins; a scroll bar takes its room from the right one."""
    area = _area(body)
    bar = min(max(area.width() - body.width(), 0), MARGIN) if area is not None else 0
    return body.width() + bar - 2 * MARGIN
