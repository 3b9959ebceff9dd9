"""Scenario: what R&D per car, purchase tax and the next million come to under other assumptions than the base."""

from __future__ import annotations

from explorer.analysis.what_if import (
    CAP,
    RATE,
    RELIEF,
    Settings,
    changed,
    parameters,
    refused,
    values_of,
)
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.blank import blank
from explorer.figures.figure import Figure
from explorer.figures.names import strip_keys
from explorer.figures.panels import Control
from explorer.figures.scenario_panels import keys, panel, unused
from explorer.figures.scenario_results import (
    BY,
    COST,
    NEXT_MILLION,
    TAX,
    Outcome,
    inputs_of,
    lever,
    outcomes,
    standing,
)
from explorer.figures.scenario_table import TITLES, compared, table
from explorer.figures.scenario_words import (
    amount,
    cost_said,
    described,
    in_words,
    million_said,
    stated_gap,
    tax_said,
)
from explorer.figures.sourcing import source_line, sources_of
from explorer.figures.words import counted, listed, takeaway_of
from explorer.state.viewpoint import Viewpoint, link

__all__ = ["BY", "compared", "described", "in_words", "scenario"]

_ALL_INPUTS = {COST: "R&D per year and cars a year", TAX: "a purchase-tax rate and a relief cap",
               NEXT_MILLION: "a monthly run-rate"}  # fmt: skip
_SUBTITLES = {
    COST: "R&D a year ÷ cars a year, CNY a car",
    TAX: "Purchase tax on the entry price of each car, CNY",
    NEXT_MILLION: "Months to a million cars at a steady run-rate",
}


def scenario(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return one part of the what-if: its assumptions as sliders, its results as ranges with base and chosen value."""
    part = here.by if here.by in dict(BY) else COST
    found = outcomes(atlas, part, here.settings)
    if not found:
        return blank(atlas, here, _lack(atlas, part), TITLES, controls=_controls(atlas, part, here.settings))
    shown = panel(atlas, part, found, here.settings, here.focus)
    data = [one for row in shown.rows for mark in row.spans for one in (mark.low, mark.high) if one]
    sources = sources_of(data)
    said = _takeaway(atlas, part, found, here.settings)
    stamp = described(atlas, here.settings)
    newest = _newest(atlas) if part == NEXT_MILLION else None
    return Figure(
        view="scenario",
        link=link(here),
        takeaway=said,
        subtitle=_subtitle(part, stamp),
        panels=(shown,),
        table=table(atlas, part, found, here.settings),
        sources=sources,
        source_line=source_line(atlas, sources, f"newest total {newest.label}" if newest else ""),
        caveats=_caveats(atlas, part, found, here),
        alt_text=_alt_text(said, found, stamp),
        strip=strip_keys(atlas),
        newest=newest,
        keys=keys(atlas, part, found),
        controls=_controls(atlas, part, here.settings),
        stamp=stamp,
    )


def _subtitle(part: str, stamp: tuple[str, ...]) -> str:
    set_as = f"{counted(len(stamp), 'assumption')} changed" if stamp else "all assumptions at their base"
    return f"{_SUBTITLES[part]}; {set_as}"


def _newest(atlas: Atlas) -> Period | None:
    stands = standing(atlas)
    return stands.now.period if stands else None


def _controls(atlas: Atlas, part: str, settings: Settings) -> tuple[Control, ...]:
    values, known = values_of(atlas, settings), parameters(atlas)
    rows = [known[name] for name in inputs_of(atlas, part, settings)]
    return tuple(
        Control(
            one.parameter, one.name_en, "slider", values[one.parameter], one.base, one.low, one.high, one.unit,
            detail=one.description_en, sources=one.source_ids,
        )
        for one in rows
    )  # fmt: skip


def _takeaway(atlas: Atlas, part: str, found: tuple[Outcome, ...], settings: Settings) -> str:
    by_id = {one.result.formula.id: one.result for one in found}
    if part == COST:
        return takeaway_of(cost_said(by_id.get("alone-cost"), by_id.get("shared-cost")))
    if part == TAX:
        return takeaway_of(tax_said(atlas, [(one.target, one.result) for one in found]))
    return takeaway_of(million_said(atlas, by_id.get("another-million"), settings))


def _lack(atlas: Atlas, part: str) -> str:
    if not atlas.scenarios:
        return "This pack has no what-if parameters."
    if part == TAX and RATE in parameters(atlas) and CAP in parameters(atlas):
        return "This pack has no launch or list price of a car of the alliance."
    return f"This pack has no what-if parameters for {_ALL_INPUTS[part]}."


def _caveats(atlas: Atlas, part: str, found: tuple[Outcome, ...], here: Viewpoint) -> tuple[str, ...]:
    """Return how the results are worked out, where the pack states them otherwise, and what is left out of account."""
    methods = dict.fromkeys(one.result.formula.words for one in found)
    said = [f"Worked out as {listed(list(methods))}; ranges run over the lowest and highest sourced assumptions."]
    said += [gap for one in found if (gap := stated_gap(atlas, one.result))]
    said += _tax_caveats(atlas, here.settings) if part == TAX else []
    idle = unused(atlas, here.settings, inputs_of(atlas, part, here.settings))
    if idle:
        said.append(f"Nothing shown here depends on {listed(idle)}.")
    known = parameters(atlas)
    for name, value in refused(atlas, here.settings).items():
        one = known[name]
        ends = f"{amount(one.low, one.unit)} to {amount(one.high, one.unit)}"
        said.append(f"{one.name_en}: {amount(value, one.unit)} is not within {ends}; the base is used.")
    if here.as_of is not None:
        said.append("Assumptions carry no dates; the as-of date does not change them.")
    return tuple(said)


def _tax_caveats(atlas: Atlas, settings: Settings) -> list[str]:
    """Return what the tax rests on: the full rate, the price, and that rate and share waived are one assumption."""
    known = parameters(atlas)
    rate, relief = known[RATE], known.get(RELIEF)
    said = [
        f"The full rate is the highest the pack has, {amount(rate.high, rate.unit)}. {rate.description_en}",
        "Prices are the lowest launch or list price of the year up to each car’s newest one; the pack does not say on "
        "what part of the price the tax is charged, so all of it is taken.",
    ]
    if relief is not None and rate.base == rate.high * (1 - relief.base / 100):
        share = f"{amount(rate.high, rate.unit)} less {amount(relief.base, relief.unit)} of it"
        said.append(f"The rate charged and the share waived are one assumption said twice: {share} is the base rate.")
    given = changed(atlas, settings)
    if relief is not None and RATE in given and RELIEF in given and lever(atlas, settings) == RATE:
        said.append(f"{rate.name_en} is set as well as {relief.name_en.lower()}; the rate counts.")
    return said


def _alt_text(said: str, found: tuple[Outcome, ...], stamp: tuple[str, ...]) -> str:
    results = [
        f"{one.name}: {amount(one.result.value, one.result.formula.unit)} "
        f"({amount(one.result.low, one.result.formula.unit)} to {amount(one.result.high, one.result.formula.unit)})."
        for one in found
    ]
    scenario_words = [f"Scenario: {listed(stamp)}."] if stamp else []
    return " ".join([f"{said}.", *scenario_words, *results])
