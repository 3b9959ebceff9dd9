"""The scenario as a ladder: sourced ranges with the base and the chosen value, and one assumption moved at a time."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.what_if import Settings, Swing, changed, parameters, swings
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.panels import KeyFigure, LadderPanel, LadderRow, RangeMark
from explorer.figures.plots import Datum
from explorer.figures.scenario_results import COST, NEXT_MILLION, TAX, Outcome, standing
from explorer.figures.scenario_words import amount
from explorer.figures.words import number

_KINDS = (("launch", "Lowest to highest, as sourced"), ("base", "Base"))
_CHOSEN = (("scenario", "Scenario"),)
_RESULTS, _STATED = "From the assumptions", "As the pack states it"
_TITLES = {
    COST: "Research spending a year for each car",
    TAX: "Purchase tax on each car at its entry price",
    NEXT_MILLION: "Months at a steady pace",
}
_RANGE = 0.45  # how strong a range is under its base and the chosen value
_PALE = 0.25  # what stands beside the results


def panel(atlas: Atlas, part: str, found: tuple[Outcome, ...], settings: Settings, focus: str) -> LadderPanel:
    """Return one row a result, the pack's own statement of it, and one for every assumption moved alone."""
    rows = [_row(atlas, one, focus, "" if part == TAX else _RESULTS) for one in found]
    if part != TAX:
        rows += [row for one in found for row in _stated(atlas, one)]
        rows += [row for one in found for row in _alone(atlas, one, settings)]
    marked = any(one.result.changed for one in found)
    return LadderPanel(
        id=part,
        title=_TITLES[part],
        unit=found[0].result.formula.unit,
        rows=tuple(rows),
        kinds=(*_KINDS, *(_CHOSEN if marked else ())),
    )


def _row(atlas: Atlas, one: Outcome, focus: str, group: str) -> LadderRow:
    result, unit = one.result, one.result.formula.unit
    base = RangeMark("base", _datum(atlas, one, result.base), label="" if result.changed else _label(result.base, unit))
    chosen = RangeMark("scenario", _datum(atlas, one, result.value), label=_label(result.value, unit))
    reach = RangeMark("launch", _datum(atlas, one, result.low), _datum(atlas, one, result.high))
    return LadderRow(
        result.formula.id,
        one.name,
        one.name_zh,
        one.colour,
        (reach, base, *((chosen,) if result.changed else ())),
        _RANGE,
        group,
        target=one.target,
        focused=bool(one.target) and one.target == focus,
    )


def _datum(atlas: Atlas, one: Outcome, value: float) -> Datum:
    formula = one.result.formula
    return Datum(
        Period.day(atlas.info.as_of), value, formula.unit, Status.DERIVED, one.sources, calc=formula.words,
        note=one.note,
    )  # fmt: skip


def _label(value: float, unit: str) -> str:
    return number(value, 1) if unit == "months" else number(round(value))


def _stated(atlas: Atlas, one: Outcome) -> Iterator[LadderRow]:
    """Yield the pack's own low, base and high of a result, which no slider moves."""
    row = parameters(atlas).get(one.result.formula.stated)
    if row is None:
        return
    unit = one.result.formula.unit
    on = Period.day(atlas.info.as_of)
    low, base, high = (
        Datum(on, value, unit, Status.DERIVED, row.source_ids, note=row.description_en)
        for value in (row.low, row.base, row.high)
    )
    marks = RangeMark("launch", low, high), RangeMark("base", base, label=_label(row.base, unit))
    yield LadderRow(f"stated-{row.parameter}", one.name, one.name_zh, one.colour, marks, _PALE, _STATED, one.target)


def _alone(atlas: Atlas, one: Outcome, settings: Settings) -> Iterator[LadderRow]:
    """Yield how far each assumption moves a result, the others as they are set; a single one says nothing new."""
    found = swings(atlas, one.result.formula, settings)
    if len(found) < 2:
        return
    for swing in found:
        yield LadderRow(
            f"{one.result.formula.id}-{swing.parameter.parameter}",
            swing.parameter.name_en,
            "",
            one.colour,
            _swing_marks(atlas, one, swing),
            _PALE,
            f"{one.name}: one assumption moved",
            one.target,
        )


def _swing_marks(atlas: Atlas, one: Outcome, swing: Swing) -> tuple[RangeMark, ...]:
    low, high = sorted((swing.at_low, swing.at_high))
    kind = "scenario" if one.result.changed else "base"
    set_at = RangeMark(kind, _datum(atlas, one, one.result.value))
    return RangeMark("launch", _datum(atlas, one, low), _datum(atlas, one, high)), set_at


def keys(atlas: Atlas, part: str, found: tuple[Outcome, ...]) -> tuple[KeyFigure, ...]:
    """Return the headline results: of the taxes the cheapest and the dearest car only."""
    shown = found if part != TAX or len(found) < 3 else (found[0], found[-1])
    return tuple(_key(atlas, one) for one in shown)


def _key(atlas: Atlas, one: Outcome) -> KeyFigure:
    result, unit = one.result, one.result.formula.unit
    details = [f"base {amount(result.base, unit)}"] if result.changed else []
    stands = standing(atlas)
    if result.formula.id == "next-million" and stands is not None:
        when = stands.reached(result.value)
        details.append(f"{one.note}, full in {when.label}" if when else one.note)
    elif one.note:
        details.append(f"at {one.note.partition(' (')[0]}")
    return KeyFigure(
        result.formula.id, one.name, amount(result.value, unit), "; ".join(details), result.value, unit,
        result.formula.words, one.sources, one.target,
    )  # fmt: skip


def unused(atlas: Atlas, settings: Settings, inputs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the changed assumptions on which nothing shown depends."""
    known = parameters(atlas)
    return tuple(known[name].name_en for name in changed(atlas, settings) if name not in inputs)
