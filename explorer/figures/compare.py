"""Compare: two to four cars or houses side by side, the first being the baseline, each number with what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS, Entity
from explorer.domain.periods import latest
from explorer.figures.blank import blank
from explorer.figures.compare_cars import PRICE, car_rows, price_rows
from explorer.figures.compare_cells import CUT, grouped
from explorer.figures.compare_choice import chosen
from explorer.figures.compare_market import MARKET, MONEY, market_rows, money_rows
from explorer.figures.compare_table import compare_table
from explorer.figures.compare_words import caveats, fairness, takeaway
from explorer.figures.figure import Figure
from explorer.figures.names import colour_key, short_name, short_name_zh, strip_keys
from explorer.figures.panels import MatrixColumn, MatrixPanel, MatrixRow
from explorer.figures.sourcing import source_line, sources_of
from explorer.figures.words import counted, listed
from explorer.state.viewpoint import Viewpoint, link

_TITLES = ("Measure", "Unit", "Sources")


def compare(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return the comparison of ``here.compared``, or of the focus with its rivals where fewer than two are named."""
    found = chosen(atlas, here)
    if found.lack:
        return blank(atlas, here, found.lack, _TITLES)
    entities = [atlas.entities[one] for one in found.ids]
    rows = compared_rows(atlas, entities)
    names = [short_name(atlas, one.id) for one in entities]
    if not rows:
        return blank(atlas, here, f"This pack has no figure of {listed(names, 'or')}.", _TITLES)
    columns = tuple(_column(atlas, one, baseline=place == 0) for place, one in enumerate(entities))
    panel = MatrixPanel("compare", columns, tuple(rows), "Differences are from the first column", 1.1)
    cells = [cell for row in rows for cell in row.cells]
    sources = sources_of(cells)
    cut = any(cell.share is not None and abs(cell.share) > CUT for cell in cells)
    kinds = [one.kind for one in entities]
    said = takeaway(list(zip(names, kinds, strict=True)), rows, cars=kinds[0] in CARS)
    numbers = sum(bool(cell.data) for cell in cells)
    return Figure(
        view="compare",
        link=link(here),
        takeaway=said,
        subtitle=_subtitle(entities),
        panels=(panel,),
        table=compare_table(columns, rows),
        sources=sources,
        source_line=source_line(atlas, sources, "a bar with a cut end exceeds ±60%" if cut else ""),
        caveats=(*found.said, *fairness(atlas, entities), *caveats(rows)),
        alt_text=f"{said}. {listed(names)} side by side: {counted(len(rows), 'row')}, {counted(numbers, 'figure')}.",
        strip=strip_keys(atlas),
        newest=latest(datum.period for cell in cells for datum in cell.data),
    )


def compared_rows(atlas: Atlas, entities: Sequence[Entity]) -> list[MatrixRow]:
    """Return the rows that entities of one class are compared by, group by group."""
    market = grouped(list(market_rows(atlas, entities)), MARKET)
    if entities[0].kind in CARS:
        return [*car_rows(atlas, entities), *market]
    prices = grouped(list(price_rows(atlas, entities)), PRICE)
    return [*market, *grouped(list(money_rows(atlas, entities)), MONEY), *prices]


def _subtitle(entities: Sequence[Entity]) -> str:
    if entities[0].kind in CARS:
        return "China prices and factory figures. Larger is not better"
    return "Cars sold, prices and results. Larger is not better"


def _column(atlas: Atlas, one: Entity, *, baseline: bool) -> MatrixColumn:
    return MatrixColumn(
        one.id,
        short_name(atlas, one.id),
        short_name_zh(atlas, one.id),
        "baseline" if baseline else "",
        colour_key(atlas, one.id),
        baseline,
        target=one.id,
    )
