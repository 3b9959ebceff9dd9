"""Technology: what each car has, how far brands share it, who else has it, and how it changed over launch dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from explorer.analysis.technologies import outside_users
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, Precision, latest
from explorer.figures.blank import blank
from explorer.figures.figure import AnyPanel, Figure, Table
from explorer.figures.names import short_name, strip_keys
from explorer.figures.panels import KeyFigure, MatrixCell, MatrixPanel
from explorer.figures.plots import Datum, Panel
from explorer.figures.sourcing import source_line, sources_of
from explorer.figures.technology_matrix import matrix_caveats, matrix_panel, matrix_takeaway
from explorer.figures.technology_outside import outside_caveats, outside_keys, outside_panel, outside_takeaway
from explorer.figures.technology_shared import shared_caveats, shared_panel, shared_takeaway
from explorer.figures.technology_table import matrix_table, trend_table
from explorer.figures.technology_trend import in_focus, trend_caveats, trend_panels, trend_takeaway
from explorer.figures.words import counted, long_span, takeaway_of
from explorer.records import record
from explorer.state.viewpoint import Viewpoint, link

BY = (
    ("matrix", "By car"),
    ("standard", "Shared by brands"),
    ("outside", "Outside the alliance"),
    ("trend", "Over time"),
)
_TITLES = ("Car", "Technology", "Since", "Sources")


@record(frozen=True, slots=True)
class Content:
    """What one way of looking at the technology shows."""

    takeaway: str
    subtitle: str
    panels: tuple[AnyPanel, ...]
    table: Table
    caveats: tuple[str, ...]
    keys: tuple[KeyFigure, ...] = ()
    columns: int = 1
    more: str = ""


def technology(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return the technology of the alliance's cars: ``by`` a matrix, the standard, those outside, or the trend."""
    made = _BUILDERS.get(here.by, _matrix)(atlas, here.focus)
    if isinstance(made, str):
        return blank(atlas, here, made, _TITLES)
    said = takeaway_of((made.takeaway,))
    sources = sources_of((*_cells(made.panels), *_dots(made.panels), *made.keys))
    return Figure(
        view="technology",
        link=link(here),
        takeaway=said,
        subtitle=made.subtitle,
        panels=made.panels,
        table=made.table,
        sources=sources,
        source_line=source_line(atlas, sources, made.more),
        caveats=made.caveats,
        alt_text=f"{said}. {_described(made.panels)}",
        strip=strip_keys(atlas),
        newest=latest(one.period for one in _dots(made.panels)),
        keys=made.keys,
        columns=made.columns,
    )


def _cells(panels: Sequence[AnyPanel]) -> Iterator[MatrixCell]:
    for panel in panels:
        if isinstance(panel, MatrixPanel):
            yield from (cell for row in panel.rows for cell in row.cells)


def _described(panels: Sequence[AnyPanel]) -> str:
    parts = []
    for panel in panels:
        if isinstance(panel, MatrixPanel):
            parts.append(f"Matrix of {counted(len(panel.rows), 'row')} and {counted(len(panel.columns), 'column')}.")
        elif isinstance(panel, Panel):
            parts.append(f"{panel.title}: {counted(sum(len(one.data) for one in panel.series), 'figure')}.")
    return " ".join(parts)


def _matrix(atlas: Atlas, focus: str) -> Content | str:
    panel = matrix_panel(atlas, focus)
    if panel is None:
        return "This pack does not say which car has which technology."
    table = matrix_table(panel)
    subtitle = "Technology stated for each car, with the date since when"
    return Content(matrix_takeaway(atlas), subtitle, (panel,), table, tuple(matrix_caveats(atlas)))


def _standard(atlas: Atlas, focus: str) -> Content | str:
    panel = shared_panel(atlas, focus)
    if panel is None:
        return "This pack does not say which generation of a technology the alliance’s cars have."
    subtitle = "Share of each brand’s cars on sale that are stated to have the newest generation, percent"
    return Content(shared_takeaway(atlas), subtitle, (panel,), matrix_table(panel), tuple(shared_caveats(atlas)))


def _outside(atlas: Atlas, focus: str) -> Content | str:
    panel = outside_panel(atlas, focus)
    if panel is None:
        return "This pack names nobody outside the alliance with the same technology."
    name = short_name(atlas, atlas.alliance.id) if atlas.alliance else "the alliance"
    users = outside_users(atlas)
    return Content(outside_takeaway(atlas), f"Who uses the same technology without being a brand of {name}", (panel,),
                   matrix_table(panel), tuple(outside_caveats(atlas, users)), outside_keys(atlas))  # fmt: skip


def _trend(atlas: Atlas, focus: str) -> Content | str:
    panels = in_focus(atlas, trend_panels(atlas), focus)
    if not panels:
        return "This pack has no range, power, lidar or driver-assistance figure of a car with a launch date."
    years = [one.period.year for one in _dots(panels)]
    first, last = (Period(year, Precision.YEAR, 1) for year in (min(years), max(years)))
    subtitle = f"Figures of cars at their launch, {long_span(first, last)}"
    return Content(trend_takeaway(atlas), subtitle, panels, trend_table(atlas, panels), tuple(trend_caveats(atlas)),
                   columns=3)  # fmt: skip


def _dots(panels: Sequence[AnyPanel]) -> Iterator[Datum]:
    """Yield the numbers that are plotted."""
    for panel in panels:
        if isinstance(panel, Panel):
            yield from (datum for line in panel.series for datum in line.data)


_BUILDERS: dict[str, Callable[[Atlas, str], Content | str]] = {
    "matrix": _matrix,
    "standard": _standard,
    "outside": _outside,
    "trend": _trend,
}
