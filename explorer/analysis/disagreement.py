"""Where sources disagree: which rows contradict another and which are only roundings or bounds of it."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS
from explorer.domain.observations import Observation, Status, bound_direction, is_specification


def disagreements(atlas: Atlas, observation: Observation) -> tuple[Observation, ...]:
    """Return the rows that contradict an observation, in the order of the file.

    They are neither preferred nor suspect, of the same metric, period and scope, and neither a rounding nor a
    satisfied bound of it. The specification of a car has no period that counts: it was read on the day of its page.
    """
    return tuple(
        one
        for one in _beside(atlas, observation)
        if not one.preferred
        and one.status is not Status.SUSPECT
        and contradicts(observation.value, observation.bound, one.value, one.bound, one.status)
    )


def _beside(atlas: Atlas, observation: Observation) -> Iterator[Observation]:
    any_period = _is_specification(atlas, observation)
    table, code = atlas.observations, observation.period.code
    for row in table.rows(observation.entity_id, observation.metric):
        if any_period or table.period[row] == code:  # by the column first: making a row costs more
            one = table[row]
            if one.id != observation.id and one.scope == observation.scope:
                yield one


def _is_specification(atlas: Atlas, observation: Observation) -> bool:
    entity = atlas.entities.get(observation.entity_id)
    kind = atlas.metrics[observation.metric].period_kind
    return entity is not None and entity.kind in CARS and is_specification(observation.metric, kind)


def contradicts(value: float, bound: str, other: float, other_bound: str, other_status: Status) -> bool:
    """Whether another row cannot be true beside a value: no number fits both what it says and what the other says.

    The other row stands for all numbers that round to it, the value for itself alone; either may be a bound.
    """
    low, high = _span(value, bound, Status.REPORTED) if bound else (value, value)
    other_low, other_high = _span(other, other_bound, other_status)
    return high < other_low or other_high < low


def _span(value: float, bound: str, status: Status) -> tuple[float, float]:
    direction = bound_direction(bound)
    if direction:
        return (value, inf) if direction > 0 else (-inf, value)
    digits, step = _last_digit(value)
    # Press figures marked as rounded are as often cut off as rounded: 32,973 is printed as 32,900.
    cut_off = status is Status.ROUNDED and digits > 1
    above = step if cut_off else step / 2
    return (value - step / 2, value + above) if value >= 0 else (value - above, value + step / 2)


def _last_digit(value: float) -> tuple[int, float]:
    """Return how many significant digits a number is printed with, and what one unit of the last is worth."""
    from decimal import Decimal  # late: slow to load, and most rows contradict nothing

    printed = Decimal(repr(value)).normalize().as_tuple()
    return len(printed.digits), 10.0 ** int(printed.exponent) if value else 1.0
