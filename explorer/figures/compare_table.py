"""The table of a comparison: for each column the exact number, what is shown, and the difference from the first."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.figures.figure import Cell, CellKind, Column, Table, sources_cell
from explorer.figures.panels import MatrixCell, MatrixColumn, MatrixRow
from explorer.figures.sourcing import sources_of
from explorer.figures.words import status_words


def compare_table(columns: Sequence[MatrixColumn], rows: Sequence[MatrixRow]) -> Table:
    """Return a row a measure; a text has no exact number, a missing one says why."""
    heads = [Column("Group"), Column("Measure"), Column("Unit")]
    for place, one in enumerate(columns):
        heads += [Column(one.title, CellKind.NUMBER), Column(f"{one.title}, as shown")]
        heads += [Column(f"{one.title}, difference", CellKind.NUMBER, "%")] if place else []
    return Table((*heads, Column("Sources")), tuple(_line(row) for row in rows))


def _line(row: MatrixRow) -> tuple[Cell, ...]:
    cells = [Cell(row.group), Cell(row.label), Cell(row.quiet)]
    for place, cell in enumerate(row.cells):
        cells += [_exact(cell), Cell(_shown(cell), sources=cell.sources)]
        cells += [_difference(cell)] if place else []
    sources = sources_of(row.cells)
    return (*cells, sources_cell(sources))


def _exact(cell: MatrixCell) -> Cell:
    if not cell.data:
        return Cell("")
    datum = cell.data[0]
    return Cell(cell.text, datum.value, datum.status, datum.sources, known=status_words(datum.status, datum.bound))


def _shown(cell: MatrixCell) -> str:
    text = " ".join(part for part in (cell.text, cell.quiet) if part)
    return f"{text} ({cell.lower})" if cell.lower else text


def _difference(cell: MatrixCell) -> Cell:
    if cell.share is None:
        return Cell("")
    words = f"{cell.share * 100:+.0f}".replace("-", "−")
    return Cell("0" if words in ("+0", "−0") else words, round(cell.share * 100, 6))
