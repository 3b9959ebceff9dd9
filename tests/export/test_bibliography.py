"""Lists of sources, cells to paste and single facts: complete, exact, and harmless to a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from explorer.domain.atlas import Atlas
from explorer.export.bibliography import bibliography_csv, bibliography_text, cited
from explorer.export.citation import long_citation, short_citation
from explorer.export.plain import fact_text
from explorer.export.tables import cells_text, csv_bytes
from explorer.figures.catalogue import figure
from explorer.figures.dossiers import dossier
from explorer.figures.figure import Figure
from explorer.state.viewpoint import viewpoint


@pytest.fixture(scope="module")
def shown(atlas: Atlas) -> Figure:
    return figure(atlas, viewpoint("deliveries?focus=hima"))


def test_the_text_names_the_figure_and_then_each_source_once(atlas: Atlas, shown: Figure) -> None:
    first, blank, *lines = bibliography_text(shown, atlas).splitlines()
    assert first.startswith(shown.takeaway.rstrip(".")) and shown.link in first and blank == ""
    assert len(lines) == len(set(shown.sources)) > 20
    wanted = {long_citation(atlas.sources[one]) for one in shown.sources}
    assert {line.partition("] ")[2] for line in lines} == wanted
    assert [line.partition("] ")[0] for line in lines] == [f"[{place}" for place in range(1, len(lines) + 1)]


def test_sources_stand_by_publisher(atlas: Atlas, shown: Figure) -> None:
    publishers = [one.publisher.casefold() for one in cited(shown, atlas)]
    assert publishers == sorted(publishers)


def test_a_source_that_the_pack_lacks_is_left_out(atlas: Atlas, shown: Figure) -> None:
    odd = replace(shown, sources=("nowhere", shown.sources[0], shown.sources[0]))
    assert [one.id for one in cited(odd, atlas)] == [shown.sources[0]]
    assert len(list(csv.reader(io.StringIO(bibliography_csv(odd, atlas).decode())))) == 2


def test_nothing_in_the_table_is_a_formula(atlas: Atlas, shown: Figure) -> None:
    one = atlas.sources[shown.sources[0]]
    hostile = replace(atlas, sources={one.id: replace(one, title='=HYPERLINK("a")', publisher="+1\n@x", url="-a")})
    (_, row) = csv.reader(io.StringIO(bibliography_csv(replace(shown, sources=(one.id,)), hostile).decode()))
    assert row[1] == '\'=HYPERLINK("a")' and row[2] == "'+1 @x" and row[7] == "'-a"


@pytest.mark.parametrize("link", ["deliveries?focus=hima", "timeline", "roles", "claims"])
def test_cells_are_those_of_the_csv(atlas: Atlas, link: str) -> None:
    one = figure(atlas, viewpoint(link))
    pasted = [line.split("\t") for line in cells_text(one).removesuffix("\n").split("\n")]
    assert pasted == list(csv.reader(io.StringIO(csv_bytes(one).decode(), newline="")))
    assert len({len(line) for line in pasted}) == 1


def test_a_fact_says_of_whom_it_is_and_who_says_so(atlas: Atlas) -> None:
    shown = dossier(atlas, "aito")
    for section in shown.sections:
        for fact in section.facts:
            text = fact_text(fact, shown, atlas)
            assert text.startswith(f"{shown.title} {shown.title_zh}") and "\n" not in text
            assert "".join(run.text for run in fact.runs) in text
            for source in fact.sources:
                assert short_citation(atlas.sources[source]) in text


def test_a_computed_fact_says_how(atlas: Atlas) -> None:
    shown = dossier(atlas, "aito")
    computed = [fact for section in shown.sections for fact in section.facts if fact.calc]
    assert computed
    assert all(f"calculated: {fact.calc}" in fact_text(fact, shown, atlas) for fact in computed)
