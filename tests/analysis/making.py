"""Makes small atlases for tests: a few entities and a few numbers, each in one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from explorer.domain.atlas import Atlas, PackInfo
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.observations import Metric, Observation, ObservationColumns, Status
from explorer.domain.periods import Period

METRICS = {
    name: Metric(name, name.replace("_", " ").capitalize(), "量", unit, kind, "higher", 0, "")
    for name, unit, kind in (
        ("deliveries", "vehicles", "flow"),
        ("ytd_deliveries", "vehicles", "flow"),
        ("cumulative_deliveries", "vehicles", "stock"),
        ("wholesale", "vehicles", "flow"),
        ("production", "vehicles", "flow"),
        ("cumulative_production", "vehicles", "stock"),
        ("length", "mm", "level"),
        ("price_launch", "CNY", "level"),
        ("price_current", "EUR", "level"),
    )
}


def entity(name: str, kind: str = "peer", parent: str = "", first: str = "", start: str = "") -> Entity:
    """Return an entity with this kind, parent, first delivery and start."""
    return Entity(
        id=name,
        kind=EntityKind(kind),
        parent_id=parent,
        name_en=name.title(),
        name_zh="名",
        ownership="",
        start_date=Period.parse(start) if start else None,
        first_delivery=Period.parse(first) if first else None,
        status="active",
        segment="",
        powertrain="",
        summary_en="",
        summary_zh="",
        source_ids=(f"page-of-{name}",),
    )


def row(
    who: str,
    metric: str,
    period: str,
    value: float,
    qualifier: str = "",
    status: str = "reported",
    *,
    chosen: bool = True,
) -> Observation:
    """Return an observation with an id and a source of its own."""
    name = f"{who}-{metric}-{period}-{qualifier}-{value}".replace(" ", "-").replace("_", "-")
    unit = METRICS[metric].unit
    period_of = Period.parse(period)
    return Observation(
        name, who, metric, period_of, value, unit, qualifier, Status(status), chosen, (f"page-{name}",), ""
    )


def delivered(who: str, **values: float) -> list[Observation]:
    """Return monthly deliveries, months given as ``m2025_01=100``."""
    return [row(who, "deliveries", name[1:].replace("_", "-"), value) for name, value in values.items()]


def atlas_of(entities: Iterable[Entity], rows: Iterable[Observation]) -> Atlas:
    """Return an atlas of these entities and numbers."""
    info = PackInfo("small", "Small", "1", "2026-01-01", date(2026, 11, 22), (), (), (), "", "")
    nothing: MappingProxyType[str, object] = MappingProxyType({})
    units = {metric.id: metric.unit for metric in METRICS.values()}
    return Atlas(
        info=info,
        entities=MappingProxyType({one.id: one for one in entities}),
        sources=nothing,  # type: ignore[arg-type]
        metrics=MappingProxyType(METRICS),
        observations=ObservationColumns(rows, units),
        milestones=nothing,  # type: ignore[arg-type]
        relations=(),
        roles=nothing,  # type: ignore[arg-type]
        claims=nothing,  # type: ignore[arg-type]
        scenarios=nothing,  # type: ignore[arg-type]
        readings=nothing,  # type: ignore[arg-type]
    )
