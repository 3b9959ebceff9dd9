"""The cells of a comparison: value, what it is for, the difference from the baseline, and what is missing and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity
from explorer.domain.observations import Observation, Status
from explorer.figures.observed import observed
from explorer.figures.panels import MatrixCell, MatrixRow
from explorer.figures.plots import Datum
from explorer.figures.words import bounded, money, number
from explorer.records import record

NO_FIGURE = "no figure"
CUT = 0.6  # a difference bar longer than this is cut
_ELECTRIC_ONLY = ("range_ev_mode", "range_combined", "range_extender_power", "fuel_consumption")
_BATTERY = ("range_cltc", "range_ev_mode", "range_combined", "range_extender_power", "battery_capacity")
_CYCLES = ("CLTC", "NEDC", "WLTP")  # ranges on different test cycles are not alike
_BURNERS = ("petrol", "diesel", "ice")


@record(frozen=True, slots=True)
class Value:
    """A number to compare: ``measure`` is what was counted, and only alike ones have a difference.

    ``about`` says which trim, date or count it is.
    """

    datum: Datum
    measure: str
    about: str = ""


def value_cells(
    values: Sequence[Value | None], decimals: int = 0, missing: Sequence[str] = ()
) -> tuple[MatrixCell, ...]:
    """Return a cell a column, each with its difference from the first; ``missing`` says why a value is not there."""
    base = values[0]
    missing = missing or [NO_FIGURE] * len(values)
    return tuple(
        _cell(one, base if place else None, words, decimals, strong=place == 0)
        for place, (one, words) in enumerate(zip(values, missing, strict=True))
    )


def _cell(one: Value | None, base: Value | None, words: str, decimals: int, *, strong: bool) -> MatrixCell:
    if one is None:
        return MatrixCell(words, missing=True)
    datum = one.datum
    return MatrixCell(
        text=bounded(amount(datum.value, datum.unit, decimals), datum.bound),
        quiet=", ".join(part for part in (one.about, _beside(datum, decimals)) if part),
        share=difference(one, base),
        strong=strong,
        data=(datum,),
        sources=datum.sources,
    )


def amount(value: float, unit: str, decimals: int) -> str:
    """Return a number without its unit, which its row has; large amounts of money in billions."""
    if unit == "CNY" and abs(value) >= 1e7:
        return money(value).removeprefix("CNY ")
    return number(value, decimals)


def _beside(datum: Datum, decimals: int) -> str:
    others = " or ".join(amount(one, datum.unit, decimals) for one in datum.alternatives)
    unsure = datum.status in (Status.DERIVED, Status.GUIDANCE) and not datum.bound
    parts = ("est." if unsure else "", "incomplete" if datum.incomplete else "", f"≠ {others}" if others else "")
    return ", ".join(part for part in parts if part)


def difference(one: Value, base: Value | None) -> float | None:
    """Return by which fraction a value is above the baseline's; none for bounds, rates, losses and unlike measures."""
    if base is None or one.measure != base.measure or one.datum.unit != base.datum.unit:
        return None
    bounds = {one.datum.bound, base.datum.bound} - {"", "about"}
    whole = not (one.datum.incomplete or base.datum.incomplete)
    if bounds or not whole or one.datum.unit == "%" or base.datum.value <= 0 or one.datum.value < 0:
        return None
    return one.datum.value / base.datum.value - 1


def trim_value(atlas: Atlas, row: Observation | None, measure: str, *, dated: bool) -> Value | None:
    """Return an observation to compare with the trim that it is for, and its date where that tells."""
    if row is None:
        return None
    parts = [row.scope, row.period.label if dated else ""]
    cycle = next((one for one in _CYCLES if one in row.scope), "")
    return Value(observed(atlas, row), f"{measure} {cycle}".rstrip(), ", ".join(part for part in parts if part))


def why_missing(entity: Entity, metric: str) -> str:
    """Return ``none`` and why where a car's powertrain cannot have the measure, else that there is no figure."""
    powertrain = entity.powertrain.lower()
    if powertrain == "bev" and metric in _ELECTRIC_ONLY:
        return "none, battery-electric"
    if powertrain == "erev" and metric == "range_cltc":
        return "none, range extender"
    if powertrain in _BURNERS and metric in _BATTERY:
        return f"none, {'petrol' if powertrain == 'ice' else powertrain}"
    return NO_FIGURE


def text_cell(text: str, sources: Sequence[str], *, strong: bool = False, missing: str = NO_FIGURE) -> MatrixCell:
    """Return a cell in words, or why it is empty."""
    if not text:
        return MatrixCell(missing, missing=True)
    return MatrixCell(text, strong=strong, sources=tuple(sources))


def known(row: MatrixRow) -> int:
    """Return how many cells of a row have something to say."""
    return sum(not cell.missing for cell in row.cells)


def grouped(rows: Sequence[MatrixRow], group: str) -> list[MatrixRow]:
    """Return rows under one heading."""
    return [replace(row, group=group) for row in rows]
