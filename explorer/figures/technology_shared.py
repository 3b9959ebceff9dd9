"""How far each brand shares the newest generation of each technology: a measure of standardisation."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.analysis.technologies import FAMILIES, fitting, member_cars, newest_generation, unfitted
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.names import car_name, short_name, short_name_zh
from explorer.figures.panels import MatrixCell, MatrixColumn, MatrixPanel, MatrixRow
from explorer.figures.plots import Datum
from explorer.figures.sourcing import sources_of
from explorer.figures.technology_words import FAMILY_TITLES, technology_name
from explorer.figures.words import counted, listed, percent, takeaway_of

_METHOD = "cars on sale stated to have the newest generation that any alliance car has ÷ cars on sale"


def shared_panel(atlas: Atlas, focus: str) -> MatrixPanel | None:
    """Return brands against families with the share of their cars that have the newest generation; None without any."""
    families = [one for one in FAMILIES if newest_generation(atlas, one)]
    rows = [_row(atlas, brand, families, focus) for brand in atlas.member_brands]
    if not families or not rows:
        return None
    columns = tuple(
        MatrixColumn(one, *FAMILY_TITLES[one], technology_name(atlas, newest_generation(atlas, one)),
                     target=newest_generation(atlas, one))
        for one in families
    )  # fmt: skip
    whole = tuple(shared_cell(atlas, member_cars(atlas), one) for one in families)
    name = short_name(atlas, atlas.alliance.id) if atlas.alliance else "All brands"
    return MatrixPanel("standard", columns, (*rows, MatrixRow("all", name, whole, footer=True)), "Brand", 1.1)


def _row(atlas: Atlas, brand: Entity, families: Sequence[str], focus: str) -> MatrixRow:
    cars = atlas.children(brand.id, EntityKind.CAR_MODEL)
    cells = tuple(shared_cell(atlas, cars, one) for one in families)
    line = {brand.id, brand.parent_id, *(car.id for car in cars)}
    return MatrixRow(brand.id, short_name(atlas, brand.id), cells, short_name_zh(atlas, brand.id), colour=brand.id,
                     target=brand.id, focused=focus in line)  # fmt: skip


def shared_cell(atlas: Atlas, cars: Sequence[Entity], family: str) -> MatrixCell:
    """Return the share of the cars on sale with the newest generation, and beneath it who has an earlier one."""
    found = fitting(atlas, cars, family)
    if not found.cars:
        return MatrixCell("no car on sale", missing=True)
    having = tuple(dict.fromkeys(one.entity_id for one in found.newest))
    earlier = tuple(dict.fromkeys(one.entity_id for one in found.any if one.entity_id not in having))
    quiet = f"{len(having)} of {len(found.cars)}"
    lower = f"{listed([car_name(atlas, one) for one in earlier])} with another" if 0 < len(earlier) < 4 else ""
    lower = lower or (f"{len(earlier)} with another" if earlier else "")
    if not found.any:
        return MatrixCell("none stated", quiet=quiet, missing=True)
    sources = sources_of(found.any)
    datum = Datum(Period.day(atlas.info.as_of), found.share * 100, "%", Status.DERIVED, sources, calc=_METHOD,
                  note=f"{len(having)} of {counted(len(found.cars), 'car')}")  # fmt: skip
    return MatrixCell(percent(found.share), quiet=quiet, lower=lower, strong=found.share == 1, data=(datum,),
                      sources=sources)  # fmt: skip


def shared_takeaway(atlas: Atlas) -> str:
    """Return the technology that most cars share, and the one that comes next."""
    families = [one for one in FAMILIES if newest_generation(atlas, one)]
    found = [(fitting(atlas, member_cars(atlas), one).share, newest_generation(atlas, one)) for one in families]
    ranked = sorted(found, key=lambda one: -one[0])
    said = f"{technology_name(atlas, ranked[0][1])} is stated for {percent(ranked[0][0])} of the cars on sale"
    if len(ranked) == 1:
        return said
    longer = f"{said}, {technology_name(atlas, ranked[1][1])} for {percent(ranked[1][0])}"
    return takeaway_of((longer, said))


def shared_caveats(atlas: Atlas) -> list[str]:
    """Return how it is counted, and which newer generations are out but stated for no car."""
    out = [technology_name(atlas, one) for family in FAMILIES for one in unfitted(atlas, family)]
    said = [
        f"Share: {_METHOD}. Cars that are only announced and rumours are left out.",
        "A car of which nothing is stated counts as without, so true shares may be higher.",
    ]
    if out:
        said.append(f"{listed(out)} {'is' if len(out) == 1 else 'are'} out, but stated for no car in this pack.")
    return said
