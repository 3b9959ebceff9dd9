"""Everything of one pack, looked up by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from explorer.domain.entities import Entity, EntityKind, Relation, Role
from explorer.domain.evidence import QUALITIES, Claim, Reading, ScenarioParameter, Source
from explorer.domain.milestones import Milestone
from explorer.domain.observations import Metric, ObservationColumns
from explorer.domain.stories import Story
from explorer.records import record


@record(frozen=True, slots=True)
class PackInfo:
    """What a pack says of itself; ``digest`` is the SHA-256 of its files, ``place`` where it was read from.

    ``article`` is the id of the source whose claims the pack checks, empty where it does not say.
    """

    name: str
    title: str
    version: str
    created: str
    as_of: date
    licences: tuple[str, ...]
    contributors: tuple[str, ...]
    languages: tuple[str, ...]
    digest: str
    place: str
    colours: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    article: str = ""


@dataclass(frozen=True, eq=False)
class Atlas:
    """All records of one pack; mappings are read-only and keep the order of the file.

    An atlas equals itself alone, so that what follows from it can be remembered by it.
    """

    info: PackInfo
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    metrics: Mapping[str, Metric]
    observations: ObservationColumns
    milestones: Mapping[str, Milestone]
    relations: tuple[Relation, ...]
    roles: Mapping[str, Role]
    claims: Mapping[str, Claim]
    scenarios: Mapping[str, ScenarioParameter]
    readings: Mapping[str, Reading]
    stories: Mapping[str, Story] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def _children(self) -> Mapping[str, tuple[Entity, ...]]:
        children: dict[str, list[Entity]] = {}
        for entity in self.entities.values():
            children.setdefault(entity.parent_id, []).append(entity)
        return {parent: tuple(found) for parent, found in children.items()}

    @cached_property
    def alliance(self) -> Entity | None:
        """The alliance the pack is about, if it has one."""
        return next(iter(self.of_kind(EntityKind.ALLIANCE)), None)

    @cached_property
    def member_brands(self) -> tuple[Entity, ...]:
        """The alliance's brands in stack order: by first delivery or start, undated last."""
        return tuple(sorted(self.of_kind(EntityKind.BRAND), key=seniority))

    def of_kind(self, *kinds: EntityKind) -> tuple[Entity, ...]:
        """Return the entities of these kinds, in the order of the file."""
        return tuple(entity for entity in self.entities.values() if entity.kind in kinds)

    def children(self, entity_id: str, *kinds: EntityKind) -> tuple[Entity, ...]:
        """Return the direct children of an entity, of these kinds or of all."""
        found = self._children.get(entity_id, ())
        return tuple(entity for entity in found if not kinds or entity.kind in kinds)

    def ancestors(self, entity_id: str) -> tuple[Entity, ...]:
        """Return the chain of parents, outermost first, the entity itself left out."""
        chain: list[Entity] = []
        entity = self.entities.get(entity_id)
        while entity is not None and entity.parent_id:
            entity = self.entities.get(entity.parent_id)
            if entity is not None:
                chain.insert(0, entity)
        return tuple(chain)

    def brand_of(self, entity_id: str) -> Entity | None:
        """Return the brand an entity is, or belongs to; of a partner its only or first brand."""
        entity = self.entities.get(entity_id)
        if entity is None:
            return None
        if entity.kind is EntityKind.PARTNER:
            return next(iter(sorted(self.children(entity_id, EntityKind.BRAND), key=seniority)), None)
        line = (*self.ancestors(entity_id), entity)
        return next((one for one in line if one.kind is EntityKind.BRAND), None)

    def milestones_of(self, entity_id: str) -> tuple[Milestone, ...]:
        """Return the milestones of an entity or with it, newest first."""
        found = [one for one in self.milestones.values() if one.entity_id == entity_id or entity_id in one.with_ids]
        return tuple(sorted(found, key=lambda one: (one.date.end, one.date.start), reverse=True))

    def relations_of(self, entity_id: str) -> tuple[Relation, ...]:
        """Return the relations from or to an entity, in the order of the file."""
        return tuple(one for one in self.relations if entity_id in (one.from_id, one.to_id))

    def source_list(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources with these ids, each once, best kind first and then as given."""
        found = [self.sources[one] for one in dict.fromkeys(ids) if one in self.sources]
        return tuple(sorted(found, key=lambda source: QUALITIES.index(source.quality)))


def seniority(entity: Entity) -> tuple[date, str]:
    """Return what puts entities in stack order: the first delivery, else the start, undated last; then the id."""
    known = entity.first_delivery or entity.start_date
    return (known.start if known else date.max, entity.id)
