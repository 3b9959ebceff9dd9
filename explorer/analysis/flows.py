"""Roll-ups: what an entity delivered or sold in each month, quarter or year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from explorer.analysis.alike import alike
from explorer.analysis.kept import kept
from explorer.analysis.quantities import Quantity, figures, total_of
from explorer.analysis.starts import had_begun, parts_of
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.periods import Period, Precision

FLOWS = ("deliveries", "wholesale", "retail_sales")  # the measures an entity is counted in, first choice first
_PRECISION = {"month": Precision.MONTH, "quarter": Precision.QUARTER, "year": Precision.YEAR}
_MONTHS = {Precision.QUARTER: 3, Precision.YEAR: 12}


def stock_of(metric: str) -> str:
    """Return the measure that counts the same since the first car."""
    return f"cumulative_{metric}"


def year_to_date_of(metric: str) -> str:
    """Return the measure that counts the same from 1 January on."""
    return f"ytd_{metric}"


@alike
def flow_metric(atlas: Atlas, entity_id: str) -> str:
    """Return the measure an entity is counted in: deliveries, else wholesale, else retail; empty without figures."""
    return next((metric for metric in FLOWS if has_figures(atlas, entity_id, metric)), "")


@kept
def has_figures(atlas: Atlas, entity_id: str, metric: str) -> bool:
    """Whether there is any figure of a flow, itself, year to date or cumulative, of an entity or of its parts."""
    return _has_own(atlas, entity_id, metric) or bool(addends(atlas, entity_id, metric))


def _has_own(atlas: Atlas, entity_id: str, metric: str) -> bool:
    return any(figures(atlas, entity_id, one) for one in (metric, year_to_date_of(metric), stock_of(metric)))


@kept
def addends(atlas: Atlas, entity_id: str, metric: str) -> tuple[str, ...]:
    """Return the ids of the parts whose sum an entity is; none for an entity that speaks for itself.

    A carmaker is always the sum of its brands, since its own bulletins count other cars as well; an alliance or a
    brand is a sum only if it has no figure of its own.
    """
    parts = tuple(part.id for part in parts_of(atlas, entity_id))
    if not any(has_figures(atlas, part, metric) for part in parts):
        return ()
    is_partner = atlas.entities[entity_id].kind is EntityKind.PARTNER
    return parts if is_partner or not _has_own(atlas, entity_id, metric) else ()


def added_words(atlas: Atlas, entity_id: str) -> str:
    """Return how the figures of a sum were worked out: ``sum of its brands``."""
    return "sum of its cars" if atlas.entities[entity_id].kind is EntityKind.BRAND else "sum of its brands"


@alike
def flow(atlas: Atlas, entity_id: str, metric: str, every: str = "month") -> Mapping[Period, Quantity]:
    """Return what an entity had in each ``month``, ``quarter`` or ``year``, in order; a missing period has no entry.

    A quarter or a year takes its own preferred row, else the sum of its months; with some months missing it is not
    ``complete``. A sum of parts is not complete where a part that had begun lacks a figure.
    """
    if not metric:
        return MappingProxyType({})
    precision = _PRECISION[every]
    parts = addends(atlas, entity_id, metric)
    found = (
        _added(atlas, entity_id, metric, every) if parts else _rolled_up(figures(atlas, entity_id, metric), precision)
    )
    return MappingProxyType(dict(sorted(found.items())))


def _rolled_up(rows: Mapping[Period, Quantity], precision: Precision) -> dict[Period, Quantity]:
    found = {period: one for period, one in rows.items() if period.precision is precision}
    if precision is Precision.MONTH:
        return found
    months: dict[Period, list[Quantity]] = {}
    for period, one in rows.items():
        if period.precision is Precision.MONTH:
            months.setdefault(period.to(precision), []).append(one)
    for period, members in months.items():
        if period not in found:
            whole = len(members) == _MONTHS[precision]
            found[period] = replace(total_of(members, "sum of the months"), complete=whole)
    return found


def _added(atlas: Atlas, entity_id: str, metric: str, every: str) -> dict[Period, Quantity]:
    flows = {part: flow(atlas, part, metric, every) for part in addends(atlas, entity_id, metric)}
    first = {part: first_month(atlas, part, metric) for part in flows}
    words = added_words(atlas, entity_id)
    found: dict[Period, Quantity] = {}
    for period in {period for values in flows.values() for period in values}:
        total = total_of([values[period] for values in flows.values() if period in values], words)
        lacking = any(
            period not in values and had_begun(atlas, part, period, first[part]) for part, values in flows.items()
        )
        found[period] = replace(total, complete=total.complete and not lacking)
    return found


def first_month(atlas: Atlas, entity_id: str, metric: str) -> Period | None:
    """Return the first month that an entity has a figure of, or ``None``."""
    return next(iter(flow(atlas, entity_id, metric)), None)
