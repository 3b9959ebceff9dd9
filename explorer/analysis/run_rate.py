"""Run-rate: how many cars a month an entity had lately, and how long the next million takes at that pace."""

from __future__ import annotations

from dataclasses import replace

from explorer.analysis.flows import flow, flow_metric
from explorer.analysis.growth import next_million
from explorer.analysis.headline import headline
from explorer.analysis.kept import kept
from explorer.analysis.quantities import Quantity, total_of
from explorer.analysis.starts import month_zero
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period, month_span
from explorer.records import record

MONTHS = 12  # a whole year, so that no season weighs more than another


@record(frozen=True, slots=True)
class RunRate:
    """The pace of the last months and the months to the next million at it.

    ``mean``, ``slowest`` and ``fastest`` are cars a month over the months ``first`` to ``last``, of which ``missing``
    have no figure. ``now`` is where the running total stands, at ``at``; ``target`` the next full million above it.
    ``months``, ``fewest`` and ``most`` are the months from there to the target at the mean, fastest and slowest pace.
    """

    first: Period
    last: Period
    missing: int
    mean: Quantity
    slowest: Quantity
    fastest: Quantity
    now: Quantity
    at: Period
    target: int
    months: float
    fewest: float
    most: float


@kept
def run_rate(atlas: Atlas, entity_id: str) -> RunRate | None:
    """Return the run-rate of the year to the newest month, or None where the newest total or month is not known.

    Months that are not known whole do not count, and without any car in the year there is no pace. The slowest and
    the fastest are single months of that year; a month without a car counts for the mean, and is not the slowest.
    """
    standing = headline(atlas, entity_id)
    values = flow(atlas, entity_id, flow_metric(atlas, entity_id))
    if standing is None:
        return None
    end = standing.period.last_month_index  # a pace of later months would not be the pace there
    usable = {
        month: one for month, one in values.items() if one.complete and one.bound in ("", "about") and one.value >= 0
    }
    known = {month: one for month, one in usable.items() if month.month_index <= end}
    if not known:
        return None
    last = max(known)
    began = min((month_zero(atlas, entity_id) or min(known)).month_index, min(known).month_index)
    window = month_span(Period.of_month_index(max(last.month_index - MONTHS + 1, began)), last)
    found = [known[month] for month in window if month in known]
    moving = [one for one in found if one.value]
    if not moving:
        return None
    now = standing.quantity
    target = next_million(now.value)
    mean = _derived(total_of(found, "mean of the months"), 1 / len(found))
    slowest, fastest = (pick(moving, key=lambda one: one.value) for pick in (min, max))
    left = target - now.value
    return RunRate(
        window[0],
        last,
        len(window) - len(found),
        mean,
        slowest,
        fastest,
        now,
        standing.period,
        target,
        left / mean.value,
        left / fastest.value,
        left / slowest.value,
    )


def _derived(total: Quantity, factor: float) -> Quantity:
    return replace(total, value=total.value * factor, status=Status.DERIVED)
