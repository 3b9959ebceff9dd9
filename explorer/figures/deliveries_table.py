"""The deliveries as a table: the same numbers as the panels, a row for every period of the range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.analysis.flows import flow
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.deliveries_panels import Counted, so_far
from explorer.figures.figure import Cell, CellKind, Column, Datum, Mark, Panel, Series, Table, sources_cell
from explorer.figures.observed import known_words
from explorer.figures.sourcing import sources_of
from explorer.figures.words import bounded, capital, number
from explorer.records import record

_MISSING = "–"
ByPeriod = Mapping[Period, Datum]


@record(frozen=True, slots=True)
class _Running:
    """By the number of the month: the last point of the running total in it, and the totals stated within it."""

    ends: Mapping[int, Datum]
    marks: Mapping[int, Sequence[Datum]]


def table(atlas: Atlas, shown: Counted, panels: tuple[Panel, ...]) -> Table:
    """Return the table: period, month number, each part, total, running total, bounds stated, status, sources."""
    bars = next((panel for panel in panels if panel.stacked), None)
    curve = next((panel for panel in panels if not panel.stacked), None)
    parts = [*bars.series] if bars else []
    whole = bars.total if bars else None
    several = len(parts) > 1
    numbered = shown.month_zero is not None and shown.every == "month"
    unit = panels[0].unit
    by_part, by_total, found = [_by_period(part) for part in parts], _by_period(whole), _running(curve)
    columns = [
        Column(shown.every.capitalize()),
        *([Column("Month number", CellKind.NUMBER)] if numbered else []),
        *([Column(part.name, CellKind.NUMBER, unit) for part in parts] if several else []),
        Column("Total", CellKind.NUMBER, unit),
        Column("Cumulative", CellKind.NUMBER, unit),
        Column("Also stated"),
        Column("Status"),
        Column("Sources"),
    ]
    rows, months = [], list(flow(atlas, shown.entity.id, shown.metric))
    for period in shown.periods:
        cells = [Cell(_named(period, by_total.get(period), months))]
        if numbered and shown.month_zero is not None:
            since = period.month_index - shown.month_zero.month_index
            cells.append(Cell(number(since), since))
        rows.append((*cells, *_figures(period, by_part if several else (), by_total, found)))
    return Table(tuple(columns), tuple(rows))


def _named(period: Period, total: Datum | None, months: Sequence[Period]) -> str:
    """Return a period as its row is called; of a sum that lacks months it says which ones it has."""
    return so_far(period, months, period.label) if total is not None and total.incomplete else period.label


def _figures(period: Period, parts: Sequence[ByPeriod], whole: ByPeriod, found: _Running) -> list[Cell]:
    split = [part.get(period) for part in parts]
    total = whole.get(period)
    running = found.ends.get(period.last_month_index)
    months = range(period.month_index, period.last_month_index + 1)
    stated = [one for index in months for one in found.marks.get(index, ())]
    told = [one for one in (*split, total, running, *stated) if one is not None]
    sources = sources_of(told)
    said = "; ".join(f"{bounded(number(one.value), one.bound)} ({one.period.label})" for one in stated)
    return [
        *(_cell(one) for one in split),
        _cell(total),
        _cell(running),
        Cell(capital(said), sources=sources_of(stated)),
        Cell(_status(total, running), sources=sources),
        sources_cell(sources),
    ]


def _cell(datum: Datum | None) -> Cell:
    if datum is None:
        return Cell(_MISSING)
    text = bounded(number(datum.value), datum.bound)
    said = f"{text} est." if datum.estimated and not datum.bound else text
    return Cell(said, datum.value, datum.status, datum.sources, known=known_words(datum))


def _status(total: Datum | None, running: Datum | None) -> str:
    if total is None:
        return f"no figure; cumulative {running.status.value}" if running else "no figure"
    return known_words(total)


def _by_period(series: Series | None) -> ByPeriod:
    return {one.period: one for one in series.data} if series else {}


def _running(curve: Panel | None) -> _Running:
    ends: dict[int, Datum] = {}
    marks: dict[int, list[Datum]] = {}
    for line in curve.series if curve else ():
        for one in line.data:
            if line.mark is Mark.DOT:
                marks.setdefault(one.period.last_month_index, []).append(one)
            else:
                ends[one.period.last_month_index] = one
    return _Running(ends, marks)
