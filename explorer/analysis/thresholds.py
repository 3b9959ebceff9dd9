"""When a count of cars reached a threshold: read off a running total, or as a source dates it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.cumulative import cumulative
from explorer.analysis.flows import FLOWS, flow_metric, stock_of
from explorer.analysis.growth import crossing
from explorer.analysis.kept import kept
from explorer.analysis.quantities import figures
from explorer.analysis.starts import month_number
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status, bound_direction
from explorer.domain.periods import Period, Precision
from explorer.records import record

BUILT = "production"
_CATEGORIES = {"production": BUILT, "delivery": "deliveries"}
_VEHICLES = "vehicles"


@record(frozen=True, slots=True)
class Reach:
    """That an entity had reached a threshold by the end of ``period``, counted in ``metric``.

    ``first`` and ``last`` are the months since the first delivery within which it happened, equal if one month is
    known, ``None`` without a first delivery. ``drawn`` tells a point of the running total from a date that a source
    gives; ``value`` is the total there. ``record`` is the milestone, if one says so.
    """

    entity_id: str
    period: Period
    metric: str
    value: float
    status: Status
    sources: tuple[str, ...]
    first: int | None = None
    last: int | None = None
    drawn: bool = False
    bound: str = ""
    record: str = ""

    @property
    def exact(self) -> bool:
        """Whether the month since the first delivery is known."""
        return self.last is not None and self.first == self.last


@kept
def reach(atlas: Atlas, entity_id: str, threshold: float) -> Reach | None:
    """Return when an entity reached a threshold: by its running total if that shows it, else as first dated."""
    return _on_curve(atlas, entity_id, threshold) or next(iter(dated(atlas, entity_id, threshold)), None)


def _on_curve(atlas: Atlas, entity_id: str, threshold: float) -> Reach | None:
    curve = cumulative(atlas, entity_id)
    found = crossing(curve, threshold)
    if found is None:
        return None
    first = last = found.month_number
    if found.bridged and found.before is not None and last is not None and curve.month_zero is not None:
        first = min(last, max(0, month_number(curve.month_zero, found.before) + 1))
    one, metric = found.quantity, flow_metric(atlas, entity_id)
    return Reach(entity_id, found.period, metric, one.value, one.status, one.sources, first, last, drawn=True)


@kept
def dated(atlas: Atlas, entity_id: str, threshold: float) -> tuple[Reach, ...]:
    """Return every date that a row gives for exactly this count of an entity's cars, earliest first, each once.

    Rows are running totals of cars delivered, sold or built, and milestones of deliveries and production.
    """
    rows = sorted(
        (*_totals(atlas, entity_id, threshold), *_milestones(atlas, entity_id, threshold)),
        key=lambda one: (one.period.end, one.metric),
    )
    seen: dict[tuple[Period, str], Reach] = {}
    for one in rows:
        seen.setdefault((one.period, one.metric), one)
    return tuple(seen.values())


def _totals(atlas: Atlas, entity_id: str, threshold: float) -> Iterator[Reach]:
    for metric in (*FLOWS, BUILT):
        if stock_of(metric) not in atlas.metrics:
            continue
        for period, one in figures(atlas, entity_id, stock_of(metric)).items():
            if one.value == threshold and bound_direction(one.bound) >= 0:
                first, last = _months(atlas, entity_id, period)
                yield Reach(
                    entity_id, period, metric, one.value, one.status, one.sources, first, last, bound=one.bound
                )  # fmt: skip


def _milestones(atlas: Atlas, entity_id: str, threshold: float) -> Iterator[Reach]:
    for one in atlas.milestones_of(entity_id):
        happened = one.date.end <= atlas.info.as_of
        if happened and one.entity_id == entity_id and one.value == threshold and one.unit == _VEHICLES:
            metric = _CATEGORIES.get(one.category)
            if metric is not None:
                first, last = _months(atlas, entity_id, one.date)
                yield Reach(
                    entity_id, one.date, metric, one.value, Status.REPORTED, one.source_ids, first, last, record=one.id
                )  # fmt: skip


def _months(atlas: Atlas, entity_id: str, period: Period) -> tuple[int | None, int | None]:
    """Return the fewest and the most months from the first delivery to a period; a year alone leaves a range."""
    began = atlas.entities[entity_id].first_delivery
    if began is None:
        began = cumulative(atlas, entity_id).month_zero
    if began is None:
        return None, None
    widest = period.last_month_index - began.month_index
    if began.precision <= Precision.MONTH and period.precision <= Precision.MONTH:
        return widest, widest
    return max(0, period.month_index - began.last_month_index), widest
