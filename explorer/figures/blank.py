"""The figure of a view that has nothing to show: a sentence on what the pack lacks, and an empty table."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Choice, Column, Figure, Table
from explorer.figures.names import strip_keys
from explorer.figures.panels import Control
from explorer.figures.sourcing import source_line
from explorer.state.viewpoint import Viewpoint, link


def blank(
    atlas: Atlas,
    here: Viewpoint,
    said: str,
    titles: tuple[str, ...],
    *,
    choices: tuple[Choice, ...] = (),
    controls: tuple[Control, ...] = (),
) -> Figure:
    """Return a figure without panels; filters and controls stay, so that the way back is in sight."""
    return Figure(
        view=here.view,
        link=link(here),
        takeaway="",
        subtitle="",
        panels=(),
        table=Table(tuple(Column(title) for title in titles), ()),
        sources=(),
        source_line=source_line(atlas, ()),
        caveats=(),
        alt_text=said,
        strip=strip_keys(atlas),
        choices=choices,
        controls=controls,
        empty=said,
    )
