"""The second road to every number: the bundled tables read with the csv module alone, by the rules of their README."""

from __future__ import annotations

import csv
import re
from functools import cache

from explorer.files.resources import bundled_pack

Row = dict[str, str]
BOUNDS = {"more than", "less than", "about", "nearly", "at least", "up to"}


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of a table of the bundled pack."""
    with (bundled_pack() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def bound(row: Row) -> str:
    return next((part.strip() for part in row["qualifier"].split(";") if part.strip() in BOUNDS), "")


def own(row: Row) -> bool:
    """Whether a row is about the entity as a whole."""
    return not row["qualifier"] or row["qualifier"] in BOUNDS


@cache
def preferred(entity: str, metric: str) -> dict[str, Row]:
    """Return the preferred rows of an entity as a whole, by period."""
    return {
        row["period"]: row
        for row in table("observations")
        if (row["entity_id"], row["metric"], row["preferred"]) == (entity, metric, "1") and own(row)
    }


def months(entity: str, metric: str = "deliveries") -> dict[str, float]:
    """Return the monthly figures of an entity."""
    rows = preferred(entity, metric)
    return {period: float(row["value"]) for period, row in rows.items() if re.fullmatch(r"\d{4}-\d\d", period)}


def year_of(entity: str, year: int) -> tuple[float, bool]:
    """Return the deliveries of a year and whether they are whole: its own row, else the sum of its months."""
    rows = preferred(entity, "deliveries")
    if str(year) in rows:
        return float(rows[str(year)]["value"]), True
    found = [value for period, value in months(entity).items() if period.startswith(str(year))]
    return sum(found), len(found) == 12


def sources_of(*rows: Row) -> set[str]:
    return {source for row in rows for source in row["source_ids"].split(";")}
