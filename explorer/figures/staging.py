"""A figure as it goes on stage: what an audience cannot read from its seats is left out.

The numbers stay those of the figure. What a slide has no room for is not hidden: its source line says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.figures.figure import AnyPanel, Figure, Panel
from explorer.figures.staged_panels import plots_of, staged_panels

_MOST_ENTRIES = 7  # of a legend beside another chart
_ROW = 3  # small multiples side by side
_TWO, _ONE = 1.05, 1.65  # letters from which on only two of them have room there, and only one
_LONGEST_FLAG, _SHORT_FLAG = 78, 44  # characters of the highlighted date: without text beside it, and with
_SOURCE_ROOM = 96  # characters of a slide's source line, about one line
_KINDS = re.compile(r"^Source: [^.;]*, (?=\d[\d,]* sources?\b)")
_MORE_KINDS = re.compile(r"^(Source: [^,.;]*), [^.;]*(?=, \d[\d,]* sources?\b)")
_NEWEST = re.compile(r"; newest [^.;]*")
_COUNTS = re.compile(r", \d[\d,]* (?!sources?\b)\w+(?=, \d)")  # of what is drawn, before that of the sources
_WORD = re.compile(r"[a-z]{3,}")
_OWNED = re.compile(r"[’']s\b")


def for_stage(
    found: Figure, takeaway: str = "", *, aside: bool = False, letters: float = 1.0, chinese: bool = False
) -> Figure:
    """Return a figure as it goes on stage, with another takeaway if one is given; ``aside`` says that text is too.

    The larger the letters, the fewer panels there are. Names are Chinese, too, only if ``chinese`` asks for it.
    """
    row = _ROW if letters < _TWO else 2 if letters < _ONE else 1
    said = takeaway or found.takeaway
    chosen, left_out = _chosen(found.panels, aside, row, said, computed=not takeaway)
    panels, lanes_left_out = staged_panels(
        chosen, _SHORT_FLAG if aside else _LONGEST_FLAG, chinese=chinese, larger=letters > 1
    )
    left_out = left_out or lanes_left_out
    keys = () if panels and not plots_of(panels) else found.keys
    columns = max(found.columns, 2) if len(plots_of(panels)) == 2 else found.columns
    columns = row if found.columns > 1 and len(panels) > 1 else columns
    line = _source_line(found.source_line, left_out, letters)
    return replace(
        found,
        takeaway=said,
        panels=panels,
        keys=keys if len(keys) <= 4 else keys[:4],
        columns=columns,
        source_line=line,
        caveats=tuple(one for one in found.caveats[:1] if len(line) + len(one) < _SOURCE_ROOM / letters),
        controls=(),
        choices=(),
        aside=None,
    )


def _chosen(
    panels: tuple[AnyPanel, ...], aside: bool, row: int, said: str, *, computed: bool
) -> tuple[tuple[AnyPanel, ...], str]:
    """Return the panels that a slide has room for, and the words that say how many are left out."""
    plots = plots_of(panels)
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
    order = sorted(plots, key=lambda one: (not one.focused, -_named(one.title, said), not one.series))[:few]
    return tuple(one for one in plots if one in order), f"{few} of {len(plots)} panels."


def _named(title: str, said: str) -> float:
    """Return how much of the title of a panel, its unit apart, a sentence says: a part of its words, from 0 to 1."""
    words = _words(title.partition(",")[0])
    return len(words & _words(said)) / len(words) if words else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_OWNED.sub("", text.lower())))


def _telling(plots: Sequence[Panel], computed: bool) -> Panel:
    """Return the one panel that a slide shows: the last, or that of the crossing which a computed takeaway names."""
    crossed = next((one for one in plots if any(note.ring for note in one.annotations)), None)
    return crossed if computed and crossed is not None else plots[-1]


def _source_line(line: str, left_out: str, letters: float) -> str:
    room = _SOURCE_ROOM / letters
    if len(line) + len(left_out) > room:
        line = _COUNTS.sub("", _NEWEST.sub("", line))
    if len(line) + len(left_out) > room:
        line = _MORE_KINDS.sub(r"\1 and others", line)
    if len(line) + len(left_out) > room and letters > 1:
        line = _KINDS.sub("Source: ", line)
    return f"{line} {left_out}".strip()
