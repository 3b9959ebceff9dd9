"""A figure's table as CSV (RFC 4180, UTF-8) or as cells to paste: headers first, exact numbers, sources in each row."""

from __future__ import annotations

import csv
import io

from explorer.domain.atlas import Atlas
from explorer.export.citation import short_citation
from explorer.export.clean import neutral_cell
from explorer.figures.figure import Cell, CellKind, Column, Figure


def csv_bytes(figure: Figure, atlas: Atlas | None = None) -> bytes:
    """Return the table of a figure; with the atlas, a last column that cites the sources of each row in words.

    Numbers stand exact and without thousands marks, a missing one is an empty cell. A column of numbers that are not
    all alike has a column after it that says how well each is known. Texts are quoted and neutral.
    The same figure gives the same bytes.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    table = figure.table
    told = [any(row[place].known for row in table.rows) for place in range(len(table.columns))]
    headers = [name for column, known in zip(table.columns, told, strict=True) for name in _headers(column, known)]
    writer.writerow([*map(neutral_cell, headers), *(["Cited"] if atlas else [])])
    for row in table.rows:
        cells = zip(table.columns, row, told, strict=True)
        values = [value for column, cell, known in cells for value in _values(column, cell, known)]
        writer.writerow([*values, *([_cited(atlas, row)] if atlas else [])])
    return out.getvalue().encode()


def cells_text(figure: Figure) -> str:
    """Return the table of a figure as lines of cells joined by tabs, as :func:`csv_bytes` has them, to be pasted."""
    table = figure.table
    told = [any(row[place].known for row in table.rows) for place in range(len(table.columns))]
    lines = [[name for column, known in zip(table.columns, told, strict=True) for name in _headers(column, known)]]
    for row in table.rows:
        cells = zip(table.columns, row, told, strict=True)
        lines.append([str(value) for column, cell, known in cells for value in _values(column, cell, known)])
    return "".join("\t".join(map(neutral_cell, line)) + "\n" for line in lines)


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
