"""What a reader must know of the finances shown: the measure, guidance, parts of a year, scopes, bases, the rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explorer.analysis.results import Kind, Result
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.currency import rate_caveat
from explorer.figures.finances_panels import Shown, name_of
from explorer.figures.finances_words import amount, lacking, newest_common
from explorer.figures.words import counted, listed, measure, number

_PRINTED = re.compile(r"([+-]?\d+(?:\.\d+)?)% ?(?:YoY|y/y)")
_ALIKE = 1.0  # percentage points that rounding may explain


def caveats(atlas: Atlas, shown: Shown) -> tuple[str, ...]:
    """Return what a reader must know: the measure, guidance, parts of a year, scopes, mixed bases, the rate."""
    metric = atlas.metrics[shown.metric]
    about = metric.description_en
    said = [f"{metric.name_en}: {about}"] if about else []
    said += [*_parts(shown), *_unstated(atlas, shown)]
    for entity_id, found in shown.companies:
        name = name_of(atlas, entity_id)
        drawn = shown.drawn(found)
        said += [_guided(atlas, shown, name, one) for one in drawn if one.quantity.status is Status.GUIDANCE]
        said += [_scoped(atlas, shown, name, shown.told(one)) for one in found.scoped if shown.lists(one)]
        said += [*_mixed(atlas, entity_id, name, drawn, about), *_grown_otherwise(name, drawn)]
    return (*said, *rate_caveat(shown.rate if metric.unit != "%" else None))


def _parts(shown: Shown) -> Iterator[str]:
    drawn = any(shown.to_date(found) for _, found in shown.companies)
    there = [one for _, found in shown.companies for one in found.parts if shown.shows(one.period)]
    if drawn:
        yield "Dots are half-years and nine months of years without a figure of their own; the table lists them all."
    elif there:
        yield f"{counted(len(there), 'figure')} for half-years and nine months are in the table, not in the chart."


def _unstated(atlas: Atlas, shown: Shown) -> Iterator[str]:
    """Yield who has no figure for the period whose figures are set against each other: one may be the largest."""
    period, known = newest_common(atlas, shown)
    if period is not None and len(known) > 1 and shown.focus not in dict(shown.companies):
        without = lacking(atlas, shown, period)
        if without:
            yield f"No figure for the whole of {period.label}: {listed(without)}."


def _guided(atlas: Atlas, shown: Shown, name: str, one: Result) -> str:
    said = amount(atlas, shown, one)
    if one.low is not None:
        low = measure(one.low.value, one.low.unit, atlas.metrics[shown.metric].decimals)
        said = f"{low} to {said}"
    return f"{name}, {one.period.label}: {said} is guidance given beforehand, drawn hatched."


def _scoped(atlas: Atlas, shown: Shown, name: str, one: Result) -> str:
    where = f"{name} states {amount(atlas, shown, one)} for {one.period.label} {one.scope}"
    return f"{where}; it is in the table, not in the chart."


def _mixed(atlas: Atlas, entity_id: str, name: str, drawn: Sequence[Result], about: str) -> Iterator[str]:
    """Yield a sentence where some figures of a company carry a note on their basis that others do not.

    A note on the basis is one without digits that recurs among the company's results and is not said of the measure.
    """
    notes: dict[str, list[str]] = {}
    for one in drawn:
        if one.kind is Kind.WHOLE:
            notes.setdefault(_basis(one.quantity.note), []).append(one.period.label)
    for basis, periods in notes.items():
        recurs = basis and _often(atlas, entity_id, basis) and basis.lower() not in about.lower()
        if recurs and len(notes) > 1:
            yield f"{name}: {listed(periods)} is noted as {basis}, the other figures are not."


def _grown_otherwise(name: str, drawn: Sequence[Result]) -> Iterator[str]:
    """Yield a sentence where the growth that a source prints is not that of the figures drawn."""
    by_period = {one.period: one.quantity.value for one in drawn if one.low is None}
    for one in drawn:
        printed = _PRINTED.search(one.quantity.note)
        before = by_period.get(Period(one.period.year - 1, one.period.precision, one.period.part), 0.0)
        if printed is None or one.low is not None or before <= 0:
            continue
        growth, stated = 100 * (one.quantity.value / before - 1), float(printed[1])
        if abs(growth - stated) > _ALIKE:
            ends = f"{number(stated, 1)}% on the year before, the figures here make {number(growth, 1)}%"
            yield f"{name}, {one.period.label}: the source prints {ends}."


def _basis(note: str) -> str:
    first = note.split(";")[0].split(",")[0].strip()
    return "" if any(letter.isdigit() for letter in first) else first


def _often(atlas: Atlas, entity_id: str, basis: str) -> bool:
    table = atlas.observations
    rows = [row for metric in table.metrics_of(entity_id) for row in table.rows(entity_id, metric)]
    return sum(_basis(table.notes[row]) == basis for row in rows) > 1
