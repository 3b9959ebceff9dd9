"""The scaling figure as a table: months to the threshold with each count, every point, concentration, run-rate."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.concentration import Concentration, concentrations
from explorer.analysis.flows import flow_metric
from explorer.analysis.run_rate import RunRate, run_rate
from explorer.analysis.thresholds import Reach
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period, latest
from explorer.figures.deliveries_words import counting
from explorer.figures.figure import Cell, CellKind, Column, Datum, Table, sources_cell
from explorer.figures.names import short_name
from explorer.figures.scaling_lines import Line, Scaled, year_only
from explorer.figures.scaling_panel import months_text
from explorer.figures.scaling_words import STATED, stated_months
from explorer.figures.sourcing import in_order
from explorer.figures.words import bounded, capital, number, span, status_words

Sources = tuple[str, ...]
COLUMNS = (
    Column("What"), Column("Who"), Column("Counted in"), Column("Date"), Column("Month number", CellKind.NUMBER),
    Column("Value", CellKind.NUMBER), Column("Unit"), Column("Status"), Column("Note"), Column("Sources"),
)  # fmt: skip


def table(atlas: Atlas, shown: Scaled) -> Table:
    """Return the table in long form: one number a row, the months to the threshold first."""
    rows = [*_reaches(atlas, shown), *_counted_by_sources(atlas, shown), *_points(atlas, shown)]
    hero = shown.hero
    if hero is not None:
        for one in concentrations(atlas, hero.entity.id, flow_metric(atlas, hero.entity.id)):
            rows += _concentrated(atlas, hero, one)
        pace = run_rate(atlas, hero.entity.id)
        rows += _pace(atlas, hero, pace) if pace is not None else []
    return Table(COLUMNS, tuple(rows))


def row(
    what: str, who: str, count: str, date: str, value: Cell, unit: str, status: str, sources: Sources,
    *, month: Cell | None = None, note: str = "", target: str = "",
) -> tuple[Cell, ...]:  # fmt: skip
    """Return a row of the table, a cell for each of its columns."""
    return (
        Cell(what), Cell(who, target=target), Cell(count), Cell(date), month or Cell(""), value, Cell(unit),
        Cell(status), Cell(note), sources_cell(sources),
    )  # fmt: skip


def _reaches(atlas: Atlas, shown: Scaled) -> Iterator[tuple[Cell, ...]]:
    for line in (*shown.lines, *shown.absent):
        first = [line.reached] if line.reached is not None else []
        for one in (*first, *line.others):
            yield _reach(atlas, shown, line, one)


def _reach(atlas: Atlas, shown: Scaled, line: Line, one: Reach) -> tuple[Cell, ...]:
    months = months_text(one)
    month = Cell(months, float(one.last) if one.exact and one.last is not None else None, sources=one.sources)
    return row(
        f"Months to {number(shown.threshold)}", short_name(atlas, line.entity.id),
        capital(counting(atlas, one.metric)), one.period.label,
        Cell(bounded(number(one.value), one.bound), one.value, one.status, one.sources), "vehicles",
        status_words(one.status, one.bound), one.sources, month=month, note=_month_zero(line), target=line.entity.id,
    )  # fmt: skip


def _month_zero(line: Line) -> str:
    if line.began is None:
        return "no dated first delivery"
    if year_only(line):
        return f"first delivery in {line.began.label}, month not known"
    zero = line.curve.month_zero or line.began
    return f"month 0 is {zero.label}"


def _counted_by_sources(atlas: Atlas, shown: Scaled) -> Iterator[tuple[Cell, ...]]:
    for line in (*shown.lines, *shown.absent):
        for one in stated_months(atlas, line.entity.id):
            known = atlas.metrics.get(STATED)
            yield row(
                f"{known.name_en if known else STATED}, as a source counts", short_name(atlas, line.entity.id),
                capital(one.scope or "cars"), one.period.label,
                Cell(number(one.value), one.value, one.status, one.source_ids), one.unit,
                status_words(one.status, one.bound), one.source_ids, note=one.note, target=line.entity.id,
            )  # fmt: skip


def _points(atlas: Atlas, shown: Scaled) -> Iterator[tuple[Cell, ...]]:
    for line in shown.lines:
        count = capital(counting(atlas, flow_metric(atlas, line.entity.id)))
        for one in line.data:
            yield _point(atlas, line, one, count)


def _point(atlas: Atlas, line: Line, one: Datum, count: str) -> tuple[Cell, ...]:
    month = line.month(one.period)
    note = "; ".join(part for part in (one.calc, one.note, "months before without a figure" if one.bridged else "")
                     if part)  # fmt: skip
    return row(
        "Running total", short_name(atlas, line.entity.id), count, one.period.label,
        Cell(bounded(number(one.value), one.bound), one.value, one.status, one.sources), one.unit,
        status_words(one.status, one.bound), one.sources,
        month=Cell("" if month is None else number(month), month), note=note, target=line.entity.id,
    )  # fmt: skip


def _concentrated(atlas: Atlas, hero: Line, one: Concentration) -> list[tuple[Cell, ...]]:
    who, count = short_name(atlas, hero.entity.id), capital(counting(atlas, flow_metric(atlas, hero.entity.id)))
    largest, low, high = short_name(atlas, one.largest), one.low, one.high

    def ratio(what: str, value: float, note: str, sources: Sources) -> tuple[Cell, ...]:
        cell = Cell(number(value, 3), value, Status.DERIVED, sources)
        return row(what, who, count, one.period.label, cell, "share of 1", Status.DERIVED.value, sources, note=note)

    rest = f"{number(one.unsplit)} not explained by brand figures"
    rows = [ratio("Share of the largest brand", one.share.value, largest, one.share.sources)]
    if one.most.value > one.share.value:
        rows.append(ratio("Share of the largest brand, at most", one.most.value, f"{largest}; {rest}", low.sources))
    rows.append(ratio("Herfindahl index, lowest", low.value, f"{low.calc}; {rest}", low.sources))
    rows.append(ratio("Herfindahl index, highest", high.value, f"{high.calc}; {rest}", high.sources))
    return rows


def _pace(atlas: Atlas, hero: Line, one: RunRate) -> list[tuple[Cell, ...]]:
    who, count = short_name(atlas, hero.entity.id), capital(counting(atlas, flow_metric(atlas, hero.entity.id)))
    window = span(one.first, one.last)
    sources = in_order((*one.mean.sources, *one.now.sources))
    left = f"from {number(one.now.value)} at the end of {one.at.label} to {number(one.target)}"
    paces = (
        ("Run-rate, mean of the months", one.mean.value, window, one.mean.sources),
        ("Run-rate, slowest month", one.slowest.value, window, one.slowest.sources),
        ("Run-rate, fastest month", one.fastest.value, window, one.fastest.sources),
    )
    months = (
        ("Months to the next million, at the mean", one.months),
        ("Months to the next million, at the fastest month", one.fewest),
        ("Months to the next million, at the slowest month", one.most),
    )
    rows = [_derived(what, who, count, when, value, 0, "vehicles per month", "", cited)
            for what, value, when, cited in paces]  # fmt: skip
    return rows + [_derived(what, who, count, one.at.label, value, 1, "months", left, sources)
                   for what, value in months]  # fmt: skip


def _derived(
    what: str, who: str, count: str, when: str, value: float, decimals: int, unit: str, note: str, sources: Sources
) -> tuple[Cell, ...]:
    cell = Cell(number(value, decimals), value, Status.DERIVED, sources)
    return row(what, who, count, when, cell, unit, Status.DERIVED.value, sources, note=note)


def newest(shown: Scaled) -> Period | None:
    """Return the newest period that has a figure."""
    return latest(one.period for line in shown.lines for one in line.data)
