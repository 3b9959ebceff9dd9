"""What rests on each source: the rows of every table that cite it, as sections to read and as a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Relation, Role
from explorer.domain.evidence import Quality
from explorer.figures.dossier import Fact, Run, Section
from explorer.figures.dossier_records import language_words, milestones_section
from explorer.figures.facts import metric_label, observation_runs
from explorer.figures.figure import Cell, CellKind, Column, Table
from explorer.figures.names import KINDS, joined, named
from explorer.figures.relation_words import relation_label
from explorer.figures.sourcing import kind_words
from explorer.figures.words import capital, measure, number

_COLUMNS = (
    Column("Title"),
    Column("Publisher"),
    Column("Published"),
    Column("Kind"),
    Column("Language"),
    Column("Rows", CellKind.NUMBER),
)


@kept
def citing_counts(atlas: Atlas) -> Mapping[str, int]:
    """Return how many rows of the pack cite each source, for those that any row cites."""
    counts: Counter[str] = Counter()
    table = atlas.observations
    for code, times in Counter(table.sources).items():
        for one in filter(None, table.source_lists[code].split(";")):
            counts[one] += times
    for ids in _citing(atlas):
        counts.update(set(ids))
    return MappingProxyType(counts)


def _citing(atlas: Atlas) -> Iterator[Iterable[str]]:
    """Yield the sources of every row that is no observation."""
    tables = (
        atlas.entities.values(), atlas.milestones.values(), atlas.relations, atlas.roles.values(),
        atlas.claims.values(), atlas.scenarios.values(),
    )  # fmt: skip
    for rows in tables:
        yield from (row.source_ids for row in rows)


@kept
def source_table(atlas: Atlas) -> Table:
    """Return all sources as a table, in the order of the pack; each cell leads to its source.

    ``value`` is what a column is sorted by where its text would not do: days, ranks, counts.
    """
    counts = citing_counts(atlas)
    ranks = {quality: rank for rank, quality in enumerate(Quality)}
    rows = []
    for one in atlas.sources.values():
        day = float(one.published.start.toordinal()) if one.published else None
        cited = counts.get(one.id, 0)
        rows.append((
            Cell(one.title, target=one.id),
            Cell(one.publisher, target=one.id),
            Cell(one.published.label if one.published else "undated", day, target=one.id),
            Cell(kind_words(one.quality), float(ranks[one.quality]), target=one.id),
            Cell(language_words(one.language), target=one.id),
            Cell(number(cited), float(cited), target=one.id),
        ))  # fmt: skip
    return Table(_COLUMNS, tuple(rows))


def citing_sections(atlas: Atlas, source_id: str) -> tuple[Section, ...]:
    """Return the rows that cite a source, a section for each table that has any; what they are about is a link.

    The facts name no sources: it is the one source that all of them cite.
    """
    facts = (
        ("Figures", _figures(atlas, source_id)),
        ("Entities", _entities(atlas, source_id)),
        ("Links", (_relation(atlas, one) for one in atlas.relations if source_id in one.source_ids)),
        ("Who leads what", (_role(atlas, one) for one in atlas.roles.values() if source_id in one.source_ids)),
        ("Claims", _claims(atlas, source_id)),
        ("Scenario parameters", _parameters(atlas, source_id)),
    )
    found = ((title, tuple(rows)) for title, rows in facts)
    sections = [Section(title, rows, count=f"{len(rows):,}") for title, rows in found if rows]
    dated = [one for one in atlas.milestones.values() if source_id in one.source_ids]
    milestones = milestones_section(atlas, sorted(dated, key=lambda one: one.date, reverse=True))
    return (*sections[:1], *([milestones] if milestones else []), *sections[1:])


def _figures(atlas: Atlas, source_id: str) -> Iterator[Fact]:
    table = atlas.observations
    citing = {code for code in set(table.sources) if source_id in table.source_lists[code].split(";")}
    for place, code in enumerate(table.sources):
        if code in citing:
            row = table[place]
            about = joined([named(atlas, row.entity_id)[:1], (Run(metric_label(atlas, row.metric).lower()),)])
            said = observation_runs(atlas, row)
            yield Fact(row.period.label, (*about, Run(": "), *said), status=row.status, note=row.note)


def _entities(atlas: Atlas, source_id: str) -> Iterator[Fact]:
    for one in atlas.entities.values():
        if source_id in one.source_ids:
            yield Fact(KINDS[one.kind], named(atlas, one.id))


def _relation(atlas: Atlas, one: Relation) -> Fact:
    other = named(atlas, one.to_id)[:1]
    return Fact(relation_label(one), joined([named(atlas, one.from_id)[:1], other], " – "), note=one.note)


def _role(atlas: Atlas, one: Role) -> Fact:
    about = named(atlas, one.partner_id)[:1] if one.partner_id else ()
    words = f"{capital(one.activity)}, {one.cooperation_model.replace('-', ' ')}"
    return Fact("Role", joined([part for part in (about, (Run(words),)) if part]), note=one.note)


def _claims(atlas: Atlas, source_id: str) -> Iterator[Fact]:
    for one in sorted(atlas.claims.values(), key=lambda claim: claim.article_order):
        if source_id in one.source_ids:
            yield Fact(f"Claim {one.article_order}", (Run(f"“{one.statement_en}”", one.id),))


def _parameters(atlas: Atlas, source_id: str) -> Iterator[Fact]:
    for one in atlas.scenarios.values():
        if source_id in one.source_ids:
            yield Fact("Parameter", (Run(f"{one.name_en}: {measure(one.base, one.unit, 2)}"),))
