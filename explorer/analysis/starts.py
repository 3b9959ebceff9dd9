"""When deliveries began: the first delivery of an entity, and the month 0 that follows from it."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.periods import Period, Precision
from explorer.records import record

_PART_KINDS = {
    EntityKind.ALLIANCE: EntityKind.BRAND,
    EntityKind.PARTNER: EntityKind.BRAND,
    EntityKind.BRAND: EntityKind.CAR_MODEL,
}


def parts_of(atlas: Atlas, entity_id: str) -> tuple[Entity, ...]:
    """Return what an entity adds up from: an alliance or a carmaker from its brands, a brand from its cars.

    The carmakers between an alliance and its brands are passed over, since they sell other cars too.
    """
    entity = atlas.entities.get(entity_id)
    kind = _PART_KINDS.get(entity.kind) if entity else None
    if entity is None or kind is None:
        return ()
    parts = atlas.children(entity_id, kind)
    if entity.kind is EntityKind.ALLIANCE:
        for partner in atlas.children(entity_id, EntityKind.PARTNER):
            parts += atlas.children(partner.id, kind)
    return parts


@record(frozen=True, slots=True)
class Start:
    """The first delivery, dated to the month or the day, and who says so."""

    period: Period
    sources: tuple[str, ...]


def first_delivery(atlas: Atlas, entity_id: str) -> Start | None:
    """Return the first delivery of an entity, or the earliest of its parts if it has none of its own.

    A year alone is no month 0: then, as without any date, the answer is ``None``.
    """
    entity = atlas.entities.get(entity_id)
    if entity is None:
        return None
    own = entity.first_delivery
    if own is not None:
        return Start(own, entity.source_ids) if own.precision <= Precision.MONTH else None
    parts = [first_delivery(atlas, part.id) for part in parts_of(atlas, entity_id)]
    return min((one for one in parts if one is not None), key=lambda one: one.period, default=None)


def month_zero(atlas: Atlas, entity_id: str) -> Period | None:
    """Return the month of the first delivery, from which months are counted, or ``None`` if it is not known."""
    start = first_delivery(atlas, entity_id)
    return None if start is None else start.period.to(Precision.MONTH)


def month_number(zero: Period, period: Period) -> int:
    """Return how many months after ``zero`` the month is in which a period ends; ``zero`` itself is month 0."""
    return period.last_month_index - zero.month_index


def had_begun(atlas: Atlas, entity_id: str, period: Period, first_figure: Period | None) -> bool:
    """Whether an entity delivered cars by the end of a period, as far as the pack can tell.

    Known by its first delivery, else by its start or its first figure, whichever is earlier: unknown is not zero.
    """
    entity = atlas.entities[entity_id]
    dated = (entity.first_delivery,) if entity.first_delivery else (entity.start_date, first_figure)
    return any(one is not None and one.end <= period.end for one in dated)
