"""What follows from a scenario's assumptions: cost per car, months to a million, purchase tax, each by its formula.

The formulas are those that the pack's own what-if rows describe: research spending divided by the cars that share it,
1,000,000 divided by the run-rate, and a purchase tax whose waived part stops at a cap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from math import isfinite

from explorer.analysis.growth import MILLION
from explorer.domain.atlas import Atlas
from explorer.domain.evidence import ScenarioParameter
from explorer.records import record

BILLION = 1e9
RD, ALONE, SHARED = "rd_per_year", "alone_volume", "shared_volume"
RUN_RATE, AITO_SHARE = "monthly_run_rate", "aito_share"
RATE, RELIEF, CAP = "purchase_tax_rate", "tax_relief_share", "tax_relief_cap"
Settings = Iterable[tuple[str, float]]
Values = Mapping[str, float]


@record(frozen=True, slots=True)
class Formula:
    """A result by its formula: the parameters it takes, its unit, and how it is worked out, in words.

    ``stated`` is the parameter under which the pack states the result itself, if it does.
    """

    id: str
    inputs: tuple[str, ...]
    unit: str
    words: str
    work: Callable[[Values], float]
    stated: str = ""


@record(frozen=True, slots=True)
class Worked:
    """A result at the base and as set, with the least and the most that the sourced values of all its inputs give."""

    formula: Formula
    base: float
    value: float
    low: float
    high: float
    sources: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the assumptions that are set make a difference to it."""
        return self.value != self.base


def cost_per_car(rd_bn: float, cars_a_year: float) -> float:
    """Return research spending a year, given in billions, for each of the cars that share it, in single units."""
    return rd_bn * BILLION / cars_a_year


def months_to(cars: float, cars_a_month: float) -> float:
    """Return how many months a number of cars takes at a run-rate."""
    return cars / cars_a_month


def purchase_tax(price: float, full: float, rate: float, cap: float) -> float:
    """Return the tax on a price, rates in percent: the full rate, less what is waived of it, at most the cap.

    ``rate`` is what is charged before the cap bites, so that ``full - rate`` is waived.
    """
    return price * full / 100 - min(price * max(full - rate, 0.0) / 100, cap)


def _cost(volume: str) -> Callable[[Values], float]:
    return lambda values: cost_per_car(values[RD], values[volume])


ALONE_COST = Formula(
    "alone-cost", (RD, ALONE), "CNY", "R&D per year ÷ cars a year of one maker", _cost(ALONE), "alone_cost_per_car"
)
SHARED_COST = Formula(
    "shared-cost", (RD, SHARED), "CNY", "R&D per year ÷ cars a year that share it", _cost(SHARED), "shared_cost_per_car"
)
MILLION_MONTHS = Formula(
    "another-million", (RUN_RATE,), "months", "1,000,000 ÷ monthly run-rate",
    lambda values: months_to(MILLION, values[RUN_RATE]), "months_to_next_million",
)  # fmt: skip
AITO_MONTHS = Formula(
    "aito-million", (RUN_RATE, AITO_SHARE), "months", "1,000,000 ÷ (monthly run-rate × AITO’s share)",
    lambda values: months_to(MILLION, values[RUN_RATE] * values[AITO_SHARE] / 100), "aito_months_to_next_million",
)  # fmt: skip


def remaining_months(left: float) -> Formula:
    """Return the formula for the months that the cars still missing to a full million take."""
    return Formula(
        "next-million", (RUN_RATE,), "months", "cars missing to the next full million ÷ monthly run-rate",
        lambda values: months_to(left, values[RUN_RATE]),
    )  # fmt: skip


def tax_on(car_id: str, price: float, full: float, lever: str) -> Formula:
    """Return the formula for the purchase tax on a price; ``lever`` is the rate charged, or the share waived of it."""

    def work(values: Values) -> float:
        rate = values[RATE] if lever == RATE else full * (1 - values[RELIEF] / 100)
        return purchase_tax(price, full, rate, values[CAP])

    waived = "full rate − rate charged" if lever == RATE else "full rate × share waived"
    return Formula(f"tax-{car_id}", (lever, CAP), "CNY", f"full rate × price − min(({waived}) × price, cap)", work)


def parameters(atlas: Atlas) -> dict[str, ScenarioParameter]:
    """Return the what-if rows of the pack by the name of their parameter."""
    return {one.parameter: one for one in atlas.scenarios.values()}


def changed(atlas: Atlas, settings: Settings) -> dict[str, float]:
    """Return the settings that are parameters of the pack, within their limits and not at their base, in its order."""
    given = dict(settings)
    return {
        name: given[name]
        for name, one in parameters(atlas).items()
        if name in given and _within(one, given[name]) and given[name] != one.base
    }


def refused(atlas: Atlas, settings: Settings) -> dict[str, float]:
    """Return the settings that are parameters of the pack but out of their limits: they are not used."""
    known = parameters(atlas)
    return {name: value for name, value in settings if name in known and not _within(known[name], value)}


def _within(one: ScenarioParameter, value: float) -> bool:
    return one.low <= value <= one.high


def values_of(atlas: Atlas, settings: Settings) -> dict[str, float]:
    """Return the value of every parameter: as set, else its base."""
    return {name: one.base for name, one in parameters(atlas).items()} | changed(atlas, settings)


def worked(atlas: Atlas, formula: Formula, settings: Settings) -> Worked | None:
    """Return a result at the base, as set and at its extremes; None where an input is missing or it has no value."""
    known = parameters(atlas)
    if any(name not in known for name in formula.inputs):
        return None
    inputs = [known[name] for name in formula.inputs]
    corners = [
        dict(zip(formula.inputs, values, strict=True)) for values in product(*((one.low, one.high) for one in inputs))
    ]
    found = [_value(formula, values) for values in corners]
    base = _value(formula, {name: known[name].base for name in formula.inputs})
    value = _value(formula, values_of(atlas, settings))
    if not all(isfinite(one) for one in (*found, base, value)):
        return None
    sources = tuple(dict.fromkeys(source for one in inputs for source in one.source_ids))
    return Worked(formula, base, value, min(found), max(found), sources)


def _value(formula: Formula, values: Values) -> float:
    try:
        return formula.work(values)
    except ZeroDivisionError:
        return float("inf")


@record(frozen=True, slots=True)
class Swing:
    """How far one assumption alone moves a result: at its low, and at its high, all others as they are set."""

    parameter: ScenarioParameter
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How far apart the two results are."""
        return abs(self.at_high - self.at_low)


def swings(atlas: Atlas, formula: Formula, settings: Settings) -> tuple[Swing, ...]:
    """Return the swing of every input of a result, the widest first; empty where the pack lacks one."""
    known, values = parameters(atlas), values_of(atlas, settings)
    if worked(atlas, formula, settings) is None:
        return ()
    found = [
        Swing(
            known[name],
            formula.work({**values, name: known[name].low}),
            formula.work({**values, name: known[name].high}),
        )
        for name in formula.inputs
    ]
    return tuple(sorted(found, key=lambda one: -one.width))
