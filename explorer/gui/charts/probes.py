"""What lies under a pointer or a cursor: a month of a chart with all its series, or a milestone of the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, Precision
from explorer.export.citation import named_sources
from explorer.figures.figure import Datum, Event, Mark, Panel, Series
from explorer.figures.observed import known_words
from explorer.figures.words import bounded, measure
from explorer.gui.charts.bars import Bar
from explorer.gui.charts.cards import MILESTONE_WIDTH, MONTH_WIDTH, Content, Row
from explorer.gui.charts.lane_layout import Spot
from explorer.gui.charts.lines import position
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.range_bars import RangeBar
from explorer.gui.charts.scales import edges, middle, usable
from explorer.gui.text import translate
from explorer.records import record

_PRECISION = {"month": Precision.MONTH, "quarter": Precision.QUARTER, "year": Precision.YEAR}


@record(frozen=True, slots=True)
class Probe:
    """Something a card can be about: its record, the card, what the card must not cover, and where it points.

    ``stop``, ``segment``, ``spot`` and ``cell`` say where the cursor is, ``part`` in which part of the figure.
    ``about`` is a record that is under the pointer but not where a click leads. A ``silent`` probe opens no card.
    """

    record: str
    content: Content
    keep: QRectF
    at: QPointF
    stop: Period | None = None
    segment: int | None = None
    spot: Spot | None = None
    cell: tuple[int, ...] = ()
    part: int = 0
    about: str = ""
    silent: bool = False


def cited(probe: Probe, atlas: Atlas | None) -> Probe:
    """Return a probe whose card names its first sources, as citations do elsewhere."""
    content = probe.content
    if atlas is None or not content.sources or content.cited:
        return probe
    return replace(probe, content=replace(content, cited=named_sources(atlas, content.sources)))


def stops(panel: Panel) -> list[Period]:
    """Return the periods a cursor stops at: every month, quarter or year of the panel, with a figure or without."""
    precision = _PRECISION.get(panel.every, Precision.MONTH)
    first, last = sorted((panel.first, panel.last))
    months = range(first.month_index, last.last_month_index + 1)
    return list(dict.fromkeys(Period.of_month_index(month).to(precision) for month in months))


def has_figure(plots: Sequence[PlotPanel], stop: Period) -> bool:
    """Whether any dot or range of these panels lies in a period."""
    first, past = edges(stop)
    panels = [plot.panel for plot in plots if plot.panel is not None]
    data = [datum for panel in panels for one in panel.series for datum in one.data if usable(datum.value)]
    return any(first <= middle(one.period) < past for one in data)


def month_content(plots: Sequence[PlotPanel], stop: Period) -> Content:
    """Return the card of a period: series in stack order from the top, their total, then lines and running totals."""
    rows: list[Row] = []
    zero: Period | None = None
    for plot in plots:
        if plot.panel is not None:
            zero = zero or plot.panel.month_zero
            rows += _stack_rows(plot, stop)
    for plot in plots:
        rows += _line_rows(plot, stop, ruled=bool(rows))
    if not rows:
        rows.append(Row(_gap_words(plots, stop), ""))
    data = _told(plots, stop)
    return Content(
        MONTH_WIDTH,
        stop.label,
        _month_number(stop, zero),
        rows=tuple(rows),
        text=_known(data),
        sources=tuple(source for one in data for source in one.sources),
    )


def _told(plots: Sequence[PlotPanel], stop: Period) -> list[Datum]:
    """Return the numbers that a card of a period says: the whole of each stack, its parts, then those of lines."""
    data: list[Datum] = []
    for plot in plots:
        bar = next((one for one in plot.columns if one.period == stop), None)
        if plot.panel is not None and bar is not None:
            whole = plot.panel.total.data if plot.panel.total else ()
            data += [one for one in whole if one.period == stop] + [piece.datum for piece in bar.pieces]
    for plot in plots:
        data += [one for _, one in _on_lines(plot, stop)] + [bar.datum for bar in _in_ranges(plot, stop)]
    return data


def _known(data: Sequence[Datum]) -> str:
    """Return the unit where the numbers have none beside them, and how well the first one is known."""
    if not data:
        return ""
    one = data[0]
    unit = "" if one.unit and measure(one.value, one.unit) != measure(one.value, "") else one.unit
    return " · ".join(part for part in (unit, known_words(one)) if part)


def _month_number(stop: Period, zero: Period | None) -> str:
    if zero is None or stop.precision is not Precision.MONTH or stop < zero:
        return ""
    return translate("Charts", "month {0}").format(stop.month_index - zero.month_index)


def _stack_rows(plot: PlotPanel, stop: Period) -> list[Row]:
    assert plot.panel is not None
    bar = next((one for one in plot.columns if one.period == stop), None)
    if bar is None:
        return []
    pairs = [(plot.panel.series[piece.series], piece.datum) for piece in reversed(bar.pieces)]
    if len(pairs) == 1 and not pairs[0][0].hollow:
        return [_row(*pairs[0], chip=_sources(pairs[0][1].sources))]
    return [*(_row(series, datum) for series, datum in pairs), _total(plot.panel, bar, [datum for _, datum in pairs])]


def _row(series: Series, datum: Datum, chip: str = "") -> Row:
    return Row(series.name, value_words(datum), series, datum.estimated, chip=chip)


def _line_rows(plot: PlotPanel, stop: Period, ruled: bool) -> list[Row]:
    rows: list[Row] = []
    for series, last in _on_lines(plot, stop):
        first_row, chip = ruled and not rows, "" if ruled else _sources(last.sources)
        date = _other_date(last, stop, running=_running(series))
        rows.append(Row(_line_name(series), value_words(last), ruled=first_row, chip=chip, date=date))
    for bar in _in_ranges(plot, stop):
        words, date = _range_words(bar.datum), _other_date(bar.datum, stop)
        rows.append(Row(bar.series.name, words, bar.series, bar.datum.estimated, date=date))
    return rows


def _on_lines(plot: PlotPanel, stop: Period) -> list[tuple[Series, Datum]]:
    """Return the newest number that each line, or row of dots, has within a period."""
    first, past = edges(stop)
    found: list[tuple[Series, Datum]] = []
    for series in plot.lines:
        inside = [one for one in series.data if usable(one.value) and first < position(series, one.period) <= past]
        if inside:
            found.append((series, max(inside, key=lambda one: one.period.end)))
    return found


def _in_ranges(plot: PlotPanel, stop: Period) -> list[RangeBar]:
    first, past = edges(stop)
    return [bar for bar in plot.ranges.found if first < middle(bar.datum.period) <= past]


def _other_date(datum: Datum, stop: Period, *, running: bool = False) -> str:
    """Return the date of a number that is not of the card's own period; a running total is, if it ends with it."""
    same = datum.period.end == stop.end if running else datum.period == stop
    return "" if same else datum.period.label


def _range_words(datum: Datum) -> str:
    if datum.low is None or datum.low == datum.value:
        return value_words(datum)
    return translate("Charts", "{0} – {1}").format(measure(datum.low, datum.unit), value_words(datum))


def _line_name(series: Series) -> str:
    return translate("Charts", "{0} to date").format(series.name) if _running(series) else series.name


def _running(series: Series) -> bool:
    return series.mark is Mark.LINE and "cumulative" in series.id


def _gap_words(plots: Sequence[PlotPanel], stop: Period) -> str:
    for plot in plots:
        for gap in plot.panel.gaps if plot.panel else ():
            if gap.first <= stop <= gap.last:
                return gap.note
    return translate("Charts", "No figure")


def value_words(datum: Datum) -> str:
    """Return a value in full with what a reader must know: its bound, ``est.``, and ≠ where sources differ."""
    words = bounded(measure(datum.value, datum.unit), datum.bound)
    if datum.estimated:
        words = translate("Charts", "{0} est.").format(words)
    return f"≠ {words}" if datum.alternatives else words


def _total(panel: Panel, bar: Bar, data: Sequence[Datum]) -> Row:
    """Return the row of the whole: as the figure gives it, else as the sum of what is drawn."""
    whole = next((one for one in panel.total.data if one.period == bar.period), None) if panel.total else None
    if whole is not None and panel.total is not None and usable(whole.value):
        return Row(panel.total.name, value_words(whole), strong=True, ruled=True, chip=_sources(whole.sources))
    words = measure(bar.top + bar.bottom, data[0].unit)
    if any(one.estimated for one in data):
        words = translate("Charts", "{0} est.").format(words)
    sources = [source for one in data for source in one.sources]
    return Row(translate("Charts", "Total"), words, strong=True, ruled=True, chip=_sources(sources))


def _sources(ids: Sequence[str]) -> str:
    count = len(set(ids))
    if count == 0:
        return ""
    return translate("Charts", "1 source") if count == 1 else translate("Charts", "{0} sources").format(count)


def event_content(event: Event) -> Content:
    """Return the card of a milestone: marker, date and sources; both titles; one sentence."""
    date = translate("Charts", "{0}, announced").format(event.date.label) if event.announced else event.date.label
    return Content(
        MILESTONE_WIDTH,
        date,
        chip=_sources(event.sources),
        sources=event.sources,
        heading=event.title,
        quiet=event.title_zh,
        text=event.text,
        category=event.category,
        hollow=event.announced,
    )
