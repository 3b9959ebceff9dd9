"""Which months a step of zoom shows: pure arithmetic on the range of the figure shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.catalogue import figure as drawn
from explorer.state.viewpoint import Viewpoint

if TYPE_CHECKING:
    from explorer.figures.figure import Figure, LanePanel, Panel

FEWEST_MONTHS = 6

Range = tuple[Period | None, Period | None]
Months = tuple[int, int]


def shown_months(figure: Figure) -> Months | None:
    """Return the first and the last month of the figure's time axis, as numbers of months since year 0.

    A figure without one (a matrix, a map, months since the first) has none.
    """
    timed = _timed(figure)
    if not timed:
        return None
    return min(panel.first.month_index for panel in timed), max(panel.last.last_month_index for panel in timed)


def whole_months(atlas: Atlas, here: Viewpoint) -> Months | None:
    """Return the first and the last month that a view of this kind has anything to show for."""
    whole = drawn(atlas, replace(here, first=None, last=None))
    spans = [panel.span for panel in _timed(whole) if panel.span is not None]
    if spans:
        return min(one.month_index for one, _ in spans), max(one.last_month_index for _, one in spans)
    return shown_months(whole)


def _timed(figure: Figure) -> list[Panel | LanePanel]:
    """Return the panels over a time axis of calendar months."""
    from explorer.figures.figure import LanePanel, Panel  # late: the window stands before any figure does

    plots = [panel for panel in figure.panels if isinstance(panel, Panel | LanePanel)]
    return [panel for panel in plots if isinstance(panel, LanePanel) or panel.since is None]


def zoomed(atlas: Atlas, here: Viewpoint, figure: Figure, *, inwards: bool) -> Range:
    """Return the range of half, or twice, the months around the middle; all of them is ``(None, None)``."""
    shown, whole = shown_months(figure), whole_months(atlas, here)
    if shown is None or whole is None:
        return here.first, here.last
    months = shown[1] - shown[0] + 1
    length = max(FEWEST_MONTHS, -(-months // 2)) if inwards else months * 2
    if length >= whole[1] - whole[0] + 1:
        return None, None
    first = min(max((shown[0] + shown[1] + 1 - length) // 2, whole[0]), whole[1] - length + 1)
    return Period.of_month_index(first), Period.of_month_index(first + length - 1)
