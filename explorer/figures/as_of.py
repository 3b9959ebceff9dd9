"""The pack as it stood on an earlier date: who was in it, what had happened, what had been counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind, Relation, Tie
from explorer.domain.milestones import Milestone
from explorer.domain.observations import ObservationColumns
from explorer.domain.periods import Period
from explorer.figures.articles import article_is_out
from explorer.figures.recent import recent

_SUPERSEDED = "superseded"
_DATE = re.compile(r"\b(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?\b")  # a year or a month within a note
MANY = 50_000  # numbers; of a larger pack fewer dates are remembered, for the sake of memory
_REMEMBERED = 24


def as_of_date(atlas: Atlas, as_of: Period | None) -> date:
    """Return the last day of ``as_of``, never later than the pack's own date."""
    return atlas.info.as_of if as_of is None else min(as_of.end, atlas.info.as_of)


def known_by(atlas: Atlas, on: date) -> Atlas:
    """Return the pack up to a day, by the dates of its records; on its own date, or later, the pack itself.

    There are the entities that had started (one without a date counts as started), the numbers and milestones whose
    period had ended, the relations that had begun and not ended, and, from the article's date on, the claims.
    References stay sound: the alliance, and a parent of what had started, stay in any case; a carmaker that had not
    joined stands outside the alliance; an undated child or a milestone of what is not there yet stands with the nearest
    parent that is, and such a milestone goes where there is none. When a source was published does not matter: what it
    says of June is there on the last of June. The last few results are remembered.
    """
    if on >= atlas.info.as_of:
        return atlas
    return _large(atlas, on) if len(atlas.observations) > MANY else _small(atlas, on)


@recent(_REMEMBERED)
def _small(atlas: Atlas, on: date) -> Atlas:
    return _earlier(atlas, on)


@recent(2)
def _large(atlas: Atlas, on: date) -> Atlas:
    return _earlier(atlas, on)


def _earlier(atlas: Atlas, on: date) -> Atlas:
    entities = _entities(atlas, on)
    past = (one for one in atlas.milestones.values() if one.date.end <= on)
    milestones = [placed for one in past if (placed := _placed(atlas, one, entities)) is not None]
    return replace(
        atlas,
        info=replace(atlas.info, as_of=on),
        entities=MappingProxyType(entities),
        observations=_observations(atlas.observations, entities, on),
        milestones=MappingProxyType({one.id: one for one in milestones}),
        relations=tuple(_relations(atlas, entities, on)),
        claims=atlas.claims if article_is_out(atlas, on) else MappingProxyType({}),
    )


def _observations(table: ObservationColumns, entities: Collection[str], on: date) -> ObservationColumns:
    """Return the numbers of what was there whose period had ended."""
    there = {code for code in range(len(table.entities)) if table.entities[code] in entities}
    ended = {code for code in set(table.period) if _end(code) <= on}
    columns = enumerate(zip(table.entity, table.period, strict=True))
    return table.some([row for row, (entity, period) in columns if entity in there and period in ended])


@lru_cache(maxsize=8_192)
def _end(code: int) -> date:
    return Period.from_code(code).end


def _entities(atlas: Atlas, on: date) -> dict[str, Entity]:
    there = {one.id for one in atlas.entities.values() if _has_started(one, on)}
    there.update(one.id for one in atlas.of_kind(EntityKind.ALLIANCE))
    for one in tuple(there):
        if _start(atlas.entities[one]) is not None:
            there.update(parent.id for parent in atlas.ancestors(one))
    outside = {one.id for one in atlas.of_kind(EntityKind.PARTNER) if not _is_member(atlas, one, on)}
    return {
        one.id: _then(atlas, one, on, "" if one.id in outside else _nearest(atlas, one.parent_id, there))
        for one in atlas.entities.values()
        if one.id in there
    }


def _start(entity: Entity) -> Period | None:
    return entity.start_date or entity.first_delivery


def _has_started(entity: Entity, on: date) -> bool:
    start = _start(entity)
    return start is None or start.start <= on


def _nearest(atlas: Atlas, entity_id: str, there: Collection[str]) -> str:
    """Return the entity, or the nearest of its parents, that is there; an empty text for none."""
    if entity_id in there:
        return entity_id
    line = (entity_id, *(one.id for one in reversed(atlas.ancestors(entity_id))))
    return next((one for one in line if one in there), "")


def _is_member(atlas: Atlas, partner: Entity, on: date) -> bool:
    """Whether a carmaker had joined, or had a brand; one without a date of joining always was a member."""
    joined = [
        one.since
        for one in atlas.relations_of(partner.id)
        if one.kind == Tie.JOINED and (one.from_id, one.to_id) == (partner.id, partner.parent_id)
    ]
    dates = [since.start for since in joined if since is not None]
    if not dates or min(dates) <= on:
        return True
    return any(_has_started(brand, on) for brand in atlas.children(partner.id, EntityKind.BRAND))


def _then(atlas: Atlas, entity: Entity, on: date, parent_id: str) -> Entity:
    """Return an entity without what had not happened to it yet."""
    over = entity.status == _SUPERSEDED or entity.is_discontinued  # what only a later date can say of a thing
    if over and not _was_over(atlas, entity, on):
        entity = replace(entity, status="")
    start, first = entity.start_date, entity.first_delivery
    begun = start if start is None or start.start <= on else None
    delivered = first if first is None or first.start <= on else None
    if (parent_id, begun, delivered) == (entity.parent_id, start, first):
        return entity
    return replace(entity, parent_id=parent_id, start_date=begun, first_delivery=delivered)


def _was_over(atlas: Atlas, entity: Entity, on: date) -> bool:
    """Whether a thing that has ended since had done so by a day: it is not known unless the pack dates its making."""
    ends = [one.until for one in atlas.relations_of(entity.id) if one.kind == Tie.MAKES and one.to_id == entity.id]
    return entity.status != _SUPERSEDED and all(end is None or end.end <= on for end in ends)


def _placed(atlas: Atlas, milestone: Milestone, entities: Collection[str]) -> Milestone | None:
    """Return a milestone with those who were there, in the place of what was not the nearest parent that was."""
    company = tuple(one for one in milestone.with_ids if one in entities)
    home = _nearest(atlas, milestone.entity_id, entities)
    if not home:
        return None
    if (home, company) == (milestone.entity_id, milestone.with_ids):
        return milestone
    return replace(milestone, entity_id=home, with_ids=tuple(one for one in company if one != home))


def _relations(atlas: Atlas, entities: Collection[str], on: date) -> Iterator[Relation]:
    for one in atlas.relations:
        begun = one.since is None or one.since.start <= on
        ended = one.until is not None and one.until.end <= on
        if begun and not ended and one.from_id in entities and one.to_id in entities:
            yield _relation_then(one, on)


def _relation_then(one: Relation, on: date) -> Relation:
    """Return a relation without its end, an amount that was only full by then, and a note that tells of later."""
    told = (Period.parse(found) for found in _DATE.findall(one.note))
    later = any(period.start > on for period in told)
    if one.until is None and not later:
        return one
    amount = one.until is not None and one.value is not None and one.unit != "%"
    value, unit = (None, "") if amount else (one.value, one.unit)
    return replace(one, until=None, value=value, unit=unit, note="" if later else one.note)
