"""Small packs made by hand, for what the bundled one does not have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from explorer.domain.atlas import Atlas, PackInfo
from explorer.domain.entities import Entity, EntityKind, Relation
from explorer.domain.evidence import Quality, Source
from explorer.domain.milestones import Milestone
from explorer.domain.observations import Metric, Observation, ObservationColumns, Status
from explorer.domain.periods import Period

SOURCE = Source("page", "A page", "A paper", Period.parse("2025-01-02"), Period.parse("2025-02-03"), "https://x.test/a",
                Quality.PRESS, "en")  # fmt: skip


def entity(
    record_id: str, kind: str, parent: str = "", name: str = "", start: str = "", first: str = "", chinese: str = ""
) -> Entity:
    begun, delivered = (Period.parse(text) if text else None for text in (start, first))
    named = name or record_id.capitalize()
    return Entity(
        record_id, EntityKind(kind), parent, named, chinese, "", begun, delivered, "", "", "", "", "", ("page",)
    )


def deliveries(entity_id: str, period: str, value: float, **changes: object) -> Observation:
    given: dict[str, object] = {
        "id": f"{entity_id}-{period}-{value:.0f}",
        "entity_id": entity_id,
        "metric": "deliveries",
        "period": Period.parse(period),
        "value": value,
        "unit": "vehicles",
        "qualifier": "",
        "status": Status.REPORTED,
        "preferred": True,
        "source_ids": ("page",),
        "note": "",
    }
    return Observation(**(given | changes))  # type: ignore[arg-type]


def milestone(record_id: str, entity_id: str, on: str, category: str = "event", **changes: object) -> Milestone:
    given: dict[str, object] = {
        "id": record_id,
        "entity_id": entity_id,
        "with_ids": (),
        "date": Period.parse(on),
        "category": category,
        "title_en": f"Title of {record_id}",
        "title_zh": "",
        "description_en": "",
        "value": None,
        "unit": "",
        "importance": 3,
        "source_ids": ("page",),
    }
    return Milestone(**(given | changes))  # type: ignore[arg-type]


def atlas_of(
    entities: Iterable[Entity] = (),
    observations: Iterable[Observation] = (),
    milestones: Iterable[Milestone] = (),
    relations: Iterable[Relation] = (),
    as_of: str = "2026-06-30",
) -> Atlas:
    flow = Metric("deliveries", "Deliveries", "", "vehicles", "flow", "higher", 0, "")
    stock = Metric("cumulative_deliveries", "Cumulative deliveries", "", "vehicles", "stock", "higher", 0, "")
    metrics = {one.id: one for one in (flow, stock)}
    nothing: MappingProxyType[str, object] = MappingProxyType({})
    return Atlas(
        PackInfo("small", "Small pack", "1", "2026-06-30", date.fromisoformat(as_of), (), (), ("en",), "0" * 64, ""),
        MappingProxyType({one.id: one for one in entities}),
        MappingProxyType({SOURCE.id: SOURCE}),
        MappingProxyType(metrics),
        ObservationColumns(observations, {one.id: one.unit for one in metrics.values()}),
        MappingProxyType({one.id: one for one in milestones}),
        tuple(relations),
        nothing,  # type: ignore[arg-type]
        nothing,  # type: ignore[arg-type]
        nothing,  # type: ignore[arg-type]
        nothing,  # type: ignore[arg-type]
    )


def measured(made: Atlas, metric: str, unit: str, kind: str, *rows: Observation) -> Atlas:
    """Return a pack with one more measure, and with these numbers alone."""
    metrics = {**made.metrics, metric: Metric(metric, metric.replace("_", " ").capitalize(), "", unit, kind, "", 0, "")}
    units = {one.id: one.unit for one in metrics.values()}
    return replace(made, metrics=MappingProxyType(metrics), observations=ObservationColumns(rows, units))


def alliance(brands: Iterable[str] = ("one",)) -> list[Entity]:
    """Return an alliance with a carmaker, a brand and a car for each name."""
    found = [entity("union", "alliance", name="Union")]
    for brand in brands:
        found.append(entity(f"{brand}-maker", "partner", "union", f"{brand.capitalize()} Maker"))
        found.append(entity(brand, "brand", f"{brand}-maker", start="2024", first="2024-01"))
        found.append(entity(f"{brand}-car", "car_model", brand, f"{brand.capitalize()} Car"))
    return found
