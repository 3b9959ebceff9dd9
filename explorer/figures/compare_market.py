"""The rows that compare how many were sold and what was earned, each in a period that most have a figure of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explorer.analysis.flows import flow, flow_metric
from explorer.analysis.growth import growth_on_year
from explorer.analysis.headline import headline
from explorer.analysis.quantities import Quantity, figures
from explorer.analysis.starts import first_delivery
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity
from explorer.domain.periods import Period, Precision
from explorer.figures.compare_cells import Value, known, text_cell, value_cells
from explorer.figures.observed import quantified
from explorer.figures.panels import MatrixRow
from explorer.figures.words import capital

MARKET, MONEY = "Market", "Money"
_MONEY = ("revenue", "net_profit", "gross_margin", "rd_expense")
_SOLD = {"deliveries": "", "wholesale": "wholesale", "retail_sales": "retail"}
_Known = Mapping[Period, Quantity]


def market_rows(atlas: Atlas, entities: Sequence[Entity]) -> Iterator[MatrixRow]:
    """Yield cars sold in a common year and month, growth, the total so far, and when each began."""
    metrics = [flow_metric(atlas, one.id) for one in entities]
    for every in ("year", "month"):
        found = [flow(atlas, one.id, metric, every) for one, metric in zip(entities, metrics, strict=True)]
        period = common_period(found)
        if period is not None and len(holding(found, period)) > 1:
            yield _sold(found, metrics, period, every)
            if every == "year":
                yield from _growth(found, metrics, period)
        elif period is not None:
            yield _newest_sold(found, metrics, every)
    yield from _totals(atlas, entities, metrics)
    yield from _dates(atlas, entities)


def common_period(found: Sequence[_Known]) -> Period | None:
    """Return the period that most have a whole figure of, the newest of equals."""
    counts: dict[Period, int] = {}
    for values in found:
        for period, one in values.items():
            if one.complete:
                counts[period] = counts.get(period, 0) + 1
    return max(counts, key=lambda period: (counts[period], period.end), default=None)


def holding(found: Sequence[_Known], period: Period) -> list[int]:
    """Return the places of those that have a whole figure of a period."""
    return [place for place, values in enumerate(found) if period in values and values[period].complete]


def _newest_sold(found: Sequence[_Known], metrics: Sequence[str], every: str) -> MatrixRow:
    """Return the newest whole figure of each, with its own period beneath, where no two share a period."""
    values: list[Value | None] = []
    for known_ones, metric in zip(found, metrics, strict=True):
        period = max((one for one, value in known_ones.items() if value.complete), default=None)
        if period is None:
            values.append(None)
            continue
        words = ", ".join(part for part in (_SOLD.get(metric, metric), period.label) if part)
        values.append(Value(quantified(period, known_ones[period]), f"{metric} {period}", words))
    cells = value_cells(values)
    return MatrixRow(f"sold-{every}", f"Cars sold in a {every}", cells)


def _sold(found: Sequence[_Known], metrics: Sequence[str], period: Period, every: str) -> MatrixRow:
    values = []
    for known_ones, metric in zip(found, metrics, strict=True):
        one = known_ones.get(period)
        values.append(Value(quantified(period, one), metric, _SOLD.get(metric, metric)) if one else None)
    cells = value_cells(values)
    return MatrixRow(f"sold-{every}", f"Cars sold, {period.label}", cells)


def _growth(found: Sequence[_Known], metrics: Sequence[str], period: Period) -> Iterator[MatrixRow]:
    values: list[Value | None] = []
    for known_ones, metric in zip(found, metrics, strict=True):
        grown = growth_on_year(known_ones, period)
        if grown is None or grown.bound not in ("", "about"):
            values.append(None)
            continue
        datum = quantified(
            period, Quantity(grown.value * 100, "%", grown.status, grown.sources, grown.bound, grown.calc)
        )
        values.append(Value(datum, f"growth-{metric}", _SOLD.get(metric, metric)))
    cells = value_cells(values)
    row = MatrixRow("growth", f"Growth on {period.year - 1}", cells, "%")
    if known(row):
        yield row


def _totals(atlas: Atlas, entities: Sequence[Entity], metrics: Sequence[str]) -> Iterator[MatrixRow]:
    values: list[Value | None] = []
    for entity, metric in zip(entities, metrics, strict=True):
        total = headline(atlas, entity.id)
        if total is None:
            values.append(None)
            continue
        month = Period.of_month_index(total.period.last_month_index)
        words = ", ".join(part for part in (_SOLD.get(metric, metric), f"by {total.period.label}") if part)
        values.append(Value(quantified(total.period, total.quantity), f"{metric} by {month}", words))
    row = MatrixRow("total", "Total so far", value_cells(values))
    if known(row):
        yield row


def _dates(atlas: Atlas, entities: Sequence[Entity]) -> Iterator[MatrixRow]:
    yield from _dated("first_delivery", "First delivery", [_first(atlas, one) for one in entities])
    started = [(one.start_date, one.source_ids) if one.start_date else None for one in entities]
    yield from _dated("start_date", "Started", started)


def _first(atlas: Atlas, entity: Entity) -> tuple[Period, tuple[str, ...]] | None:
    """Return the first delivery as exactly as it is known: a year alone is no month to count from, but a date."""
    found = first_delivery(atlas, entity.id)
    if found is not None:
        return found.period, found.sources
    return (entity.first_delivery, entity.source_ids) if entity.first_delivery is not None else None


def _dated(key: str, title: str, dates: Sequence[tuple[Period, tuple[str, ...]] | None]) -> Iterator[MatrixRow]:
    cells = tuple(
        text_cell(one[0].label if one else "", one[1] if one else (), strong=place == 0, missing="no date")
        for place, one in enumerate(dates)
    )
    row = MatrixRow(key, title, cells)
    if known(row):
        yield row


def money_rows(atlas: Atlas, houses: Sequence[Entity]) -> Iterator[MatrixRow]:
    """Yield the results of a common year; a house without any result has no figure there."""
    for metric in _MONEY:
        if metric not in atlas.metrics:
            continue
        found = [_yearly(atlas, one.id, metric) for one in houses]
        year = common_period(found)
        if year is not None:
            values = [Value(quantified(year, one[year]), metric) if year in one else None for one in found]
            measure = atlas.metrics[metric]
            cells = value_cells(values, measure.decimals)
            yield MatrixRow(metric, f"{capital(measure.name_en)}, {year.label}", cells, measure.unit)


def _yearly(atlas: Atlas, entity_id: str, metric: str) -> dict[Period, Quantity]:
    rows = figures(atlas, entity_id, metric)
    return {period: one for period, one in rows.items() if period.precision is Precision.YEAR}
