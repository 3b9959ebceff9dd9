"""Concentration: how much of a year's cars the largest brand had, and the Herfindahl index as a range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.analysis.flows import first_month
from explorer.analysis.kept import kept
from explorer.analysis.quantities import Quantity, total_of
from explorer.analysis.splits import split
from explorer.analysis.starts import had_begun
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.records import record

METHOD = (
    "sum of the squared shares, 1 for one brand alone: the lowest if what no brand figure explains is spread over the "
    "brands without a whole figure, the highest if one of them has all of it"
)


@record(frozen=True, slots=True)
class Concentration:
    """How a year's total lies with the brands; shares and indices are fractions of one.

    ``share`` is that of the largest brand as far as its figure goes, ``most`` what it may be at most. ``low`` and
    ``high`` bound the Herfindahl index. ``unsplit`` is what no brand figure explains.
    """

    period: Period
    largest: str
    share: Quantity
    most: Quantity
    low: Quantity
    high: Quantity
    unsplit: float


@kept
def concentrations(atlas: Atlas, entity_id: str, metric: str, every: str = "year") -> tuple[Concentration, ...]:
    """Return the concentration of every period whose total is whole and of which any brand has a figure."""
    parts = split(atlas, entity_id, "brand", metric, every)
    values = {part.entity_id: part.values for part in parts.parts}
    found = (_of(atlas, period, total, values, metric) for period, total in sorted(parts.total.items()))
    return tuple(one for one in found if one is not None)


def _of(
    atlas: Atlas, period: Period, total: Quantity, values: Mapping[str, Mapping[Period, Quantity]], metric: str
) -> Concentration | None:
    known = {one: figures[period] for one, figures in values.items() if period in figures}
    if not known or not total.complete or total.bound or total.value <= 0:
        return None
    whole = [one for one, quantity in known.items() if quantity.complete and quantity.bound in ("", "about")]
    open_ones = [one for one in values if one not in whole]
    waiting = [one for one in open_ones if had_begun(atlas, one, period, first_month(atlas, one, metric))]
    explained = sum(quantity.value for quantity in known.values())
    rest = max(total.value - explained, 0.0)
    base = max(total.value, explained)
    floors = [known[one].value if one in known else 0.0 for one in waiting]
    fixed = [known[one].value for one in whole]
    largest = max(known, key=lambda one: known[one].value)
    spread = [*fixed, *(_levelled(floors, rest) if floors else [rest])]
    heaped = [*fixed, *(_heaped(floors, rest) if floors else [rest])]
    made = _made(total, list(known.values()))
    top = known[largest].value + (rest if largest in waiting else 0.0)
    return Concentration(
        period,
        largest,
        replace(made, value=known[largest].value / base, calc="share of the total"),
        replace(made, value=top / base, calc="share of the total"),
        replace(made, value=herfindahl(spread, base), calc=METHOD),
        replace(made, value=herfindahl(heaped, base), calc=METHOD),
        rest,
    )


def _made(total: Quantity, parts: Sequence[Quantity]) -> Quantity:
    """Return a computed number that carries the sources of all and is never better known than derived."""
    summed = total_of([total, *parts], "")
    return Quantity(0.0, "", Status.DERIVED, summed.sources)


def herfindahl(values: Sequence[float], total: float) -> float:
    """Return the Herfindahl index of values of a total: the sum of the squared shares, a fraction of one.

    By A. O. Hirschman (1945) and O. C. Herfindahl (1950); 1 divided by it is the number of equal brands it stands for.
    """
    return sum((value / total) ** 2 for value in values)


def _levelled(floors: Sequence[float], rest: float) -> list[float]:
    """Return the floors with the rest spread so that the squares are least: the lowest are filled up together."""
    ordered = sorted(floors)
    left, level, filled = rest, ordered[0], 1
    for place, floor in enumerate(ordered[1:], start=1):
        step = (floor - level) * place
        if step > left:
            break
        left, level, filled = left - step, floor, place + 1
    level += left / filled
    return [max(floor, level) for floor in ordered]


def _heaped(floors: Sequence[float], rest: float) -> list[float]:
    """Return the floors with all of the rest on the largest: that makes the squares greatest."""
    ordered = sorted(floors)
    return [*ordered[:-1], ordered[-1] + rest]
