"""The widgets of a dossier's rows, made when first needed and then used again for every record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from explorer.domain.evidence import Verdict
from explorer.figures.dossier import Fact
from explorer.figures.dossier import MilestoneRow as Milestone
from explorer.gui.badges import MarkerSpec
from explorer.gui.panels.dossier_plan import FactLine, Heading, Line, Paragraph, Rest
from explorer.gui.panels.dossier_rows import HeadingRow, ParagraphRow, RestButton, VerdictRow
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.milestone_row import MilestoneRow
from explorer.gui.theme import Theme


class Marks(Protocol):
    """The markers of one dossier; ``pack`` is what they were made of, ``None`` for those of a first sight."""

    @property
    def pack(self) -> object | None:
        """The pack."""

    def number(self, source_id: str) -> int:
        """Return a source's number in this dossier."""

    def of(self, fact: Fact) -> tuple[MarkerSpec, ...]:
        """Return a fact's markers from left to right."""


AnyRow = HeadingRow | ParagraphRow | FactRow | MilestoneRow | VerdictRow | RestButton
R = TypeVar("R", bound=QWidget)


class Pool(Generic[R]):
    """Widgets of one kind on one parent."""

    def __init__(self, make: Callable[[Theme, QWidget], R], theme: Theme, parent: QWidget) -> None:
        self._make = make
        self._theme = theme
        self._parent = parent
        self._all: list[R] = []
        self._used = 0
        self.fresh: list[R] = []

    def start(self) -> None:
        """Give all widgets back."""
        self._used = 0

    def take(self) -> R:
        """Return the next widget; one that was made for it is also put into ``fresh``, to be connected."""
        if self._used == len(self._all):
            made = self._make(self._theme, self._parent)
            self._all.append(made)
            self.fresh.append(made)
        self._used += 1
        return self._all[self._used - 1]

    def hide_rest(self, below: int) -> None:
        """Hide the widgets that nobody took and that begin above ``below`` pixels."""
        for one in self._all[self._used :]:
            if one.y() < below:
                one.hide()


class RowStock:
    """Hands out rows, filled for a line of the plan."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.headings = Pool(HeadingRow, theme, parent)
        self.paragraphs = Pool(ParagraphRow, theme, parent)
        self.facts = Pool(FactRow, theme, parent)
        self.milestones = Pool(MilestoneRow, theme, parent)
        self.verdicts = Pool(VerdictRow, theme, parent)
        self.rests = Pool(RestButton, theme, parent)

    def start(self) -> None:
        """Give all rows back."""
        for pool in (self.headings, self.paragraphs, self.facts, self.milestones, self.verdicts, self.rests):
            pool.start()

    def hide_rest(self, below: int) -> None:
        """Hide the rows that nobody took and that begin above ``below`` pixels."""
        for pool in (self.headings, self.paragraphs, self.facts, self.milestones, self.verdicts, self.rests):
            pool.hide_rest(below)

    def row(self, line: Line, marks: Marks) -> AnyRow:
        """Return a row that shows a line."""
        match line:
            case Heading():
                heading = self.headings.take()
                heading.set_heading(line.title, line.count)
                return heading
            case FactLine():
                fact = self.facts.take()
                fact.set_fact(line.fact, marks.of(line.fact), last=line.last)
                return fact
            case Milestone():
                milestone = self.milestones.take()
                milestone.set_milestone(line)
                return milestone
            case _:
                return self._plain_row(line)

    def _plain_row(self, line: Paragraph | Verdict | Rest) -> AnyRow:
        match line:
            case Paragraph():
                paragraph = self.paragraphs.take()
                paragraph.set_text(line.text, quiet=line.quiet)
                return paragraph
            case Rest():
                rest = self.rests.take()
                rest.set_rest(line.key, line.text)
                return rest
            case _:
                verdict = self.verdicts.take()
                verdict.set_verdict(line)
                return verdict
