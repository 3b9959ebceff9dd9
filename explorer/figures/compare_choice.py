"""Whom to compare: those asked for, else the one in focus with its rivals, chosen by a rule that is said."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.analysis.flows import flow_metric
from explorer.analysis.prices import body_of
from explorer.analysis.specifications import coverage
from explorer.analysis.technologies import member_cars
from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS, Entity, EntityKind
from explorer.figures.articles import claims_in_order, counted_by
from explorer.figures.compare_kin import HOUSES, MOST
from explorer.figures.lanes import carmakers
from explorer.figures.names import KINDS, short_name
from explorer.figures.words import listed
from explorer.records import record
from explorer.state.viewpoint import Viewpoint


@record(frozen=True, slots=True)
class Chosen:
    """The ids side by side, the baseline first; ``said`` is how they were chosen, ``lack`` why none can be."""

    ids: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    lack: str = ""


def chosen(atlas: Atlas, here: Viewpoint) -> Chosen:
    """Return whom a viewpoint compares; with fewer than two the focus and its rivals fill up."""
    asked = tuple(dict.fromkeys(one for one in here.compared if one in atlas.entities))
    if len(asked) < 2:
        asked = asked or tuple(_in_focus(atlas, here.focus))
        if len(asked) < 2:
            return _filled(atlas, asked)
    wrong = _unlike(atlas, asked)
    if wrong:
        return Chosen(lack=wrong)
    rest = [short_name(atlas, one) for one in asked[MOST:]]
    said = (
        (f"Four can stand side by side; {listed(rest)} {'is' if len(rest) == 1 else 'are'} left out.",) if rest else ()
    )
    return Chosen(asked[:MOST], said)


def _unlike(atlas: Atlas, ids: Sequence[str]) -> str:
    """Return why these cannot be compared, or an empty text."""
    entities = [atlas.entities[one] for one in ids]
    for one in entities:
        if one.kind not in (*CARS, *HOUSES):
            return (
                f"{short_name(atlas, one.id)} is {_article(KINDS[one.kind].lower())}. "
                "Cars can be compared with cars, and brands, carmakers and peers with each other."
            )
    cars = [one for one in entities if one.kind in CARS]
    if cars and len(cars) < len(entities):
        other = next(one for one in entities if one.kind not in CARS)
        return (
            f"{short_name(atlas, cars[0].id)} is a car, {short_name(atlas, other.id)} "
            f"{_article(KINDS[other.kind].lower())}: they have no measures in common. Choose cars only, or none."
        )
    return ""


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _in_focus(atlas: Atlas, focus: str) -> list[str]:
    """Return the entity in focus, that of a milestone, or the cars (else houses) that a claim has numbers of."""
    milestone, claim = atlas.milestones.get(focus), atlas.claims.get(focus)
    if claim is not None:
        ids = counted_by(atlas, claim.id)
        cars = [one for one in ids if atlas.entities[one].kind in CARS]
        return (cars or [one for one in ids if atlas.entities[one].kind in HOUSES])[:MOST]
    entity = atlas.entities.get(milestone.entity_id if milestone else focus)
    return [entity.id] if entity is not None and entity.kind in (*CARS, *HOUSES) else []


def _filled(atlas: Atlas, asked: Sequence[str]) -> Chosen:
    base = asked[0] if asked else _best_covered(atlas)
    if not base:
        return Chosen(lack="This pack has no two cars, brands, carmakers or peers to compare.")
    wrong = _unlike(atlas, [base])
    if wrong:
        return Chosen(lack=wrong)
    entity = atlas.entities[base]
    others, words = _rivals(atlas, entity) if entity.kind in CARS else _beside(atlas, entity)
    if not others and entity.kind in CARS:
        others, words = _other_cars(atlas, entity), "the other cars with most figures"
    if not others:
        return Chosen(lack=f"This pack has nothing to compare {short_name(atlas, base)} with.")
    why = "" if asked else " (most figures)"
    said = f"Not chosen by hand: {short_name(atlas, base)}{why} stands beside {words}."
    return Chosen((base, *others), (said,))


def _best_covered(atlas: Atlas) -> str:
    cars = (
        member_cars(atlas)
        or atlas.of_kind(EntityKind.CAR_MODEL)
        or atlas.of_kind(EntityKind.BRAND)
        or atlas.of_kind(EntityKind.PEER)
    )
    return max(cars, key=lambda one: coverage(atlas, one.id)).id if cars else ""


def _rivals(atlas: Atlas, car: Entity) -> tuple[tuple[str, ...], str]:
    """Return a car's rivals: those a claim sets against it, then those of its segment, else of its kind of body.

    Those with most figures come first, after all others those with no measure in common.
    """
    kind = EntityKind.RIVAL_MODEL if car.kind is EntityKind.CAR_MODEL else EntityKind.CAR_MODEL
    own = set(atlas.observations.metrics_of(car.id))

    def rank(one: Entity) -> tuple[bool, int]:
        return own.isdisjoint(atlas.observations.metrics_of(one.id)), -coverage(atlas, one.id)

    pool = sorted(atlas.of_kind(kind), key=rank)
    named: list[str] = []
    for claim in claims_in_order(atlas):
        ids = counted_by(atlas, claim.id)
        if car.id in ids:
            named += [one for one in ids if atlas.entities[one].kind is kind and one not in named]
    alike = [one for one in pool if car.segment and one.segment == car.segment and one.id not in named]
    words = f"also {car.segment}"
    if not alike:
        body = body_of(car)
        alike = [one for one in pool if body and body_of(one) == body and one.id not in named]
        words = f"also {body}"
    named = named[: MOST - 1]
    like = [one.id for one in alike if coverage(atlas, one.id)][: MOST - 1 - len(named)]
    parts = [*_named_words(atlas, named, "set against it by a claim"), *_named_words(atlas, like, words)]
    return (*named, *like), listed(parts)


def _other_cars(atlas: Atlas, car: Entity) -> tuple[str, ...]:
    found = [one.id for one in atlas.of_kind(*CARS) if one.id != car.id and coverage(atlas, one.id)]
    return tuple(sorted(found, key=lambda one: -coverage(atlas, one))[: MOST - 1])


def _named_words(atlas: Atlas, ids: Sequence[str], words: str) -> list[str]:
    return [f"{listed([short_name(atlas, one) for one in ids])} ({words})"] if ids else []


def _beside(atlas: Atlas, house: Entity) -> tuple[tuple[str, ...], str]:
    """Return whom a house stands beside: the other brands or carmakers, or the peers with most figures."""
    if house.kind is EntityKind.BRAND:
        found = [one.id for one in atlas.member_brands if one.id != house.id]
        words = "the other brands"
    elif house.kind is EntityKind.PARTNER:
        found = [one.id for one in carmakers(atlas) if one.id != house.id]
        words = "the other carmakers"
    elif house.kind is EntityKind.COMPANY:
        found = _covered(atlas, house, EntityKind.COMPANY)
        words = "the other companies"
    else:
        first = [atlas.alliance.id] if atlas.alliance and atlas.alliance.id != house.id else []
        found = first + [one for one in _covered(atlas, house, EntityKind.PEER) if flow_metric(atlas, one)]
        words = "the peers with most figures"
    return tuple(found[: MOST - 1]), words


def _covered(atlas: Atlas, house: Entity, kind: EntityKind) -> list[str]:
    found = [one.id for one in atlas.of_kind(kind) if one.id != house.id and coverage(atlas, one.id)]
    return sorted(found, key=lambda one: -coverage(atlas, one))
