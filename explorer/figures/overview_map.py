"""The map of who is who: the leader's side, the alliance, its carmakers and their brands, each always in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorer.analysis.technologies import on_sale
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind, Relation, Tie
from explorer.domain.observations import Status
from explorer.domain.periods import Period, Precision
from explorer.figures.figure import Datum
from explorer.figures.lanes import carmakers, has_begun, head
from explorer.figures.names import colour_key, short_name, short_name_zh
from explorer.figures.panels import MapLink, MapNode, MapPanel
from explorer.figures.sourcing import cited_by
from explorer.figures.words import counted, number
from explorer.records import record

SIDE, ALLIANCE, MAKERS, BRANDS = range(4)
_LONG = 24  # characters of a name that no box holds in one line
# Of several between two boxes the first gives the words.
_DRAWN = (Tie.STAKE, Tie.LEADS, Tie.SUPPLIES, Tie.JOINED, Tie.MAKES)


@record(frozen=True, slots=True)
class Cast:
    """Who is on the map; ``alliance`` is None before it began, ``leader`` where no company leads or ties carmakers.

    ``rows`` gives everyone's row, from 0 at the top to ``last``; whoever is not known yet keeps a free one.
    """

    side: tuple[Entity, ...]
    leader: Entity | None
    alliance: Entity | None
    makers: tuple[Entity, ...]
    brands: tuple[tuple[Entity, ...], ...]
    rows: Mapping[str, float]
    last: float

    @property
    def ids(self) -> frozenset[str]:
        """The ids of everyone on the map."""
        found = [*self.side, *self.makers, *(one for row in self.brands for one in row)]
        found += [one for one in (self.alliance,) if one is not None]
        return frozenset(one.id for one in found)


@record(frozen=True, slots=True)
class Shown:
    """The map with the relations drawn as its links and those said in its boxes."""

    cast: Cast
    panel: MapPanel
    linked: tuple[Relation, ...]
    noted: tuple[Relation, ...]


def cast(atlas: Atlas) -> Cast:
    """Return who is known by the atlas's own date: brands that had started, carmakers that had joined or made one."""
    alliance = atlas.alliance if atlas.alliance is not None and has_begun(atlas, atlas.alliance) else None
    first, every = head(atlas), {one.id: _brands(atlas, one) for one in carmakers(atlas)}
    above, below = _own(atlas, first)
    rows, last = _rows(every, above, below)
    makers, brands = [], []
    for maker_id, made in every.items():
        begun = tuple(one for one in made if has_begun(atlas, one))
        joined = any(one.kind == Tie.JOINED and one.from_id == maker_id for one in atlas.relations_of(maker_id))
        if begun or joined:
            makers.append(atlas.entities[maker_id])
            brands.append(begun)
    side = tuple(one for one in (*above, *([first] if first is not None else []), *below) if has_begun(atlas, one))
    if first is not None:
        rows[first.id] = last / 2
    return Cast(side, first, alliance, tuple(makers), tuple(brands), rows, last)


def _brands(atlas: Atlas, maker: Entity) -> tuple[Entity, ...]:
    rank = {one.id: place for place, one in enumerate(atlas.member_brands)}
    return tuple(sorted(atlas.children(maker.id, EntityKind.BRAND), key=lambda one: rank[one.id]))


def _own(atlas: Atlas, first: Entity | None) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Return the leader's own companies that are tied to a carmaker, which stand above it, and the others, below."""
    if first is None:
        return (), ()
    makers = {one.id for one in carmakers(atlas)}
    own = sorted(atlas.children(first.id, EntityKind.COMPANY), key=lambda one: one.id)
    tied = [one for one in own if any(makers & {link.from_id, link.to_id} for link in atlas.relations_of(one.id))]
    return tuple(tied), tuple(one for one in own if one not in tied)


def _rows(
    every: Mapping[str, tuple[Entity, ...]], above: tuple[Entity, ...], below: tuple[Entity, ...]
) -> tuple[dict[str, float], float]:
    """Return the row of everyone the pack has, so that none moves when others become known, and the last row."""
    rows: dict[str, float] = {}
    top = 0
    for maker_id, made in every.items():
        height = max(len(made), 1)
        rows[maker_id] = top + (height - 1) / 2
        rows |= {brand.id: float(top + place) for place, brand in enumerate(made)}
        top += height
    last = float(max(top, 1 + 2 * max(len(above), len(below))) - 1)
    step = last / 2 / max(len(above), len(below), 1)
    rows |= {one.id: place * step for place, one in enumerate(above)}
    rows |= {one.id: last - place * step for place, one in enumerate(reversed(below))}
    return rows, last


def shown(atlas: Atlas, focus: str) -> Shown | None:
    """Return the map, or None where no one would be on it."""
    who = cast(atlas)
    if not who.ids:
        return None
    linked, links = _links(atlas, who)
    noted = tuple(_noted(atlas, who))
    nodes = tuple(_nodes(atlas, who, focus))
    headings = ("Huawei side" if who.leader is None else f"{short_name(atlas, who.leader.id)} side",
                "Alliance", "Carmakers", "Brands")  # fmt: skip
    panel = MapPanel("who-is-who", 4, who.last + 1, nodes, links, headings)
    return Shown(who, panel, linked, noted)


def _nodes(atlas: Atlas, who: Cast, focus: str) -> Iterator[MapNode]:
    for one in who.side:
        yield _node(atlas, one, SIDE, who.rows[one.id], focus, _owners(atlas, who, one), strong=one is who.leader)
    if who.alliance is not None:
        began = who.alliance.start_date
        detail = f"since {_month(began)}" if began is not None else ""
        yield _node(atlas, who.alliance, ALLIANCE, who.last / 2, focus, detail, strong=True)
    for maker, brands in zip(who.makers, who.brands, strict=True):
        yield _node(atlas, maker, MAKERS, who.rows[maker.id], focus, _partner_since(atlas, who, maker))
        for brand in brands:
            yield _node(atlas, brand, BRANDS, who.rows[brand.id], focus, _cars(atlas, brand), strong=True)


def _cars(atlas: Atlas, brand: Entity) -> str:
    """Return how many cars of a brand are on sale, or, before any is, how many are announced."""
    cars = [one for one in atlas.children(brand.id, EntityKind.CAR_MODEL) if has_begun(atlas, one)]
    sold = sum(on_sale(atlas, one) for one in cars)
    return f"{counted(sold or len(cars), 'car')} {'on sale' if sold else 'announced'}" if cars else ""


def _node(
    atlas: Atlas, one: Entity, column: int, row: float, focus: str, detail: str, *, strong: bool = False
) -> MapNode:
    colour = colour_key(atlas, one.id)
    chinese = short_name_zh(atlas, one.id)
    return MapNode(one.id, box_name(atlas, one.id), chinese, colour, float(column), row, detail, strong,
                   one.id == focus)  # fmt: skip


def box_name(atlas: Atlas, entity_id: str) -> str:
    """Return a name for a box: the short name; a long one as its first word and the initials of the others."""
    name = short_name(atlas, entity_id)
    words = name.split()
    if len(name) <= _LONG or len(words) < 3:
        return name
    rest = [one for one in words[1:] if not one.isupper()]
    ending = [one for one in words[1:] if one.isupper()]
    return " ".join((words[0], "".join(one[0] for one in rest), *ending))


def _owners(atlas: Atlas, who: Cast, one: Entity) -> str:
    """Return who owns part of a company and is not on the map: ``Avatr 10%``."""
    held = [link for link in atlas.relations_of(one.id) if link.kind == Tie.STAKE and link.to_id == one.id]
    said = [f"{short_name(atlas, link.from_id).split()[0]} {_percent(link)}" for link in held
            if link.from_id not in who.ids]  # fmt: skip
    return ", ".join(said)


def _partner_since(atlas: Atlas, who: Cast, maker: Entity) -> str:
    first = _partnership(atlas, who, maker)
    if first is None or first.since is None or who.leader is None:
        return ""
    return f"{short_name(atlas, who.leader.id)} since {first.since.year}"


def _partnership(atlas: Atlas, who: Cast, maker: Entity) -> Relation | None:
    for one in atlas.relations_of(maker.id):
        if one.kind == Tie.PARTNERS and who.leader is not None and one.from_id == who.leader.id:
            return one
    return None


def _noted(atlas: Atlas, who: Cast) -> Iterator[Relation]:
    """Yield the relations that a box says instead of a link: owners beside the map, years with the leader."""
    for one in atlas.relations:
        if one.kind == Tie.STAKE and one.to_id in who.ids and one.from_id not in who.ids:
            yield one
    if who.alliance is not None:
        for maker in who.makers:
            found = _partnership(atlas, who, maker)
            if found is not None:
                yield found


def _links(atlas: Atlas, who: Cast) -> tuple[tuple[Relation, ...], tuple[MapLink, ...]]:
    pairs: dict[frozenset[str], list[Relation]] = {}
    for one in atlas.relations:
        if one.from_id in who.ids and one.to_id in who.ids and _is_drawn(who, one):
            pairs.setdefault(frozenset((one.from_id, one.to_id)), []).append(one)
    order = {kind: place for place, kind in enumerate((*_DRAWN, Tie.PARTNERS))}
    links = []
    for between in pairs.values():
        between.sort(key=lambda one: order[one.kind])
        links.append(_link(atlas, between))
    return tuple(one for between in pairs.values() for one in between), tuple(links)


def _is_drawn(who: Cast, one: Relation) -> bool:
    """Whether a relation is a link: none crosses the alliance's column, but before it began the first ties do."""
    makers = {maker.id for maker in who.makers}
    if one.kind == Tie.PARTNERS:
        return who.alliance is None and who.leader is not None and one.from_id == who.leader.id and one.to_id in makers
    if one.kind == Tie.SUPPLIES:
        stakes = one.to_id in makers and one.from_id in {side.id for side in who.side if side is not who.leader}
        return stakes or (who.alliance is not None and one.to_id == who.alliance.id)
    return one.kind in _DRAWN


def _link(atlas: Atlas, between: list[Relation]) -> MapLink:
    first = between[0]
    sources = cited_by(between)
    ended = first.until is not None and first.until.end <= atlas.info.as_of
    value = None
    if first.kind == Tie.STAKE and first.value is not None and first.since is not None:
        value = Datum(first.since, first.value, first.unit, Status.REPORTED, first.source_ids, note=first.note)
    ends = first.from_id, first.to_id
    return MapLink("-".join(ends), *ends, _label(first), f"{first.kind}", first.since, sources, ended, value)


def _label(one: Relation) -> str:
    when = _month(one.since) if one.since is not None else ""
    if one.kind == Tie.STAKE:
        return ", ".join(part for part in (_percent(one), when) if part)
    word = {Tie.LEADS: "leads", Tie.SUPPLIES: "supplies"}.get(one.kind, "")
    return ", ".join(part for part in (word, when) if part)


def _percent(one: Relation) -> str:
    return f"{number(one.value, 1)}{one.unit}" if one.value is not None else "stake"


def _month(period: Period) -> str:
    return period.to(Precision.MONTH).label if period.precision < Precision.MONTH else period.label
