"""Which entity stands under which in the tree, grown from an atlas without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from explorer.analysis.flows import FLOWS
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.figures.words import is_currency
from explorer.gui.itemmodels.tree_row import Node


class Group(Enum):
    """The headings below the alliance."""

    PEERS = "peers"
    REFERENCE_CARS = "reference-cars"
    PEOPLE = "people"
    TECHNOLOGIES = "technologies"
    COMPANIES = "companies"


def grow(atlas: Atlas) -> Node:
    """Return the root of the tree over an atlas, everything shown."""
    root = Node()
    for alliance in atlas.of_kind(EntityKind.ALLIANCE):
        _grow_alliance(atlas, _add(root, alliance))
    _grow_strays(atlas, root)
    _grow_group(atlas, root, Group.PEERS, _counted_peers(atlas))
    _grow_group(atlas, root, Group.REFERENCE_CARS, _by_name(atlas.of_kind(EntityKind.RIVAL_MODEL)))
    _grow_group(atlas, root, Group.PEOPLE, atlas.of_kind(EntityKind.PERSON))
    _grow_group(atlas, root, Group.TECHNOLOGIES, atlas.of_kind(EntityKind.TECHNOLOGY))
    _grow_group(atlas, root, Group.COMPANIES, atlas.of_kind(EntityKind.COMPANY))
    root.show(None)
    return root


def _add(node: Node, entity: Entity) -> Node:
    return node.add(entity.id, entity)


def is_forerunner(atlas: Atlas, entity: Entity) -> bool:
    """Whether a car came before the alliance: it belongs to a carmaker directly, or is no longer made."""
    if entity.kind is not EntityKind.CAR_MODEL:
        return False
    parent = atlas.entities.get(entity.parent_id)
    return entity.is_discontinued or parent is None or parent.kind is EntityKind.PARTNER


def cars_on_sale(atlas: Atlas, partner: Entity) -> int:
    """Return how many cars of a carmaker's brands are or were on sale, forerunners not counted."""
    cars = [car for brand in atlas.children(partner.id, EntityKind.BRAND) for car in atlas.children(brand.id)]
    return sum(
        car.kind is EntityKind.CAR_MODEL and not car.is_to_come and not is_forerunner(atlas, car) for car in cars
    )


def _grow_alliance(atlas: Atlas, node: Node) -> None:
    order = {brand.parent_id: rank for rank, brand in reversed(list(enumerate(atlas.member_brands)))}
    partners = atlas.children(node.key, EntityKind.PARTNER)
    for partner in sorted(partners, key=lambda one: order.get(one.id, len(order))):
        _grow_maker(atlas, _add(node, partner))
    for brand in atlas.children(node.key, EntityKind.BRAND):
        _grow_maker(atlas, _add(node, brand))


def _grow_maker(atlas: Atlas, node: Node) -> None:
    """Add a carmaker's brands, then its or a brand's cars, the highest number first."""
    for brand in atlas.children(node.key, EntityKind.BRAND):
        _grow_maker(atlas, _add(node, brand))
    for car in reversed(_by_name(atlas.children(node.key, EntityKind.CAR_MODEL))):
        _add(node, car)


def _grow_strays(atlas: Atlas, root: Node) -> None:
    """Add carmakers, brands and cars that stand under no alliance."""
    placed = {node.key for node in root.walk()}
    for kind in (EntityKind.PARTNER, EntityKind.BRAND, EntityKind.CAR_MODEL):
        for entity in atlas.of_kind(kind):
            if entity.id not in placed:
                branch = _add(root, entity)
                _grow_maker(atlas, branch)
                placed |= {entity.id, *(node.key for node in branch.walk())}


def _grow_group(atlas: Atlas, root: Node, group: Group, entities: Iterable[Entity]) -> None:
    """Add a heading with its entities, each under its parent if that stands in the same group."""
    waiting = list(entities)
    if not waiting:
        return
    here = {entity.id for entity in waiting}
    below: dict[str, list[Entity]] = {}
    for entity in waiting:
        below.setdefault(entity.parent_id if entity.parent_id in here else "", []).append(entity)
    _plant(root.add(group.value, heading=True), below, "", set())


def _plant(node: Node, below: dict[str, list[Entity]], parent_id: str, seen: set[str]) -> None:
    for entity in below.get(parent_id, ()):
        if entity.id not in seen:
            seen.add(entity.id)
            _plant(_add(node, entity), below, entity.id, seen)


def _counted_peers(atlas: Atlas) -> list[Entity]:
    """Return the peers that are no market and of whose cars, or a region's, there are figures, most figures first."""

    def known(peer: Entity) -> int:
        family = (peer, *atlas.children(peer.id, EntityKind.PEER))
        return sum(len(atlas.observations.rows(one.id, metric)) for one in family for metric in FLOWS)

    counted = [one for one in atlas.of_kind(EntityKind.PEER) if known(one) and not _is_market(atlas, one)]
    return sorted(counted, key=known, reverse=True)


def _is_market(atlas: Atlas, peer: Entity) -> bool:
    """Whether a peer stands for a country's market: macro series such as an exchange rate hang on it."""
    measures = (atlas.metrics.get(metric) for metric in atlas.observations.metrics_of(peer.id))
    return any(measure is not None and _is_rate(measure.unit) for measure in measures)


def _is_rate(unit: str) -> bool:
    one, slash, other = unit.partition("/")
    return bool(slash) and is_currency(one) and is_currency(other)


def _by_name(entities: Iterable[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda entity: entity.name_en.casefold())
