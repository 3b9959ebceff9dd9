"""Roles: who leads which activity under each model of co-operation or for each carmaker, disputes with both sides."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.analysis.kept import kept
from explorer.analysis.leads import Stand, activities, models, stand
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.figures.blank import blank
from explorer.figures.figure import Cell, Column, Figure, Table, sources_cell
from explorer.figures.lanes import carmakers
from explorer.figures.names import short_name, short_name_zh, strip_keys
from explorer.figures.panels import MatrixColumn, MatrixPanel, MatrixRow
from explorer.figures.roles_cells import count_cell, evidence, role_cell
from explorer.figures.roles_words import how_to_read, model_words, takeaway
from explorer.figures.sourcing import source_line, sources_of
from explorer.figures.words import capital, counted
from explorer.records import record
from explorer.state.viewpoint import Viewpoint, link

BY = (("model", "Model of co-operation"), ("partner", "Carmaker"))
_MODELS = ("parts-supply", "huawei-inside", "zhixuan-hima", "traditional-oem")  # in the order of Huawei's part
_ACTIVITIES = (
    "product planning", "design", "R&D", "software/cockpit", "ADAS", "electric drive", "supply chain",
    "quality control", "manufacturing", "brand/trademark ownership", "marketing", "sales channels", "delivery",
    "after-sales", "user experience", "capital investment",
)  # fmt: skip
_TITLES = ("Activity", "Leads", "Sources")
_NO_DATES = "Roles carry no dates, so the as-of date leaves them as they are."


@record(frozen=True, slots=True)
class Shown:
    """The columns of the matrix with their stands, one an activity; ``model`` is empty where columns are models.

    ``house`` is the carmaker in focus.
    """

    columns: tuple[MatrixColumn, ...]
    activities: tuple[str, ...]
    stands: tuple[tuple[Stand, ...], ...]
    model: str = ""
    house: str = ""


def roles(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return who leads what, by model of co-operation or, where sources are about one, by carmaker."""
    if not atlas.roles:
        return blank(atlas, here, "This pack does not say who leads which activity.", _TITLES)
    shown = _by_partner(atlas, here.focus) if here.by == "partner" else _by_model(atlas)
    if not shown.columns:
        said = "This pack says who leads by model of co-operation only, not by carmaker."
        return blank(atlas, here, said, _TITLES)
    return _composed(atlas, here, shown)


@kept
def ordered_models(atlas: Atlas) -> tuple[str, ...]:
    """Return the pack's models, from the one with least of Huawei to that with most, others after."""
    return _sorted(models(atlas), _MODELS)


@kept
def ordered_activities(atlas: Atlas) -> tuple[str, ...]:
    """Return the pack's activities along the making and selling of a car, others after."""
    return _sorted(activities(atlas), _ACTIVITIES)


def _sorted(found: Sequence[str], order: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda one: order.index(one) if one in order else len(order)))


def _by_model(atlas: Atlas) -> Shown:
    rows = ordered_activities(atlas)
    stands = [tuple(stand(atlas, activity, model) for activity in rows) for model in ordered_models(atlas)]
    columns = []
    for model, found in zip(ordered_models(atlas), stands, strict=True):
        title, chinese = model_words(model)
        several = sum(len(one.sides) > 1 for one in found) / len(rows)  # cells with two sides want more room
        columns.append(MatrixColumn(model, title, chinese, weight=0.9 + 1.1 * several))
    return Shown(tuple(columns), rows, tuple(stands))


@kept
def partners_model(atlas: Atlas) -> str:
    """Return the model of co-operation that most rows about single carmakers are of."""
    found = [role.cooperation_model for role in atlas.roles.values() if role.partner_id]
    return max(models(atlas), key=found.count) if found else ""


def _by_partner(atlas: Atlas, focus: str) -> Shown:
    """Return a column a carmaker that any row is about, after one of what is said of all members."""
    model = partners_model(atlas)
    spoken_of = {role.partner_id for role in atlas.roles.values() if role.cooperation_model == model}
    members = [one for one in carmakers(atlas) if one.id in spoken_of]
    if not members:
        return Shown((), (), ())
    whole = tuple(_whole(stand(atlas, activity, model)) for activity in ordered_activities(atlas))
    stands = [whole] + [
        tuple(stand(atlas, activity, model, one.id) for activity in ordered_activities(atlas)) for one in members
    ]
    house = carmaker_of(atlas, focus)
    columns = [MatrixColumn("all", "All members", "", model_words(model)[0], weight=1.15)]
    for one in members:
        name, chinese = short_name(atlas, one.id), short_name_zh(atlas, one.id)
        brand = atlas.brand_of(one.id)
        detail = [short_name(atlas, brand.id) if brand else "", "in focus" if one.id == house else ""]
        columns.append(MatrixColumn(one.id, name, chinese, " · ".join(part for part in detail if part),
                                    brand.id if brand else "", target=one.id))  # fmt: skip
    return Shown(tuple(columns), ordered_activities(atlas), tuple(stands), model, house)


def carmaker_of(atlas: Atlas, entity_id: str) -> str:
    """Return the id of the carmaker an entity is or belongs to, or an empty text."""
    entity = atlas.entities.get(entity_id)
    line = (*atlas.ancestors(entity_id), *([entity] if entity else []))
    return next((one.id for one in line if one.kind is EntityKind.PARTNER), "")


def _whole(one: Stand) -> Stand:
    """Return only what rows about all members say."""
    if not one.whole:
        return Stand(one.activity, one.model, (), False, False)
    return Stand(one.activity, one.model, tuple(side for side in one.sides if not side.partners), True, one.disputed)


def _composed(atlas: Atlas, here: Viewpoint, shown: Shown) -> Figure:
    rows = tuple(_rows(atlas, shown))
    sources = sources_of(cell for row in rows for cell in row.cells)
    by = "by carmaker" if shown.model else "by model of co-operation"
    said = takeaway(shown.columns, shown.stands, by_partner=bool(shown.model), house=shown.house)
    panel = MatrixPanel("roles", shown.columns, rows, "Activity", 1.2 if shown.model else 1.4)
    cells = [cell for row in rows if not row.footer for cell in row.cells]
    stated = sum(not cell.missing for cell in cells)
    return Figure(
        view="roles",
        link=link(here),
        takeaway=said,
        subtitle=f"Who leads each activity, {by}",
        panels=(panel,),
        table=_table(atlas, shown, rows),
        sources=sources,
        source_line=source_line(atlas, sources, "roles are not dated"),
        caveats=tuple(_caveats(atlas, shown)),
        alt_text=f"{said}. Matrix of {counted(len(shown.activities), 'activity', 'activities')} and "
        f"{counted(len(shown.columns), 'column')}; {stated} of {len(cells)} cells are stated.",
        strip=strip_keys(atlas),
        aside=how_to_read(atlas, shown.stands, shown.model),
    )


def _rows(atlas: Atlas, shown: Shown) -> list[MatrixRow]:
    chinese = {role.activity: role.activity_zh for role in atlas.roles.values()}
    found = []
    for place, activity in enumerate(shown.activities):
        cells = tuple(role_cell(atlas, column[place], brief=bool(shown.model)) for column in shown.stands)
        found.append(MatrixRow(activity, capital(activity), cells, chinese[activity]))
    counts = tuple(count_cell(atlas, column) for column in shown.stands)
    found.append(MatrixRow("huawei-leads", "Huawei leads", counts, footer=True))
    return found


def _caveats(atlas: Atlas, shown: Shown) -> list[str]:
    said = [
        _NO_DATES,
        "“Not stated” means that no source of this pack says who leads; it does not mean that nobody does.",
    ]
    if any(one.disputed for column in shown.stands for one in column):
        said.insert(0, "≠ marks what sources dispute: the better sourced side first, the others beneath or beside it.")
    if shown.model:
        title = model_words(shown.model)[0]
        others = sorted(
            {
                short_name(atlas, role.partner_id)
                for role in atlas.roles.values()
                if role.partner_id and role.cooperation_model != shown.model
            }
        )
        said.append(f"Carmakers are shown under {title}.")
        said += [f"What is said of {name} under another model stands there." for name in others]
    return said


def _table(atlas: Atlas, shown: Shown, rows: Sequence[MatrixRow]) -> Table:
    titles = ("Activity", "中文", *(one.title for one in shown.columns), "What is said", "Sources")
    columns = tuple(Column(title) for title in titles)
    return Table(columns, tuple(_line(atlas, shown, place, row) for place, row in enumerate(rows)))


def _line(atlas: Atlas, shown: Shown, place: int, row: MatrixRow) -> tuple[Cell, ...]:
    sources = sources_of(row.cells)
    said = []
    if not row.footer:
        found = [role for column in shown.stands for side in column[place].sides for role in side.roles]
        said = list(dict.fromkeys(evidence(atlas, role) for role in found))
    return (
        Cell(row.label),
        Cell(row.quiet),
        *(
            Cell(
                " ".join(part for part in (cell.text, cell.quiet) if part) + (f"; {cell.lower}" if cell.lower else ""),
                cell.data[0].value if cell.data else None,
                sources=cell.sources,
            )
            for cell in row.cells
        ),
        Cell("; ".join(said), sources=sources),
        sources_cell(sources),
    )
