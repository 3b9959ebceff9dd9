"""The panel of the scaling figure: lines, rings where they reach the threshold, the stretch to the nearest peer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.analysis.thresholds import BUILT, Reach
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.figure import Annotation, Datum, Mark, Panel, Series, Threshold
from explorer.figures.names import short_name, short_name_zh
from explorer.figures.plots import Span
from explorer.figures.scaling_lines import Line, Scaled
from explorer.figures.words import counted, number, short, tick

UNIT = "vehicles"
_NOTES = 3  # words on a chart
_ROOM = 1.4  # a threshold farther above every line than this is not drawn, since it would flatten them


def panel(atlas: Atlas, shown: Scaled) -> Panel:
    """Return the panel; there is at least one line or ring to show."""
    periods = [one.period for line in shown.lines for one in line.data]
    periods += [line.reached.period for line in shown.lines if line.reached is not None]
    zeros = [line.zero for line in shown.lines if line.zero is not None and shown.since]
    first = min([*zeros, *periods], key=lambda one: one.month_index)
    last = max(periods, key=lambda one: one.last_month_index)
    months = [0, *_months(shown)]
    return Panel(
        id="scaling",
        title="",  # the subtitle says it all
        unit=UNIT,
        first=Period.of_month_index(first.month_index),
        last=Period.of_month_index(last.last_month_index),
        series=tuple(_series(atlas, shown)),
        thresholds=(Threshold(shown.threshold, tick(shown.threshold)),) if _in_sight(shown) else (),
        annotations=_worded(list(_rings(atlas, shown))),
        since=(min(months), max(max(months), 1)) if shown.since else None,
        log=shown.log,
        spans=tuple(_spans(shown)),
    )


def _months(shown: Scaled) -> Iterator[int]:
    for line in shown.lines:
        months = [line.month(one.period) for one in line.data]
        yield from (month for month in months if month is not None)
        if line.reached is not None and line.reached.last is not None:
            yield line.reached.last


def _in_sight(shown: Scaled) -> bool:
    values = [one.value for line in shown.lines for one in line.data]
    return any(line.reached for line in shown.lines) or shown.threshold <= _ROOM * max(values, default=0.0)


def series_id(line: Line) -> str:
    """Return the id of a line's series, which says that it is a running total."""
    return f"cumulative-{line.entity.id}"


def _series(atlas: Atlas, shown: Scaled) -> Iterator[Series]:
    for line in shown.lines:
        name, chinese = short_name(atlas, line.entity.id), short_name_zh(atlas, line.entity.id)
        zero = line.zero if shown.since else None
        if line.data:
            end = short(line.data[-1].value) if line.hero else ""
            yield Series(series_id(line), name, chinese, line.colour, Mark.LINE, line.data, line.entity.id,
                         dash=line.dash, end_label=end, zero=zero)  # fmt: skip
        if line.reached is not None and off_line(line, line.reached):
            yield Series(f"{series_id(line)}-dated", f"{name}, as dated", chinese, line.colour, Mark.DOT,
                         (dated_datum(line.reached),), line.entity.id, zero=zero)  # fmt: skip


def off_line(line: Line, reached: Reach) -> bool:
    """Whether the threshold is known from a date alone, so that it stands as a ring beside or without a line."""
    return not (reached.drawn and line.data)


def dated_datum(reached: Reach) -> Datum:
    """Return a dated count as a number to plot."""
    return Datum(reached.period, reached.value, UNIT, reached.status, reached.sources, bound=reached.bound)


def _rings(atlas: Atlas, shown: Scaled) -> Iterator[Annotation]:
    for line in shown.lines:
        reached = line.reached
        if reached is None or (shown.since and reached.last is None):
            continue
        apart = off_line(line, reached)
        if not apart and reached.period not in [one.period for one in line.data]:
            continue  # out of the range shown
        bridged = not reached.exact if shown.since else _is_loose(line)
        height = reached.value if bridged and not apart else shown.threshold
        series = f"{series_id(line)}-dated" if apart else series_id(line)
        text = ""
        if line.hero:
            text = f"{number(shown.threshold)} — {when(line, reached, since=shown.since)}"
        elif apart:
            text = f"{short_name(atlas, line.entity.id)}: {_count(reached)}{when(line, reached, since=shown.since)}"
        yield Annotation(reached.period, height, text, ring=True, finding=line.hero, series_id=series)


def _worded(rings: list[Annotation]) -> tuple[Annotation, ...]:
    """Return the rings, of which the first three that have words keep them; the caveats have the others'."""
    told = [one for one in rings if one.text][:_NOTES]
    return tuple(one if one in told else replace(one, text="") for one in rings)


def _count(reached: Reach) -> str:
    return "built, " if reached.metric == BUILT else ""


def _is_loose(line: Line) -> bool:
    """Whether a threshold may have been reached in months before the one that shows it."""
    return line.reached is not None and line.between is not None and line.between[0] < line.reached.period.month_index


def when(line: Line, reached: Reach, *, since: bool) -> str:
    """Return when a threshold was reached: ``month 43``, ``by month 21``, ``month 135–146``, ``28 Oct 2025``."""
    if not since or reached.last is None:
        return f"{'by ' if _is_loose(line) else ''}{reached.period.label}"
    if reached.exact:
        return f"month {reached.last}"
    return f"by month {reached.last}" if reached.drawn else f"month {months_text(reached)}"


def months_text(reached: Reach) -> str:
    """Return the months since the first delivery: ``43``, ``10–21`` or an empty text."""
    if reached.last is None or reached.first is None:
        return ""
    return f"{reached.last}" if reached.exact else f"{reached.first}–{reached.last}"


def nearest(shown: Scaled) -> Line | None:
    """Return the peer that took the fewest months to the threshold in the alliance's own count."""
    hero = shown.hero
    if hero is None:
        return None
    measure = hero.reached.metric if hero.reached else "deliveries"
    found = [
        (line.reached.last, place, line)
        for place, line in enumerate(shown.lines)
        if line.reached is not None and line.reached.last is not None and line.reached.metric == measure
        and not line.hero and line.colour.startswith("peer")
    ]  # fmt: skip
    return min(found, key=lambda one: one[:2])[2] if found else None


def lead(shown: Scaled) -> tuple[int, bool] | None:
    """Return how many months fewer than its nearest peer the alliance took, and whether that is the exact number.

    Where only spans of months are known it is what is certain, and None if nothing is.
    """
    hero, peer = shown.hero, nearest(shown)
    if hero is None or peer is None or hero.reached is None or peer.reached is None:
        return None
    own, other = hero.reached, peer.reached
    if own.first is None or own.last is None or other.first is None or other.last is None:
        return None
    if own.exact and other.exact:
        return other.last - own.last, True
    if other.first > own.last:
        return other.first - own.last, False
    return (other.last - own.first, False) if other.last < own.first else None


def _spans(shown: Scaled) -> Iterator[Span]:
    found, hero, peer = lead(shown), shown.hero, nearest(shown)
    ends = sorted(line.reached.last for line in (hero, peer) if line and line.reached and line.reached.last is not None)
    if shown.since and found is not None and found[0] and len(ends) == 2:
        months, exact = found
        text = counted(abs(months), "month")
        yield Span(shown.threshold, ends[0], ends[1], text if exact else f"at least {text}")
