"""A dossier as plain text, its sources numbered and listed at the end."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.export.citation import long_citation, short_citation
from explorer.export.clean import clean_text
from explorer.figures.dossier import Dossier, Fact, MilestoneRow, Section
from explorer.figures.milestone_groups import category_words

_LABEL = 20


def dossier_text(dossier: Dossier, atlas: Atlas) -> str:
    """Return everything a dossier says; ``[3]`` after a value is the third source of the list at the end."""
    numbers: dict[str, int] = {}
    lines = [_joined(dossier.title, dossier.title_zh)]
    if dossier.path:
        lines.append(clean_text("".join(run.text for run in dossier.path)))
    claim = bool(dossier.sections and dossier.sections[0].verdict)  # its Chinese is that of what was found
    lines += [clean_text(one) for one in (dossier.summary, "" if claim else dossier.summary_zh) if one]
    for place, section in enumerate(dossier.sections):
        lines += ["", *_section(section, numbers, dossier.summary_zh if claim and place == 0 else "")]
    for source in dossier.sources:
        numbers.setdefault(source, len(numbers) + 1)
    lines += ["", "SOURCES"]
    lines += [f"  [{place}] {_cite(atlas, source)}" for source, place in numbers.items()]
    return "\n".join(lines) + "\n"


def fact_text(fact: Fact, dossier: Dossier, atlas: Atlas) -> str:
    """Return one fact of a dossier on a line, with whom it is about, how it is known, and its sources cited in short.

    ``AITO 问界, Deliveries, total: 1,047,700. Source: Gasgoo, 28 Oct 2025.``
    """
    about = _joined(dossier.title, dossier.title_zh)
    said = ", ".join(part for part in (about, fact.label) if part)
    value = "".join(run.text for run in fact.runs) or "No figure in this pack"
    known = [short_citation(atlas.sources[one]) for one in fact.sources if one in atlas.sources]
    cited = f" {'Source' if len(known) == 1 else 'Sources'}: {'; '.join(known)}." if known else ""
    return clean_text(f"{said}: {value}{_notes(fact)}.{cited}")


def _section(section: Section, numbers: dict[str, int], chinese: str = "") -> list[str]:
    heading = section.title.upper() + (f" ({section.count})" if section.count else "")
    lines = [clean_text(heading)]
    if section.verdict:
        lines.append(f"  Verdict: {section.verdict}")
    lines += [f"  {clean_text(one)}" for one in (section.text, chinese) if one]
    lines += [_fact(fact, numbers) for fact in section.facts]
    lines += [_milestone(row) for row in section.milestones]
    return lines


def _fact(fact: Fact, numbers: dict[str, int]) -> str:
    value = "".join(run.text for run in fact.runs) or "No figure in this pack"
    marks = [f"[{numbers.setdefault(source, len(numbers) + 1)}]" for source in fact.sources]
    return clean_text(f"  {fact.label:<{_LABEL}} {value} {''.join(marks)}{_notes(fact)}").rstrip()


def _notes(fact: Fact) -> str:
    notes = [f"{fact.differs} other values"] if fact.differs > 1 else ["1 other value"] if fact.differs else []
    notes += [f"calculated: {fact.calc}"] if fact.calc else []
    notes += [fact.note] if fact.note else []
    return f" ({'; '.join(notes)})" if notes else ""


def _milestone(row: MilestoneRow) -> str:
    announced = ", announced" if row.announced else ""
    return clean_text(f"  {row.date.label:<{_LABEL}} {row.title} [{category_words(row.category)}{announced}] {row.id}")


def _joined(title: str, chinese: str) -> str:
    return clean_text(f"{title} {chinese}" if chinese and chinese != title else title)


def _cite(atlas: Atlas, source: str) -> str:
    found = atlas.sources.get(source)
    return long_citation(found) if found else clean_text(source)
