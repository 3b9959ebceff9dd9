"""What lies under a pointer or a cursor: a month of a chart with all its series, or a milestone of the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from explorer.domain.periods import Period, Precision
from explorer.figures.figure import Datum, Event, Mark, Panel, Series
from explorer.figures.words import bounded, measure
from explorer.gui.charts.bars import Bar
from explorer.gui.charts.cards import MILESTONE_WIDTH, MONTH_WIDTH, Content, Row
from explorer.gui.charts.lane_layout import Spot
from explorer.gui.charts.lines import position
from explorer.gui.charts.plot import PlotPanel
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
    number = _month_number(stop, zero)
    return Content(MONTH_WIDTH, stop.label, number, rows=tuple(rows))


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
    first, past = edges(stop)
    rows: list[Row] = []
    for series in plot.lines:
        inside = [one for one in series.data if usable(one.value) and first < position(series, one.period) <= past]
        if inside:
            last, first_row = inside[-1], ruled and not rows
            chip = "" if ruled else _sources(last.sources)
            rows.append(Row(_line_name(series), value_words(last), ruled=first_row, chip=chip))
    bars = [bar for bar in plot.ranges.found if first < middle(bar.datum.period) <= past]
    return rows + [Row(bar.series.name, _range_words(bar.datum), bar.series, bar.datum.estimated) for bar in bars]


def _range_words(datum: Datum) -> str:
    if datum.low is None or datum.low == datum.value:
        return value_words(datum)
    return translate("Charts", "{0} – {1}").format(measure(datum.low, datum.unit), value_words(datum))


def _line_name(series: Series) -> str:
    running = series.mark is Mark.LINE and "cumulative" in series.id
    return translate("Charts", "{0} to date").format(series.name) if running else series.name


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
        heading=event.title,
        quiet=event.title_zh,
        text=event.text,
        category=event.category,
        hollow=event.announced,
    )
