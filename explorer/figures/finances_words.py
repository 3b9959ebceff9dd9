"""The sentence above the finances, the line under it, and what a reader must know of the figures shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explorer.analysis.results import Kind, Result
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.currency import rate_caveat
from explorer.figures.finances_panels import PRECISION, Shown, name_of
from explorer.figures.words import (
    LIMIT,
    bounded,
    capital,
    counted,
    listed,
    long_span,
    measure,
    number,
    percent,
    spelled,
)

_NOUNS = {
    "net_profit": "net profit",
    "revenue": "revenue",
    "gross_margin": "gross margin",
    "rd_expense": "R&D spending",
}
_PRINTED = re.compile(r"([+-]?\d+(?:\.\d+)?)% ?(?:YoY|y/y)")
_ALIKE = 1.0  # percentage points that rounding may explain
Known = list[tuple[str, Result]]  # (name of the company, its result), the largest first


def noun(atlas: Atlas, metric: str) -> str:
    """Return what is shown in lower case: ``net profit``, ``R&D spending``."""
    return _NOUNS.get(metric) or atlas.metrics[metric].name_en.lower()


def subtitle(atlas: Atlas, shown: Shown, unit: str) -> str:
    """Return what is measured, in what unit, over which time, on what scale, and what dots stand for."""
    what = capital(noun(atlas, shown.metric))
    each = "a quarter" if shown.every == "quarter" else "a year"
    scale = "each on its own scale" if shown.own else "all on one scale"
    dots = "; dots are parts of a year" if any(shown.to_date(found) for _, found in shown.companies) else ""
    return f"{what} {each}, {unit}, {_years(shown)}, {scale}{dots}"


def _years(shown: Shown) -> str:
    first, last = max(shown.first, shown.whole[0]), min(shown.last, shown.whole[1])
    ends = (first, last) if first <= last else (shown.first, shown.last)
    low, high = (one.to(PRECISION[shown.every]) for one in ends)
    return long_span(low, high)


def takeaway(atlas: Atlas, shown: Shown) -> str:
    """Return the longest finding that fits: of the company in focus, else of the newest period that most share."""
    for said in (*_of_focus(atlas, shown), *_of_all(atlas, shown), *_counts(atlas, shown)):
        if len(said) <= LIMIT:
            return said
    return ""


def _of_focus(atlas: Atlas, shown: Shown) -> Iterator[str]:
    """Yield the newest figure of the company in focus, with the period before it if there is one."""
    found = dict(shown.companies).get(shown.focus)
    rows = [one for one in shown.drawn(found) if one.low is None] if found else []
    if not rows:
        return
    name, now = name_of(atlas, shown.focus), rows[-1]
    said = f"{name} had {_some(atlas, shown)} of {_amount(atlas, shown, now)} in {now.period.label}"
    if shown.metric == "net_profit":
        said = f"{name} {_made(now)} {_amount(atlas, shown, now, size=True)} in {now.period.label}"
    if now.quantity.status is Status.GUIDANCE:
        said = f"By its guidance {said}"
    before = next((one for one in rows if one.period.year == now.period.year - 1
                   and one.period.part == now.period.part), None)  # fmt: skip
    if before is not None:
        yield f"{said}, after {_then(atlas, shown, now, before)} in {before.period.label}"
    yield said


def _then(atlas: Atlas, shown: Shown, now: Result, before: Result) -> str:
    if shown.metric != "net_profit":
        return _amount(atlas, shown, before)
    size = _amount(atlas, shown, before, size=True)
    if before.quantity.value < 0:
        return f"a loss of {size}"
    return f"a profit of {size}" if now.quantity.value < 0 else size


def _some(atlas: Atlas, shown: Shown) -> str:
    """Return what is shown as one has some of it: ``revenue``, ``a gross margin``."""
    return f"{'a ' if shown.metric == 'gross_margin' else ''}{noun(atlas, shown.metric)}"


def _of_all(atlas: Atlas, shown: Shown) -> Iterator[str]:
    period, known = newest_common(atlas, shown)
    if period is None:
        return
    if shown.metric == "net_profit":
        yield from _profits(atlas, shown, period, known)
    elif shown.metric == "revenue":
        yield from _revenues(atlas, shown, period, known)
    else:
        yield from _ranking(atlas, shown, period, known)


def newest_common(atlas: Atlas, shown: Shown) -> tuple[Period | None, Known]:
    """Return the newest period for which at least two, and half of the companies, have a figure, and those figures.

    Guidance and ranges do not count. Where no period has so many, it is the newest that has the most.
    """
    by_period: dict[Period, Known] = {}
    having = 0
    for entity_id, found in shown.companies:
        rows = [one for one in shown.drawn(found) if one.low is None and one.quantity.status is not Status.GUIDANCE]
        having += bool(rows)
        for one in rows:
            by_period.setdefault(one.period, []).append((name_of(atlas, entity_id), one))
    if not by_period:
        return None, []
    shared = [period for period, rows in by_period.items() if len(rows) >= max(2, having / 2)]
    newest = max(shared or by_period, key=lambda one: (0 if shared else len(by_period[one]), one.end))
    return newest, sorted(by_period[newest], key=lambda row: -row[1].quantity.value)


def _profits(atlas: Atlas, shown: Shown, period: Period, known: Known) -> Iterator[str]:
    """Yield who made and who lost money, the winners by size and the losers by size."""
    gained = [row for row in known if row[1].quantity.value >= 0]
    lost = [row for row in reversed(known) if row[1].quantity.value < 0]
    if len(known) == 1:
        name, only = known[0]
        yield f"{name} {_made(only)} {_amount(atlas, shown, only, size=True)} in {period.label}"
    for amounts in (True, False):
        made = _named(atlas, shown, gained, amounts=amounts)
        gave = _named(atlas, shown, lost, amounts=amounts)
        if made and gave:
            yield f"In {period.label} {made} made money; {gave} lost it"
        elif made:
            yield f"In {period.label} {made} made money"
        elif gave:
            yield f"In {period.label} {gave} lost money"


def _named(atlas: Atlas, shown: Shown, rows: Known, *, amounts: bool) -> str:
    if not amounts:
        return listed([name for name, _ in rows])
    return listed([f"{name} ({_amount(atlas, shown, one, size=True)})" for name, one in rows])


def _revenues(atlas: Atlas, shown: Shown, period: Period, known: Known) -> Iterator[str]:
    """Yield the largest, of all or of those with a figure, and who grew most on the year before."""
    name, most = known[0]
    grown = sorted(_growths(atlas, shown, period), reverse=True)
    if len(known) > 1 and len(grown) > 1 and grown[0][0] > 0:
        growth = f"{grown[0][1]} grew most, by {percent(grown[0][0])}"
        if _without(atlas, shown, period):
            few = f"Of {spelled(len(known))} stated revenues of {period.label} {name}’s was largest"
            yield f"{few}, {_amount(atlas, shown, most)}; {growth}"
            yield f"{few}; {growth}"
        else:
            yield f"{name} had the largest revenue of {period.label}, {_amount(atlas, shown, most)}; {growth}"
            yield f"{name} was the largest in {period.label}; {growth}"
    yield from _ranking(atlas, shown, period, known)


def _growths(atlas: Atlas, shown: Shown, period: Period) -> Iterator[tuple[float, str]]:
    for entity_id, found in shown.companies:
        rows = {one.period: one.quantity for one in map(shown.told, found.whole(shown.every).values())}
        now, then = rows.get(period), rows.get(Period(period.year - 1, period.precision, period.part))
        if now is not None and then is not None and then.value > 0 and not (now.bound or then.bound):
            yield now.value / then.value - 1, name_of(atlas, entity_id)


def _without(atlas: Atlas, shown: Shown, period: Period) -> list[str]:
    """Return the companies shown that state no figure for a whole period."""
    return [name_of(atlas, one) for one, found in shown.companies if period not in found.whole(shown.every)]


def _ranking(atlas: Atlas, shown: Shown, period: Period, known: Known) -> Iterator[str]:
    """Yield the largest and the smallest of a period."""
    (name, most), (last, least) = known[0], known[-1]
    what = noun(atlas, shown.metric)
    if len(known) > 1:
        ends = f"from {_amount(atlas, shown, least)} ({last}) to {_amount(atlas, shown, most)} ({name})"
        yield f"{capital(what)} of {spelled(len(known))} companies ran {ends} in {period.label}"
        yield f"{capital(what)} ran {ends} in {period.label}"
        yield f"Of {spelled(len(known))} stated, the largest {what} of {period.label} was {name}’s"
    else:
        yield f"{name} had {_some(atlas, shown)} of {_amount(atlas, shown, most)} in {period.label}"


def _counts(atlas: Atlas, shown: Shown) -> Iterator[str]:
    """Yield what can be said at the least: how many figures of how many companies there are, if any."""
    found = [len(shown.drawn(one)) + len(shown.to_date(one)) for _, one in shown.companies]
    if not any(found):
        yield f"No figure of {noun(atlas, shown.metric)} in this range"
    figures = counted(sum(found), "figure")
    yield f"{capital(noun(atlas, shown.metric))}: {figures} of {counted(sum(map(bool, found)), 'company', 'companies')}"


def _made(one: Result) -> str:
    return "lost" if one.quantity.value < 0 else "made"


def _amount(atlas: Atlas, shown: Shown, one: Result, *, size: bool = False) -> str:
    """Return an amount as prose has it; ``size`` leaves out the minus where a verb says loss."""
    value = abs(one.quantity.value) if size else one.quantity.value
    return bounded(measure(value, one.quantity.unit, atlas.metrics[shown.metric].decimals), one.quantity.bound)


def caveats(atlas: Atlas, shown: Shown) -> tuple[str, ...]:
    """Return what a reader must know: the measure, guidance, parts of a year, scopes, mixed bases, the rate."""
    about = atlas.metrics[shown.metric].description_en
    said = [*([f"{atlas.metrics[shown.metric].name_en}: {about}"] if about else [])]
    said += list(_parts(atlas, shown))
    said += list(_lacking(atlas, shown))
    for entity_id, found in shown.companies:
        name = name_of(atlas, entity_id)
        drawn = shown.drawn(found)
        said += [_guided(atlas, shown, name, one) for one in drawn if one.quantity.status is Status.GUIDANCE]
        said += [_scoped(atlas, shown, name, shown.told(one)) for one in found.scoped if shown.lists(one)]
        said += list(_mixed(atlas, entity_id, name, drawn, about))
        said += list(_grown_otherwise(name, drawn))
    return (*said, *rate_caveat(shown.rate if atlas.metrics[shown.metric].unit != "%" else None))


def _parts(atlas: Atlas, shown: Shown) -> Iterator[str]:
    drawn = any(shown.to_date(found) for _, found in shown.companies)
    there = [one for _, found in shown.companies for one in found.parts if shown.shows(one.period)]
    if drawn:
        yield "Dots are half-years and nine months of years without a figure of their own; the table lists them all."
    elif there:
        yield f"{counted(len(there), 'figure')} for half-years and nine months are in the table, not in the chart."


def _lacking(atlas: Atlas, shown: Shown) -> Iterator[str]:
    """Yield who has no figure for the period whose figures are set against each other: one may be the largest."""
    period, known = newest_common(atlas, shown)
    if period is not None and len(known) > 1 and shown.focus not in dict(shown.companies):
        lacking = _without(atlas, shown, period)
        yield from [f"No figure for the whole of {period.label}: {listed(lacking)}."] * bool(lacking)


def _guided(atlas: Atlas, shown: Shown, name: str, one: Result) -> str:
    amount = _amount(atlas, shown, one)
    if one.low is not None:
        low = measure(one.low.value, one.low.unit, atlas.metrics[shown.metric].decimals)
        amount = f"{low} to {amount}"
    return f"{name}, {one.period.label}: {amount} is guidance given beforehand, drawn hatched."


def _scoped(atlas: Atlas, shown: Shown, name: str, one: Result) -> str:
    where = f"{name} states {_amount(atlas, shown, one)} for {one.period.label} {one.scope}"
    return f"{where}; it is in the table, not in the chart."


def _mixed(atlas: Atlas, entity_id: str, name: str, drawn: Sequence[Result], about: str) -> Iterator[str]:
    """Yield a sentence where some figures of a company carry a note on their basis that others do not.

    A note on the basis is one without digits that recurs among the company's results and is not said of the measure.
    """
    notes: dict[str, list[str]] = {}
    for one in drawn:
        if one.kind is Kind.WHOLE:
            notes.setdefault(_basis(one.quantity.note), []).append(one.period.label)
    for basis, periods in notes.items():
        recurs = basis and _often(atlas, entity_id, basis) and basis.lower() not in about.lower()
        if recurs and len(notes) > 1:
            yield f"{name}: {listed(periods)} is noted as {basis}, the other figures are not."


def _grown_otherwise(name: str, drawn: Sequence[Result]) -> Iterator[str]:
    """Yield a sentence where the growth that a source prints is not that of the figures drawn."""
    by_period = {one.period: one.quantity.value for one in drawn if one.low is None}
    for one in drawn:
        printed = _PRINTED.search(one.quantity.note)
        before = by_period.get(Period(one.period.year - 1, one.period.precision, one.period.part), 0.0)
        if printed is None or one.low is not None or before <= 0:
            continue
        growth, stated = 100 * (one.quantity.value / before - 1), float(printed[1])
        if abs(growth - stated) > _ALIKE:
            ends = f"{number(stated, 1)}% on the year before, the figures here make {number(growth, 1)}%"
            yield f"{name}, {one.period.label}: the source prints {ends}."


def _basis(note: str) -> str:
    first = note.split(";")[0].split(",")[0].strip()
    return "" if any(letter.isdigit() for letter in first) else first


def _often(atlas: Atlas, entity_id: str, basis: str) -> bool:
    table = atlas.observations
    rows = [row for metric in table.metrics_of(entity_id) for row in table.rows(entity_id, metric)]
    return sum(_basis(table.notes[row]) == basis for row in rows) > 1
