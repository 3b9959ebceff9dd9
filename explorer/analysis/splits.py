"""Splits: what an alliance, a carmaker or a brand is made of, and the rest that no part explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from explorer.analysis.alike import alike
from explorer.analysis.flows import flow
from explorer.analysis.quantities import Quantity, difference
from explorer.domain.atlas import Atlas, seniority
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.periods import Period
from explorer.records import record

_KINDS = {"brand": EntityKind.BRAND, "partner": EntityKind.PARTNER, "car": EntityKind.CAR_MODEL}


@record(frozen=True, slots=True)
class Part:
    """One part of a whole with its own figures; a period without one has no entry."""

    entity_id: str
    values: Mapping[Period, Quantity]


@record(frozen=True, slots=True)
class Split:
    """The parts of a whole in stack order; ``rest`` is the total less the parts wherever there is a total, or 0."""

    parts: tuple[Part, ...]
    total: Mapping[Period, Quantity]
    rest: Mapping[Period, Quantity]
    caveats: tuple[str, ...]


@alike
def split(atlas: Atlas, entity_id: str, by: str, metric: str, every: str = "month") -> Split:
    """Return the figures of an entity split by ``brand``, ``partner`` or ``car``, one a month, quarter or year.

    An entity of the kind asked for is its own only part. Parts that exceed the total leave a rest of 0, and a caveat
    that names both.
    """
    members = _members(atlas, entity_id, _KINDS[by])
    parts = tuple(Part(one.id, flow(atlas, one.id, metric, every)) for one in members)
    total = flow(atlas, entity_id, metric, every)
    rest: dict[Period, Quantity] = {}
    caveats: list[str] = []
    for period, whole in total.items():
        present = [(part.entity_id, part.values[period]) for part in parts if period in part.values]
        left = difference(whole, [one for _, one in present], "total less the parts")
        if left.value < 0:
            caveats += [_overlap(atlas, period, whole, present, -left.value)] if present else []
            left = replace(left, value=0.0)
        rest[period] = left
    return Split(parts, total, MappingProxyType(rest), tuple(caveats))


def _members(atlas: Atlas, entity_id: str, kind: EntityKind) -> list[Entity]:
    """Return the entities of a kind under an entity, in stack order; cars that belong to no brand are left out."""
    rank = {brand.id: place for place, brand in enumerate(atlas.member_brands)}
    found = [
        one
        for one in _descent(atlas, entity_id)
        if one.kind is kind and (kind is not EntityKind.CAR_MODEL or _brand_id(atlas, one) in rank)
    ]
    return sorted(found, key=lambda one: rank.get(_brand_id(atlas, one), len(rank)))


def _descent(atlas: Atlas, entity_id: str) -> Iterator[Entity]:
    yield atlas.entities[entity_id]
    for child in sorted(atlas.children(entity_id), key=seniority):
        yield from _descent(atlas, child.id)


def _brand_id(atlas: Atlas, entity: Entity) -> str:
    brand = atlas.brand_of(entity.id)
    return brand.id if brand else ""


def _overlap(
    atlas: Atlas, period: Period, whole: Quantity, present: list[tuple[str, Quantity]], by_how_much: float
) -> str:
    listed = " and ".join(f"{atlas.entities[one].name_en} ({quantity.value:,.0f})" for one, quantity in present)
    verb = "is" if len(present) == 1 else "together are"
    return (
        f"{period.label}: {listed} {verb} {by_how_much:,.0f} more than the total ({whole.value:,.0f}), "
        "so nothing is left that is not split."
    )
