"""The vocabulary of what is drawn over time: numbers, series, panels with notes, and lanes of events."""

from __future__ import annotations

from enum import Enum

from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.records import record


@record(frozen=True, slots=True)
class Datum:
    """One plotted number of a series.

    ``value`` is in ``unit``; ``bound`` holds the words that make it a bound (``more than`` …); ``bridged`` says that
    the line into this point crosses months without a figure and is dashed; ``calc`` names the method if the number
    was computed here rather than printed by a source; ``alternatives`` are the values other sources give;
    ``incomplete`` marks the sum of a quarter or year that lacks some of its months; ``low`` is the lower end of a
    range whose upper end is ``value``; ``about`` is the record that this one number is about, if not the series'.
    """

    period: Period
    value: float
    unit: str
    status: Status
    sources: tuple[str, ...]
    bound: str = ""
    bridged: bool = False
    calc: str = ""
    note: str = ""
    alternatives: tuple[float, ...] = ()
    incomplete: bool = False
    low: float | None = None
    about: str = ""

    @property
    def estimated(self) -> bool:
        """Whether the number is drawn as an estimate: derived, guidance, a bound, or a sum that lacks months."""
        unsure = self.status in (Status.DERIVED, Status.GUIDANCE) or self.incomplete
        return unsure or self.bound not in ("", "about")


class Mark(Enum):
    """How a series is drawn."""

    BAR = "bar"
    LINE = "line"
    DOT = "dot"
    RANGE = "range"


@record(frozen=True, slots=True)
class Series:
    """Named numbers in order of the ends of their periods; a period without a figure has no datum.

    ``id`` is unique in the figure; running totals have an id that says ``cumulative``. ``entity_id`` is what the
    series is about, for focus and links; ``hollow`` asks for an outline on the surface ("not split"). ``zero`` is the
    series' own month 0 on an axis that counts months since the first.
    """

    id: str
    name: str
    name_zh: str
    colour: str
    mark: Mark
    data: tuple[Datum, ...]
    entity_id: str = ""
    hollow: bool = False
    dash: tuple[float, ...] = ()
    emphasis: float = 1.0
    end_label: str = ""
    zero: Period | None = None


@record(frozen=True, slots=True)
class Gap:
    """Periods in which a panel has no figure, with the note that says so; runs of gaps share one note."""

    first: Period
    last: Period
    note: str


@record(frozen=True, slots=True)
class Threshold:
    """A dashed level with its axis label in bold."""

    value: float
    label: str


@record(frozen=True, slots=True)
class Annotation:
    """A text pinned to a value at a period; ``ring`` draws the hollow ring of a crossing there."""

    period: Period
    value: float
    text: str
    detail: str = ""
    ring: bool = False
    finding: bool = True
    series_id: str = ""


@record(frozen=True, slots=True)
class Span:
    """A solid line along a level between two months-since, with its length written above it."""

    value: float
    first: int
    last: int
    text: str


@record(frozen=True, slots=True)
class Panel:
    """Series over one time axis (or months since the first), with zero always shown.

    ``first`` and ``last`` are the months at the ends of the axis. ``stacked`` bars stand on each other in the order
    of the series, first at the bottom. ``every`` is the width of a bar: month, quarter or year. ``share`` is the
    part of the plot's height. ``total`` is the whole that the stack makes up: not drawn, but told on hover. ``span`` is
    all the time that has figures, which zooming out may reach. ``since`` is the range of an axis that counts months
    from each series' own zero; there a first number that is ``bridged`` is joined to nothing at month 0. ``scale``
    fixes the values at the ends of the axis, for panels that share one. ``compact`` is for small multiples;
    ``focused`` is the one that the viewpoint is about.
    """

    id: str
    title: str
    unit: str
    first: Period
    last: Period
    series: tuple[Series, ...]
    stacked: bool = False
    legend: bool = False
    every: str = "month"
    share: float = 1.0
    thresholds: tuple[Threshold, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    month_zero: Period | None = None
    total: Series | None = None
    since: tuple[int, int] | None = None
    log: bool = False
    compact: bool = False
    spans: tuple[Span, ...] = ()
    span: tuple[Period, Period] | None = None
    scale: tuple[float, float] | None = None
    focused: bool = False


@record(frozen=True, slots=True)
class Event:
    """A milestone placed in a lane; ``ringed`` lanes get a ring in their own colour at the same date.

    ``category`` is the pack's own word; :func:`explorer.figures.milestone_groups.group_of` gives its marker.
    ``focused`` is the milestone that the viewpoint is about.
    """

    id: str
    lane: str
    date: Period
    category: str
    title: str
    title_zh: str
    text: str
    sources: tuple[str, ...]
    importance: int = 1
    announced: bool = False
    highlighted: bool = False
    ringed: tuple[str, ...] = ()
    focused: bool = False


@record(frozen=True, slots=True)
class Lane:
    """A row of the timeline: a carmaker (or Huawei, or the peers) with the brand or alliance it stands for."""

    id: str
    name: str
    name_zh: str
    colour: str
    below: str = ""
    below_zh: str = ""


@record(frozen=True, slots=True)
class LanePanel:
    """Events in lanes over a time axis, with an overview of all events a month.

    ``span`` is the whole time that has events, ``first`` and ``last`` the part shown; ``counts`` gives the number
    of events in each month that has any, in order; ``flag`` is the text of the highlighted date.
    """

    id: str
    first: Period
    last: Period
    span: tuple[Period, Period]
    lanes: tuple[Lane, ...]
    events: tuple[Event, ...]
    counts: tuple[tuple[Period, int], ...]
    flag: str = ""
    flag_date: Period | None = None
