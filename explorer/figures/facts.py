"""How facts of a dossier are made: links, dates, numbers with what other sources say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.analysis.disagreement import disagreements
from explorer.analysis.quantities import Quantity
from explorer.domain.atlas import Atlas
from explorer.domain.observations import STATUSES, Observation, Status
from explorer.domain.periods import Period
from explorer.figures.dossier import Fact, Run
from explorer.figures.names import joined, named
from explorer.figures.sourcing import cited_by, in_order, sources_of
from explorer.figures.words import bounded, is_currency, measure, number

_UNSURE = (Status.DERIVED, Status.GUIDANCE)
_ALL_DECIMALS = 4
_SHORT_LABELS = {
    "range_cltc": "Electric (CLTC)",
    "range_ev_mode": "Electric range",
    "range_extender_power": "Range extender",
    "power_hp": "Power (hp)",
    "ads_version": "ADS version",
    "drag_coefficient": "Drag",
    "screen_size": "Screen",
    "cumulative_deliveries": "Deliveries so far",
    "cumulative_production": "Cars built so far",
    "months_to_million": "Months to 1M",
    "registrations_weekly": "Registered",
    "ytd_deliveries": "Deliveries so far",
    "ytd_wholesale": "Wholesale so far",
    "ytd_retail_sales": "Retail so far",
    "wholesale": "Wholesale",
    "retail_sales": "Retail",
}


def metric_label(atlas: Atlas, metric: str) -> str:
    """Return a metric's name short enough for a label: without what stands in brackets."""
    known = atlas.metrics.get(metric)
    return _SHORT_LABELS.get(metric) or (known.name_en.split(" (")[0] if known else metric)


def entities_fact(atlas: Atlas, label: str, ids: Sequence[str], sources: Iterable[str], colour: str = "") -> Fact:
    """Return a fact that names entities as links."""
    runs = joined([named(atlas, one) for one in ids])
    return Fact(label, runs, in_order(sources), colour=colour)


def text_fact(label: str, text: str, sources: Iterable[str]) -> Fact:
    """Return a fact in words."""
    return Fact(label, (Run(text),), in_order(sources))


def date_fact(label: str, period: Period, sources: Iterable[str]) -> Fact:
    """Return a fact that is a date, as exact as it is known."""
    return text_fact(label, period.label, sources)


def quantity_fact(atlas: Atlas, label: str, metric: str, quantity: Quantity, tail: str = "", method: str = "") -> Fact:
    """Return a fact that is a computed or rolled-up number; ``tail`` follows it in a quieter ink."""
    decimals = atlas.metrics[metric].decimals if metric in atlas.metrics else 0
    text = bounded(measure(quantity.value, quantity.unit, decimals), quantity.bound)
    runs = [Run(text)]
    for other in quantity.alternatives:
        runs += [Run(" or ", quiet=True), Run(measure(other, quantity.unit, decimals))]
    if estimated(quantity.status, quantity.bound):
        runs.append(Run(" est.", quiet=True))
    if tail:
        runs.append(Run(f" {tail}", quiet=True))
    differs = len(quantity.alternatives)
    calc = method or quantity.calc
    return Fact(label, tuple(runs), quantity.sources, differs, calc, quantity.status, quantity.note)


def observation_fact(atlas: Atlas, label: str, one: Observation, beside: Sequence[Observation] = ()) -> Fact:
    """Return a fact that is one number of the pack, with the values of the sources that differ.

    Those that stand ``beside`` it are not said again.
    """
    others = _distinct(one, disagreements(atlas, one))
    exact = worded(atlas, one) in [worded(atlas, other) for other in others]
    runs = [*observation_runs(atlas, one, exact=exact)]
    for other in [found for found in others if found not in beside]:
        runs += [Run(" or ", quiet=True), Run(worded(atlas, other, exact=exact))]
    sources = cited_by((one, *others))
    return Fact(label, tuple(runs), sources, len(others), status=one.status, note=one.note)


def observation_runs(atlas: Atlas, one: Observation, *, exact: bool = False) -> tuple[Run, ...]:
    """Return a number with its scope and its status, the last two in a quieter ink."""
    unsure = one.status.value if one.status in (Status.RUMOUR, Status.SUSPECT) else ""
    beside = "; ".join(part for part in (one.scope, unsure) if part)
    tail = f" ({beside})" if beside else ""
    if not unsure and estimated(one.status, one.bound):
        tail += " est."
    said = Run(worded(atlas, one, exact=exact))
    return (said, Run(tail, quiet=True)) if tail else (said,)


def worded(atlas: Atlas, one: Observation, *, exact: bool = False) -> str:
    """Return the value of an observation with its unit and bound; ``exact`` keeps every figure it has."""
    metric = atlas.metrics.get(one.metric)
    if exact:
        amount = number(one.value, _ALL_DECIMALS)
        said = f"{one.unit} {amount}" if is_currency(one.unit) else f"{amount} {one.unit}"
        return bounded(said, one.bound)
    return bounded(measure(one.value, one.unit, metric.decimals if metric else 0), one.bound)


def grouped_fact(atlas: Atlas, label: str, rows: Sequence[Observation]) -> Fact:
    """Return several numbers of one thing (trims, packs, ends of a range) as one fact, disagreements beside each."""
    facts = [observation_fact(atlas, label, one, rows) for one in rows]
    statuses = [one.status for one in rows]
    return Fact(
        label,
        joined([fact.runs for fact in facts]),
        sources_of(facts),
        sum(fact.differs for fact in facts),
        status=max(statuses, key=STATUSES.index),
        note="; ".join(dict.fromkeys(one.note for one in rows if one.note)),
    )


def estimated(status: Status, bound: str) -> bool:
    """Whether a number is said with “est.” after it: derived and announced ones; a bound says so itself."""
    return status in _UNSURE and not bound


def _distinct(one: Observation, others: Sequence[Observation]) -> tuple[Observation, ...]:
    seen = {(one.value, one.bound)}
    found: list[Observation] = []
    for other in others:
        if (other.value, other.bound) not in seen:
            seen.add((other.value, other.bound))
            found.append(other)
    return tuple(found)
