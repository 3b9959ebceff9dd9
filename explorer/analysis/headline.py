"""The two figures of a tree row: where the running total stands, and the months as a small line."""

from __future__ import annotations

from explorer.analysis.alike import alike
from explorer.analysis.cumulative import cumulative
from explorer.analysis.flows import flow, flow_metric
from explorer.analysis.quantities import Quantity
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, month_span
from explorer.records import record


@record(frozen=True, slots=True)
class Headline:
    """The newest total of an entity, with the month or day at whose end it stood there."""

    period: Period
    quantity: Quantity


def headline(atlas: Atlas, entity_id: str) -> Headline | None:
    """Return the end of an entity's running total, or ``None`` where the pack carries none."""
    points = cumulative(atlas, entity_id).points
    return Headline(points[-1].period, points[-1].quantity) if points else None


@alike
def sparkline(atlas: Atlas, entity_id: str) -> tuple[float | None, ...]:
    """Return one value a month from the first to the last that has a figure; ``None`` where it is not known whole."""
    months = flow(atlas, entity_id, flow_metric(atlas, entity_id))
    if not months:
        return ()
    known, ordered = {month: one.value for month, one in months.items() if one.complete}, list(months)
    return tuple(known.get(month) for month in month_span(ordered[0], ordered[-1]))
