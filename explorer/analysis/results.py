"""Financial results: what a company stated for years, quarters and parts of a year, as ranges, and of what scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import Enum

from explorer.analysis.kept import kept
from explorer.analysis.quantities import Quantity, figures
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.observations import Observation
from explorer.domain.periods import Period, Precision
from explorer.records import record

METRICS = ("net_profit", "revenue", "gross_margin", "rd_expense")
_PART = re.compile(r"(three|six|nine) months")
_BOUND = re.compile(r".*\b(bound|low|high)")


class Kind(Enum):
    """What a result covers: a whole year or quarter, the year up to a date, or less than the whole company."""

    WHOLE = "whole"
    PART = "part"
    SCOPED = "scoped"


@record(frozen=True, slots=True)
class Result:
    """A result of a period; ``low`` is set where only a range is stated, whose upper end is ``quantity``.

    ``scope`` is the part of the qualifier that says what it covers (``nine months``, ``before minority interests``).
    """

    period: Period
    quantity: Quantity
    kind: Kind
    scope: str = ""
    low: Quantity | None = None

    @property
    def words(self) -> str:
        """The period with what part of the year it is: ``H1 2025``, ``nine months to 30 Sep 2025``."""
        return f"{self.scope} to {self.period.label}" if _PART.fullmatch(self.scope) else self.period.label


@record(frozen=True, slots=True)
class Results:
    """The results of one company in one metric, each group in order of time."""

    years: Mapping[Period, Result] = field(default_factory=dict)
    quarters: Mapping[Period, Result] = field(default_factory=dict)
    parts: tuple[Result, ...] = ()
    scoped: tuple[Result, ...] = ()

    def whole(self, every: str) -> Mapping[Period, Result]:
        """Return those of whole years or whole quarters, which never stand in for each other."""
        return self.quarters if every == "quarter" else self.years

    @property
    def every(self) -> Iterator[Result]:
        """All of them, in order of the end of their period."""
        found = [*self.years.values(), *self.quarters.values(), *self.parts, *self.scoped]
        return iter(sorted(found, key=lambda one: (one.period.end, one.period.start, one.scope)))


@kept
def results(atlas: Atlas, entity_id: str, metric: str) -> Results:
    """Return the preferred results of a company, sorted by what they cover; nothing is added up or split.

    What is expected of a period that had not ended by the pack's date is no result.
    """
    own = figures(atlas, entity_id, metric)
    found = [_own(period, one) for period, one in own.items()]
    rows = [one for one in atlas.observations.of(entity_id, metric) if one.preferred and one.scope]
    found += list(_ranges([one for one in rows if one.period.end <= atlas.info.as_of]))
    whole = [one for one in found if one.kind is Kind.WHOLE]
    return Results(
        _by_period(whole, Precision.YEAR),
        _by_period(whole, Precision.QUARTER),
        _in_order(found, Kind.PART),
        _in_order(found, Kind.SCOPED),
    )


def _own(period: Period, one: Quantity) -> Result:
    whole = period.precision in (Precision.YEAR, Precision.QUARTER)
    return Result(period, one, Kind.WHOLE if whole else Kind.PART)


def _ranges(rows: list[Observation]) -> Iterator[Result]:
    """Yield rows with a scope; two ends of a range, stated of one period with one status, become one result."""
    ends: dict[tuple[Period, object], list[Observation]] = {}
    for one in rows:
        if _BOUND.fullmatch(one.scope):
            ends.setdefault((one.period, one.status), []).append(one)
        else:
            kind = Kind.PART if _PART.fullmatch(one.scope) else Kind.SCOPED
            yield Result(one.period, _quantity(one), kind, one.scope)
    for (period, _), pair in ends.items():
        if len(pair) == 2 and period.precision in (Precision.YEAR, Precision.QUARTER):
            low, high = sorted(pair, key=lambda one: one.value)
            yield Result(period, _quantity(high), Kind.WHOLE, f"{low.scope} to {high.scope}", _quantity(low))
        else:
            yield from (Result(period, _quantity(one), Kind.SCOPED, one.scope) for one in pair)


def _quantity(one: Observation) -> Quantity:
    return Quantity(one.value, one.unit, one.status, one.source_ids, one.bound, note=one.note)


def _by_period(found: list[Result], precision: Precision) -> dict[Period, Result]:
    """Return one result a period; a figure of its own goes before a range."""
    kept_ones: dict[Period, Result] = {}
    for one in sorted(found, key=lambda one: (one.period.end, one.low is not None)):
        if one.period.precision is precision:
            kept_ones.setdefault(one.period, one)
    return kept_ones


def _in_order(found: list[Result], kind: Kind) -> tuple[Result, ...]:
    return tuple(sorted((one for one in found if one.kind is kind), key=lambda one: (one.period.end, one.scope)))


@kept
def has_results(atlas: Atlas, entity_id: str) -> bool:
    """Whether the pack has any financial result of an entity."""
    return any(any(results(atlas, entity_id, metric).every) for metric in METRICS if metric in atlas.metrics)


@kept
def companies(atlas: Atlas) -> tuple[str, ...]:
    """Return the alliance's carmakers in the order of their brands, then units of companies with results."""
    alliance = atlas.alliance
    makers = atlas.children(alliance.id, EntityKind.PARTNER) if alliance else atlas.of_kind(EntityKind.PARTNER)
    members = [one.id for one in makers]
    by_brand = [brand.parent_id for brand in atlas.member_brands if brand.parent_id in members]
    units = [one.id for one in atlas.of_kind(EntityKind.COMPANY) if is_unit(atlas, one.id)]
    return tuple(dict.fromkeys((*by_brand, *members, *units)))


def is_unit(atlas: Atlas, entity_id: str) -> bool:
    """Whether an entity is a company within a company, with results of its own."""
    entity = atlas.entities[entity_id]
    parent = atlas.entities.get(entity.parent_id)
    within = parent is not None and entity.kind is parent.kind is EntityKind.COMPANY
    return within and has_results(atlas, entity_id)
