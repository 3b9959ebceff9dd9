"""A figure as a slide: one finding, one chart, few words; what an audience cannot read from its seats is left out.

The numbers stay those of the figure. What a slide has no room for is not hidden: its source line says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step
from explorer.figures.catalogue import checked, figure
from explorer.figures.figure import AnyPanel, Figure, LanePanel, Panel, Table
from explorer.figures.panels import LadderPanel, LadderRow, MapPanel, MatrixCell, MatrixPanel, MatrixRow
from explorer.figures.plots import Event
from explorer.records import record
from explorer.state.viewpoint import LinkError, Viewpoint, viewpoint

_MOST_EVENTS = 40
_MOST_ENTRIES = 7  # of a legend beside another chart
_TRACKS = ("oem", "shared", "huawei")
_MOST_COLUMNS = 4  # of a matrix that may differ in width
_ROW = 3  # small multiples side by side
_TWO, _ONE = 1.05, 1.65  # letters from which on only two of them have room there, and only one
_LONGEST_FLAG, _SHORT_FLAG = 78, 44  # characters of the highlighted date: without text beside it, and with
_SOURCE_ROOM = 96  # characters of a slide's source line, about one line
_KINDS = re.compile(r"^Source: [^.;]*, (?=\d[\d,]* sources?\b)")
_MORE_KINDS = re.compile(r"^(Source: [^,.;]*), [^.;]*(?=, \d[\d,]* sources?\b)")
_NEWEST = re.compile(r"; newest [^.;]*")
_SHARE = re.compile(r"(?:\d[\d,]* )?of \d+(?:,\d{3})*")
_COUNTS = re.compile(r", \d[\d,]* (?!sources?\b)\w+(?=, \d)")  # of what is drawn, before that of the sources
_HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]+(?:[A-Z]+\b)?")
_MARKUP = re.compile(r"(\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@record(frozen=True, slots=True)
class Slide:
    """What the audience sees of a step: a figure, at most a few lines of text, and nothing of the notes.

    ``fault`` says in one sentence why the figure could not be made; it is for the presenter alone. ``letters`` is how
    many times as large as usual they are wanted; whoever draws the slide comes as near as the layout allows.
    """

    figure: Figure
    lines: tuple[str, ...] = ()
    fault: str = ""
    letters: float = 1.0


def slide_of(atlas: Atlas, step: Step, here: Viewpoint | None = None, letters: float = 1.0) -> Slide:
    """Return the slide of a step, or of another viewpoint ``here`` that its presenter has moved on to.

    The step's own takeaway stands instead of the computed one as long as its own view is shown. A view that the pack
    lacks leaves title and text.
    """
    return replace(_slide(atlas, step, here, letters), letters=letters)


def _slide(atlas: Atlas, step: Step, here: Viewpoint | None, letters: float) -> Slide:
    lines = text_lines(step.text)
    if not step.view and here is None:
        return Slide(_title(step), lines)
    try:
        own = viewpoint(step.view) if step.view else None
        there = here or own or Viewpoint()
        found = figure(atlas, checked(atlas, there))
    except LinkError as error:
        return Slide(_title(step), lines, str(error))
    mine = here is None or here == own
    said = step.takeaway if mine else ""
    staged = for_stage(found, said, aside=mine and bool(lines), letters=letters, chinese=step.chinese)
    if mine and lines and any(isinstance(one, MatrixPanel | MapPanel) for one in staged.panels):
        staged = replace(staged, subtitle="")  # it names no unit there, and the rest needs its room
    if not (mine and lines) and any(isinstance(one, LanePanel) for one in staged.panels):
        staged = replace(staged, subtitle="")  # axis and key of the markers say the same in its room
    return Slide(staged, lines if mine else ())


def for_stage(
    found: Figure, takeaway: str = "", *, aside: bool = False, letters: float = 1.0, chinese: bool = False
) -> Figure:
    """Return a figure as it goes on stage, with another takeaway if one is given; ``aside`` says that text is too.

    The larger the letters, the fewer panels there are. Names are Chinese, too, only if ``chinese`` asks for it.
    """
    row = _ROW if letters < _TWO else 2 if letters < _ONE else 1
    chosen, left_out = _chosen(found.panels, aside, row, not takeaway)
    panels, lanes_left_out = _panels(chosen, _SHORT_FLAG if aside else _LONGEST_FLAG, chinese, letters > 1)
    left_out = left_out or lanes_left_out
    keys = () if panels and not _plots(panels) else found.keys
    columns = max(found.columns, 2) if len(_plots(panels)) == 2 else found.columns
    columns = row if found.columns > 1 and len(panels) > 1 else columns
    return replace(
        found,
        takeaway=takeaway or found.takeaway,
        panels=panels,
        keys=keys if len(keys) <= 4 else keys[:4],
        columns=columns,
        source_line=_source_line(found.source_line, left_out, letters),
        caveats=_caveats(found, left_out, letters),
        controls=(),
        choices=(),
        aside=None,
    )


def text_lines(text: str) -> tuple[str, ...]:
    """Return on-screen Markdown as plain lines, bullets marked by a dot; nothing in it is interpreted further."""
    found = []
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        words = _MARKUP.sub("", line[bullet.end() :] if bullet else line.lstrip("# ")).strip()
        if words:
            found.append(f"• {words}" if bullet else words)
    return tuple(found)


def _title(step: Step) -> Figure:
    return Figure(
        view="", link="", takeaway=step.takeaway or step.title, subtitle="", panels=(), table=Table((), ()),
        sources=(), source_line="", caveats=(), alt_text=step.title,
    )  # fmt: skip


def _chosen(panels: tuple[AnyPanel, ...], aside: bool, row: int, computed: bool) -> tuple[tuple[AnyPanel, ...], str]:
    """Return the panels that a slide has room for, and the words that say how many are left out."""
    plots = [one for one in panels if isinstance(one, Panel)]
    if len(plots) != len(panels) or len(plots) < 2:
        return panels, ""
    if not all(one.compact for one in plots):
        crowded = next((one for one in plots if one.legend and len(one.series) > _MOST_ENTRIES), None)
        if crowded is None and not aside and row == _ROW:
            return panels, ""
        return (crowded or _telling(plots, computed),), f"1 of {len(plots)} panels."
    few = row if aside or row < _ROW or any(one.legend for one in plots) else 2 * row
    if len(plots) <= few:
        return panels, ""
    order = sorted(plots, key=lambda one: (not one.focused, not one.series))[:few]
    words = f"{few} of {len(plots)} panels."
    return tuple(one for one in plots if one in order), words


def _telling(plots: Sequence[Panel], computed: bool) -> Panel:
    """Return the one panel that a slide shows: the last, or that of the crossing which a computed takeaway names."""
    crossed = next((one for one in plots if any(note.ring for note in one.annotations)), None)
    return crossed if computed and crossed is not None else plots[-1]


def _plots(panels: Iterable[AnyPanel]) -> list[Panel]:
    return [one for one in panels if isinstance(one, Panel)]


def _panels(panels: Iterable[AnyPanel], flag: int, chinese: bool, larger: bool) -> tuple[tuple[AnyPanel, ...], str]:
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
    return tuple(found if len(boards) <= 1 else [*_plots(found), boards[0]]), left_out


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


def _source_line(line: str, left_out: str, letters: float) -> str:
    room = _SOURCE_ROOM / letters
    if len(line) + len(left_out) > room:
        line = _COUNTS.sub("", _NEWEST.sub("", line))
    if len(line) + len(left_out) > room:
        line = _MORE_KINDS.sub(r"\1 and others", line)
    if len(line) + len(left_out) > room and letters > 1:
        line = _KINDS.sub("Source: ", line)
    return f"{line} {left_out}".strip()


def _caveats(found: Figure, left_out: str, letters: float) -> tuple[str, ...]:
    line = _source_line(found.source_line, left_out, letters)
    short = [one for one in found.caveats[:1] if len(line) + len(one) < _SOURCE_ROOM / letters]
    return tuple(short)
