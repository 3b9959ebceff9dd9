"""The figures of the bundled pack by another road: its CSV files and nothing of the program's own code."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from explorer.files.resources import bundled_pack

BOUNDS = ("more than", "less than", "about", "nearly", "at least", "up to")
FLOWS = ("deliveries", "wholesale", "retail_sales")


class Row(NamedTuple):
    """One line of observations.csv, its qualifier taken apart."""

    id: str
    entity: str
    metric: str
    period: str
    value: float
    scope: str
    bound: str
    status: str
    preferred: bool
    sources: tuple[str, ...]


@cache
def table(name: str) -> list[dict[str, str]]:
    """Return a table of the pack, cells as text."""
    with (bundled_pack() / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def rows() -> list[Row]:
    """Return all observations."""
    found = []
    for line in table("observations"):
        words = [word.strip() for word in line["qualifier"].split(";") if word.strip()]
        found.append(
            Row(
                line["id"],
                line["entity_id"],
                line["metric"],
                line["period"],
                float(line["value"]),
                "; ".join(word for word in words if word not in BOUNDS),
                "".join(word for word in words if word in BOUNDS),
                line["status"],
                line["preferred"] == "1",
                tuple(line["source_ids"].split(";")),
            )
        )
    return found


@cache
def entities() -> list[str]:
    """Return the ids of all entities."""
    return [line["id"] for line in table("entities")]


@cache
def kind(entity: str) -> str:
    """Return the kind of an entity."""
    return next(line["kind"] for line in table("entities") if line["id"] == entity)


@cache
def own(entity: str, metric: str, pattern: str = ".*", *, exact: bool = False) -> dict[str, float]:
    """Return the preferred values for an entity as a whole, by period; ``exact`` leaves bounds out."""
    return {
        row.period: row.value
        for row in rows()
        if (row.entity, row.metric, row.scope) == (entity, metric, "")
        and row.preferred
        and re.fullmatch(pattern, row.period)
        and not (exact and row.bound)
    }


def months(entity: str, metric: str = "deliveries", *, exact: bool = False) -> dict[str, float]:
    """Return the monthly values of an entity."""
    return own(entity, metric, r"\d{4}-\d\d", exact=exact)


def has_any(entity: str) -> bool:
    """Whether an entity has a row of its own in any flow, itself, to date or cumulative."""
    wanted = {f"{before}{flow}" for flow in FLOWS for before in ("", "ytd_", "cumulative_")}
    return any(row.entity == entity and row.metric in wanted and row.preferred and not row.scope for row in rows())
