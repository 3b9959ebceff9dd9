"""What rests on each source: counted and listed by a second road, straight from the tables."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from types import MappingProxyType

import pytest

from explorer.domain.atlas import Atlas
from explorer.figures.source_use import citing_counts, citing_sections, source_table
from explorer.files.resources import bundled_pack

CITING = ("entities", "observations", "milestones", "relations", "roles", "claims", "scenarios")


@pytest.fixture(scope="module")
def counted() -> Counter[str]:
    counts: Counter[str] = Counter()
    for table in CITING:
        with (bundled_pack() / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                counts.update({one for one in row["source_ids"].split(";") if one})
    return counts


def test_counts_are_those_of_the_tables(atlas: Atlas, counted: Counter[str]) -> None:
    assert dict(citing_counts(atlas)) == dict(counted)


def test_the_table_has_every_source_with_its_count(atlas: Atlas, counted: Counter[str]) -> None:
    table = source_table(atlas)
    assert [row[0].target for row in table.rows] == list(atlas.sources)
    assert [column.title for column in table.columns] == [
        "Title", "Publisher", "Published", "Kind", "Language", "Rows",
    ]  # fmt: skip
    for row in table.rows:
        assert row[5].value == counted[row[0].target]
        assert all(cell.text for cell in row) and {cell.target for cell in row} == {row[0].target}


def test_undated_sources_say_so_and_have_no_day_to_sort_by(atlas: Atlas) -> None:
    undated = {one.id for one in atlas.sources.values() if one.published is None}
    told = {row[0].target for row in source_table(atlas).rows if row[2].text == "undated"}
    assert told == undated
    assert {row[0].target for row in source_table(atlas).rows if row[2].value is None} == undated


def test_the_sections_list_every_citing_row_once(atlas: Atlas, counted: Counter[str]) -> None:
    for source_id in atlas.sources:
        sections = citing_sections(atlas, source_id)
        assert sum(len(one.facts) + len(one.milestones) for one in sections) == counted[source_id]
        assert all(one.facts or one.milestones for one in sections)
        assert len({one.title for one in sections}) == len(sections)
        assert all(not fact.sources and not fact.differs for one in sections for fact in one.facts)


def test_every_link_leads_to_a_record(atlas: Atlas) -> None:
    records = {*atlas.entities, *atlas.milestones, *atlas.claims}
    for source_id in atlas.sources:
        for section in citing_sections(atlas, source_id):
            targets = {run.target for fact in section.facts for run in fact.runs if run.target}
            assert targets | {row.id for row in section.milestones} <= records
            if section.title in ("Figures", "Entities", "Links", "Claims"):
                assert all(any(run.target for run in fact.runs) for fact in section.facts)


def test_a_pack_with_nothing_but_sources_has_a_table_of_zeros(atlas: Atlas) -> None:
    bare = replace(
        atlas, entities=MappingProxyType({}), milestones=MappingProxyType({}), relations=(),
        roles=MappingProxyType({}), claims=MappingProxyType({}), scenarios=MappingProxyType({}),
        observations=type(atlas.observations)((), {}),
    )  # fmt: skip
    assert {row[5].value for row in source_table(bare).rows} == {0.0}
    assert citing_sections(bare, next(iter(bare.sources))) == ()
