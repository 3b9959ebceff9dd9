"""The tables beside the technology: a matrix as rows of cells, the dots of the trend as rows of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Cell, CellKind, Column, Table, sources_cell
from explorer.figures.names import short_name
from explorer.figures.panels import MatrixCell, MatrixPanel, MatrixRow
from explorer.figures.plots import Panel
from explorer.figures.sourcing import sources_of
from explorer.figures.words import bounded, number, status_words


def matrix_table(panel: MatrixPanel) -> Table:
    """Return a matrix as a table: heading and label of each row, a cell a column, and the sources."""
    grouped = any(row.group for row in panel.rows)
    columns = (
        *([Column("Group")] if grouped else []),
        Column(panel.corner or "Row"),
        *(Column(f"{one.title} ({one.detail})" if one.detail else one.title) for one in panel.columns),
        Column("Sources"),
    )
    return Table(columns, tuple(_line(row, grouped=grouped) for row in panel.rows))


def _line(row: MatrixRow, *, grouped: bool) -> tuple[Cell, ...]:
    sources = sources_of(row.cells)
    return (
        *([Cell(row.group)] if grouped else []),
        Cell(row.label, target=row.target),
        *(matrix_cell(cell) for cell in row.cells),
        sources_cell(sources),
    )


def matrix_cell(cell: MatrixCell) -> Cell:
    """Return a cell of a matrix in words, with the first number behind it."""
    text = ", ".join(part for part in (cell.text, cell.quiet) if part)
    first = cell.data[0] if cell.data else None
    return Cell(
        f"{text}; {cell.lower}" if cell.lower else text,
        first.value if first else None,
        first.status if first else None,
        cell.sources,
        cell.target,
    )


def trend_table(atlas: Atlas, panels: Sequence[Panel]) -> Table:
    """Return every dot as a row: launch, car, measure, value, unit, trim, how well known, sources."""
    columns = (
        Column("Launch"),
        Column("Car"),
        Column("Measure"),
        Column("Value", CellKind.NUMBER),
        Column("Unit"),
        Column("Trim"),
        Column("Status"),
        Column("Sources"),
    )
    return Table(columns, tuple(_dots(atlas, panels)))


def _dots(atlas: Atlas, panels: Sequence[Panel]) -> Iterator[tuple[Cell, ...]]:
    for panel in panels:
        for line in panel.series:
            metric = line.id.removesuffix(f"-{line.colour}")
            name = atlas.metrics[metric].name_en if metric in atlas.metrics else panel.title
            for one in line.data:
                yield (
                    Cell(one.period.label, sources=one.sources),
                    Cell(short_name(atlas, one.about), target=one.about),
                    Cell(name),
                    Cell(bounded(number(one.value, 1), one.bound), one.value, one.status, one.sources),
                    Cell(one.unit),
                    Cell(one.note.partition("; ")[2]),
                    Cell(status_words(one.status, one.bound)),
                    sources_cell(one.sources),
                )
