"""The vocabulary of figures: a frozen, Qt-free description that every renderer draws.

A figure is a takeaway, a subtitle, panels stacked over one time axis, a table of the same numbers, sources, caveats
and a text for those who cannot see it. Colours are named, never given: a colour key is an entity id or a token
(``total``, ``peer``, ``rest``), which the theme turns into ink.
"""

from __future__ import annotations

from enum import Enum

from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.dossier import Dossier
from explorer.figures.panels import Control, KeyFigure, LadderPanel, MapPanel, MatrixPanel
from explorer.figures.plots import (
    Annotation,
    Datum,
    Event,
    Gap,
    Lane,
    LanePanel,
    Mark,
    Panel,
    Series,
    Threshold,
)
from explorer.records import record

__all__ = (
    "Annotation",
    "Cell",
    "CellKind",
    "Choice",
    "Column",
    "Datum",
    "Event",
    "Figure",
    "Gap",
    "Lane",
    "LanePanel",
    "Mark",
    "Panel",
    "Series",
    "Table",
    "Threshold",
)

AnyPanel = Panel | LanePanel | MatrixPanel | LadderPanel | MapPanel


class CellKind(Enum):
    """How a column of a table aligns and exports."""

    TEXT = "text"
    NUMBER = "number"


@record(frozen=True, slots=True)
class Column:
    """A column of a table; ``unit`` is empty for text."""

    title: str
    kind: CellKind = CellKind.TEXT
    unit: str = ""


@record(frozen=True, slots=True)
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


def sources_cell(sources: tuple[str, ...]) -> Cell:
    """Return the cell that lists the sources of a row by their ids."""
    return Cell("; ".join(sources), sources=sources)


@record(frozen=True, slots=True)
class Table:
    """The same figures as the panels, for reading, copying and export; every row has a cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@record(frozen=True, slots=True)
class Choice:
    """A filter or a legend entry that can be switched off: its id in ``hide``, its words, its look."""

    id: str
    label: str
    symbol: str
    colour: str
    on: bool
    count: int = 0


@record(frozen=True, slots=True)
class Figure:
    """One chart in full; ``empty`` is set instead of panels when the pack lacks what the view needs.

    ``strip`` holds the colour keys of the signature strip; ``sources`` every source id of every number drawn;
    ``source_line`` ends with the as-of date; ``caveats`` are what a reader must know besides; ``newest`` is the
    newest period that has a figure, for the status bar. ``keys`` are headline numbers under the subtitle, ``controls``
    the settings that change it, ``columns`` lays the panels side by side as small multiples. ``stamp`` lists the
    changed assumptions of a scenario and is burnt in; ``aside`` is what the details show beside it, of no one record.
    """

    view: str
    link: str
    takeaway: str
    subtitle: str
    panels: tuple[AnyPanel, ...]
    table: Table
    sources: tuple[str, ...]
    source_line: str
    caveats: tuple[str, ...]
    alt_text: str
    strip: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    empty: str = ""
    newest: Period | None = None
    keys: tuple[KeyFigure, ...] = ()
    controls: tuple[Control, ...] = ()
    columns: int = 1
    stamp: tuple[str, ...] = ()
    aside: Dossier | None = None
