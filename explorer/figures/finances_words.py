"""The sentence above the finances, and the line under it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.results import Result
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.finances_panels import PRECISION, Shown, name_of
from explorer.figures.words import (
    bounded,
    capital,
    counted,
    listed,
    long_span,
    measure,
    percent,
    spelled,
    takeaway_of,
)

NOUNS = {
    "net_profit": "net profit",
    "revenue": "revenue",
    "gross_margin": "gross margin",
    "rd_expense": "R&D spending",
}
Known = list[tuple[str, Result]]  # (name of the company, its result), the largest first


def subtitle(shown: Shown, unit: str) -> str:
    """Return what is measured, in what unit, over which time, on what scale, and what dots stand for."""
    what = capital(NOUNS[shown.metric])
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
    return takeaway_of((*_of_focus(atlas, shown), *_of_all(atlas, shown), *_counts(shown)))


def _of_focus(atlas: Atlas, shown: Shown) -> Iterator[str]:
    """Yield the newest figure of the company in focus, with the period before it if there is one."""
    found = dict(shown.companies).get(shown.focus)
    rows = [one for one in shown.drawn(found) if one.low is None] if found else []
    if not rows:
        return
    name, now = name_of(atlas, shown.focus), rows[-1]
    said = f"{name} had {_some(shown.metric)} of {amount(atlas, shown, now)} in {now.period.label}"
    if shown.metric == "net_profit":
        said = f"{name} {_made(now)} {amount(atlas, shown, now, size=True)} in {now.period.label}"
    if now.quantity.status is Status.GUIDANCE:
        said = f"By its guidance {said}"
    before = next((one for one in rows if one.period.year == now.period.year - 1
                   and one.period.part == now.period.part), None)  # fmt: skip
    if before is not None:
        yield f"{said}, after {_then(atlas, shown, now, before)} in {before.period.label}"
    yield said


def _then(atlas: Atlas, shown: Shown, now: Result, before: Result) -> str:
    if shown.metric != "net_profit":
        return amount(atlas, shown, before)
    size = amount(atlas, shown, before, size=True)
    if before.quantity.value < 0:
        return f"a loss of {size}"
    return f"a profit of {size}" if now.quantity.value < 0 else size


def _some(metric: str) -> str:
    """Return what is shown as one has some of it: ``revenue``, ``a gross margin``."""
    return f"{'a ' if metric == 'gross_margin' else ''}{NOUNS[metric]}"


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
        yield f"{name} {_made(only)} {amount(atlas, shown, only, size=True)} in {period.label}"
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
    return listed([f"{name} ({amount(atlas, shown, one, size=True)})" for name, one in rows])


def _revenues(atlas: Atlas, shown: Shown, period: Period, known: Known) -> Iterator[str]:
    """Yield the largest, of all or of those with a figure, and who grew most on the year before."""
    name, most = known[0]
    grown = sorted(_growths(atlas, shown, period), reverse=True)
    if len(known) > 1 and len(grown) > 1 and grown[0][0] > 0:
        growth = f"{grown[0][1]} grew most, by {percent(grown[0][0])}"
        if lacking(atlas, shown, period):
            few = f"Of {spelled(len(known))} stated revenues of {period.label}, {name}’s was largest"
            yield f"{few}, {amount(atlas, shown, most)}; {growth}"
            yield f"{few}; {growth}"
        else:
            yield f"{name} had the largest revenue of {period.label}, {amount(atlas, shown, most)}; {growth}"
            yield f"{name} was the largest in {period.label}; {growth}"
    yield from _ranking(atlas, shown, period, known)


def _growths(atlas: Atlas, shown: Shown, period: Period) -> Iterator[tuple[float, str]]:
    for entity_id, found in shown.companies:
        rows = {one.period: one.quantity for one in map(shown.told, found.whole(shown.every).values())}
        now, then = rows.get(period), rows.get(Period(period.year - 1, period.precision, period.part))
        if now is not None and then is not None and then.value > 0 and not (now.bound or then.bound):
            yield now.value / then.value - 1, name_of(atlas, entity_id)


def lacking(atlas: Atlas, shown: Shown, period: Period) -> list[str]:
    """Return the companies shown that state no figure for a whole period."""
    return [name_of(atlas, one) for one, found in shown.companies if period not in found.whole(shown.every)]


def _ranking(atlas: Atlas, shown: Shown, period: Period, known: Known) -> Iterator[str]:
    """Yield the largest and the smallest of a period."""
    (name, most), (last, least) = known[0], known[-1]
    what = NOUNS[shown.metric]
    if len(known) > 1:
        ends = f"from {amount(atlas, shown, least)} ({last}) to {amount(atlas, shown, most)} ({name})"
        yield f"{capital(what)} of {spelled(len(known))} companies ran {ends} in {period.label}"
        yield f"{capital(what)} ran {ends} in {period.label}"
        yield f"{name} had the largest {what} of {spelled(len(known))} stated for {period.label}"
    else:
        yield f"{name} had {_some(shown.metric)} of {amount(atlas, shown, most)} in {period.label}"


def _counts(shown: Shown) -> Iterator[str]:
    """Yield what can be said at the least: how many figures of how many companies there are, if any."""
    found = [len(shown.drawn(one)) + len(shown.to_date(one)) for _, one in shown.companies]
    if not any(found):
        yield f"No figure of {NOUNS[shown.metric]} in this range"
    figures = counted(sum(found), "figure")
    yield f"{capital(NOUNS[shown.metric])}: {figures} of {counted(sum(map(bool, found)), 'company', 'companies')}"


def _made(one: Result) -> str:
    return "lost" if one.quantity.value < 0 else "made"


def amount(atlas: Atlas, shown: Shown, one: Result, *, size: bool = False) -> str:
    """Return an amount as prose has it; ``size`` leaves out the minus where a verb says loss."""
    value = abs(one.quantity.value) if size else one.quantity.value
    return bounded(measure(value, one.quantity.unit, atlas.metrics[shown.metric].decimals), one.quantity.bound)
