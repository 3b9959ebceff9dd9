"""The pack as it stood on an earlier date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Relation
from explorer.domain.observations import ObservationColumns
from explorer.domain.periods import Period
from explorer.figures.recent import recent


def as_of_date(atlas: Atlas, as_of: Period | None) -> date:
    """Return the last day of ``as_of``, never later than the pack's own date."""
    return atlas.info.as_of if as_of is None else min(as_of.end, atlas.info.as_of)


def known_by(atlas: Atlas, on: date) -> Atlas:
    """Return the pack with the numbers whose period ends by ``on`` and the relations that had begun.

    Milestones stay, since a later one may have been announced: whoever shows them compares their date with
    ``info.as_of``. A relation that ends later loses its end. The last few results are remembered.
    """
    return atlas if on >= atlas.info.as_of else _earlier(atlas, on)


@recent(4)
def _earlier(atlas: Atlas, on: date) -> Atlas:
    units = {metric.id: metric.unit for metric in atlas.metrics.values()}
    begun = (one for one in atlas.relations if one.since is None or one.since.start <= on)
    return replace(
        atlas,
        info=replace(atlas.info, as_of=on),
        observations=ObservationColumns((row for row in atlas.observations if row.period.end <= on), units),
        relations=tuple(_open_ended(one, on) for one in begun),
    )


def _open_ended(relation: Relation, on: date) -> Relation:
    if relation.until is not None and relation.until.start > on:
        return replace(relation, until=None)
    return relation
