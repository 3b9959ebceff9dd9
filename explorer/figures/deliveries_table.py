"""The deliveries as a table: the same numbers as the panels, a row for every period of the range."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.deliveries_panels import Counted
from explorer.figures.figure import Cell, CellKind, Column, Datum, Mark, Panel, Series, Table
from explorer.figures.sourcing import in_order
from explorer.figures.words import bounded, capital, number, status_words

_MISSING = "–"


def table(atlas: Atlas, shown: Counted, panels: tuple[Panel, ...]) -> Table:
    """Return the table: period, month number, each part, total, running total, bounds stated, status, sources."""
    del atlas
    bars = next((panel for panel in panels if panel.stacked), None)
    curve = next((panel for panel in panels if not panel.stacked), None)
    parts = [*bars.series] if bars else []
    whole = bars.total if bars else None
    several = len(parts) > 1
    numbered = shown.month_zero is not None and shown.every == "month"
    unit = panels[0].unit
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
    rows = []
    for period in shown.periods:
        cells = [Cell(period.label)]
        if numbered and shown.month_zero is not None:
            since = period.month_index - shown.month_zero.month_index
            cells.append(Cell(number(since), since))
        rows.append((*cells, *_figures(period, parts if several else [], whole, curve)))
    return Table(tuple(columns), tuple(rows))


def _figures(period: Period, parts: list[Series], whole: Series | None, curve: Panel | None) -> list[Cell]:
    split = [_find(part, period) for part in parts]
    total = _find(whole, period) if whole else None
    line = next((one for one in curve.series if one.mark is Mark.LINE), None) if curve else None
    running = _at_end(line, period)
    stated = [one for one in _marks(curve) if one.period.last_month_index in _months(period)]
    found = [one for one in (*split, total, running, *stated) if one is not None]
    sources = in_order(source for one in found for source in one.sources)
    said = "; ".join(f"{bounded(number(one.value), one.bound)} ({one.period.label})" for one in stated)
    return [
        *(_cell(one) for one in split),
        _cell(total),
        _cell(running),
        Cell(capital(said), sources=in_order(source for one in stated for source in one.sources)),
        Cell(_status(total, running), sources=sources),
        Cell("; ".join(sources), sources=sources),
    ]


def _cell(datum: Datum | None) -> Cell:
    if datum is None:
        return Cell(_MISSING)
    text = bounded(number(datum.value), datum.bound)
    said = f"{text} est." if datum.estimated and not datum.bound else text
    return Cell(said, datum.value, datum.status, datum.sources, known=_known(datum))


def _status(total: Datum | None, running: Datum | None) -> str:
    if total is None:
        return f"no figure; cumulative {running.status.value}" if running else "no figure"
    return _known(total)


def _known(datum: Datum) -> str:
    words = status_words(datum.status, datum.bound)
    return f"{words}, incomplete" if datum.incomplete else words


def _find(series: Series, period: Period) -> Datum | None:
    return next((one for one in series.data if one.period == period), None)


def _at_end(line: Series | None, period: Period) -> Datum | None:
    """Return the last point of the running total in the last month of a period."""
    ends = [one for one in line.data if one.period.last_month_index == period.last_month_index] if line else []
    return ends[-1] if ends else None


def _marks(curve: Panel | None) -> list[Datum]:
    series = curve.series if curve else ()
    return [one for line in series if line.mark is Mark.DOT for one in line.data]


def _months(period: Period) -> range:
    return range(period.month_index, period.last_month_index + 1)
