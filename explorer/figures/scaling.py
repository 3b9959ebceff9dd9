"""Scaling: running totals by months since the first delivery, the alliance against its peers, and who was quickest."""

from __future__ import annotations

from explorer.analysis.growth import MILLION
from explorer.domain.atlas import Atlas
from explorer.figures.blank import blank
from explorer.figures.figure import Figure, Panel
from explorer.figures.names import short_name, strip_keys
from explorer.figures.panels import Control
from explorer.figures.scaling_aside import aside
from explorer.figures.scaling_lines import Scaled, choices, scaled
from explorer.figures.scaling_panel import months_text, panel
from explorer.figures.scaling_table import COLUMNS, newest, table
from explorer.figures.scaling_words import caveats, subtitle, takeaway
from explorer.figures.settings import setting, switched
from explorer.figures.sourcing import source_line, sources_of
from explorer.figures.words import counted, listed, number, tick
from explorer.state.viewpoint import Viewpoint, link

SINCE, CALENDAR = "since", "calendar"
BY = ((SINCE, "Months since first"), (CALENDAR, "Calendar"))
THRESHOLD, LOG = "threshold", "log"
_LEVELS = (100_000, 500_000, MILLION)
_LEAST, _MOST = 1_000.0, 100_000_000.0


def scaling(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return the running totals against each other; ``set.threshold`` is the level, ``set.log`` the log scale."""
    since = here.by != CALENDAR
    threshold = setting(here, THRESHOLD, float(MILLION), _LEAST, _MOST)
    shown = scaled(atlas, here, since=since, threshold=threshold, log=switched(here, LOG))
    if not shown.lines:
        return _nothing(atlas, here, shown)
    drawn = panel(atlas, shown)
    data = [one for line in drawn.series for one in line.data]
    sources = sources_of(data)
    said, latest = takeaway(atlas, shown), newest(shown)
    return Figure(
        view="scaling",
        link=link(here),
        takeaway=said,
        subtitle=subtitle(atlas, shown),
        panels=(drawn,),
        table=table(atlas, shown),
        sources=sources,
        source_line=source_line(atlas, sources, f"newest figure {latest.label}" if latest is not None else ""),
        caveats=caveats(atlas, shown),
        alt_text=_alt_text(atlas, shown, drawn, said),
        strip=strip_keys(atlas),
        choices=choices(atlas, here, shown.absent),
        newest=latest,
        controls=controls(shown),
        aside=aside(atlas, shown),
    )


def controls(shown: Scaled) -> tuple[Control, ...]:
    """Return the threshold, with an own value besides, and the switch to a log scale."""
    levels = tuple((float(level), tick(level)) for level in _LEVELS)
    return (
        Control(THRESHOLD, "Threshold", "amount", shown.threshold, float(MILLION), _LEAST, _MOST, "", levels),
        Control(LOG, "Log scale", "toggle", float(shown.log), 0.0),
    )


def _alt_text(atlas: Atlas, shown: Scaled, drawn: Panel, said: str) -> str:
    figures = sum(len(one.data) for one in drawn.series)
    months = [
        f"{short_name(atlas, line.entity.id)} {months_text(line.reached)}"
        for line in shown.lines
        if line.reached is not None and months_text(line.reached)
    ]
    told = f" Months to {number(shown.threshold)}: {listed(months)}." if months and shown.since else ""
    return (
        f"{said}. {drawn.title}: {counted(len(shown.lines), 'entity', 'entities')}, {counted(figures, 'figure')}.{told}"
    )


def _nothing(atlas: Atlas, here: Viewpoint, shown: Scaled) -> Figure:
    names = listed([short_name(atlas, line.entity.id) for line in shown.absent])
    lack = f" of {names}" if names else ""
    said = f"This pack has no running total{lack} that can be drawn."
    if shown.since and any(line.curve.points for line in shown.absent):
        said = f"This pack has no dated first delivery of {names}, so months cannot be counted. Choose Calendar."
    titles = tuple(column.title for column in COLUMNS)
    return blank(atlas, here, said, titles, choices=choices(atlas, here, shown.absent), controls=controls(shown))
