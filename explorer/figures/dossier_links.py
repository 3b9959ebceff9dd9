"""What binds a record to others: relations in words from its own side, and who leads which activity."""

from __future__ import annotations

from datetime import date

from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind, Relation, Role, Tie
from explorer.domain.periods import Period
from explorer.figures.dossier import Fact, Run, Section
from explorer.figures.names import colour_key, named
from explorer.figures.relation_words import LABELS, lead_word, relation_label
from explorer.figures.sourcing import in_order
from explorer.figures.words import DASH, capital, measure

_ORDER = tuple(LABELS)  # of the links in a dossier


def link_facts(atlas: Atlas, entity_id: str) -> tuple[Fact, ...]:
    """Return a fact for every relation of an entity: the other side as a link, with share, dates and note."""
    found = sorted(atlas.relations_of(entity_id), key=_rank)
    return tuple(relation_fact(atlas, one, entity_id) for one in found)


def links_section(atlas: Atlas, entity_id: str) -> Section | None:
    """Return the relations of an entity under one heading, or None without any."""
    facts = link_facts(atlas, entity_id)
    return Section("Links", facts, count=f"{len(facts)}") if facts else None


def relation_fact(atlas: Atlas, relation: Relation, entity_id: str) -> Fact:
    """Return a relation as seen from one of its sides."""
    outward = relation.from_id == entity_id
    other = relation.to_id if outward else relation.from_id
    tail = ", ".join(part for part in (_value(relation), _dates(relation.since, relation.until)) if part)
    runs = [*named(atlas, other), *([Run(f", {tail}", quiet=True)] if tail else [])]
    label = relation_label(relation, outward=outward)
    return Fact(label, tuple(runs), relation.source_ids, note=relation.note, colour=colour_key(atlas, other))


def related(atlas: Atlas, entity_id: str, kind: Tie, *, outward: bool, on: date | None = None) -> list[Relation]:
    """Return the relations of one kind that go out from (or to) an entity; with a day, those that hold on it."""
    return [
        one
        for one in atlas.relations_of(entity_id)
        if one.kind == kind and (one.from_id if outward else one.to_id) == entity_id and _holds(one, on)
    ]


def roles_section(atlas: Atlas, entity_id: str) -> Section | None:
    """Return who leads which activity: for a carmaker its own rows, for the alliance the rows about all its members."""
    entity = atlas.entities.get(entity_id)
    if entity is None or entity.kind not in (EntityKind.PARTNER, EntityKind.ALLIANCE):
        return None
    own = entity_id if entity.kind is EntityKind.PARTNER else ""
    found = [one for one in atlas.roles.values() if one.partner_id == own]
    if not own:
        found = [one for one in found if "hima" in one.cooperation_model] or found
    return Section("Who leads what", tuple(_role_fact(one) for one in found), count=f"{len(found)}") if found else None


def _role_fact(role: Role) -> Fact:
    runs = [Run(lead_word(role.lead))]
    if role.status != "reported":
        runs.append(Run(f", {role.status}", quiet=True))
    return Fact(capital(role.activity), tuple(runs), in_order(role.source_ids), note=role.note)


def _rank(relation: Relation) -> tuple[int, date]:
    return _ORDER.index(relation.kind), relation.since.start if relation.since else date.max


def _holds(relation: Relation, on: date | None) -> bool:
    return on is None or relation.until is None or relation.until.start > on


def _value(relation: Relation) -> str:
    return "" if relation.value is None else measure(relation.value, relation.unit, 1)


def _dates(since: Period | None, until: Period | None) -> str:
    if since and until:
        return f"{since.label} {DASH} {until.label}"
    if until:
        return f"until {until.label}"
    return f"since {since.label}" if since else ""
