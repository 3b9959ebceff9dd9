"""Prices as numbers to draw and as words: in the currency chosen, with trim, status and sources."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.prices import CURRENT, LAUNCH, PRESALE, Round
from explorer.analysis.quantities import Quantity
from explorer.analysis.what_if import CAP, RATE, RELIEF, parameters
from explorer.domain.atlas import Atlas
from explorer.domain.evidence import ScenarioParameter
from explorer.domain.milestones import Milestone
from explorer.domain.observations import Observation, Status
from explorer.domain.periods import Period
from explorer.figures.currency import HOME, Rate, at_rate, code_of, converted
from explorer.figures.figure import Datum
from explorer.figures.observed import observed, quantified
from explorer.figures.sourcing import cited_by, in_order
from explorer.figures.words import bounded, money, number
from explorer.records import record

WORDS = {PRESALE: "Presale", LAUNCH: "Launch", CURRENT: "Current"}
_BASE = ("base", "entry")


def price(atlas: Atlas, one: Observation, rate: Rate | None) -> Datum:
    """Return a price row as a number in the currency chosen; its note is the trim."""
    made = observed(atlas, one)
    amount = Quantity(made.value, made.unit, made.status, made.sources, made.bound, "", made.note, made.alternatives)
    return quantified(one.period, converted(amount, rate))


def span_words(one: Round, rate: Rate | None) -> str:
    """Return a round in short, with its year: ``359.8k–449.8k, 2025``, ``from 469.8k, 2025``."""
    return f"{range_words(one, rate)}, {one.period.year}"


def range_words(one: Round, rate: Rate | None) -> str:
    """Return the prices of a round in short: ``708k–1.02M``, or where it starts or ends if only that is known."""
    low = short_money(at_rate(one.low.value, rate))
    if one.high is not None:
        return f"{low}–{short_money(at_rate(one.high.value, rate))}"
    if one.capped:
        return f"up to {low}"
    starts = any(word in one.low.scope for word in _BASE) and not one.low.bound
    return f"from {low}" if starts else bounded(low, one.low.bound)


def short_money(value: float) -> str:
    """Return a price in thousands or millions, as exact as prices are quoted: ``469.8k``, ``1.02M``."""
    return f"{number(value / 1e6, 3)}M" if value >= 1e6 else f"{number(value / 1e3, 1)}k"


def full_money(value: float, rate: Rate | None) -> str:
    """Return an amount of the pack's currency in the one chosen, in full: ``CNY 1,020,000``, ``USD 68,684``."""
    return f"{code_of(rate)} {number(at_rate(value, rate))}"


@record(frozen=True, slots=True)
class TaxLine:
    """The list price from which a cap limits the purchase-tax relief, with the rule that it follows from."""

    price: Datum
    cap: float
    relief: float
    said: str


def tax_line(atlas: Atlas, rate: Rate | None) -> TaxLine | None:
    """Return the price at which the relief of the purchase tax meets its cap, by the rule of the atlas's date.

    The relief is the price times the full rate times the share waived, so it meets the cap at cap / (rate × share).
    The newest policy milestone that names the base cap tells from when the base rule holds; before it the earlier one
    does, which the high values give. None where the pack has no such rows.
    """
    rows = parameters(atlas)
    if not all(name in rows for name in (CAP, RATE, RELIEF)):
        return None
    cap, full, relief = rows[CAP], rows[RATE].high, rows[RELIEF]
    rule = next(iter(_rules(atlas, cap)), None)
    most, waived = (cap.base, relief.base) if rule is not None else (cap.high, relief.high)
    if not most or not full or not waived:
        return None
    at = most / (full / 100 * waived / 100)
    sources = cited_by((cap, rows[RATE], relief))
    if rule is not None:
        sources = in_order((*rule.source_ids, *sources))
    from_when = f" from {rule.date.label}" if rule is not None else ""
    undated = "" if rule is not None else " This pack does not say since when."
    said = (
        f"Purchase tax{from_when}: {number(waived)}% of the {number(full)}% tax is waived, "
        f"at most {money(most)} a car. "
        f"The cap binds above {money(most)} / ({number(full)}% × {number(waived)}%) = {full_money(at, rate)}, "
        f"with the list price taken as the price that is taxed.{undated}"
    )
    return TaxLine(_tax_datum(atlas, rule, at, sources, rate), most, waived, said)


def _rules(atlas: Atlas, cap: ScenarioParameter) -> Iterator[Milestone]:
    for one in sorted(atlas.milestones.values(), key=lambda one: one.date.end, reverse=True):
        names_it = one.category == "policy" and one.value == cap.base and one.unit == HOME
        if names_it and set(one.source_ids) & set(cap.source_ids) and not one.is_ahead(atlas.info.as_of):
            yield one


def _tax_datum(atlas: Atlas, rule: Milestone | None, at: float, sources: tuple[str, ...], rate: Rate | None) -> Datum:
    calc = "cap divided by the full tax rate times the share waived"
    period = rule.date if rule is not None else Period.day(atlas.info.as_of)
    return quantified(period, converted(Quantity(at, HOME, Status.DERIVED, sources, calc=calc), rate))
