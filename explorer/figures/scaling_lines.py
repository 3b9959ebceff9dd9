"""Who stands in the scaling figure: the alliance, the peers that are switched on, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.analysis.cumulative import Curve, cumulative
from explorer.analysis.growth import MILLION
from explorer.analysis.kept import kept
from explorer.analysis.starts import month_number
from explorer.analysis.thresholds import Reach, dated, reach
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.periods import Period, Precision
from explorer.figures.figure import Choice, Datum
from explorer.figures.names import colour_key, short_name
from explorer.figures.observed import quantified
from explorer.figures.settings import in_range
from explorer.records import record
from explorer.state.viewpoint import Viewpoint

DEFAULT_PEERS = 5
LOOKS_ON = "no-"  # a peer that is off unless asked for is switched on by hiding “no-” and its id
_DASHES: dict[str, tuple[float, ...]] = {"leapmotor": (7.0, 3.0), "xpeng": (1.6, 3.2), "nio": (8.0, 3.0, 1.6, 3.0)}
_SOLID = ("li-auto", "tesla")
_SPARE = ((12.0, 3.0), (4.0, 2.0), (8.0, 2.0, 1.6, 2.0, 1.6, 2.0), (2.0, 6.0))
_STRONG = "tesla"
_COMPANIES = (EntityKind.BRAND, EntityKind.PARTNER)


@record(frozen=True, slots=True)
class Line:
    """One entity of the figure: its running total, where it starts to count, and when it reached the threshold.

    ``data`` are the points that can be drawn in this mode: none where there is no total, or, by months since the
    first, no first delivery. ``began`` is the first delivery as exactly as it is known.
    """

    entity: Entity
    colour: str
    curve: Curve
    data: tuple[Datum, ...]
    reached: Reach | None
    others: tuple[Reach, ...]
    began: Period | None
    dash: tuple[float, ...] = ()
    hero: bool = False

    def passed_unseen(self, threshold: float) -> bool:
        """Whether the running total begins above a threshold, so that it was reached before any figure."""
        return self.reached is None and bool(self.curve.points) and self.curve.points[0].quantity.value >= threshold

    @property
    def between(self) -> tuple[int, int] | None:
        """The first and the last month, as numbers from year 0, in one of which the threshold was reached."""
        one = self.reached
        if one is None:
            return None
        points = self.curve.points
        place = next((at for at, point in enumerate(points) if point.period == one.period), 0) if one.drawn else 0
        if place and points[place].bridged:  # the months since the point before have no figure
            return points[place - 1].period.last_month_index + 1, one.period.last_month_index
        return one.period.month_index, one.period.last_month_index

    @property
    def zero(self) -> Period | None:
        """Month 0, or the year that holds it where no more is known."""
        return self.curve.month_zero or self.began

    def month(self, period: Period) -> int | None:
        """Return the month since the first delivery in which a period ends."""
        return None if self.curve.month_zero is None else month_number(self.curve.month_zero, period)


@record(frozen=True, slots=True)
class Scaled:
    """The lines of the figure with the settings that they were chosen by; ``absent`` are on but cannot be shown."""

    since: bool
    threshold: float
    log: bool
    lines: tuple[Line, ...]
    absent: tuple[Line, ...]

    @property
    def hero(self) -> Line | None:
        """The alliance's own line, if the pack has one."""
        return next((one for one in self.lines if one.hero), None)


@kept
def peers(atlas: Atlas) -> tuple[str, ...]:
    """Return the peers of which there is a running total or a dated million, soonest at a million first."""
    found = [one.id for one in atlas.of_kind(EntityKind.PEER) if _known(atlas, one.id)]
    return tuple(sorted(found, key=lambda one: (*_quickness(atlas, one), one)))


def _known(atlas: Atlas, entity_id: str) -> bool:
    curve = cumulative(atlas, entity_id)
    return bool(curve.points or curve.marks or dated(atlas, entity_id, MILLION))


def _quickness(atlas: Atlas, entity_id: str) -> tuple[bool, bool, float]:
    found, points = reach(atlas, entity_id, MILLION), cumulative(atlas, entity_id).points
    if found is None:
        return True, not points, -points[-1].quantity.value if points else 0.0
    return False, not found.drawn, found.period.end.toordinal()


@kept
def default_peers(atlas: Atlas) -> frozenset[str]:
    """Return the peers shown unless others are asked for: five, those that reached a million first, then the largest.

    A peer of which neither a running total nor a first delivery is known has little to compare, and stands back.
    """
    return frozenset([one for one in peers(atlas) if _comparable(atlas, one)][:DEFAULT_PEERS])


def _comparable(atlas: Atlas, entity_id: str) -> bool:
    return bool(cumulative(atlas, entity_id).points) or atlas.entities[entity_id].first_delivery is not None


def is_on(atlas: Atlas, here: Viewpoint, entity_id: str) -> bool:
    """Whether a peer is shown: by default or as asked, and always when it is in focus."""
    if entity_id == here.focus or entity_id in here.compared:
        return True
    usual = entity_id in default_peers(atlas)
    return (entity_id not in here.hidden) if usual else (LOOKS_ON + entity_id in here.hidden)


def choices(atlas: Atlas, here: Viewpoint, absent: tuple[Line, ...]) -> tuple[Choice, ...]:
    """Return a chip for every peer; its id is what a press adds to or takes from the filters that are off.

    One that is on but cannot be shown, one of ``absent``, says so.
    """
    usual = default_peers(atlas)
    lacks = {one.entity.id: "calendar only" if one.curve.points or one.reached else "no figures" for one in absent}
    found = []
    for one in peers(atlas):
        switch = one if one in usual else LOOKS_ON + one
        words = f"{short_name(atlas, one)} ({lacks[one]})" if one in lacks else short_name(atlas, one)
        found.append(Choice(switch, words, "", _peer_colour(atlas, here, one), is_on(atlas, here, one)))
    return tuple(found)


def scaled(atlas: Atlas, here: Viewpoint, *, since: bool, threshold: float, log: bool) -> Scaled:
    """Return the lines that stand in the figure, the alliance first, then the peers and what is in focus."""
    lines = tuple(_lines(atlas, here, since=since, threshold=threshold, log=log))
    shown = tuple(one for one in lines if one.data or _ringed(one, since=since))
    return Scaled(since, threshold, log, shown, tuple(one for one in lines if one not in shown))


def _ringed(line: Line, *, since: bool) -> bool:
    return line.reached is not None and (not since or line.reached.last is not None)


def _lines(atlas: Atlas, here: Viewpoint, *, since: bool, threshold: float, log: bool) -> Iterator[Line]:
    def line(entity: Entity, colour: str, dash: tuple[float, ...] = (), *, hero: bool = False) -> Line:
        curve = cumulative(atlas, entity.id)
        marks = [one for one in (reach(atlas, entity.id, threshold), *dated(atlas, entity.id, threshold)) if one]
        seen = [one for one in marks if since or in_range(here, one.period)]
        reached = seen[0] if seen else None
        others = tuple(one for one in seen[1:] if not _same(one, reached))
        data = _points(curve, here, since=since, log=log)
        return Line(entity, colour, curve, data, reached, others, _began(entity, curve), dash, hero)

    if atlas.alliance is not None:
        yield line(atlas.alliance, "total", hero=True)
    focus = atlas.entities.get(here.focus)
    if focus is not None and focus.kind in _COMPANIES:
        yield line(focus, colour_key(atlas, focus.id) or "peer-strong")
    spare = 0
    for one in peers(atlas):
        dash = _DASHES.get(one, ())
        if not dash and one not in _SOLID:
            dash, spare = _SPARE[spare % len(_SPARE)], spare + 1
        if is_on(atlas, here, one):
            yield line(atlas.entities[one], _peer_colour(atlas, here, one), dash)
    if focus is not None and focus.kind is EntityKind.PEER and focus.id not in peers(atlas):
        yield line(focus, "peer-strong")


def _same(one: Reach, reached: Reach | None) -> bool:
    return reached is not None and one.metric == reached.metric and one.period.month_index == reached.period.month_index


def _began(entity: Entity, curve: Curve) -> Period | None:
    return entity.first_delivery or curve.month_zero


def _peer_colour(atlas: Atlas, here: Viewpoint, entity_id: str) -> str:
    strong = here.focus if here.focus in peers(atlas) else _STRONG
    return "peer-strong" if entity_id == strong else "peer"


def _points(curve: Curve, here: Viewpoint, *, since: bool, log: bool) -> tuple[Datum, ...]:
    """Return the points that this mode can draw; by months since the first a line comes dashed out of month 0."""
    zero = curve.month_zero
    if since and zero is None:
        return ()
    data = [quantified(point.period, point.quantity, bridged=point.bridged) for point in curve.points]
    if since and zero is not None:
        data = [one for one in data if one.value > 0 and one.period.last_month_index >= zero.month_index]
        late = data and data[0].period.last_month_index > zero.month_index
        # On a log scale there is no way out of nothing.
        return (replace(data[0], bridged=not log), *data[1:]) if late else tuple(data)
    within = [one for one in data if in_range(here, one.period) and (one.value > 0 or not log)]
    return (replace(within[0], bridged=False), *within[1:]) if within else ()


def year_only(line: Line) -> bool:
    """Whether the first delivery is dated to no more than a year or a quarter."""
    return line.began is not None and line.began.precision > Precision.MONTH
