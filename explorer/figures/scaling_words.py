"""The sentences of the scaling figure: what was found, what is measured, what a reader must know besides."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.flows import flow_metric
from explorer.analysis.growth import MILLION
from explorer.analysis.thresholds import BUILT, Reach, reach
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.observations import Observation
from explorer.domain.periods import Period
from explorer.figures.deliveries_words import counting
from explorer.figures.names import short_name
from explorer.figures.scaling_lines import Line, Scaled, year_only
from explorer.figures.scaling_panel import lead, months_text, nearest, off_line
from explorer.figures.words import bounded, counted, listed, number, on, spelled, takeaway_of

STATED = "months_to_million"


def amount(threshold: float) -> str:
    """Return a threshold in prose: ``one million``, ``500,000``."""
    return "one million" if threshold == MILLION else number(threshold)


def cars(atlas: Atlas, line: Line) -> str:
    """Return what a line counts: ``deliveries``, ``wholesale sales``; a date alone may count ``cars built``."""
    metric = flow_metric(atlas, line.entity.id)
    if line.reached is not None and not line.data:
        metric = line.reached.metric
    return counting(atlas, metric) if metric else "cars"


def takeaway(atlas: Atlas, shown: Scaled) -> str:
    """Return the finding: the alliance against its nearest peer, else the alliance alone, else where it stands."""
    hero = shown.hero
    found = _reached(atlas, shown, hero) if hero is not None and hero.reached is not None else _short(atlas, shown)
    return takeaway_of(found)


def _reached(atlas: Atlas, shown: Scaled, hero: Line) -> Iterator[str]:
    assert hero.reached is not None
    name, what = short_name(atlas, hero.entity.id), f"{amount(shown.threshold)} {cars(atlas, hero)}"
    if not shown.since:
        yield from _by_date(atlas, shown, hero, what)
        return
    peer, found, own = nearest(shown), lead(shown), hero.reached
    if peer is not None and found is not None and found[0]:
        months, exact = found
        other = short_name(atlas, peer.entity.id)
        compared = f"{'' if exact else 'at least '}{abs(months)} {'fewer' if months > 0 else 'more'} than {other}"
        yield f"{name} took {_took(own)} to {what}, {compared}"
    elif peer is not None and found is not None and found[1]:
        yield f"{name} and {short_name(atlas, peer.entity.id)} both took {_took(own)} to {what}"
    if own.last is not None:
        yield f"{name} passed {what} {'in' if own.exact else 'by'} month {own.last}"
    yield f"{name} passed {what} by {own.period.label}"


def _took(own: Reach) -> str:
    return counted(own.last or 0, "month") if own.exact else f"at most {counted(own.last or 0, 'month')}"


def _by_date(atlas: Atlas, shown: Scaled, hero: Line, what: str) -> Iterator[str]:
    """Yield who passed the threshold first by the calendar, as far as the months are known."""
    assert hero.reached is not None and hero.between is not None
    dated = [line for line in shown.lines if line.reached is not None and line.reached.metric == hero.reached.metric]
    name, (first, last) = short_name(atlas, hero.entity.id), hero.between
    others = {line.between: line for line in reversed(dated) if line is not hero and line.between is not None}
    ends = min(others, key=lambda one: one[1], default=None)
    if ends is not None:
        quick = others[ends]
        other = short_name(atlas, quick.entity.id)
        if ends[1] < first:
            yield f"{other} passed {what} {_passed(quick)}, {name} {_gap(first - ends[1], last - ends[0])} later"
        elif all(last < begin for begin, _ in others):
            yield f"{name} passed {what} {_passed(hero)}, before every peer shown"
        elif ends == hero.between and first == last:
            yield f"{name} and {other} passed {what} in the same month, {Period.of_month_index(last).label}"
    yield f"{name} passed {what} {_passed(hero)}"


def _gap(fewest: int, most: int) -> str:
    return counted(most, "month") if fewest == most else f"{fewest} to {most} months"


def _passed(line: Line) -> str:
    """Return when a line passed the threshold: ``on 28 Oct 2025``, ``in Oct 2024``, or ``by`` it if not known when."""
    assert line.reached is not None and line.between is not None
    period, (first, last) = line.reached.period, line.between
    return on(period) if first >= period.month_index or first == last else f"by {period.label}"


def _short(atlas: Atlas, shown: Scaled) -> Iterator[str]:
    """Yield what can be said when the alliance has not reached the threshold: the quickest peer, by its like count."""
    hero, what = shown.hero, number(shown.threshold)
    quick = _quickest(atlas, shown)
    stands = _stands(atlas, shown, hero, noun="") if hero is not None else ""
    if quick is not None and quick.reached is not None:
        one, name = quick.reached, short_name(atlas, quick.entity.id)
        when = f"{'in' if one.exact else 'by'} month {one.last}" if shown.since and one.last is not None else ""
        said = f"{name} had {what} {counting(atlas, one.metric)} {when or _passed(quick)}"
        unlike = hero is not None and one.metric != flow_metric(atlas, hero.entity.id)
        beside = _stands(atlas, shown, hero, noun=f" {cars(atlas, hero)}") if unlike and hero is not None else stands
        yield f"{said}; {beside}" if beside else said
    if stands:
        yield f"{stands}, short of {what}"
        yield stands
    for line in shown.lines:
        if line.data:
            yield f"{short_name(atlas, line.entity.id)} stood at {number(line.data[-1].value)} {cars(atlas, line)}"


def _quickest(atlas: Atlas, shown: Scaled) -> Line | None:
    """Return who reached the threshold first, of those that count as the alliance does if any does."""
    measure = flow_metric(atlas, shown.hero.entity.id) if shown.hero is not None else ""
    reached = [line for line in shown.lines if line.reached is not None]
    alike = [line for line in reached if line.reached is not None and line.reached.metric == measure]
    return min(alike or reached, key=_order, default=None)


def _stands(atlas: Atlas, shown: Scaled, hero: Line, noun: str) -> str:
    if not hero.data:
        return ""
    last = hero.data[-1]
    month = hero.month(last.period) if shown.since else None
    when = f"in month {month}" if month is not None else f"by {last.period.label}"
    return f"{short_name(atlas, hero.entity.id)} stood at {number(last.value)}{noun} {when}"


def _order(line: Line) -> tuple[bool, int]:
    assert line.reached is not None
    last = line.reached.last
    return last is None, line.reached.period.last_month_index if last is None else last


def subtitle(atlas: Atlas, shown: Scaled) -> str:
    """Return what is measured, and that the alliance is several carmakers."""
    counts = sorted({cars(atlas, line) for line in shown.lines if line.data})
    what = f"Cumulative {counts[0]}" if len(counts) == 1 else "Cumulative cars"
    said = f"{what} by months since the first" if shown.since else f"{what} over time"
    return f"{said}{', log scale' if shown.log else ''}. {_sum_words(atlas)}".rstrip(". ")


def _sum_words(atlas: Atlas) -> str:
    makers = _carmakers(atlas)
    if atlas.alliance is None or makers < 2:
        return ""
    return f"{short_name(atlas, atlas.alliance.id)} is {spelled(makers)} carmakers, each peer one"


def _carmakers(atlas: Atlas) -> int:
    return len(atlas.children(atlas.alliance.id, EntityKind.PARTNER)) if atlas.alliance is not None else 0


def fairness(atlas: Atlas) -> str:
    """Return the sentence that every comparison of the alliance with single companies carries."""
    makers = _carmakers(atlas)
    if atlas.alliance is None or makers < 2:
        return "Each line is one company."
    name = short_name(atlas, atlas.alliance.id)
    return f"{name} adds up {spelled(makers)} carmakers. Each peer is one company."


def caveats(atlas: Atlas, shown: Scaled) -> tuple[str, ...]:
    """Return what a reader must know: who cannot be drawn and why, fairness, other counts, other dates."""
    return (
        *_absent(atlas, shown),  # first: a reader sees the peer ticked, and no line
        fairness(atlas),
        *(_dated(atlas, shown, line) for line in shown.lines if line.reached and off_line(line, line.reached)),
        *_unseen(atlas, shown),
        *_other_dates(atlas, shown),
        *_stated(atlas, shown),
        *(["On a log scale zero has no place: lines start at their first total."] if shown.log else []),
        *_standing(atlas, shown),
    )


def _absent(atlas: Atlas, shown: Scaled) -> Iterator[str]:
    undated = [line for line in shown.absent if line.curve.points or line.reached]
    if undated:
        names = listed([short_name(atlas, line.entity.id) for line in undated])
        yield f"Not drawn, first month unknown: {names}."  # short, to stand under the chart
    for line in shown.absent:
        if line not in undated:
            name, mark = short_name(atlas, line.entity.id), number(shown.threshold)
            yield f"This pack has no running total of {name} and no date for its {mark} cars."


def _dated(atlas: Atlas, shown: Scaled, line: Line) -> str:
    one = line.reached
    assert one is not None
    what = counting(atlas, one.metric)
    mark = f"{bounded(number(one.value), one.bound)} {what}"
    said = f"{short_name(atlas, line.entity.id)}: a ring for {mark} {on(one.period)}"
    if one.metric == BUILT:
        said += ", counted as built, not as delivered"
    if not line.data:
        said += ", and no line, since no running total carries one"
    if shown.since and year_only(line) and line.began is not None:
        said += f"; first delivery in {line.began.label}, so month {months_text(one)}"
    return f"{said}."


def _unseen(atlas: Atlas, shown: Scaled) -> Iterator[str]:
    for line in (*shown.lines, *shown.absent):
        if line.passed_unseen(shown.threshold):
            first = line.curve.points[0].period.label
            name = short_name(atlas, line.entity.id)
            yield f"{name} passed {number(shown.threshold)} before its first known total ({first})."


def _other_dates(atlas: Atlas, shown: Scaled) -> Iterator[str]:
    for line in shown.lines:
        for one in line.others:
            what = counting(atlas, one.metric)
            name = short_name(atlas, line.entity.id)
            yield f"{name}: {bounded(number(one.value), one.bound)} {what} are also dated {one.period.label}."


def stated_months(atlas: Atlas, entity_id: str) -> list[Observation]:
    """Return the months to a million as sources count them."""
    return [one for one in atlas.observations.of(entity_id, STATED) if one.preferred]


def _stated(atlas: Atlas, shown: Scaled) -> Iterator[str]:
    if shown.threshold != MILLION:
        return
    for line in (*shown.lines, *shown.absent):
        found = reach(atlas, line.entity.id, MILLION)
        known = found.last if found else None
        for one in stated_months(atlas, line.entity.id):
            if one.value != known:
                what = f" ({one.scope})" if one.scope else ""
                name = short_name(atlas, line.entity.id)
                yield f"{name}: a source counts {number(one.value)} months to its million{what}."


def _standing(atlas: Atlas, shown: Scaled) -> Iterator[str]:
    for line in shown.lines:
        if line.hero:
            name = short_name(atlas, line.entity.id)
            yield from (f"{name}: {said[:1].lower()}{said[1:]}" for said in line.curve.caveats)
        elif line.data and line.curve.caveats:
            count = len(line.curve.caveats)
            differ = f"{counted(count, 'published total')} {'differs' if count == 1 else 'differ'}"
            stand = "the total stands" if count == 1 else "the totals stand"
            yield f"{short_name(atlas, line.entity.id)}: {differ} from the figures added up; {stand}."
