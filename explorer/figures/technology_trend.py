"""From battery range to intelligence: range, power, lidars and driver assistance of cars over their launch dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.analysis.kept import kept
from explorer.analysis.technologies import DRIVING, VERSION, member_cars, uses_of, version_of
from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS, Entity
from explorer.domain.observations import Observation, Status
from explorer.domain.periods import Period
from explorer.figures.names import colour_key, short_name, short_name_zh
from explorer.figures.observed import observed
from explorer.figures.plots import Datum, Mark, Panel, Series
from explorer.figures.words import LIMIT, capital, counted, listed, number, percent

BATTERY, EXTENDED, CAPACITY, POWER = "range_cltc", "range_ev_mode", "battery_capacity", "power"
LIDARS = "lidar_count"
PANELS = (
    (BATTERY, "Electric range, km"),
    (EXTENDED, "Electric-only range of range extenders, km"),
    (CAPACITY, "Battery, kWh"),
    (POWER, "System power, kW"),
    (LIDARS, "Lidars"),
    (VERSION, "Driver assistance, version"),
)
_KNOWN = (Status.REPORTED, Status.ROUNDED, Status.DERIVED)
_HALF_A_YEAR = 6  # months
_BEHIND = 0.45  # how strong the dots of the others are
_PEER = "peer"
_OTHERS = "Rivals and forerunners"
_ROSE = " rose "


def launches(atlas: Atlas, car: Entity) -> tuple[Period, ...]:
    """Return when a car or a new edition of it was launched: its start and the dates of its launch prices, in order."""
    dates = {row.period for row in atlas.observations.of(car.id, "price_launch")}
    if car.start_date is not None and car.start_date.start <= atlas.info.as_of:
        dates.add(car.start_date)
    return tuple(sorted(dates))


def launch_of(dates: Sequence[Period], period: Period) -> Period | None:
    """Return the launch that a number belongs to: the newest within half a year before the page that gives it.

    A number given before any launch belongs to the first, one given later than that stands at its page's own date;
    ``None`` for a car without a launch.
    """
    newest = next((one for one in reversed(dates) if one.start <= period.end), None)
    if newest is None:
        return dates[0] if dates else None
    return newest if period.month_index - newest.last_month_index <= _HALF_A_YEAR else period


@kept
def dots(atlas: Atlas, metric: str) -> tuple[Datum, ...]:
    """Return the highest number of a measure at each launch of each car, by date; rumours and guidance left out."""
    found: list[Datum] = []
    for car in atlas.of_kind(*CARS):
        found += _versions(atlas, car) if metric == VERSION else _highest(atlas, car, metric)
    return tuple(sorted(found, key=lambda one: (one.period, one.about)))


def _highest(atlas: Atlas, car: Entity, metric: str) -> Iterator[Datum]:
    dates = launches(atlas, car)
    groups: dict[Period, list[Observation]] = {}
    for row in _rows(atlas, car.id, metric):
        launch = launch_of(dates, row.period)
        if launch is not None:
            groups.setdefault(launch, []).append(row)
    for launch, rows in groups.items():
        best = max(rows, key=lambda row: row.value)
        yield _dot(atlas, car, launch, observed(atlas, best), best.scope)


def _rows(atlas: Atlas, car_id: str, metric: str) -> list[Observation]:
    return [row for row in atlas.observations.of(car_id, metric) if row.preferred and row.status in _KNOWN]


def _versions(atlas: Atlas, car: Entity) -> Iterator[Datum]:
    """Yield the driver-assistance generations that are numbered, each at the date from which it is stated."""
    for use in uses_of(atlas, car.id, DRIVING):
        version = version_of(atlas.entities[use.technology_id])
        if version is not None and use.since is not None and use.status is not Status.RUMOUR:
            datum = Datum(use.since, version, "version", use.status, use.sources)
            yield _dot(atlas, car, use.since, datum, use.note)


def _dot(atlas: Atlas, car: Entity, launch: Period, datum: Datum, scope: str) -> Datum:
    note = "; ".join(part for part in (short_name(atlas, car.id), scope) if part)
    return replace(datum, period=launch, about=car.id, note=note)


def undated(atlas: Atlas) -> int:
    """Return how many numbers are left out because their car has no launch date."""
    cars = [car for car in atlas.of_kind(*CARS) if not launches(atlas, car)]
    metrics = [metric for metric, _ in PANELS if metric != VERSION]
    return sum(len(_rows(atlas, car.id, metric)) for car in cars for metric in metrics)


@kept
def trend_panels(atlas: Atlas) -> tuple[Panel, ...]:
    """Return a panel a measure, with a series a brand; the first has the legend of all. Empty without any number."""
    data = [one for metric, _ in PANELS for one in dots(atlas, metric)]
    if not data:
        return ()
    first = Period.month(min(one.period.year for one in data), 1)
    last = Period.of_month_index(max(one.period.last_month_index for one in data) + 1)
    groups = [one for one in _groups(atlas) if any(_group(atlas, datum) == one for datum in data)]
    found: list[Panel] = []
    for metric, title in PANELS:
        if dots(atlas, metric):
            series = tuple(_series(atlas, metric, groups, legend=not found))
            unit = dots(atlas, metric)[0].unit
            found.append(Panel(metric, title, unit, first, last, series, legend=not found, compact=True,
                               span=(first, last)))  # fmt: skip
    return tuple(found)


def in_focus(atlas: Atlas, panels: tuple[Panel, ...], focus: str) -> tuple[Panel, ...]:
    """Return the panels with the dots of the brand in focus strong, or of the brand of the car or carmaker in focus.

    What has no dot here leaves all as they are.
    """
    group = colour_key(atlas, focus) if focus in atlas.entities else ""
    data = [datum for panel in panels for line in panel.series if line.colour == group for datum in line.data]
    if group == _PEER:  # that of all rivals, of which the one in focus may have no dot
        data = [one for one in data if focus in (one.about, atlas.entities[one.about].parent_id)]
    if not data:
        return panels
    found = []
    for panel in panels:
        lines = [replace(one, emphasis=1.0 if one.colour == group else _BEHIND) for one in panel.series]
        found.append(replace(panel, series=tuple(lines)))
    return tuple(found)


def _groups(atlas: Atlas) -> tuple[str, ...]:
    return (*(brand.id for brand in atlas.member_brands), _PEER)


def _group(atlas: Atlas, datum: Datum) -> str:
    return colour_key(atlas, datum.about) or _PEER


def _series(atlas: Atlas, metric: str, groups: Sequence[str], *, legend: bool) -> Iterator[Series]:
    for group in groups:
        data = tuple(one for one in dots(atlas, metric) if _group(atlas, one) == group)
        if data or legend:
            others = group == _PEER
            name, chinese = (_OTHERS, "") if others else (short_name(atlas, group), short_name_zh(atlas, group))
            yield Series(f"{metric}-{group}", name, chinese, group, Mark.DOT, data, "" if others else group)


def trend_takeaway(atlas: Atlas) -> str:
    """Return how the best of the alliance's cars so far changed since the first year of each measure."""
    since: dict[int, list[str]] = {}
    for metric, words in ((BATTERY, "the longest range"), (LIDARS, "lidars"), (VERSION, "ADS")):
        found = _change(atlas, metric)
        if found is not None:
            first, before, after = found
            since.setdefault(first, []).append(_changed(metric, words, before, after))
    if not since:
        total = sum(len(dots(atlas, metric)) for metric, _ in PANELS)
        return f"{counted(total, 'figure')} of cars and their launch dates, too few to tell a change"
    clauses = [f"since {year} {listed(texts)}" for year, texts in sorted(since.items())]
    lead, *rest = capital(", ".join(clauses)).split(_ROSE)
    said = f"{lead}{_ROSE}{' '.join(rest)}" if rest else lead  # the verb is said once
    return said if len(said) <= LIMIT else capital(clauses[0])


def _changed(metric: str, words: str, before: float, after: float) -> str:
    if after == before:
        return f"{words} stayed at {number(after, 1)}{' km' if metric == BATTERY else ''}"
    if metric == BATTERY and before > 0:
        return f"{words}{_ROSE}{percent(after / before - 1)}"
    return f"{words}{_ROSE}from {number(before, 1)} to {number(after, 1)}"


def _change(atlas: Atlas, metric: str) -> tuple[int, float, float] | None:
    """Return the first year with a number of the alliance's cars, its highest one, and the highest of all years.

    None for one year alone. Earlier cars stay on sale, so that the best so far never falls.
    """
    members = {car.id for car in member_cars(atlas)}
    known = [one for one in dots(atlas, metric) if one.about in members]
    first = min((one.period.year for one in known), default=0)
    if all(one.period.year == first for one in known):
        return None
    return first, max(one.value for one in known if one.period.year == first), max(one.value for one in known)


def trend_caveats(atlas: Atlas) -> list[str]:
    """Return how numbers are dated and which trim is shown, and how thin the measures are."""
    said = [
        "A number stands at the launch in the half year before its page, else at the page’s date.",
        "Of several trims the highest is shown.",
    ]
    if any(one.estimated for metric, _ in PANELS for one in dots(atlas, metric)):
        said.append("Hollow dots are bounds and sums of two motors.")
    if dots(atlas, EXTENDED):
        said.append("Electric-only ranges of range extenders are on differing test cycles.")
    counts = [f"{len(dots(atlas, metric))} on {title.split(',')[0].lower()}" for metric, title in PANELS
              if dots(atlas, metric)]  # fmt: skip
    said.append(f"Figures in the pack: {listed(counts)}.")
    left = undated(atlas)
    if left:
        said.append(f"{counted(left, 'figure')} of cars without a launch date {'is' if left == 1 else 'are'} left out.")
    return said
