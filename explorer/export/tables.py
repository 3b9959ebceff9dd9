"""A figure's table as CSV (RFC 4180, UTF-8) or as cells to paste: headers first, exact numbers, sources in each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest

from explorer.domain.atlas import Atlas
from explorer.export.citation import short_citation
from explorer.export.clean import neutral_cell
from explorer.figures.figure import Cell, CellKind, Column, Figure, Table


def csv_bytes(figure: Figure, atlas: Atlas | None = None) -> bytes:
    """Return the table of a figure; with the atlas, a last column that cites the sources of each row in words.

    Numbers stand exact and without thousands marks, a missing one is an empty cell. A column of numbers that are not
    all alike has a column after it that says how well each is known. Texts are quoted and neutral.
    The same figure gives the same bytes.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    cited = ["Cited", *(_cited(atlas, row) for row in figure.table.rows)] if atlas else []
    for line, words in zip_longest(_lines(figure.table), cited):
        writer.writerow(line if words is None else [*line, words])
    return out.getvalue().encode()


def cells_text(figure: Figure) -> str:
    """Return the table of a figure as lines of cells joined by tabs, as :func:`csv_bytes` has them, to be pasted."""
    return "".join("\t".join(map(str, line)) + "\n" for line in _lines(figure.table))


def _lines(table: Table) -> Iterator[list[str | int | float]]:
    """Yield the headers, then the cells of each row; every text is neutral."""
    told = [any(row[place].known for row in table.rows) for place in range(len(table.columns))]
    columns = list(zip(table.columns, told, strict=True))
    yield [neutral_cell(name) for column, known in columns for name in _headers(column, known)]
    for row in table.rows:
        cells = zip(columns, row, strict=True)
        yield [value for (column, known), cell in cells for value in _values(column, cell, known)]


def _headers(column: Column, known: bool) -> list[str]:
    return [_header(column), *([f"{column.title}, status"] if known else [])]


def _values(column: Column, cell: Cell, known: bool) -> list[str | int | float]:
    return [_value(column, cell), *([neutral_cell(cell.known)] if known else [])]


def _header(column: Column) -> str:
    return f"{column.title} ({column.unit})" if column.unit else column.title


def _value(column: Column, cell: Cell) -> str | int | float:
    if column.kind is CellKind.TEXT:
        return neutral_cell(cell.text)
    if cell.value is None:
        return ""
    return int(cell.value) if cell.value == int(cell.value) else cell.value


def _cited(atlas: Atlas, row: tuple[Cell, ...]) -> str:
    ids = dict.fromkeys(source for cell in row for source in cell.sources)
    return neutral_cell("; ".join(short_citation(atlas.sources[one]) for one in ids if one in atlas.sources))
