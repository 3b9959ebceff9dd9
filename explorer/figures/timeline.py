"""The timeline: milestones in the lanes of the leader and the carmakers, with an overview a month."""

from __future__ import annotations

from collections import Counter

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.milestones import Milestone
from explorer.domain.periods import Period, Precision
from explorer.figures.blank import blank
from explorer.figures.figure import Cell, CellKind, Choice, Column, Event, Figure, Lane, LanePanel, Table, sources_cell
from explorer.figures.lanes import PEERS, gathering, lane_of, lanes, ringed_lanes
from explorer.figures.milestone_groups import GROUPS, category_words, group_of
from explorer.figures.names import short_name, strip_keys
from explorer.figures.settings import shown_range
from explorer.figures.sourcing import cited_by, source_line
from explorer.figures.timeline_words import takeaway
from explorer.figures.words import counted, long_span, number, takeaway_of
from explorer.records import record
from explorer.state.viewpoint import Viewpoint, link

WITH_PEERS = "no-peers"  # switching off “no peers” shows them: the one filter that is off unless asked


@record(frozen=True, slots=True)
class Shown:
    """The milestones that pass the filters, each with its lane, the time they span, and those in the range shown."""

    lanes: tuple[Lane, ...]
    found: tuple[tuple[Milestone, str], ...]
    span: tuple[Period, Period]
    first: Period
    last: Period
    within: tuple[tuple[Milestone, str], ...]


def timeline(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return the timeline of a pack; ``here.focus`` may be an entity, whose lane the takeaway then is about."""
    with_peers = peers_shown(atlas, here)
    rows = lanes(atlas, with_peers)
    if not rows or not atlas.milestones:
        return _nothing(atlas, here)
    names = {lane.id for lane in rows}
    in_lanes = [pair for pair in _placed(atlas) if pair[1] in names]
    found = tuple(pair for pair in in_lanes if group_of(pair[0].category).id not in here.hidden)
    if not in_lanes:
        return _nothing(atlas, here)
    span = _span([one.date for one, _ in in_lanes])
    first, last = _range(atlas, here, span)
    within = tuple(pair for pair in found if pair[0].date.start <= last.end and first.start <= pair[0].date.end)
    shown = Shown(rows, found, span, first, last, within)
    return _composed(atlas, here, shown, _choices(atlas, here, in_lanes, with_peers))


@kept
def _placed(atlas: Atlas) -> tuple[tuple[Milestone, str], ...]:
    """Return all milestones with their lanes, by date."""
    ordered = sorted(atlas.milestones.values(), key=lambda one: (one.date.start, one.date.end, one.id))
    return tuple((one, lane_of(atlas, one.entity_id)) for one in ordered)


def peers_shown(atlas: Atlas, here: Viewpoint) -> bool:
    """Whether the lane of the peers is on: asked for by the filter, or a peer is in focus or compared."""
    return WITH_PEERS in here.hidden or (_peers_meant(atlas, here) and PEERS not in here.hidden)


def _peers_meant(atlas: Atlas, here: Viewpoint) -> bool:
    ids = [_entity_in_focus(atlas, here.focus), *here.compared]
    return any(one in atlas.entities and lane_of(atlas, one) == PEERS for one in ids)


def _entity_in_focus(atlas: Atlas, focus: str) -> str:
    milestone = atlas.milestones.get(focus)
    return milestone.entity_id if milestone else focus


def _range(atlas: Atlas, here: Viewpoint, span: tuple[Period, Period]) -> tuple[Period, Period]:
    """Return the first and last month shown: as asked, else from January of the first brand's year to the end."""
    starts = [brand.start_date.year for brand in atlas.member_brands if brand.start_date]
    usual = max(span[0], Period.month(min(starts), 1)) if starts else span[0]
    last = here.last or span[1]
    return shown_range(
        here, (usual if usual.month_index <= last.last_month_index else span[0], span[1]), Precision.MONTH
    )


def _span(dates: list[Period]) -> tuple[Period, Period]:
    """Return the months of the first and the last milestone; a year alone reaches only as far as others show."""
    exact = [one for one in dates if one.precision is not Precision.YEAR] or dates
    first, last = min(one.month_index for one in dates), max(one.last_month_index for one in exact)
    return Period.of_month_index(first), Period.of_month_index(last)


def _composed(atlas: Atlas, here: Viewpoint, shown: Shown, choices: tuple[Choice, ...]) -> Figure:
    set_apart = gathering(atlas)
    panel = _panel(atlas, here, shown, set_apart)
    within = [one for one, _ in shown.within]
    sources = cited_by(within)
    later = any(event.announced for event in panel.events)
    newest = max((one.date for one in within if not one.is_ahead(atlas.info.as_of)), default=None)
    notes = [f"newest milestone {newest.label}"] if newest else []
    subtitle = f"Milestones by carmaker and kind, {long_span(shown.first, shown.last)}"
    every = not here.hidden.intersection(group.id for group in GROUPS)
    lane = _lane_in_focus(atlas, here, shown)
    said = takeaway_of((takeaway(atlas, lane, shown.within, shown.first, shown.last, every=every),))
    return Figure(
        view="timeline",
        link=link(here),
        takeaway=said,
        subtitle=subtitle,
        panels=(panel,),
        table=_table(atlas, shown),
        sources=sources,
        source_line=source_line(
            atlas,
            sources,
            "; ".join([*notes, *(["later dates announced"] if later else [])]),
            counted(len(within), "milestone"),
        ),
        caveats=_caveats(shown),
        alt_text=f"Timeline with {counted(len(shown.lanes), 'lane')} and {counted(len(within), 'milestone')}. {said}.",
        strip=strip_keys(atlas),
        choices=choices,
        newest=newest,
    )


def _panel(atlas: Atlas, here: Viewpoint, shown: Shown, set_apart: Milestone | None) -> LanePanel:
    events = tuple(_event(atlas, one.id, focused=one.id == here.focus) for one, _ in shown.found)
    counts = Counter(
        Period.of_month_index(one.date.month_index) for one, _ in shown.found if one.date.precision <= Precision.MONTH
    )
    flagged = set_apart if any(event.highlighted for event in events) else None
    return LanePanel(
        id="milestones",
        first=shown.first,
        last=shown.last,
        span=shown.span,
        lanes=shown.lanes,
        events=events,
        counts=tuple(sorted(counts.items())),
        flag=f"{flagged.date.label} · {flagged.title_en}" if flagged else "",
        flag_date=flagged.date if flagged else None,
    )


@kept
def _event(atlas: Atlas, milestone_id: str, *, focused: bool) -> Event:
    one = atlas.milestones[milestone_id]
    highlighted = one is gathering(atlas)
    return Event(
        id=one.id,
        lane=lane_of(atlas, one.entity_id),
        date=one.date,
        category=one.category,
        title=one.title_en,
        title_zh=one.title_zh,
        text=one.description_en,
        sources=one.source_ids,
        importance=one.importance,
        announced=one.is_ahead(atlas.info.as_of),
        highlighted=highlighted,
        ringed=ringed_lanes(atlas, one) if highlighted else (),
        focused=focused,
    )


def _choices(
    atlas: Atlas, here: Viewpoint, in_lanes: list[tuple[Milestone, str]], with_peers: bool
) -> tuple[Choice, ...]:
    counts = Counter(group_of(one.category).id for one, _ in in_lanes)
    chips = [
        Choice(group.id, group.label, group.id, group.id, group.id not in here.hidden, counts[group.id])
        for group in GROUPS
        if counts[group.id]
    ]
    beside = sum(lane == PEERS for _, lane in _placed(atlas))
    if beside:
        # The chip's id is what a press on it adds to or takes from the filters that are off.
        switch = PEERS if _peers_meant(atlas, here) and WITH_PEERS not in here.hidden else WITH_PEERS
        chips.append(Choice(switch, "Peers", "", "peer", with_peers, beside))
    return tuple(chips)


def _lane_in_focus(atlas: Atlas, here: Viewpoint, shown: Shown) -> Lane | None:
    entity = atlas.entities.get(here.focus)
    if entity is None or entity.kind is EntityKind.ALLIANCE:
        return None
    lane = lane_of(atlas, entity.id)
    return next((one for one in shown.lanes if one.id == lane), None)


def _caveats(shown: Shown) -> tuple[str, ...]:
    vague = sum(one.date.precision > Precision.MONTH for one, _ in shown.found)
    if not vague:
        return ()
    known = "is known to the year or quarter only" if vague == 1 else "are known to the year or quarter only"
    return (f"{counted(vague, 'milestone')} {known} and not counted in the overview a month.",)


def _table(atlas: Atlas, shown: Shown) -> Table:
    columns = ("Date", "Lane", "About", "Kind", "Milestone", "中文", "What happened", "Value", "Unit", "Sources")
    numeric = {"Value": CellKind.NUMBER}
    names = {lane.id: lane.name for lane in shown.lanes}
    return Table(
        tuple(Column(title, numeric.get(title, CellKind.TEXT)) for title in columns),
        tuple(_row(atlas, one.id, names[lane]) for one, lane in shown.within),
    )


@kept
def _row(atlas: Atlas, milestone_id: str, lane: str) -> tuple[Cell, ...]:
    one = atlas.milestones[milestone_id]
    value = Cell("") if one.value is None else Cell(number(one.value, 2), one.value, sources=one.source_ids)
    return (
        Cell(one.date.label, sources=one.source_ids),
        Cell(lane),
        Cell(short_name(atlas, one.entity_id), target=one.entity_id),
        Cell(category_words(one.category)),
        Cell(one.title_en, target=one.id),
        Cell(one.title_zh),
        Cell(one.description_en),
        value,
        Cell(one.unit),
        sources_cell(one.source_ids),
    )


def _nothing(atlas: Atlas, here: Viewpoint) -> Figure:
    lacks = "no milestones" if not atlas.milestones else "milestones of no carmaker or alliance"
    return blank(atlas, here, f"This pack has {lacks}.", ("Date", "Milestone", "Sources"))
