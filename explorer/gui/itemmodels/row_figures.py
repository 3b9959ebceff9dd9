"""The numbers of a tree row: its monthly line, its total in three figures, and the total in words."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.figures.words import DASH, number, short
from explorer.records import record

COUNTED = frozenset({
    EntityKind.ALLIANCE,
    EntityKind.BRAND,
    EntityKind.CAR_MODEL,
    EntityKind.PEER,
    EntityKind.RIVAL_MODEL,
})  # fmt: skip
_MILLION = 1_000_000


@record(frozen=True, slots=True)
class RowFigures:
    """What a row shows: ``sparkline`` has one value a month, ``None`` where missing; ``total`` has three figures.

    ``told`` reads ``1.05 million deliveries as of Feb 2026``, ``exact`` has the number in full.
    """

    sparkline: tuple[float | None, ...] = ()
    total: str = ""
    told: str = ""
    exact: str = ""


NOTHING_YET = RowFigures()


def row_figures(atlas: Atlas, entity: Entity) -> RowFigures:
    """Return the figures of an entity: where its cumulative curve ends; an en dash where there is no figure."""
    from explorer.analysis.flows import flow_metric
    from explorer.analysis.headline import headline, sparkline

    if entity.kind not in COUNTED:
        return NOTHING_YET
    total, line = headline(atlas, entity.id), sparkline(atlas, entity.id)
    if total is None:
        return RowFigures(line, DASH)
    metric = atlas.metrics.get(flow_metric(atlas, entity.id))
    noun = metric.name_en.lower() if metric else ""
    value = total.quantity.value
    ending = f"{noun} as of {total.period.label}".strip()
    in_words = f"{value / _MILLION:.2f} million" if value >= _MILLION else number(value)
    return RowFigures(line, short(value), f"{in_words} {ending}", f"{number(value)} {ending}")
