"""The finances as a table: every result of the range, those that are not drawn too, with what each covers."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.results import Result, Results
from explorer.domain.atlas import Atlas
from explorer.figures.figure import Cell, CellKind, Column, Table, sources_cell
from explorer.figures.finances_panels import Shown, datum, lack, name_of
from explorer.figures.sourcing import in_order
from explorer.figures.words import bounded, capital, number, status_words

TITLES = ("Company", "Period", "Covers", "Figure", "Lower bound", "Drawn", "Status", "Note", "Sources")
_DRAWN = {True: "yes", False: "no"}


def table(atlas: Atlas, shown: Shown, unit: str) -> Table:
    """Return a row for every result in the range: whole periods, parts of a year, and those of another scope."""
    numbers = ("Figure", "Lower bound")
    kinds = [(title, CellKind.NUMBER if title in numbers else CellKind.TEXT) for title in TITLES]
    columns = tuple(Column(title, kind, unit if title in numbers else "") for title, kind in kinds)
    return Table(columns, tuple(row for company in shown.companies for row in _rows(atlas, shown, *company)))


def _rows(atlas: Atlas, shown: Shown, entity_id: str, found: Results) -> Iterator[tuple[Cell, ...]]:
    drawn = [*shown.drawn(found), *shown.to_date(found)]
    decimals = atlas.metrics[shown.metric].decimals
    listed = [shown.told(one) for one in found.every if shown.lists(one)]
    for one in listed:
        yield _row(Cell(name_of(atlas, entity_id), target=entity_id), one, decimals, one in drawn)
    if not listed:
        said = lack(shown, found).replace("No", "no", 1) if any(found.every) else "no figure in this pack"
        nothing = [Cell("–")] * 2 + [Cell(said), Cell("–"), Cell("–"), Cell("no")]
        yield (Cell(name_of(atlas, entity_id), target=entity_id), *nothing, Cell(""), Cell(""))


def _row(company: Cell, one: Result, decimals: int, drawn: bool) -> tuple[Cell, ...]:
    made = datum(one)
    text = bounded(number(made.value, decimals), made.bound)
    said = f"{text} est." if made.estimated and not made.bound else text
    known = status_words(made.status, made.bound)
    low = Cell("") if made.low is None else Cell(number(made.low, decimals), made.low, made.status, made.sources)
    sources = in_order(made.sources)
    return (
        company,
        Cell(one.period.label),
        Cell(capital(one.scope) or "Whole company"),
        Cell(said, made.value, made.status, sources, known=known),
        low,
        Cell(_DRAWN[drawn]),
        Cell(known, sources=sources),
        Cell("; ".join(part for part in (one.quantity.note, one.quantity.calc) if part)),
        sources_cell(sources),
    )
