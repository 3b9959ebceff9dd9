"""Which cars the prices show: those of the alliance or of what is in focus, with the rivals beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explorer.analysis.kept import kept
from explorer.analysis.prices import near, price_span
from explorer.analysis.specifications import cars_of
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.figures.articles import counted_by
from explorer.figures.figure import Choice
from explorer.figures.names import short_name
from explorer.figures.settings import switched
from explorer.records import record
from explorer.state.viewpoint import Viewpoint

RIVALS, ALL_RIVALS = "rivals", "rivals"  # the chip that hides them all; the switch that shows every one
_CAR, _RIVAL = EntityKind.CAR_MODEL, EntityKind.RIVAL_MODEL
_COMPANIES = (EntityKind.BRAND, EntityKind.PARTNER, EntityKind.PEER)


@record(frozen=True, slots=True)
class Group:
    """A heading with its cars, cheapest first; ``colour`` is the brand's key.

    Rivals are ``peer``, and those that a claim names come first.
    """

    id: str
    name: str
    colour: str
    cars: tuple[str, ...]


@record(frozen=True, slots=True)
class Chosen:
    """The groups that are on, all that there are, and how the rivals were chosen."""

    groups: tuple[Group, ...]
    every: tuple[Group, ...]
    focus: Entity | None
    rule: str

    @property
    def cars(self) -> tuple[str, ...]:
        """The ids of all cars shown."""
        return tuple(one for group in self.groups for one in group.cars)


def chosen(atlas: Atlas, here: Viewpoint) -> Chosen:
    """Return the cars to show: everyone's, or those of the brand, carmaker, car or rival in focus."""
    focus = atlas.entities.get(here.focus)
    own, rivals, rule = _cars(atlas, here, focus)
    every = tuple(_groups(atlas, own, rivals))
    groups = tuple(one for one in every if one.id not in here.hidden)
    meant = focus if focus is not None and focus.kind in (*_COMPANIES, _CAR, _RIVAL) else None
    return Chosen(groups, every, meant, rule)


def _cars(atlas: Atlas, here: Viewpoint, focus: Entity | None) -> tuple[list[str], list[str], str]:
    if focus is not None and focus.kind in (_RIVAL, EntityKind.PEER):
        mine = [focus.id] if focus.kind is _RIVAL else _below(atlas, focus.id, _RIVAL)
        return _union(near(atlas, one, _CAR) for one in mine), mine, ""
    if focus is not None and focus.kind in (EntityKind.BRAND, EntityKind.PARTNER, _CAR):
        mine = [focus.id] if focus.kind is _CAR else _below(atlas, focus.id, _CAR)
        rule = "The rivals are cars of the same kind of body whose price is within a fifth."
        return mine, _union(near(atlas, one, _RIVAL) for one in mine), rule
    brands = {one.id for one in atlas.member_brands}
    mine = [one.id for one in atlas.of_kind(_CAR) if one.parent_id in brands]
    if switched(here, ALL_RIVALS):
        return mine, [one.id for one in atlas.of_kind(_RIVAL)], ""
    nearest = [*cited(atlas), *(one for car in _dearest(atlas, mine) for one in near(atlas, car, _RIVAL)[:1])]
    rule = "The rivals are those that a claim names, and beside each brand's dearest car the nearest in price."
    return mine, list(dict.fromkeys(nearest)), rule


def _dearest(atlas: Atlas, cars: list[str]) -> Iterator[str]:
    """Yield each brand's dearest car of those that have a price."""
    for brand in atlas.member_brands:
        spans = [(span[1], car) for car in cars if (span := price_span(atlas, car)) is not None
                 and atlas.entities[car].parent_id == brand.id]  # fmt: skip
        if spans:
            yield max(spans)[1]


def _below(atlas: Atlas, entity_id: str, kind: EntityKind) -> list[str]:
    return [one for one in cars_of(atlas, entity_id) if atlas.entities[one].kind is kind]


def _union(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(one for some in lists for one in some))


@kept
def cited(atlas: Atlas) -> tuple[str, ...]:
    """Return the rival cars on which a claim's figures bear."""
    found = _union(counted_by(atlas, claim) for claim in atlas.claims)
    return tuple(one for one in found if atlas.entities[one].kind is _RIVAL)


def _groups(atlas: Atlas, own: list[str], rivals: list[str]) -> Iterator[Group]:
    by_brand: dict[str, list[str]] = {}
    for car in own:
        brand = atlas.brand_of(car)
        home = brand.id if brand is not None else atlas.entities[car].parent_id
        by_brand.setdefault(home, []).append(car)
    rank = {one.id: place for place, one in enumerate(atlas.member_brands)}
    for home in sorted(by_brand, key=lambda one: (rank.get(one, len(rank)), one)):
        cars = _cheapest_first(atlas, by_brand[home])
        yield Group(home, short_name(atlas, home), home if home in rank else "peer-strong", cars)
    if rivals:
        first = [one for one in _cheapest_first(atlas, rivals) if one in cited(atlas)]
        others = [one for one in _cheapest_first(atlas, rivals) if one not in first]
        yield Group(RIVALS, "Rivals", "peer", (*first, *others))


def _cheapest_first(atlas: Atlas, cars: list[str]) -> tuple[str, ...]:
    spans = {one: price_span(atlas, one) for one in cars}
    return tuple(sorted(cars, key=lambda one: (spans[one] is None, *(spans[one] or (0.0, 0.0)), one)))


def choices(shown: Chosen, here: Viewpoint) -> tuple[Choice, ...]:
    """Return a chip for every group."""
    return tuple(
        Choice(one.id, one.name, "", one.colour, one.id not in here.hidden, len(one.cars)) for one in shown.every
    )
