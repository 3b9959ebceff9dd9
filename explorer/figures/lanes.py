"""Which lane of the timeline a record belongs to: its carmaker, the leader of the alliance, or the peers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind, Tie
from explorer.domain.milestones import Milestone
from explorer.figures.names import short_name, short_name_zh

if TYPE_CHECKING:
    from explorer.figures.figure import Lane

PEERS = "peers"
# What shows that an entity had begun.
_BINDING = {EntityKind.ALLIANCE: (Tie.LEADS, Tie.JOINED), EntityKind.BRAND: (Tie.MAKES, Tie.PARTNERS)}
_OUTSIDE = (EntityKind.PEER, EntityKind.RIVAL_MODEL)


@kept
def head(atlas: Atlas) -> Entity | None:
    """Return the company that leads the alliance, or, before any does, the one that works with most carmakers."""
    relations = atlas.relations_of(atlas.alliance.id) if atlas.alliance is not None else ()
    makers = {one.id for one in carmakers(atlas)}
    ties = Counter(one.from_id for one in atlas.relations if one.kind == Tie.PARTNERS and one.to_id in makers)
    found = (*(one.from_id for one in relations if one.kind == Tie.LEADS), *(one for one, _ in ties.most_common()))
    known = (atlas.entities[one] for one in found if one in atlas.entities)
    return next((one for one in known if one.kind is EntityKind.COMPANY), None)


def leader(atlas: Atlas) -> Entity | None:
    """Return the head of the alliance, or the alliance itself where it has none."""
    return None if atlas.alliance is None else head(atlas) or atlas.alliance


def has_begun(atlas: Atlas, entity: Entity) -> bool:
    """Whether an entity was there by the atlas's date; without a start, whether a relation that binds it was.

    A pack without relations has everyone at once.
    """
    if entity.start_date is not None:
        return entity.start_date.start <= atlas.info.as_of
    binding = _BINDING.get(entity.kind)
    if binding is None or not atlas.relations:
        return True
    bound = [one.from_id for one in atlas.relations_of(entity.id) if one.kind in binding and one.to_id == entity.id]
    return any(atlas.entities[one].kind is not EntityKind.PERSON for one in bound if one in atlas.entities)


@kept
def lane_by_entity(atlas: Atlas) -> Mapping[str, str]:
    """Return the id of every entity's lane.

    A carmaker and its brands, cars and people have the carmaker's lane. The alliance, companies, technologies and
    people beside the carmakers have the leader's; peers and their cars share the lane ``peers``.
    """
    return {entity.id: _placed(atlas, entity) for entity in atlas.entities.values()}


def lane_of(atlas: Atlas, entity_id: str) -> str:
    """Return the id of an entity's lane; an unknown one is among the peers."""
    return lane_by_entity(atlas).get(entity_id, PEERS)


def _placed(atlas: Atlas, entity: Entity) -> str:
    line = (*atlas.ancestors(entity.id), entity)
    partner = next((one for one in line if one.kind is EntityKind.PARTNER), None)
    if partner is not None:
        return partner.id
    first = leader(atlas)
    if first is None or any(one.kind in _OUTSIDE for one in line):
        return PEERS
    return first.id


@kept
def carmakers(atlas: Atlas) -> tuple[Entity, ...]:
    """Return the carmakers in the stack order of their brands; those without a brand come last."""
    partners = atlas.of_kind(EntityKind.PARTNER)
    order = {brand.parent_id: rank for rank, brand in reversed(list(enumerate(atlas.member_brands)))}
    return tuple(sorted(partners, key=lambda one: order.get(one.id, len(order))))


def lanes(atlas: Atlas, with_peers: bool) -> tuple[Lane, ...]:
    """Return the lanes from the top: leader with alliance, carmakers with their brand, the peers if asked."""
    from explorer.figures.figure import Lane  # late: dossiers ask for carmakers alone

    found: list[Lane] = []
    first, alliance = leader(atlas), atlas.alliance
    if first is not None and alliance is not None:
        below = alliance if first is not alliance and has_begun(atlas, alliance) else None
        found.append(_lane(atlas, first, below, "total"))
    for partner in carmakers(atlas):
        brand = atlas.brand_of(partner.id)
        found.append(_lane(atlas, partner, brand, brand.id if brand else "peer"))
    if with_peers:
        found.append(Lane(PEERS, "Peers", "", "peer"))
    return tuple(found)


def ringed_lanes(atlas: Atlas, milestone: Milestone) -> tuple[str, ...]:
    """Return the lanes of the carmakers that a milestone names beside its own entity, in lane order."""
    named = {one for one in milestone.with_ids if _is_partner(atlas, one)}
    return tuple(partner.id for partner in carmakers(atlas) if partner.id in named)


@kept
def gathering(atlas: Atlas) -> Milestone | None:
    """Return the milestone to set apart: the event that names most carmakers (two at least).

    Among equals the more important, then the later one. This is how the livestream of the five chairmen is found.
    """
    on = atlas.info.as_of
    events = [one for one in atlas.milestones.values() if one.category == "event" and not one.is_ahead(on)]
    ranked = [(len(ringed_lanes(atlas, one)), one.importance, one.date, one.id) for one in events]
    best = max((rank for rank in ranked if rank[0] >= 2), default=None)
    return atlas.milestones[best[3]] if best else None


def _is_partner(atlas: Atlas, entity_id: str) -> bool:
    entity = atlas.entities.get(entity_id)
    return entity is not None and entity.kind is EntityKind.PARTNER


def _lane(atlas: Atlas, entity: Entity, below: Entity | None, colour: str) -> Lane:
    from explorer.figures.figure import Lane

    name, chinese = short_name(atlas, entity.id), short_name_zh(atlas, entity.id)
    if below is None:
        return Lane(entity.id, name, chinese, colour)
    return Lane(entity.id, name, chinese, colour, short_name(atlas, below.id), short_name_zh(atlas, below.id))
