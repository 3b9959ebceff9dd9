"""The sentence above the timeline, computed from the milestones shown."""

from __future__ import annotations

from collections import Counter

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Tie
from explorer.domain.milestones import Milestone
from explorer.domain.periods import Period, Precision
from explorer.figures.figure import Lane
from explorer.figures.lanes import carmakers
from explorer.figures.names import short_name
from explorer.figures.words import LIMIT, counted, during, listed, percent, spelled

_BUNCH = 2 / 3  # a stretch of years that holds this part of the milestones is where they bunch up


def takeaway(
    atlas: Atlas, lane: Lane | None, within: tuple[tuple[Milestone, str], ...], first: Period, last: Period,
    *, every: bool,
) -> str:  # fmt: skip
    """Return where the milestones shown (or those of one lane) bunch up, and which carmakers joined meanwhile.

    ``every`` says that milestones of no kind are switched off.
    """
    on = atlas.info.as_of
    dates = [one.date for one, where in within if (lane is None or where == lane.id) and not one.is_ahead(on)]
    about = f"{lane.name}: " if lane else ""
    if not dates:
        return f"{about}{'no' if lane else 'No'} milestones {during(first, last)}"
    after = _bunching_year(dates, first.year)
    if after is None:
        return _busiest(about, dates, first, last)
    share = percent(sum(date.year > after for date in dates) / len(dates))
    if lane is not None:
        return f"{about}{share} of {counted(len(dates), 'milestone')} come after {after}"
    return _with_joiners(atlas, f"{share} of the milestones{'' if every else ' shown'} come after {after}", after)


def _bunching_year(dates: list[Period], from_year: int) -> int | None:
    """Return the last year after which two thirds of the milestones come; None if the time is too short to tell."""
    years = sorted({date.year for date in dates})
    for year in reversed(years[:-1]):
        if year >= from_year and sum(date.year > year for date in dates) >= _BUNCH * len(dates):
            return year
    return None


def _with_joiners(atlas: Atlas, finding: str, after: int) -> str:
    """Add the carmakers that joined the alliance after a year: their names if they fit, else how many."""
    joined = _joined_years(atlas)
    later = [name for name, year in joined if year > after]
    if not later:
        return finding
    verb = "joins" if len(later) == 1 else "join"
    for who in (listed(later), f"{spelled(len(later))} carmakers"):
        sentence = f"{finding}, as {who} {verb}"
        if len(sentence) <= LIMIT:
            return sentence
    return finding


def _joined_years(atlas: Atlas) -> list[tuple[str, int]]:
    home = atlas.alliance.id if atlas.alliance is not None else ""
    since = {
        one.from_id: one.since.year
        for one in atlas.relations
        if one.kind == Tie.JOINED and one.to_id == home and one.since is not None
    }
    return [(short_name(atlas, one.id), since[one.id]) for one in carmakers(atlas) if one.id in since]


def _busiest(about: str, dates: list[Period], first: Period, last: Period) -> str:
    """Return how many milestones there are, and how many of them in the month that has most, the newest of equals."""
    months = Counter(date.to(Precision.MONTH) for date in dates if date.precision <= Precision.MONTH)
    said = f"{about}{counted(len(dates), 'milestone')} {during(first, last)}"
    month, most = max(months.items(), key=lambda pair: (pair[1], pair[0]), default=(last, 0))
    if first == last:
        return said
    if most == len(dates):
        return f"{said}, {'in' if most == 1 else 'all of them in'} {month.label}"
    return f"{said}, {most} of them in {month.label}" if most > 1 else said
