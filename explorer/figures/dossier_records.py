"""What is known of a milestone, a claim or a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.evidence import Claim, Reading, Source
from explorer.domain.milestones import Milestone
from explorer.domain.periods import Period, Precision
from explorer.figures.articles import counted_by
from explorer.figures.dossier import Dossier, Fact, MilestoneRow, Run, Section
from explorer.figures.facts import entities_fact, metric_label, observation_fact, text_fact
from explorer.figures.milestone_groups import category_words
from explorer.figures.names import KINDS, colour_key, joined, named, short_name
from explorer.figures.sourcing import kind_words
from explorer.figures.words import capital, counted, measure, number

_SAME = {Precision.DAY: "Also that day", Precision.MONTH: "Also that month"}
_LANGUAGES = {"zh": "Chinese", "en": "English", "de": "German", "fr": "French", "it": "Italian", "es": "Spanish",
              "ja": "Japanese", "ru": "Russian", "ko": "Korean", "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish",
              "cs": "Czech", "hu": "Hungarian", "bg": "Bulgarian", "is": "Icelandic", "hi": "Hindi",
              "id": "Indonesian", "tl": "Filipino"}  # fmt: skip


def milestone_row(atlas: Atlas, one: Milestone) -> MilestoneRow:
    """Return a milestone as a row; a date after the as-of date is an announced one."""
    return MilestoneRow(one.id, one.category, one.date, one.title_en, one.is_ahead(atlas.info.as_of))


def milestones_section(atlas: Atlas, found: Iterable[Milestone], title: str = "Milestones") -> Section | None:
    """Return milestones as rows, in the order given, or None without any."""
    rows = tuple(milestone_row(atlas, one) for one in found)
    return Section(title, milestones=rows, count=f"{len(rows)}") if rows else None


def claim_sections(claims: Iterable[Claim]) -> Iterator[Section]:
    """Yield a section for each checked claim: the claim as a link, its verdict, and what was found."""
    for claim in sorted(claims, key=lambda one: one.article_order):
        link = Fact("Claim", (Run(f"“{claim.statement_en}”", claim.id),), claim.source_ids)
        yield Section("Checked claim", (link,), text=claim.evidence_en, verdict=claim.verdict.value)


def claims_on(atlas: Atlas, entity_id: str) -> list[Claim]:
    """Return the claims that rest on a number or a milestone of an entity."""
    dated = {one.id for one in atlas.milestones_of(entity_id)}
    return [
        claim
        for claim in atlas.claims.values()
        if dated.intersection(claim.milestone_ids) or entity_id in counted_by(atlas, claim.id)
    ]


def milestone_dossier(atlas: Atlas, one: Milestone) -> Dossier:
    """Return a milestone: when, of whom, with whom, what else was that day, and which claims it bears on."""
    sections = [
        Section("Facts", tuple(_milestone_facts(atlas, one))),
        *_company_kept(atlas, one),
        *_same_day(atlas, one),
        *claim_sections(claim for claim in atlas.claims.values() if one.id in claim.milestone_ids),
    ]
    path = (Run(f"{category_words(one.category)} · "), *named(atlas, one.entity_id))
    colour = colour_key(atlas, one.entity_id)
    return Dossier(one.id, one.title_en, one.title_zh, colour, path, tuple(sections), one.description_en)


def _milestone_facts(atlas: Atlas, one: Milestone) -> Iterator[Fact]:
    announced = one.is_ahead(atlas.info.as_of)
    yield text_fact("Announced for" if announced else "Date", one.date.label, one.source_ids)
    yield entities_fact(atlas, "About", [one.entity_id], one.source_ids)
    if one.value is not None:
        yield text_fact("Value", _in_unit(one.value, one.unit), one.source_ids)
    yield text_fact("Importance", f"{one.importance} of 5", ())  # as the pack weighs it: no source says so


def _company_kept(atlas: Atlas, one: Milestone) -> Iterator[Section]:
    """Yield who else took part: people with the house they stand for, then companies, brands and cars."""
    known = [atlas.entities[other] for other in one.with_ids if other in atlas.entities]
    people = [other for other in known if other.kind is EntityKind.PERSON]
    others = [other for other in known if other.kind is not EntityKind.PERSON]
    for title, group in (("People", people), ("With", others)):
        facts = tuple(
            Fact(
                short_name(atlas, other.parent_id) if other in people and other.parent_id else KINDS[other.kind],
                named(atlas, other.id),
                one.source_ids,
                colour=colour_key(atlas, other.id) or colour_key(atlas, other.parent_id),
            )
            for other in group
        )
        if facts:
            yield Section(title, facts, count=f"{len(facts)}")


def _same_day(atlas: Atlas, one: Milestone) -> Iterator[Section]:
    if one.date.precision in _SAME:
        others = (other for other in atlas.milestones.values() if other.date == one.date and other.id != one.id)
        section = milestones_section(atlas, others, _SAME[one.date.precision])
        if section:
            yield section


def claim_dossier(atlas: Atlas, one: Claim) -> Dossier:
    """Return a claim: its verdict with the evidence, then the figures and milestones that bear on it.

    What bears on it but is from after the as-of date is only counted.
    """
    facts = [Fact("Key figure", (Run(one.figure),), one.source_ids)] if one.figure else []
    facts.append(text_fact("Theme", capital(one.theme), ()))  # the pack's own order: no source says so
    dated = [atlas.milestones[found] for found in one.milestone_ids if found in atlas.milestones]
    figures = (*_claim_figures(atlas, one), *(fact for found in dated for fact in _milestone_figure(found)))
    facts += _later_evidence(atlas, one, len(dated))
    sections = [
        Section("What we found", text=one.evidence_en, verdict=one.verdict.value),
        Section("Facts", tuple(facts)),
        *([Section("Figures", figures, count=f"{len(figures)}")] if figures else []),
    ]
    milestones = milestones_section(atlas, sorted(dated, key=lambda found: found.date, reverse=True))
    path = (Run(f"Claim {one.article_order} of {len(atlas.claims)} · {capital(one.theme)}"),)
    return Dossier(
        one.id,
        f"“{one.statement_en}”",
        one.statement_zh,
        "",
        path,
        (*sections, *([milestones] if milestones else []), *_pages(atlas, one.source_ids)),
        "",
        one.evidence_zh,
        sources=(*one.source_ids, *(source for found in dated for source in found.source_ids)),
    )


def _pages(atlas: Atlas, ids: Iterable[str]) -> Iterator[Section]:
    """Yield the pages that a verdict rests on, each by its date, title and publisher."""
    known = [atlas.sources[one] for one in dict.fromkeys(ids) if one in atlas.sources]
    facts = tuple(
        Fact(
            one.published.label if one.published else "Undated",
            (Run(one.title), Run(f", {one.publisher}", quiet=True)),
            (one.id,),
        )
        for one in known
    )
    if facts:
        yield Section("What it rests on", facts, count=f"{len(facts)}")


def _milestone_figure(one: Milestone) -> Iterator[Fact]:
    """Yield the number that a milestone carries, with the milestone as a link."""
    if one.value is not None:
        said = Run(f": {_in_unit(one.value, one.unit)}")
        yield Fact(one.date.label, (Run(one.title_en, one.id), said), one.source_ids)


def _in_unit(value: float, unit: str) -> str:
    """Return a value with its unit, also with one that goes without saying beside a measure: ``1,000,000 vehicles``."""
    text = measure(value, unit, 2)
    return f"{text} {unit}".strip() if text == number(value, 2) else text


def _later_evidence(atlas: Atlas, claim: Claim, dated: int) -> list[Fact]:
    known = sum(atlas.observations.find(found) is not None for found in claim.observation_ids)
    rows, events = len(claim.observation_ids) - known, len(claim.milestone_ids) - dated
    parts = [counted(rows, "figure")] * bool(rows) + [counted(events, "milestone")] * bool(events)
    said = f"{' and '.join(parts)} from after {Period.day(atlas.info.as_of).label}"
    return [Fact("Later", (Run(said, quiet=True),), claim.source_ids)] if parts else []


def _claim_figures(atlas: Atlas, claim: Claim) -> Iterator[Fact]:
    for found in claim.observation_ids:
        row = atlas.observations.find(found)
        if row is not None:
            fact = observation_fact(atlas, row.period.label, row)
            about = joined([named(atlas, row.entity_id)[:1], (Run(metric_label(atlas, row.metric).lower()),)])
            yield replace(fact, runs=(*about, Run(": "), *fact.runs))


def language_words(code: str) -> str:
    """Return a language in English by its code; of one not known here the code itself."""
    return _LANGUAGES.get(code, code)


def source_dossier(atlas: Atlas, one: Source) -> Dossier:
    """Return a source: who published it, when, of what kind, its address as text, and what rests on it.

    The article whose claims the pack checks also has what it points its reader to.
    """
    here = (one.id,)
    facts = [text_fact("Publisher", one.publisher, here)]
    if one.published:
        facts.append(text_fact("Published", one.published.label, here))
    facts.append(text_fact("Kind", kind_words(one.quality), here))
    facts.append(text_fact("Language", language_words(one.language), here))
    if one.accessed:
        facts.append(text_fact("Read", one.accessed.label, here))
    facts.append(text_fact("Address", one.url, here))
    cited = sum(one.id in row.split(";") for row in _citations(atlas))
    facts.append(Fact("Cited by", (Run(counted(cited, "figure")),), here, calc="rows of observations that cite it"))
    dated = [found for found in atlas.milestones.values() if one.id in found.source_ids]
    milestones = milestones_section(atlas, sorted(dated, key=lambda found: found.date, reverse=True))
    beside = (reading_section(atlas, one.id), milestones)
    sections = (Section("Source", tuple(facts)), *(section for section in beside if section is not None))
    return Dossier(one.id, one.title, "", "", (Run("Source"),), sections, sources=here)


def reading_section(atlas: Atlas, source_id: str) -> Section | None:
    """Return what the article points its reader to; None of any other source."""
    if source_id != atlas.info.article or not atlas.readings:
        return None
    facts = tuple(_reading_fact(one, (source_id,)) for one in atlas.readings.values())
    return Section("Further reading", facts, count=str(len(facts)))


def _reading_fact(one: Reading, sources: tuple[str, ...]) -> Fact:
    made = "".join(f", {part}" for part in (one.author, one.year) if part)
    rest = " ".join(part for part in (f"{made}.", one.why_en, one.url_or_isbn) if part)
    return Fact(one.kind.capitalize(), (Run(one.title), Run(rest, quiet=True)), sources)


def _citations(atlas: Atlas) -> Iterator[str]:
    table = atlas.observations
    return (table.source_lists[code] for code in table.sources)
