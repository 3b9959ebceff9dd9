"""The numbers of a dossier: totals and shares, prices, specifications, results, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from explorer.analysis.disagreement import disagreements
from explorer.analysis.flows import addends, flow, flow_metric
from explorer.analysis.growth import share
from explorer.analysis.headline import headline
from explorer.analysis.ledger import at_end
from explorer.analysis.prices import LAUNCH, whole_prices
from explorer.analysis.quantities import Quantity
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.observations import Observation, Status, is_specification
from explorer.domain.periods import Period, Precision
from explorer.figures.dossier import Fact, Run, Section
from explorer.figures.facts import grouped_fact, metric_label, observation_fact, quantity_fact, worded
from explorer.figures.names import short_name
from explorer.figures.sourcing import in_order
from explorer.figures.words import DASH, measure, number, percent

PRICES = ("price_launch", "price_current", "price_presale")
FINANCE = ("revenue", "net_profit", "gross_margin", "rd_expense")
_PRICE_TITLES = {"price_launch": "Launch prices", "price_current": "List prices", "price_presale": "Presale prices"}
_OTHER = ("orders", "cumulative_production", "cumulative_deliveries", "registrations_weekly", "wholesale", "production",
          "retail_sales", "cny_per_usd")  # fmt: skip
_NEWEST = 6  # rows shown of one measure that has many


def total_facts(atlas: Atlas, entity_id: str) -> Iterator[Fact]:
    """Yield the total, the newest whole year, and that year's share of the alliance."""
    metric = flow_metric(atlas, entity_id)
    if not metric:
        yield Fact("Deliveries, total", ())
        return
    label, only = metric_label(atlas, metric), _only(atlas, entity_id, metric)
    total = headline(atlas, entity_id)
    if total is not None:
        when = ", ".join(part for part in (f"by {total.period.label}", only) if part)
        yield quantity_fact(atlas, f"{label}, total", metric, total.quantity, when)
    newest = _newest_year(flow(atlas, entity_id, metric, "year"))
    if newest is not None:
        year, quantity = newest
        yield quantity_fact(atlas, f"{label}, {year.label}", metric, quantity, only)
        yield from _share_of_alliance(atlas, entity_id, metric, year, quantity)


def _only(atlas: Atlas, entity_id: str, metric: str) -> str:
    """Return a word where a carmaker's total is that of its alliance brands: it sells other cars too."""
    is_maker = atlas.entities[entity_id].kind is EntityKind.PARTNER
    return "of alliance brands only" if is_maker and addends(atlas, entity_id, metric) else ""


def _newest_year(years: Mapping[Period, Quantity]) -> tuple[Period, Quantity] | None:
    whole = [(year, one) for year, one in years.items() if one.complete]
    return whole[-1] if whole else None


def _share_of_alliance(atlas: Atlas, entity_id: str, metric: str, year: Period, part: Quantity) -> Iterator[Fact]:
    alliance = atlas.alliance
    if alliance is None or alliance.id == entity_id or alliance not in atlas.ancestors(entity_id):
        return
    whole = flow(atlas, alliance.id, metric, "year").get(year)
    if whole is None or not whole.value:
        return
    found = share(part, whole)
    name = short_name(atlas, alliance.id)
    method = f"{number(part.value)} of {number(whole.value)} in {year.label}"
    runs = (Run(f"{percent(found.value)} in {year.label}"),)
    yield Fact(f"Share of {name}", runs, found.sources, calc=method, status=found.status)


def price_range_fact(atlas: Atlas, label: str, cars: Sequence[str]) -> Fact | None:
    """Return the lowest and highest launch price of cars, with the rows that give the two ends as sources."""
    rows = [one for car in cars for one in whole_prices(atlas, car, LAUNCH) if not one.bound]
    if not rows:
        return None
    low, high = min(rows, key=lambda one: one.value), max(rows, key=lambda one: one.value)
    text = measure(low.value, low.unit)
    if high.value > low.value:
        text = f"{text}{DASH}{number(high.value)}"
    sources = in_order((*low.source_ids, *high.source_ids))
    return Fact(label, (Run(text),), sources, calc="lowest and highest launch price of its cars in this pack")


def price_sections(atlas: Atlas, entity_id: str) -> Iterator[Section]:
    """Yield the prices of a car: at launch, in the list, before launch; one fact a date, newest first."""
    for metric in PRICES:
        rows = _shown(atlas, entity_id, metric)
        facts = tuple(grouped_fact(atlas, period.label, group) for period, group in _by_period(rows))
        if facts:
            yield Section(_PRICE_TITLES[metric], facts)


def specification_section(atlas: Atlas, entity_id: str) -> Section | None:
    """Return the specifications of a car, one fact a measure; trims and packs stand side by side."""
    facts = []
    for metric in atlas.observations.metrics_of(entity_id):
        if _is_specification(atlas, metric):
            rows = _shown(atlas, entity_id, metric)
            if rows:
                facts.append(grouped_fact(atlas, metric_label(atlas, metric), rows))
    return Section("Specifications", tuple(facts)) if facts else None


def finance_section(atlas: Atlas, entity_id: str) -> Section | None:
    """Return the results of a company, the newest periods of each measure first."""
    facts = [fact for metric in FINANCE for fact in _dated_facts(atlas, entity_id, metric)]
    return Section("Results", tuple(facts)) if facts else None


def other_section(atlas: Atlas, entity_id: str) -> Section | None:
    """Return orders, cars built, registrations and the like: what is counted, but is no delivery."""
    own = flow_metric(atlas, entity_id)
    facts = [fact for metric in _OTHER if metric != own for fact in _dated_facts(atlas, entity_id, metric)]
    return Section("Also counted", tuple(facts)) if facts else None


def _dated_facts(atlas: Atlas, entity_id: str, metric: str) -> Iterator[Fact]:
    rows = _shown(atlas, entity_id, metric)
    for period, group in list(_by_period(rows))[:_NEWEST]:
        fact = grouped_fact(atlas, metric_label(atlas, metric), group)
        yield replace(fact, runs=(*fact.runs, Run(f", {_when(period, group)}", quiet=True)))


def _when(period: Period, group: Sequence[Observation]) -> str:
    months = any("nine months" in one.qualifier for one in group)
    return f"to {period.label}" if period.precision is Precision.DAY and months else period.label


def months_to_million_fact(atlas: Atlas, entity_id: str) -> Fact | None:
    """Return how many months a source says the first million took."""
    rows = _shown(atlas, entity_id, "months_to_million")
    return grouped_fact(atlas, metric_label(atlas, "months_to_million"), rows) if rows else None


def differing_section(atlas: Atlas, entity_id: str) -> Section | None:
    """Return the counts for which sources disagree, newest first: no value is picked silently."""
    rows = [one for one in _counts(atlas, entity_id) if one.preferred and disagreements(atlas, one)]
    facts = []
    for one in sorted(rows, key=lambda one: one.period, reverse=True):
        fact = observation_fact(atlas, _period_label(one), one)
        facts.append(replace(fact, runs=(*fact.runs, *_of_what(atlas, entity_id, one))))
    return Section("Sources differ", tuple(facts), count=f"{len(facts)}") if facts else None


def suspect_section(atlas: Atlas, entity_id: str) -> Section | None:
    """Return the rows that are probably wrong, each with the reason."""
    rows = [one for one in _all(atlas, entity_id) if one.status is Status.SUSPECT]
    rows.sort(key=lambda one: one.period, reverse=True)
    facts = tuple(
        Fact(
            _period_label(one),
            (Run(worded(atlas, one)), *_of_what(atlas, entity_id, one), Run(f". {one.note}", quiet=True)),
            one.source_ids,
            status=one.status,
        )
        for one in rows
    )
    return Section("Probably wrong", facts, count=f"{len(facts)}") if facts else None


def _period_label(one: Observation) -> str:
    """Return when a number holds, short enough for a label: ``In Nov 2025``, ``First half 2025``, ``By 9 Dec 2025``."""
    if one.metric.startswith("cumulative"):
        return f"By {one.period.label}"
    if not one.metric.startswith("ytd"):
        return f"In {one.period.label}"
    end = at_end(one.period)
    half = end.precision is Precision.MONTH and end.part == 6
    return f"First half {end.year}" if half else f"Jan{DASH}{end.label}"


def _of_what(atlas: Atlas, entity_id: str, one: Observation) -> tuple[Run, ...]:
    """Return the measure in a quieter ink where it is not the one the entity is counted in."""
    own = flow_metric(atlas, entity_id)
    if own and one.metric.removeprefix("ytd_").removeprefix("cumulative_") == own:
        return ()
    return (Run(f", {metric_label(atlas, one.metric).lower()}", quiet=True),)


def _counts(atlas: Atlas, entity_id: str) -> Iterator[Observation]:
    """Yield the flows and stocks: prices and specifications show their disagreements where they stand."""
    for one in _all(atlas, entity_id):
        if one.metric not in FINANCE and atlas.metrics[one.metric].period_kind in ("flow", "stock"):
            yield one


def _all(atlas: Atlas, entity_id: str) -> Iterator[Observation]:
    for metric in atlas.observations.metrics_of(entity_id):
        yield from atlas.observations.of(entity_id, metric)


def _shown(atlas: Atlas, entity_id: str, metric: str) -> list[Observation]:
    """Return the rows to show of a measure: preferred ones, and rumours where no row of their scope is better."""
    rows = [one for one in atlas.observations.of(entity_id, metric) if one.status is not Status.SUSPECT]
    better = {(one.period, one.scope) for one in rows if one.preferred}
    return [
        one for one in rows if one.preferred or (one.status is Status.RUMOUR and (one.period, one.scope) not in better)
    ]


def _by_period(rows: list[Observation]) -> Iterator[tuple[Period, list[Observation]]]:
    groups: dict[Period, list[Observation]] = {}
    for one in sorted(rows, key=lambda one: one.value):
        groups.setdefault(one.period, []).append(one)
    yield from sorted(groups.items(), key=lambda pair: (pair[0].end, pair[0].start), reverse=True)


def _is_specification(atlas: Atlas, metric: str) -> bool:
    known = atlas.metrics[metric]
    counted = metric in FINANCE or metric in _OTHER or metric == "months_to_million"
    return is_specification(metric, known.period_kind) and not counted
