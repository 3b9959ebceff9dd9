"""A scenario beside its base: assumptions and results, with the difference, in one table."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.what_if import Settings, parameters, swings, values_of
from explorer.domain.atlas import Atlas
from explorer.domain.evidence import ScenarioParameter
from explorer.domain.observations import Status
from explorer.figures.figure import Cell, CellKind, Column, Table, sources_cell
from explorer.figures.scenario_results import BY, TAX, Outcome, inputs_of, outcomes
from explorer.figures.scenario_words import described
from explorer.figures.words import number

TITLES = ("What", "Low", "Base", "Scenario", "Difference", "High", "Unit", "Method", "Assumes", "Sources")
_NUMBERS = frozenset(("Low", "Base", "Scenario", "Difference", "High"))
_NOTHING = Cell("–")


def compared(atlas: Atlas, settings: Settings) -> Table:
    """Return every assumption and result of a scenario beside its base, for naming and keeping scenarios."""
    return _table([row for part, _ in BY for row in _rows(atlas, part, outcomes(atlas, part, settings), settings)])


def table(atlas: Atlas, part: str, found: tuple[Outcome, ...], settings: Settings) -> Table:
    """Return the assumptions and results of one part, with all that its ladder shows."""
    rows = list(_rows(atlas, part, found, settings))
    return _table(rows if part == TAX else [*rows, *_beside(atlas, found, settings)])


def _table(rows: list[tuple[Cell, ...]]) -> Table:
    kinds = ((title, CellKind.NUMBER if title in _NUMBERS else CellKind.TEXT) for title in TITLES)
    return Table(tuple(Column(title, kind) for title, kind in kinds), tuple(rows))


def _rows(atlas: Atlas, part: str, found: tuple[Outcome, ...], settings: Settings) -> Iterator[tuple[Cell, ...]]:
    values, known = values_of(atlas, settings), parameters(atlas)
    for name in inputs_of(atlas, part, settings):
        yield _assumption(known[name], values[name])
    for one in found:
        yield _result(atlas, one, settings)


def _assumption(one: ScenarioParameter, value: float) -> tuple[Cell, ...]:
    figures = (one.low, one.base, value, value - one.base, one.high)
    return (
        Cell(one.name_en),
        *(_figure(figure, one.unit, one.source_ids, None) for figure in figures),
        Cell(one.unit),
        Cell(one.description_en),
        Cell("assumption"),
        sources_cell(one.source_ids),
    )


def _result(atlas: Atlas, one: Outcome, settings: Settings) -> tuple[Cell, ...]:
    result, formula = one.result, one.result.formula
    figures = (result.low, result.base, result.value, result.value - result.base, result.high)
    said = "; ".join(described(atlas, [pair for pair in settings if pair[0] in formula.inputs]))
    return (
        Cell(f"{one.name}, {one.note}" if one.note else one.name, target=one.target),
        *(_figure(figure, formula.unit, one.sources, Status.DERIVED) for figure in figures),
        Cell(formula.unit),
        Cell(formula.words),
        Cell(f"Scenario: {said}" if result.changed else "base"),
        sources_cell(one.sources),
    )


def _beside(atlas: Atlas, found: tuple[Outcome, ...], settings: Settings) -> Iterator[tuple[Cell, ...]]:
    """Yield what the pack states of the results, and each assumption moved alone."""
    known = parameters(atlas)
    for one in found:
        row = known.get(one.result.formula.stated)
        if row is not None:
            cells = [_figure(value, one.result.formula.unit, row.source_ids, Status.DERIVED)
                     for value in (row.low, row.base, row.high)]  # fmt: skip
            yield (
                Cell(f"{one.name}, as the pack states it"), cells[0], cells[1], _NOTHING, _NOTHING, cells[2],
                Cell(one.result.formula.unit), Cell(row.description_en), Cell("stated"),
                sources_cell(row.source_ids),
            )  # fmt: skip
    for one in found:
        yield from _swings(atlas, one, settings)


def _swings(atlas: Atlas, one: Outcome, settings: Settings) -> Iterator[tuple[Cell, ...]]:
    moves = swings(atlas, one.result.formula, settings)
    if len(moves) < 2:
        return
    for swing in moves:
        ends = sorted((swing.at_low, swing.at_high))
        low, value, high = (_figure(figure, one.result.formula.unit, one.sources, Status.DERIVED)
                            for figure in (ends[0], one.result.value, ends[1]))  # fmt: skip
        yield (
            Cell(f"{one.name}: {swing.parameter.name_en} moved alone"), low, _NOTHING, value, _NOTHING, high,
            Cell(one.result.formula.unit), Cell(one.result.formula.words), Cell("all else as set"),
            sources_cell(one.sources),
        )  # fmt: skip


def _figure(value: float, unit: str, sources: tuple[str, ...], status: Status | None) -> Cell:
    exact = round(value, 1) if unit == "months" else round(value, 2)
    text = number(exact, 1 if unit == "months" else 2 if abs(exact) < 1_000 else 0)
    return Cell(text, value, status, sources)
