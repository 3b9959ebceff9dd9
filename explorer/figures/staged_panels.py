"""The panels of a figure as they go on stage, each with the few words that can be read there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from explorer.figures.figure import AnyPanel, LanePanel, Panel
from explorer.figures.panels import LadderPanel, LadderRow, MapPanel, MatrixCell, MatrixPanel, MatrixRow
from explorer.figures.plots import Event

_MOST_EVENTS = 40
_TRACKS = ("oem", "shared", "huawei")
_MOST_COLUMNS = 4  # of a matrix that may differ in width
_SHARE = re.compile(r"(?:\d[\d,]* )?of \d+(?:,\d{3})*")
_HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]+(?:[A-Z]+\b)?")


def staged_panels(
    panels: Iterable[AnyPanel], flag: int, *, chinese: bool, larger: bool
) -> tuple[tuple[AnyPanel, ...], str]:
    """Return panels as they go on stage, at most one that is no plot, and the words that say what is left out of them.

    The flag of a timeline has room for ``flag`` characters. Letters ``larger`` than usual leave out more.
    """
    found: list[AnyPanel] = []
    left_out = ""
    for panel in panels:
        match panel:
            case Panel():
                found.append(_plot(panel, chinese))
            case LanePanel():
                lanes, left_out = _lanes(panel, flag)
                found.append(_in_english(lanes) if larger and not chinese else lanes)
            case MatrixPanel():
                found.append(_matrix(panel, chinese, larger))
            case LadderPanel():
                rows = tuple(_rung(row, chinese) for row in panel.rows)
                found.append(replace(panel, rows=rows, title="" if len(panel.kinds) > 1 else panel.title))
            case MapPanel():
                nodes = tuple(replace(node, name_zh=node.name_zh if chinese else "", detail="") for node in panel.nodes)
                found.append(replace(panel, nodes=nodes))
    boards = [one for one in found if not isinstance(one, Panel)]
    return tuple(found if len(boards) <= 1 else [*plots_of(found), boards[0]]), left_out


def plots_of(panels: Iterable[AnyPanel]) -> list[Panel]:
    """Return those of some panels that are plots."""
    return [one for one in panels if isinstance(one, Panel)]


def _plot(panel: Panel, chinese: bool) -> Panel:
    return replace(
        panel,
        series=panel.series if chinese else tuple(replace(one, name_zh="") for one in panel.series),
        title=_HAN.sub("", panel.title).strip() if panel.compact and not chinese else panel.title,
        gaps=() if panel.compact else panel.gaps,
    )


def _lanes(panel: LanePanel, longest: int) -> tuple[LanePanel, str]:
    """Return the timeline with its weightiest milestones only, and the words that say how many are left out.

    A flag longer than ``longest`` characters gives its date alone.
    """
    if len(panel.flag) > longest:
        panel = replace(panel, flag=panel.flag.split(" · ")[0])
    seen = [one for one in panel.events if panel.first.start <= one.date.start <= panel.last.end]
    if len(seen) <= _MOST_EVENTS:
        return panel, ""
    kept = _weightiest(seen)
    few = replace(panel, events=tuple(one for one in panel.events if one.id in kept))
    return few, f"The {len(kept)} weightiest of {len(seen)} milestones."


def _in_english(panel: LanePanel) -> LanePanel:
    return replace(panel, lanes=tuple(replace(one, name_zh="", below_zh="") for one in panel.lanes))


def _weightiest(events: list[Event]) -> frozenset[str]:
    for least in range(1, 6):
        kept = [one for one in events if one.importance >= least or one.highlighted or one.focused]
        if len(kept) <= _MOST_EVENTS:
            break
    return frozenset(one.id for one in kept)


def _matrix(panel: MatrixPanel, chinese: bool, larger: bool) -> MatrixPanel:
    columns = tuple(
        replace(one, title_zh=one.title_zh if chinese else "", detail=one.detail if one.baseline else "")
        for one in panel.columns
    )
    corner = panel.corner if len(panel.corner) <= 16 else ""
    made = replace(panel, columns=columns, rows=tuple(_row(one) for one in panel.rows), corner=corner)
    many = len(columns) > _MOST_COLUMNS
    if many or larger:
        made = replace(made, rows=tuple(replace(row, cells=tuple(map(_bare, row.cells))) for row in made.rows))
    if many:
        made = replace(made, columns=tuple(replace(one, weight=1.0) for one in columns), label_weight=1.0)
    return made


def _bare(cell: MatrixCell) -> MatrixCell:
    """Return a cell of a narrow column: its word says what the track before it shows."""
    return replace(cell, glyph="") if cell.glyph in _TRACKS else cell


def _row(row: MatrixRow) -> MatrixRow:
    quiet = row.quiet if row.quiet.isascii() else ""
    return replace(row, cells=tuple(_cell(one, row.footer) for one in row.cells), quiet=quiet, group="")


def _rung(row: LadderRow, chinese: bool) -> LadderRow:
    """Return a row of a ladder without a heading that its own name begins with."""
    said = row.name.lower().startswith(row.group.lower())
    return replace(row, name_zh=row.name_zh if chinese else "", group="" if said else row.group)


def _cell(cell: MatrixCell, footer: bool) -> MatrixCell:
    """Return a cell in one line: a dispute keeps its sign, a total what it is out of, the rest is for the card."""
    quiet = "≠" if "≠" in cell.quiet else (_out_of(cell.quiet) if footer else "")
    return replace(cell, quiet=quiet, lower="", lower_glyph="")


def _out_of(text: str) -> str:
    """Return what of “3 of 10” or “of 10 on sale” says out of how many, and nothing of other texts."""
    found = _SHARE.match(text)
    return found[0] if found is not None else ""
