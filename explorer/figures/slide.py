"""The slide of a step: one finding, one chart, few words, and nothing of the notes."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step
from explorer.figures.catalogue import checked, figure
from explorer.figures.figure import Figure, LanePanel, Table
from explorer.figures.panels import MapPanel, MatrixPanel
from explorer.figures.staging import for_stage
from explorer.records import record
from explorer.state.viewpoint import LinkError, Viewpoint, viewpoint

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
