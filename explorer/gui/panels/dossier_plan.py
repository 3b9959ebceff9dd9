"""Which rows a dossier is shown in: long lists in part, until the rest is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from explorer.domain.evidence import Verdict
from explorer.figures.dossier import Dossier, Fact, MilestoneRow, Section
from explorer.gui.text import translate
from explorer.records import record

FIRST_MILESTONES = 5
FIRST_FACTS = 8  # of every section but the first, which is always shown whole
FIRST_CLAIMS = 3
_SLACK = 1  # a list that would hide only so many is shown whole
_CLAIMS = "claims"


@record(frozen=True, slots=True)
class Heading:
    """A section's heading and what is said at its right."""

    title: str
    count: str = ""


@record(frozen=True, slots=True)
class Paragraph:
    """A text over the whole width."""

    text: str
    quiet: bool = False


@record(frozen=True, slots=True)
class FactLine:
    """A fact, and whether it is the last of its section."""

    fact: Fact
    last: bool


@record(frozen=True, slots=True)
class Rest:
    """The button that shows or hides the rest of the list with this key."""

    key: str
    text: str


Line = Heading | Paragraph | FactLine | MilestoneRow | Verdict | Rest


def plan(dossier: Dossier, whole: Set[str]) -> Iterator[Line]:
    """Yield the rows from top to bottom; ``whole`` are the keys of the lists to show whole."""
    claims = [section for section in dossier.sections if section.verdict]
    others = [section for section in dossier.sections if not section.verdict]
    alone = len(claims) == 1 and dossier.sections[0] is claims[0]  # a claim's own dossier begins with its verdict
    if alone:
        yield from _claim(claims.pop())
        if dossier.summary_zh:
            yield Paragraph(dossier.summary_zh, quiet=True)
    for place, section in enumerate(others):
        yield from _section(section, f"{place} {section.title}", whole, all_facts=place == 0)
        if place == 0 and not alone:
            yield from _about(dossier)
    folded = _first(len(claims), FIRST_CLAIMS)
    for section in claims if _CLAIMS in whole else claims[:folded]:
        yield from _claim(section)
    yield from _rest(_CLAIMS, folded, len(claims), opened=_CLAIMS in whole)


def _about(dossier: Dossier) -> Iterator[Line]:
    if dossier.summary or dossier.summary_zh:
        yield Heading(translate("Dossier", "About"), dossier.written)
    if dossier.summary:
        yield Paragraph(dossier.summary)
    if dossier.summary_zh:
        yield Paragraph(dossier.summary_zh, quiet=True)


def _section(section: Section, key: str, whole: Set[str], *, all_facts: bool) -> Iterator[Line]:
    opened, total = key in whole, len(section.facts) + len(section.milestones)
    some_facts = len(section.facts) if all_facts else _first(len(section.facts), FIRST_FACTS)
    some_milestones = _first(len(section.milestones), FIRST_MILESTONES)
    folded = some_facts + some_milestones
    facts = section.facts if opened else section.facts[:some_facts]
    count = section.count
    if folded < total and not opened:
        count = translate("Dossier", "{0} of {1}").format(folded, total)
    yield Heading(section.title, count)
    if section.text:
        yield Paragraph(section.text)
    for place, fact in enumerate(facts, start=1):
        yield FactLine(fact, last=place == len(facts))
    yield from section.milestones if opened else section.milestones[:some_milestones]
    yield from _rest(key, folded, total, opened=opened)


def _claim(section: Section) -> Iterator[Line]:
    """Yield a checked claim: what was said, the verdict, the evidence."""
    yield Heading(section.title, section.count)
    for fact in section.facts:
        yield FactLine(replace(fact, label=""), last=True)
    if section.verdict in {verdict.value for verdict in Verdict}:
        yield Verdict(section.verdict)
    if section.text:
        yield Paragraph(section.text)


def _first(total: int, some: int) -> int:
    """Return how many of a list are shown while it is folded."""
    return total if total <= some + _SLACK else some


def _rest(key: str, folded: int, total: int, *, opened: bool) -> Iterator[Line]:
    if folded < total:
        text = translate("Dossier", "Show fewer") if opened else translate("Dossier", "Show all {0}").format(total)
        yield Rest(key, text)
