"""Prices: what each car is offered at on a date, or over time, with its rivals on the same axis."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.prices import Round, former, rounds, rumours, without_battery
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Observation
from explorer.figures.blank import blank
from explorer.figures.currency import Rate, chosen_rate, currency_control
from explorer.figures.figure import Cell, CellKind, Column, Datum, Figure, Panel, Table, sources_cell
from explorer.figures.names import short_name, strip_keys
from explorer.figures.panels import Control, LadderPanel
from explorer.figures.prices_choice import ALL_RIVALS, Chosen, choices, chosen
from explorer.figures.prices_money import WORDS, TaxLine, price, tax_line
from explorer.figures.prices_panels import held, ladder, over_time
from explorer.figures.prices_words import caveats, moved, subtitle, takeaway
from explorer.figures.settings import in_range, switched
from explorer.figures.sourcing import source_line, sources_of
from explorer.figures.words import bounded, counted, number, status_words
from explorer.state.viewpoint import Viewpoint, link

NOW, TIME = "now", "time"
BY = ((NOW, "As of date"), (TIME, "Over time"))
_TITLES = ("Car", "Brand or maker", "Kind", "Date", "Trim", "Price", "Unit", "Shown", "Status", "Sources")
_COLUMNS = 3


def prices(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return the prices in the currency of ``set.rate``; ``by=time`` shows every round, else those that hold."""
    rate, shown = chosen_rate(atlas, here), chosen(atlas, here)
    timed = here.by == TIME
    tax = None if timed else tax_line(atlas, rate)
    panels: tuple[Panel | LadderPanel, ...]
    if timed:
        drawn = over_time(atlas, here, shown, rate)
        panels, said = drawn, moved(atlas, shown, drawn, rate) if drawn else ""
    else:
        made = ladder(atlas, shown, rate, tax)
        panels, said = (made,) if made is not None else (), takeaway(atlas, shown, rate)
    if not panels:
        return _nothing(atlas, here, shown)
    return _composed(atlas, here, shown, panels, said, rate, tax)


def _composed(
    atlas: Atlas, here: Viewpoint, shown: Chosen, panels: tuple[Panel | LadderPanel, ...], said: str,
    rate: Rate | None, tax: TaxLine | None,
) -> Figure:  # fmt: skip
    timed = here.by == TIME
    data = [*_data(panels), *([tax.price] if tax is not None else [])]
    sources = sources_of(data)
    newest = max((one.period for one in _data(panels)), key=lambda one: one.end)
    more = "; ".join([f"newest price {newest.label}", *([f"rate {rate.words}"] if rate is not None else [])])
    return Figure(
        view="prices",
        link=link(here),
        takeaway=said,
        subtitle=subtitle(shown, rate, atlas.info.as_of, over_time=timed),
        panels=panels,
        table=_table(atlas, here, shown, rate, tax),
        sources=sources,
        source_line=source_line(atlas, sources, more),
        caveats=caveats(atlas, shown, rate, tax, over_time=timed),
        alt_text=f"{said}. {_told(panels)}",
        strip=strip_keys(atlas),
        choices=choices(shown, here),
        newest=newest,
        controls=_controls(atlas, here, shown),
        columns=min(_COLUMNS, len(panels)) if timed else 1,
    )


def _controls(atlas: Atlas, here: Viewpoint, shown: Chosen) -> tuple[Control, ...]:
    every = Control(ALL_RIVALS, "All rivals", "toggle", float(switched(here, ALL_RIVALS)), 0.0)
    return (*currency_control(atlas, here), *([every] if shown.focus is None else []))


def _data(panels: tuple[Panel | LadderPanel, ...]) -> Iterator[Datum]:
    for panel in panels:
        if isinstance(panel, LadderPanel):
            yield from (one for row in panel.rows for mark in row.spans for one in (mark.low, mark.high) if one)
        else:
            yield from (one for line in panel.series for one in line.data)


def _told(panels: tuple[Panel | LadderPanel, ...]) -> str:
    parts = []
    for panel in panels:
        if isinstance(panel, LadderPanel):
            rows = [f"{row.name}: {', '.join(mark.label for mark in row.spans) or row.missing}"
                    for row in panel.rows]  # fmt: skip
            parts.append(f"Ladder of {counted(len(rows), 'car')}. {'; '.join(rows)}.")
        else:
            figures = sum(len(line.data) for line in panel.series)
            parts.append(f"{panel.title}: {counted(figures, 'price')}.")
    return " ".join(parts)


def _table(atlas: Atlas, here: Viewpoint, shown: Chosen, rate: Rate | None, tax: TaxLine | None) -> Table:
    columns = tuple(Column(one, CellKind.NUMBER if one == "Price" else CellKind.TEXT) for one in _TITLES)
    rows = [row for car in shown.cars for row in _car_rows(atlas, here, shown, car, rate)]
    if tax is not None:
        one = tax.price
        rows.append((
            Cell("Purchase-tax relief capped"), Cell(""), Cell("Level"), Cell(one.period.label), Cell(tax.said),
            Cell(number(one.value), one.value, one.status, one.sources), Cell(one.unit), Cell("as a line"),
            Cell(status_words(one.status)), sources_cell(one.sources),
        ))  # fmt: skip
    return Table(columns, tuple(rows))


def _car_rows(atlas: Atlas, here: Viewpoint, shown: Chosen, car: str, rate: Rate | None) -> Iterator[tuple[Cell, ...]]:
    found = rounds(atlas, car) if here.by == TIME else held(atlas, shown, car)
    for one in found:
        for row in one.rows:
            yield _price_row(atlas, row, WORDS[one.kind], _drawn(one, row, here), rate)
    for row in (*without_battery(atlas, car), *former(atlas, car)):
        if not any(row in one.rows for one in found):
            yield _price_row(atlas, row, _kind(row), "no, set apart", rate)
    for row in rumours(atlas, car):
        yield _price_row(atlas, row, _kind(row), "no, a rumour", rate)


def _kind(row: Observation) -> str:
    return WORDS.get(row.metric.removeprefix("price_"), row.metric)


def _drawn(one: Round, row: Observation, here: Viewpoint) -> str:
    if here.by == TIME and not in_range(here, one.period):
        return "no, out of the range"
    if row is one.low:
        return "lowest" if one.high is not None else "yes"
    return "highest" if row is one.high else "between"


def _price_row(atlas: Atlas, row: Observation, kind: str, how: str, rate: Rate | None) -> tuple[Cell, ...]:
    one, entity = price(atlas, row, rate), atlas.entities[row.entity_id]
    return (
        Cell(short_name(atlas, row.entity_id), target=row.entity_id),
        Cell(short_name(atlas, entity.parent_id) if entity.parent_id else "", target=entity.parent_id),
        Cell(kind), Cell(row.period.label), Cell(row.scope),
        Cell(bounded(number(one.value), one.bound), one.value, one.status, one.sources), Cell(one.unit),
        Cell(how), Cell(status_words(one.status, one.bound)), sources_cell(one.sources),
    )  # fmt: skip


def _nothing(atlas: Atlas, here: Viewpoint, shown: Chosen) -> Figure:
    who = f" of {short_name(atlas, shown.focus.id)}" if shown.focus is not None else ""
    hidden = any(rounds(atlas, car) for group in shown.every for car in group.cars)
    said = f"None of the prices{who} lies in what is shown." if hidden else f"This pack has no prices{who}."
    return blank(atlas, here, said, _TITLES, choices=choices(shown, here), controls=_controls(atlas, here, shown))
