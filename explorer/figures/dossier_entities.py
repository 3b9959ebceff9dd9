"""What is known of an entity: the facts that its kind calls for, in the order a reader asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explorer.analysis.cumulative import cumulative
from explorer.analysis.flows import flow_metric
from explorer.analysis.growth import MILLION, crossing
from explorer.analysis.starts import first_delivery
from explorer.analysis.technologies import uses
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind, Tie
from explorer.domain.observations import Status
from explorer.figures.dossier import Fact, Run, Section
from explorer.figures.dossier_links import related
from explorer.figures.dossier_numbers import months_to_million_fact, price_range_fact, total_facts
from explorer.figures.facts import date_fact, entities_fact, text_fact
from explorer.figures.lanes import carmakers
from explorer.figures.names import KINDS, car_name, colour_key, joined, named, short_name
from explorer.figures.sourcing import cited_by, sources_of
from explorer.figures.words import DASH, capital

_ON_SALE = "on sale"
_POWER = {"both": "battery and range extender", "BEV": "battery-electric", "EREV": "range extender"}


def facts_section(atlas: Atlas, entity: Entity) -> Section:
    """Return the facts of an entity."""
    return Section("Facts", tuple(_FACTS[entity.kind](atlas, entity)))


def _alliance(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _related(atlas, one, "Led by", Tie.LEADS, outward=False)
    makers = tuple(maker for maker in carmakers(atlas) if maker.parent_id == one.id)
    yield entities_fact(atlas, "Carmakers", [maker.id for maker in makers], _sources(makers))
    yield entities_fact(atlas, "Brands", [brand.id for brand in atlas.member_brands], _sources(atlas.member_brands))
    yield from _dates(one, "Named")
    yield from _first(atlas, one)
    yield from total_facts(atlas, one.id)
    yield from _million(atlas, one)


def _partner(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _related(atlas, one, "Alliance", Tie.JOINED, outward=True)
    brands = atlas.children(one.id, EntityKind.BRAND)
    if brands:
        yield entities_fact(
            atlas, "Brands", [brand.id for brand in brands], _sources(brands), colour_key(atlas, one.id)
        )
    yield from _related(atlas, one, "Chair", Tie.CHAIRS, outward=False)
    yield from _words(one, ("Ownership", one.ownership))
    yield from _dates(one, "Founded")
    yield from _first(atlas, one)
    yield from total_facts(atlas, one.id)


def _brand(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _parent(atlas, one, "Carmaker")
    yield from _dates(one, "Brand launched")
    yield from _first(atlas, one)
    cars = atlas.children(one.id, EntityKind.CAR_MODEL)
    yield from _cars(atlas, "On sale", [car for car in cars if car.status == _ON_SALE])
    yield from _cars(atlas, "To come", [car for car in cars if car.is_to_come])
    yield from total_facts(atlas, one.id)
    yield from _million(atlas, one)
    prices = price_range_fact(atlas, "Launch prices", [car.id for car in cars])
    if prices:
        yield prices
    yield from _related(atlas, one, "Trademark", Tie.TRADEMARK, outward=False)


def _car(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _parent(atlas, one, "Brand" if _is(atlas, one.parent_id, EntityKind.BRAND) else "Carmaker")
    brand = atlas.brand_of(one.id)
    if brand is not None:
        yield from _parent(atlas, brand, "Carmaker")
    yield from _kind_of_car(one)
    yield from _dates(one, "Expected" if one.is_to_come else "Launched")
    yield from _first(atlas, one)
    yield from total_facts(atlas, one.id)
    prices = price_range_fact(atlas, "Launch prices", [one.id])
    if prices:
        yield prices


def _rival(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _parent(atlas, one, "Maker")
    yield from _kind_of_car(one)
    yield from _dates(one, "Launched")
    yield from _first(atlas, one)
    yield from total_facts(atlas, one.id)


def _peer(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _parent(atlas, one, "Part of")
    yield from _words(one, ("Powertrain", _POWER.get(one.powertrain, one.powertrain)))
    yield from _first(atlas, one)
    yield from total_facts(atlas, one.id)
    yield from _million(atlas, one)
    regions = atlas.children(one.id, EntityKind.PEER)
    if regions:
        yield entities_fact(atlas, "Regions", [region.id for region in regions], _sources(regions))
    yield from _cars(atlas, "Cars compared", list(atlas.children(one.id, EntityKind.RIVAL_MODEL)))


def _company(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _parent(atlas, one, "Part of")
    yield from _words(one, ("Ownership", one.ownership))
    yield from _dates(one, "Founded")
    units = atlas.children(one.id, EntityKind.COMPANY)
    if units:
        yield entities_fact(atlas, "Units", [unit.id for unit in units], _sources(units))
    yield from _related(atlas, one, "Led by", Tie.LEADS, outward=False)
    yield from _children_fact(atlas, one, "People", EntityKind.PERSON)
    yield from _children_fact(atlas, one, "Technologies", EntityKind.TECHNOLOGY)


def _person(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _parent(atlas, one, "At")
    yield from _related(atlas, one, "Chairs", Tie.CHAIRS, outward=True)
    yield from _related(atlas, one, "Leads", Tie.LEADS, outward=True)


def _technology(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    yield from _parent(atlas, one, "From")
    yield from _dates(one, "Since")
    yield from _words(one, ("Status", one.status))
    yield from _fitted(atlas, one)


def _fitted(atlas: Atlas, technology: Entity) -> Iterator[Fact]:
    """Yield who is stated to use a technology; what only rumours say is named as a rumour."""
    found = {one.entity_id: one for one in uses(atlas) if one.technology_id == technology.id}
    if found:
        said = {Status.RUMOUR: (Run(" (rumour)", quiet=True),)}
        groups = [(*named(atlas, one.entity_id), *said.get(one.status, ())) for one in found.values()]
        sources = sources_of(found.values())
        yield Fact("Fitted to", joined(groups), sources)


_FACTS: dict[EntityKind, Callable[[Atlas, Entity], Iterator[Fact]]] = {
    EntityKind.ALLIANCE: _alliance,
    EntityKind.PARTNER: _partner,
    EntityKind.BRAND: _brand,
    EntityKind.CAR_MODEL: _car,
    EntityKind.COMPANY: _company,
    EntityKind.PERSON: _person,
    EntityKind.TECHNOLOGY: _technology,
    EntityKind.PEER: _peer,
    EntityKind.RIVAL_MODEL: _rival,
}


def _parent(atlas: Atlas, one: Entity, label: str) -> Iterator[Fact]:
    if one.parent_id in atlas.entities:
        yield entities_fact(atlas, label, [one.parent_id], one.source_ids)


def _dates(one: Entity, label: str) -> Iterator[Fact]:
    if one.start_date is not None:
        yield date_fact(label, one.start_date, one.source_ids)


def _words(one: Entity, *pairs: tuple[str, str]) -> Iterator[Fact]:
    for label, text in pairs:
        if text:
            yield text_fact(label, capital(text), one.source_ids)


def _kind_of_car(one: Entity) -> Iterator[Fact]:
    power = _POWER.get(one.powertrain, one.powertrain)
    yield from _words(one, ("Segment", one.segment), ("Powertrain", power), ("Status", one.status))


def _first(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    """Yield the first delivery: the entity's own, or that of its earliest part, which then is named as the method."""
    if one.first_delivery is not None:
        yield date_fact("First delivery", one.first_delivery, one.source_ids)
        return
    start = first_delivery(atlas, one.id)
    if start is not None:
        yield Fact("First delivery", (Run(start.period.label),), start.sources, calc="earliest of its brands and cars")


def _million(atlas: Atlas, one: Entity) -> Iterator[Fact]:
    metric = flow_metric(atlas, one.id)
    found = crossing(cumulative(atlas, one.id, metric), MILLION) if metric else None
    if found is not None:
        month = found.period.label if found.month_number is None else f"month {found.month_number}"
        month = f"by {month}" if found.bridged else month
        tail = "" if found.month_number is None else f", {found.period.label}"
        runs = (Run(month), Run(tail, quiet=True)) if tail else (Run(month),)
        method = "first month whose running total reaches 1,000,000"
        yield Fact("One million", runs, found.quantity.sources, calc=method)
    stated = months_to_million_fact(atlas, one.id)
    if stated is not None:
        yield stated


def _cars(atlas: Atlas, label: str, cars: list[Entity]) -> Iterator[Fact]:
    if cars:
        runs = joined([(Run(car_name(atlas, car.id), car.id),) for car in cars])
        yield Fact(label, runs, _sources(cars))


def _children_fact(atlas: Atlas, one: Entity, label: str, kind: EntityKind) -> Iterator[Fact]:
    found = atlas.children(one.id, kind)
    if found:
        yield Fact(label, joined([(Run(short_name(atlas, child.id), child.id),) for child in found]), _sources(found))


def _related(atlas: Atlas, one: Entity, label: str, kind: Tie, *, outward: bool) -> Iterator[Fact]:
    """Yield those on the other side of the relations of one kind that hold on the as-of date."""
    found = related(atlas, one.id, kind, outward=outward, on=atlas.info.as_of)
    if not found:
        return
    groups: list[tuple[Run, ...]] = []
    for relation in found:
        other = relation.to_id if outward else relation.from_id
        since = (Run(f", since {relation.since.label}", quiet=True),) if relation.since else ()
        groups.append((*named(atlas, other), *since))
    sources = cited_by(found)
    note = "; ".join(dict.fromkeys(relation.note for relation in found if relation.note))
    yield Fact(label, joined(groups, "; "), sources, note=note)


def _is(atlas: Atlas, entity_id: str, kind: EntityKind) -> bool:
    entity = atlas.entities.get(entity_id)
    return entity is not None and entity.kind is kind


def _sources(entities: tuple[Entity, ...] | list[Entity]) -> tuple[str, ...]:
    return cited_by(entities)


def path_of(atlas: Atlas, entity: Entity) -> tuple[Run, ...]:
    """Return the chain of parents as links: ``HIMA › Seres``; without parents, what kind of entity it is."""
    chain = [named(atlas, parent.id) for parent in atlas.ancestors(entity.id)]
    return joined(chain, " › ") if chain else (Run(KINDS.get(entity.kind, DASH)),)
