"""How a scenario is put into words: its assumptions, its results, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.analysis.growth import MILLION
from explorer.analysis.what_if import RUN_RATE, Settings, Worked, changed, parameters, values_of
from explorer.domain.atlas import Atlas
from explorer.figures.names import short_name
from explorer.figures.words import is_currency, listed, money, number

PREFIX = "Scenario: "
_SAME = 0.005  # of a stated value: what rounding explains


def amount(value: float, unit: str) -> str:
    """Return a value of a what-if in its unit: ``CNY 16 bn``, ``CNY 15,000``, ``5%``, ``49,092 vehicles per month``."""
    code, _, rest = unit.partition(" ")
    if is_currency(code) and rest:
        return f"{code} {number(value, 2)} {rest}"
    if is_currency(code):
        return money(round(value), code)
    if unit == "%":
        return f"{number(value, 2)}%"
    return f"{number(value, 1 if unit == 'months' else 2)} {unit}".strip()


def described(atlas: Atlas, settings: Settings) -> tuple[str, ...]:
    """Return each assumption that differs from its base: ``R&D per year CNY 18 bn (base CNY 16 bn)``."""
    known = parameters(atlas)
    return tuple(
        f"{known[name].name_en} {amount(value, known[name].unit)} (base {amount(known[name].base, known[name].unit)})"
        for name, value in changed(atlas, settings).items()
    )


def in_words(atlas: Atlas, settings: Settings) -> str:
    """Return a set of settings as one sentence, for a named scenario: the base if nothing differs."""
    found = described(atlas, settings)
    return f"{listed(found)}." if found else "All assumptions at their base."


def cost_said(alone: Worked | None, shared: Worked | None) -> Iterator[str]:
    """Yield what sharing the stack does to research spending for each car."""
    if alone is None or shared is None:
        one = alone or shared
        if one is not None:
            yield f"{_start(one)}R&D per car comes to {money(round(one.value))}"
        return
    verb = "cuts" if shared.value <= alone.value else "raises"
    start = PREFIX if alone.changed or shared.changed else ""
    said = f"haring the stack {verb} R&D per car from {money(round(alone.value))} to {money(round(shared.value))}"
    yield f"{start}{'s' if start else 'S'}{said}"


def tax_said(atlas: Atlas, taxes: Sequence[tuple[str, Worked]]) -> Iterator[str]:
    """Yield the least and the most tax of the cars, or by how much it changes."""
    moved = [(one.value - one.base, car) for car, one in taxes if one.changed]
    if moved:
        yield from _moves(atlas, moved, every=len(moved) == len(taxes))
        return
    by_tax = sorted(taxes, key=lambda pair: pair[1].value)
    if by_tax:
        (first, low), (last, high) = by_tax[0], by_tax[-1]
        ends = f"{money(round(low.value))} ({short_name(atlas, first)})"
        if len(by_tax) > 1:
            ends += f" to {money(round(high.value))} ({short_name(atlas, last)})"
        yield f"Purchase tax runs from {ends}" if len(by_tax) > 1 else f"Purchase tax is {ends}"
        yield f"Purchase tax runs from {money(round(low.value))} to {money(round(high.value))} a car"


def _moves(atlas: Atlas, moved: Sequence[tuple[float, str]], *, every: bool) -> Iterator[str]:
    """Yield by how much the tax of the cars moves; where some stay as they are, by how much at the most."""
    least, first = min(moved, key=lambda pair: abs(pair[0]))
    most, last = max(reversed(moved), key=lambda pair: abs(pair[0]))
    verb = "rises" if min(moved)[0] > 0 else "falls" if max(moved)[0] < 0 else "changes"
    low, high = (f"{money(abs(round(value)))}" for value in (least, most))
    if not every or verb == "changes":
        yield f"{PREFIX}purchase tax {verb} by up to {high} ({short_name(atlas, last)})"
    elif low == high:
        yield f"{PREFIX}purchase tax {verb} by {high} a car"
    else:
        yield f"{PREFIX}purchase tax {verb} by {low} ({short_name(atlas, first)}) to {high} ({short_name(atlas, last)})"
    yield f"{PREFIX}purchase tax {verb} by up to {high} a car"


def million_said(atlas: Atlas, another: Worked | None, settings: Settings) -> Iterator[str]:
    """Yield how long another million takes at the run-rate."""
    if another is None:
        return
    who = short_name(atlas, atlas.alliance.id) if atlas.alliance else "the alliance"
    pace = number(values_of(atlas, settings)[RUN_RATE])
    months = number(another.value, 1)
    if another.changed:
        said = f"another million takes {who} {months} months at {pace} cars a month"
        yield f"{PREFIX}{said}, base {number(another.base, 1)}"
    yield f"At {pace} cars a month {who} needs {months} months for another million"


def _start(one: Worked) -> str:
    return PREFIX if one.changed else ""


def stated_gap(atlas: Atlas, one: Worked) -> str:
    """Return a sentence where the pack states another base for a result than its own assumptions give, else nothing."""
    stated = parameters(atlas).get(one.formula.stated)
    if stated is None or abs(stated.base - one.base) <= _SAME * abs(stated.base):
        return ""
    unit = one.formula.unit
    given = f"{stated.name_en}: the pack states {amount(stated.base, unit)}"
    return f"{given}, its own assumptions give {amount(one.base, unit)}. {stated.description_en}"


def million_words(target: float) -> str:
    """Return a full number of millions: ``2 million``."""
    return f"{number(target / MILLION)} million"
