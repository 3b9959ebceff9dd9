"""Numbers with everything that must travel with them: unit, status, sources, bound, and how they were worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType

from explorer.analysis.alike import alike
from explorer.analysis.disagreement import contradicts
from explorer.domain.atlas import Atlas
from explorer.domain.observations import STATUSES, ObservationColumns, Status, bound_direction, split_qualifier
from explorer.domain.periods import Period
from explorer.records import record

_NONE: Mapping[Period, Quantity] = MappingProxyType({})
_SUSPECT = STATUSES.index(Status.SUSPECT)


@record(frozen=True, slots=True)
class Quantity:
    """A number in ``unit``; ``calc`` names the method if it was computed here rather than printed by a source.

    ``bound`` holds the words that make it a bound, ``alternatives`` the values of sources that disagree;
    ``complete`` is false for the sum of a period that has only some of its parts.
    """

    value: float
    unit: str
    status: Status
    sources: tuple[str, ...]
    bound: str = ""
    calc: str = ""
    note: str = ""
    alternatives: tuple[float, ...] = ()
    complete: bool = True


def total_of(quantities: Sequence[Quantity], calc: str) -> Quantity:
    """Return the sum of quantities of one unit, which must not be empty.

    The weakest status wins, every source is kept, bounds are joined. Raises ValueError where units differ.
    """
    return _combined(quantities, (), sum(one.value for one in quantities), quantities[0].unit, calc)


def difference(whole: Quantity, parts: Sequence[Quantity], calc: str) -> Quantity:
    """Return a quantity less others of its unit, with the weakest status and the sources of all."""
    return _combined((whole,), parts, whole.value - sum(one.value for one in parts), whole.unit, calc)


def ratio(above: Quantity, below: Quantity, value: float, calc: str) -> Quantity:
    """Return a number without unit that was worked out from two quantities of one unit."""
    return _combined((above,), (below,), value, "", calc)


def _combined(plus: Sequence[Quantity], minus: Sequence[Quantity], value: float, unit: str, calc: str) -> Quantity:
    every = (*plus, *minus)
    units = {one.unit for one in every}
    if len(units) > 1:
        raise ValueError(f"Numbers in {' and '.join(sorted(units))} do not add up.")
    weakest, sources, complete, bounded = 0, [], True, False
    for one in every:
        weakest = max(weakest, STATUSES.index(one.status))
        sources.append(one.sources)
        complete = complete and one.complete
        bounded = bounded or one.bound != ""
    return Quantity(
        value,
        unit,
        STATUSES[weakest],
        tuple(dict.fromkeys(chain.from_iterable(sources))),
        _joined_bound([one.bound for one in plus], [one.bound for one in minus]) if bounded else "",
        calc,
        complete=complete,
    )


def _joined_bound(plus: Sequence[str], minus: Sequence[str]) -> str:
    """Return the bound of a sum: what is taken away turns a bound around, and opposites leave an ``about``."""
    directions = {bound_direction(bound) for bound in plus if bound} | {-bound_direction(one) for one in minus if one}
    if not directions:
        return ""
    words = set(filter(None, plus))
    if len(words) == 1 and not any(minus):
        return words.pop()
    return {1: "more than", -1: "less than"}.get(directions.pop(), "about") if len(directions) == 1 else "about"


@alike
def figures(atlas: Atlas, entity_id: str, metric: str) -> Mapping[Period, Quantity]:
    """Return an entity's own figures of a metric, in order: its preferred rows for the entity as a whole.

    A row with a scope in its qualifier (a trim, a plant, several brands together) is not the entity's own; a bound
    is. Nor is one of a period that had not ended by the pack's date, such as what is expected of a year. The values
    of rows that disagree come along as alternatives.
    """
    table = atlas.observations
    rows = table.rows(entity_id, metric)
    if not rows:
        return _NONE
    beside: dict[int, list[int]] = {}
    preferred: dict[int, int] = {}
    for row in rows:
        if not split_qualifier(table.qualifiers[table.qualifier[row]])[0]:
            if table.preferred[row]:
                preferred.setdefault(table.period[row], row)
            elif table.status[row] != _SUSPECT:
                beside.setdefault(table.period[row], []).append(row)
    unit = atlas.metrics[metric].unit
    ended = (one for one in map(Period.from_code, preferred) if one.end <= atlas.info.as_of)
    periods = sorted(ended, key=_calendar)
    return MappingProxyType({one: _read(table, preferred[one.code], unit, beside.get(one.code, ())) for one in periods})


def _calendar(period: Period) -> tuple[date, date]:
    return period.start, period.end  # the order of periods, looked up once for each instead of for each pair


def _read(table: ObservationColumns, row: int, unit: str, beside: Sequence[int]) -> Quantity:
    bound = _bound(table, row)
    sources = table.source_lists[table.sources[row]]
    value = table.value[row]
    return Quantity(
        value,
        unit,
        STATUSES[table.status[row]],
        tuple(sources.split(";")) if sources else (),
        bound,
        note=table.notes[row],
        alternatives=tuple(
            table.value[other]
            for other in beside
            if contradicts(value, bound, table.value[other], _bound(table, other), STATUSES[table.status[other]])
        ),
    )


def _bound(table: ObservationColumns, row: int) -> str:
    return split_qualifier(table.qualifiers[table.qualifier[row]])[1]
