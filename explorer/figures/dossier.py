"""What is known of one record, in sections: the vocabulary of the details panel and of ``show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.records import record

if TYPE_CHECKING:
    from explorer.domain.observations import Status
    from explorer.domain.periods import Period


@record(frozen=True, slots=True)
class Run:
    """A piece of a value; ``target`` is the id of the record it leads to, ``quiet`` asks for a quieter ink."""

    text: str
    target: str = ""
    quiet: bool = False


@record(frozen=True, slots=True)
class Fact:
    """A label, a value made of runs, and where it comes from.

    ``differs`` counts the disagreeing values (0 for none); ``calc`` names the method of a value computed here;
    ``status`` is the weakest status among the numbers shown; a fact with no runs is "No figure in this pack".
    ``colour`` asks for an entity's dot before the value. With ``share`` a bar of that part of the width, in the
    colour, stands under the label and the value.
    """

    label: str
    runs: tuple[Run, ...]
    sources: tuple[str, ...] = ()
    differs: int = 0
    calc: str = ""
    status: Status | None = None
    note: str = ""
    colour: str = ""
    share: float | None = None


@record(frozen=True, slots=True)
class MilestoneRow:
    """A milestone as a row: its category's marker, its date, its title as a link."""

    id: str
    category: str
    date: Period
    title: str
    announced: bool = False


@record(frozen=True, slots=True)
class Section:
    """A heading with facts or milestones under it; ``count`` is said at the right of the heading."""

    title: str
    facts: tuple[Fact, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    count: str = ""
    text: str = ""
    verdict: str = ""


@record(frozen=True, slots=True)
class Dossier:
    """Everything the details panel shows of one record; ``path`` is the chain of parents as links.

    ``written`` says when the summary was written, where one looks back to before that.
    """

    id: str
    title: str
    title_zh: str
    colour: str
    path: tuple[Run, ...]
    sections: tuple[Section, ...]
    summary: str = ""
    summary_zh: str = ""
    sources: tuple[str, ...] = ()
    written: str = ""
