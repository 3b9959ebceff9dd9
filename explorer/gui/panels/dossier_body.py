"""The scrolling part of the details: the rows of a dossier, made once and used again for every record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Verdict
from explorer.figures.dossier import Dossier
from explorer.figures.dossier import MilestoneRow as Milestone
from explorer.gui.panels.dossier_plan import FactLine, Heading, Line, Paragraph, Rest, plan
from explorer.gui.panels.dossier_rows import HeadingRow, ParagraphRow, RestButton, VerdictRow
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.milestone_row import MilestoneRow
from explorer.gui.panels.source_marks import SourceMarks
from explorer.gui.theme import Theme

MARGIN = 16
_TOP, _BOTTOM = 0, 16


AnyRow = HeadingRow | ParagraphRow | FactRow | MilestoneRow | VerdictRow | RestButton
R = TypeVar("R", bound=QWidget)


class Pool(Generic[R]):
    """Widgets of one kind, made when first needed and then used again."""

    def __init__(self, make: Callable[[], R]) -> None:
        self._make = make
        self._all: list[R] = []
        self._used = 0

    def start(self) -> None:
        """Give all widgets back."""
        self._used = 0

    def take(self) -> R:
        """Return the next widget."""
        if self._used == len(self._all):
            self._all.append(self._make())
        self._used += 1
        return self._all[self._used - 1]

    def hide_rest(self) -> None:
        """Hide the widgets that nobody took."""
        for one in self._all[self._used :]:
            one.hide()


class DossierBody(QWidget):
    """Shows a dossier's sections; ``picked`` tells a link's record, ``opened`` hands over a marker."""

    picked = Signal(str)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dossier: Dossier | None = None
        self._marks: SourceMarks | None = None
        self._whole: set[str] = set()
        self._rows: list[AnyRow] = []
        self._headings = Pool(self._new_heading)
        self._paragraphs = Pool(self._new_paragraph)
        self._facts = Pool(self._new_fact)
        self._milestones = Pool(self._new_milestone)
        self._verdicts = Pool(self._new_verdict)
        self._rests = Pool(self._new_rest)
        theme.changed.connect(self._dress)

    def set_dossier(self, dossier: Dossier | None, atlas: Atlas | None) -> None:
        """Show another dossier, its long lists folded, or nothing."""
        self._dossier = dossier
        self._marks = SourceMarks(atlas, dossier) if dossier is not None and atlas is not None else None
        self._whole.clear()
        self._refill()

    def number(self, source_id: str) -> str:
        """Return the number that a source has here."""
        return "" if self._marks is None else f"{self._marks.number(source_id)}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew when the width changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        """Return the height of the rows at the width of now."""
        return QSize(self.width(), self.minimumHeight())

    @Slot()
    def _dress(self) -> None:
        self._lay_out()
        self.update()

    def _refill(self) -> None:
        pools = (self._headings, self._paragraphs, self._facts, self._milestones, self._verdicts, self._rests)
        for pool in pools:
            pool.start()
        lines = plan(self._dossier, self._whole) if self._dossier is not None else ()
        self._rows = [self._row(line) for line in lines]
        for pool in pools:
            pool.hide_rest()
        self._lay_out()
        self._order_stops()

    def _row(self, line: Line) -> AnyRow:
        match line:
            case Heading():
                heading = self._headings.take()
                heading.set_heading(line.title, line.count)
                return heading
            case FactLine():
                fact = self._facts.take()
                fact.set_fact(line.fact, self._marks.of(line.fact) if self._marks is not None else (), last=line.last)
                return fact
            case Milestone():
                milestone = self._milestones.take()
                milestone.set_milestone(line)
                return milestone
            case _:
                return self._plain_row(line)

    def _plain_row(self, line: Paragraph | Verdict | Rest) -> ParagraphRow | VerdictRow | RestButton:
        match line:
            case Paragraph():
                paragraph = self._paragraphs.take()
                paragraph.set_text(line.text, quiet=line.quiet)
                return paragraph
            case Rest():
                rest = self._rests.take()
                rest.set_rest(line.key, line.text)
                return rest
            case _:
                verdict = self._verdicts.take()
                verdict.set_verdict(line)
                return verdict

    def _lay_out(self) -> None:
        width, top = self.width() + self._bar_width() - 2 * MARGIN, _TOP
        for row in self._rows:
            height = row.lay_out(width)
            own = row.sizeHint().width() if isinstance(row, RestButton) else width
            row.setGeometry(MARGIN, top, own, height)
            row.show()
            top += height
        self.setMinimumHeight(top + _BOTTOM)

    def _bar_width(self) -> int:
        """Return how much of the right margin the scroll bar takes, so that rows end where they end without it."""
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        return min(max(area.width() - self.width(), 0), MARGIN) if isinstance(area, QScrollArea) else 0

    def _order_stops(self) -> None:
        """Let Tab go from top to bottom, whatever order the widgets were made in."""
        before: QWidget | None = None
        for row in self._rows:
            for stop in row.stops():
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop

    @Slot(str)
    def _unfold(self, key: str) -> None:
        self._whole ^= {key}
        self._refill()

    def _new_heading(self) -> HeadingRow:
        return HeadingRow(self._theme, self)

    def _new_paragraph(self) -> ParagraphRow:
        return ParagraphRow(self._theme, self)

    def _new_verdict(self) -> VerdictRow:
        return VerdictRow(self._theme, self)

    def _new_fact(self) -> FactRow:
        row = FactRow(self._theme, self)
        row.picked.connect(self.picked)
        row.opened.connect(self.opened)
        return row

    def _new_milestone(self) -> MilestoneRow:
        row = MilestoneRow(self._theme, self)
        row.picked.connect(self.picked)
        return row

    def _new_rest(self) -> RestButton:
        button = RestButton(self._theme, self)
        button.asked.connect(self._unfold)
        return button
