"""The vocabulary of figures: a frozen, Qt-free description that every renderer draws.

A figure is a takeaway, a subtitle, panels stacked over one time axis, a table of the same numbers, sources, caveats
and a text for those who cannot see it. Colours are named, never given: a colour key is an entity id or a token
(``total``, ``peer``, ``rest``), which the theme turns into ink.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from explorer.domain.observations import Status
from explorer.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Datum:
    """One plotted number of a series.

    ``value`` is in ``unit``; ``bound`` holds the words that make it a bound (``more than`` …); ``bridged`` says that
    the line into this point crosses months without a figure and is dashed; ``calc`` names the method if the number
    was computed here rather than printed by a source; ``alternatives`` are the values other sources give;
    ``incomplete`` marks the sum of a quarter or year that lacks some of its months.
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


@dataclass(frozen=True, slots=True)
class Series:
    """Named numbers in order of the ends of their periods; a period without a figure has no datum.

    ``id`` is unique in the figure; running totals have an id that says ``cumulative``. ``entity_id`` is what the
    series is about, for focus and links; ``hollow`` asks for an outline on the surface ("not split").
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


@dataclass(frozen=True, slots=True)
class Gap:
    """Periods in which a panel has no figure, with the note that says so; runs of gaps share one note."""

    first: Period
    last: Period
    note: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A dashed level with its axis label in bold."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A text pinned to a value at a period; ``ring`` draws the hollow ring of a crossing there."""

    period: Period
    value: float
    text: str
    detail: str = ""
    ring: bool = False
    finding: bool = True
    series_id: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Series over one time axis (or months since the first), with zero always shown.

    ``first`` and ``last`` are the months at the ends of the axis. ``stacked`` bars stand on each other in the order
    of the series, first at the bottom. ``every`` is the width of a bar: month, quarter or year. ``share`` is the
    part of the plot's height. ``total`` is the whole that the stack makes up: not drawn, but told on hover. ``span`` is
    all the time that has figures, which zooming out may reach.
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
    span: tuple[Period, Period] | None = None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline: a carmaker (or Huawei, or the peers) with the brand or alliance it stands for."""

    id: str
    name: str
    name_zh: str
    colour: str
    below: str = ""
    below_zh: str = ""


@dataclass(frozen=True, slots=True)
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


class CellKind(Enum):
    """How a column of a table aligns and exports."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``unit`` is empty for text."""

    title: str
    kind: CellKind = CellKind.TEXT
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; ``value`` is the exact number behind it, ``None`` where there is no figure.

    ``known`` says in words how well the number is known, with its bound: ``rounded, more than``.
    """

    text: str
    value: float | None = None
    status: Status | None = None
    sources: tuple[str, ...] = ()
    target: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same figures as the panels, for reading, copying and export; every row has a cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter or a legend entry that can be switched off: its id in ``hide``, its words, its look."""

    id: str
    label: str
    symbol: str
    colour: str
    on: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart in full; ``empty`` is set instead of panels when the pack lacks what the view needs.

    ``strip`` holds the colour keys of the signature strip; ``sources`` every source id of every number drawn;
    ``source_line`` ends with the as-of date; ``caveats`` are what a reader must know besides; ``newest`` is the
    newest period that has a figure, for the status bar.
    """

    view: str
    link: str
    takeaway: str
    subtitle: str
    panels: tuple[Panel | LanePanel, ...]
    table: Table
    sources: tuple[str, ...]
    source_line: str
    caveats: tuple[str, ...]
    alt_text: str
    strip: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    empty: str = ""
    newest: Period | None = None
