"""Who else has the same technology: users that are not of the alliance, and what bears on a lock-in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.analysis.cumulative import cumulative
from explorer.analysis.quantities import Quantity, difference
from explorer.analysis.technologies import outside_users, uses, uses_of
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind, Relation, Tie
from explorer.domain.milestones import Milestone
from explorer.domain.observations import Status
from explorer.figures.names import colour_key, short_name, short_name_zh
from explorer.figures.panels import KeyFigure, MatrixCell, MatrixColumn, MatrixPanel, MatrixRow
from explorer.figures.sourcing import in_order, sources_of
from explorer.figures.technology_words import technology_name
from explorer.figures.words import capital, counted, measure, number, short, spelled

_GROUPS = {
    EntityKind.CAR_MODEL: "Members’ cars from before the alliance",
    EntityKind.RIVAL_MODEL: "Cars of others",
}
_COMPANIES = "Companies and brands"
_BEARS = "What bears on it"


def outside_panel(atlas: Atlas, focus: str) -> MatrixPanel | None:
    """Return the users outside the alliance with technology and date, then the events that bear on it."""
    rows = [_user(atlas, one, focus) for one in sorted(outside_users(atlas), key=_rank)]
    if not rows:
        return None
    events = [_event(atlas, one, focus) for one in bearing(atlas)]
    columns = (
        MatrixColumn("technology", "Technology", weight=1.0),
        MatrixColumn("since", "Since", weight=0.75),
        MatrixColumn("stated", "What is stated", weight=2.6),
    )
    return MatrixPanel("outside", columns, (*rows, *events), "User", 1.3)


def _rank(user: Entity) -> int:
    order = (EntityKind.COMPANY, EntityKind.PEER, EntityKind.RIVAL_MODEL, EntityKind.CAR_MODEL)
    return order.index(user.kind) if user.kind in order else 0


def _user(atlas: Atlas, user: Entity, focus: str) -> MatrixRow:
    found = uses_of(atlas, user.id)
    sources = sources_of(found)
    names = ", ".join(dict.fromkeys(technology_name(atlas, one.technology_id) for one in found))
    dates = ", ".join(dict.fromkeys(one.since.label for one in found if one.since))
    ties = list(_ties(atlas, user))
    cells = (
        MatrixCell(names, sources=sources, target=found[0].technology_id),
        MatrixCell(dates or "undated", missing=not dates, sources=sources),
        MatrixCell(
            capital("; ".join(one.note for one in found if one.note)) or "In use",
            lower="; ".join(words for words, _ in ties),
            sources=in_order((*sources, *(source for _, tie in ties for source in tie.source_ids))),
        ),
    )
    return MatrixRow(user.id, short_name(atlas, user.id), cells, short_name_zh(atlas, user.id),
                     _GROUPS.get(user.kind, _COMPANIES), colour_key(atlas, user.id) or "peer", user.id,
                     focused=user.id == focus)  # fmt: skip


def _ties(atlas: Atlas, user: Entity) -> Iterator[tuple[str, Relation]]:
    """Yield stakes and supplies between a user and those who make its technology."""
    for one in atlas.relations_of(user.id):
        if one.kind == Tie.STAKE and one.from_id == user.id:
            share = measure(one.value, one.unit) if one.value is not None else "A stake"
            since = f" since {one.since.label}" if one.since else ""
            yield f"{share} of {short_name(atlas, one.to_id)}{since}", one
        if one.kind == Tie.SUPPLIES and one.to_id == user.id:
            since = f" since {one.since.label}" if one.since else ""
            yield f"Supplied by {short_name(atlas, one.from_id)}{since}", one


def bearing(atlas: Atlas) -> tuple[Milestone, ...]:
    """Return the milestones of the claims that rest on the same sources as the use outside, by date."""
    outside = {one.id for one in outside_users(atlas)}
    rested = {source for use in uses(atlas) if use.entity_id in outside for source in use.sources}
    ids = [
        found
        for claim in atlas.claims.values()
        if rested.intersection(claim.source_ids)
        for found in claim.milestone_ids
    ]
    found = [atlas.milestones[one] for one in dict.fromkeys(ids) if one in atlas.milestones]
    past = [one for one in found if not one.is_ahead(atlas.info.as_of)]
    return tuple(sorted(past, key=lambda one: one.date))


def _event(atlas: Atlas, one: Milestone, focus: str) -> MatrixRow:
    cells = (
        MatrixCell(""),
        MatrixCell(one.date.label, sources=one.source_ids),
        MatrixCell(one.title_en, sources=one.source_ids, target=one.id),
    )
    name = technology_name(atlas, one.entity_id)
    return MatrixRow(one.id, name, cells, short_name_zh(atlas, one.entity_id), _BEARS,
                     colour_key(atlas, one.entity_id), one.id, focused=one.id == focus)  # fmt: skip


def counted_cars(atlas: Atlas) -> tuple[Milestone, Quantity, Quantity] | None:
    """Return the newest count of cars with a technology, what the alliance had delivered by then, and the rest.

    The rest is a lower bound: not every car of the alliance need have that technology. None where the pack counts
    none, or the alliance had delivered more by then.
    """
    found = [
        one
        for one in atlas.milestones.values()
        if one.unit == "vehicles"
        and _is_count(one)
        and one.date.end <= atlas.info.as_of
        and one.entity_id in atlas.entities
        and atlas.entities[one.entity_id].kind is EntityKind.TECHNOLOGY
    ]
    if not found or atlas.alliance is None:
        return None
    newest = max(found, key=lambda one: one.date.end)
    by_then = [one for one in cumulative(atlas, atlas.alliance.id).points if one.period.end <= newest.date.end]
    if not by_then or newest.value is None:
        return None
    whole = Quantity(newest.value, "vehicles", Status.ROUNDED, newest.source_ids)
    inside = by_then[-1].quantity
    rest = difference(whole, (inside,), "cars with the technology less all cars of the alliance")
    return (newest, inside, rest) if rest.value > 0 else None


def _is_count(one: Milestone) -> bool:
    """Whether a milestone is about its number: its title says it, which that of a mere target or aside does not."""
    if one.value is None:
        return False
    said = (number(one.value), f"{number(one.value / 1e6, 2)} million")
    return any(text in one.title_en for text in said)


def outside_keys(atlas: Atlas) -> tuple[KeyFigure, ...]:
    """Return the headline numbers: cars with the technology, cars of the alliance by then, the rest at least."""
    found = counted_cars(atlas)
    if found is None or atlas.alliance is None:
        return ()
    newest, inside, rest = found
    technology, alliance = technology_name(atlas, newest.entity_id), short_name(atlas, atlas.alliance.id)
    by = f"by {newest.date.label}"
    return (
        KeyFigure("fitted", f"Cars with {technology}", short(newest.value or 0), by, newest.value, "vehicles",
                  sources=newest.source_ids, target=newest.id),
        KeyFigure("alliance", f"Delivered by {alliance}", short(inside.value), by, inside.value, "vehicles",
                  inside.calc, inside.sources, atlas.alliance.id),
        KeyFigure("rest", f"Outside {alliance}, at least", short(rest.value), by, rest.value, "vehicles", rest.calc,
                  rest.sources),
    )  # fmt: skip


def outside_takeaway(atlas: Atlas) -> str:
    """Return how many cars with the technology must be outside the alliance, else how many users are named."""
    found = counted_cars(atlas)
    users = outside_users(atlas)
    if found is None or atlas.alliance is None:
        count = f"{capital(spelled(len(users)))} {'user' if len(users) == 1 else 'users'}"
        return f"{count} outside the alliance {'has' if len(users) == 1 else 'have'} the same technology"
    newest, _, rest = found
    technology, alliance = technology_name(atlas, newest.entity_id), short_name(atlas, atlas.alliance.id)
    share = f"{number(100 * rest.value / (newest.value or 1))}%"
    about = "" if rest.status is Status.REPORTED else "about "
    return f"At least {about}{share} of the {short(newest.value or 0)} cars with {technology} are not from {alliance}"


def outside_caveats(atlas: Atlas, users: Sequence[Entity]) -> list[str]:
    """Return what the list and the lower bound do not say."""
    said = [
        f"{capital(counted(len(users), 'user'))} outside the alliance named in relations; others may be in use unnamed."
    ]
    if counted_cars(atlas) is not None:
        said.append("The rest is a lower bound: it takes every car of the alliance as having the technology.")
    return said
