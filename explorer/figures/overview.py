"""Overview: the alliance at a glance, who is who on a map with stakes and dates, under a strip of key figures."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.headline import headline
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Relation, Tie
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.blank import blank
from explorer.figures.figure import Cell, CellKind, Column, Figure, Table, sources_cell
from explorer.figures.names import short_name, strip_keys
from explorer.figures.overview_keys import key_figures
from explorer.figures.overview_map import Shown, shown
from explorer.figures.panels import KeyFigure
from explorer.figures.relation_words import PASSIVE, verb_of
from explorer.figures.sourcing import cited_by, in_order, source_line, sources_of
from explorer.figures.words import counted, listed, long_month, number, spelled, takeaway_of
from explorer.state.viewpoint import Viewpoint, link

_TITLES = ("What", "From", "Relation", "To", "Since", "Until", "Value", "Unit", "Note", "Sources")


def overview(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return the map of the alliance as the atlas knows it, with its key figures; the focus is marked on it."""
    found = shown(atlas, here.focus)
    if found is None:
        when = Period.day(atlas.info.as_of).label
        said = f"As of {when} this pack knows no alliance, no carmaker and no leader, so there is no map to show."
        return blank(atlas, here, said, _TITLES)
    keys = key_figures(atlas, found.cast)
    relations = (*found.linked, *found.noted)
    sources = in_order((*cited_by(relations), *sources_of(keys)))
    said = takeaway(atlas, here, found)
    newest = headline(atlas, found.cast.alliance.id) if found.cast.alliance is not None else None
    return Figure(
        view="overview",
        link=link(here),
        takeaway=said,
        subtitle=_subtitle(atlas, found),
        panels=(found.panel,),
        table=Table(
            tuple(Column(one, CellKind.NUMBER if one == "Value" else CellKind.TEXT) for one in _TITLES),
            (*(_key_row(one) for one in keys), *_relation_rows(atlas, found)),
        ),
        sources=sources,
        source_line=source_line(
            atlas, sources, f"newest figure {newest.period.label}" if newest else "",
            counted(len(relations), "relation"),
        ),
        caveats=tuple(_caveats(found)),
        alt_text=_alt_text(atlas, found, said, keys),
        strip=strip_keys(atlas),
        newest=newest.period if newest else None,
        keys=keys,
    )  # fmt: skip


def _subtitle(atlas: Atlas, found: Shown) -> str:
    """Return what the links say, which before the alliance is another thing."""
    who = found.cast
    if who.alliance is not None:
        return "Stakes and dates on the links: when a carmaker joined, since when it makes its brand"
    if who.leader is None or not found.linked:
        return "Who is known before there is an alliance"
    name = short_name(atlas, who.leader.id)
    return f"Before the alliance: since when a carmaker works with {name}, since when it makes its brand"


def takeaway(atlas: Atlas, here: Viewpoint, found: Shown) -> str:
    """Return what the map says of the one in focus, else of the alliance: who leads how many, and how far they came."""
    return takeaway_of(_findings(atlas, here, found))


def _findings(atlas: Atlas, here: Viewpoint, found: Shown) -> Iterator[str]:
    who = found.cast
    if here.focus in who.ids and who.alliance is not None and here.focus != who.alliance.id:
        said = _ties(atlas, here.focus, found)
        yield from (f"{short_name(atlas, here.focus)} {listed(said[:count])}" for count in range(len(said), 0, -1))
    makers = counted_word(len(who.makers), "carmaker")
    brands = counted_word(sum(len(row) for row in who.brands), "brand")
    if who.alliance is None:
        if who.leader is not None and who.makers:
            make = "makes" if len(who.makers) == 1 else "make"
            yield f"{short_name(atlas, who.leader.id)} works with {makers} that {make} {brands}"
        if who.leader is not None:
            yield f"No carmaker makes a brand with {short_name(atlas, who.leader.id)} yet"
        yield f"{makers} and {brands}".capitalize() if who.makers else f"{short_name(atlas, min(who.ids))} alone"
        return
    name, total = short_name(atlas, who.alliance.id), headline(atlas, who.alliance.id)
    if total is not None:
        # The carmakers sell other cars too, so it is the alliance that has the total.
        cars, when = number(total.quantity.value), long_month(total.period)
        if who.leader is not None and who.makers:
            yield f"{short_name(atlas, who.leader.id)} leads {name}: {makers}, {cars} cars delivered by {when}"
        yield f"{name} delivered {cars} cars by {when}"
    leads = f"{short_name(atlas, who.leader.id)} leads {makers}" if who.leader is not None else makers.capitalize()
    yield f"{leads if who.makers else name} with {brands}"


def counted_word(count: int, noun: str) -> str:
    """Return a small count in words with its noun: ``five carmakers``."""
    return f"{spelled(count)} {noun if count == 1 else noun + 's'}"


def _ties(atlas: Atlas, focus: str, found: Shown) -> list[str]:
    """Return what ties the one in focus to others, its own doing first: ``joined HIMA in Nov 2023``."""
    own = [one for one in found.linked if one.from_id == focus]
    others = [one for one in found.linked if one.to_id == focus and one.kind in PASSIVE]
    held = [one for one in (*found.linked, *found.noted) if one.to_id == focus and one.kind == Tie.STAKE]
    said = []
    if held:
        held.sort(key=lambda one: -(one.value or 0.0))
        said.append(f"belongs to {listed([_holder(atlas, one) for one in held])}")
    said += [_active(one, short_name(atlas, one.to_id)) for one in own]
    return said + [f"{PASSIVE[one.kind]} {short_name(atlas, one.from_id)}" for one in others]


def _holder(atlas: Atlas, one: Relation) -> str:
    share = f" ({number(one.value, 1)}{one.unit})" if one.value is not None else ""
    return f"{short_name(atlas, one.from_id).split()[0]}{share}"


def _active(one: Relation, other: str) -> str:
    when = f" in {one.since.year}" if one.since is not None else ""
    if one.kind == Tie.STAKE:
        part = f"{number(one.value, 1)}{one.unit}" if one.value is not None else "part"
        return f"owns {part} of {other}"
    return f"joined {other}{when}" if one.kind == Tie.JOINED else f"{verb_of(one)} {other}"


def _caveats(found: Shown) -> Iterator[str]:
    undated = [one for one in found.linked if one.since is None]
    if undated:
        yield f"{counted(len(undated), 'link')} without a date in this pack."
    if found.noted:
        yield "Owners that are not on the map, and years with the leader, are in the table and, with room, in boxes."
    folded = len(found.linked) - len(found.panel.links)
    if folded:
        yield f"{counted(folded, 'further relation')} between two boxes that already have a link: see the table."


def _key_row(one: KeyFigure) -> tuple[Cell, ...]:
    note = "; ".join(part for part in (one.detail, one.calc) if part)
    texts = ("Key figure", one.label, "", "", "", "")
    status = Status.DERIVED if one.calc else None
    return (
        *(Cell(text) for text in texts), Cell(one.text, one.value, status, one.sources, one.target), Cell(one.unit),
        Cell(note), sources_cell(one.sources),
    )  # fmt: skip


def _relation_rows(atlas: Atlas, found: Shown) -> Iterator[tuple[Cell, ...]]:
    for what, relations in (("Link", found.linked), ("In a box", found.noted)):
        for one in relations:
            value = Cell("")
            if one.value is not None:
                value = Cell(number(one.value, 1), one.value, Status.REPORTED, one.source_ids)
            yield (
                Cell(what), Cell(short_name(atlas, one.from_id), target=one.from_id), Cell(verb_of(one)),
                Cell(short_name(atlas, one.to_id), target=one.to_id), Cell(one.since.label if one.since else ""),
                Cell(one.until.label if one.until else ""), value, Cell(one.unit), Cell(one.note),
                sources_cell(one.source_ids),
            )  # fmt: skip


def _alt_text(atlas: Atlas, found: Shown, said: str, keys: tuple[KeyFigure, ...]) -> str:
    rows = zip(found.cast.makers, found.cast.brands, strict=True)
    made = [f"{short_name(atlas, maker.id)} ({listed([short_name(atlas, one.id) for one in brands]) or 'no brand yet'})"
            for maker, brands in rows]  # fmt: skip
    told = f" Carmakers and their brands: {', '.join(made)}." if made else ""
    figures = "; ".join(f"{one.label}: {one.text} ({one.detail})" for one in keys)
    return f"{said}. Map with {counted(len(found.panel.links), 'link')}.{told} {figures}."
