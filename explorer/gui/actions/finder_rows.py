"""How a hit of the palette is worded: names in both scripts, what it is, and what Enter does."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS, EntityKind
from explorer.figures.catalogue import DEFAULT_VIEW, VIEWS, ViewRow
from explorer.figures.names import KINDS, car_name, colour_key, short_name
from explorer.gui.actions.finder_index import bearing_on
from explorer.gui.actions.table import ActionRow
from explorer.gui.actions.view_titles import view_title
from explorer.gui.badges import verdict_words
from explorer.gui.itemmodels.palette_rows import Kind, PaletteRow
from explorer.gui.text import QT_TRANSLATE_NOOP, translate

Words = tuple[str, ...]

_MAKERS = frozenset({EntityKind.ALLIANCE, EntityKind.PARTNER, EntityKind.BRAND, EntityKind.PEER})
_CARS = frozenset(CARS)
# Which views have something to say of which kinds of entity, and how that is called; in the order of the tabs.
_OF = {
    "timeline": (QT_TRANSLATE_NOOP("Palette", "Milestones of {0}"), frozenset(EntityKind)),
    "deliveries": (QT_TRANSLATE_NOOP("Palette", "Deliveries of {0}"), _MAKERS | {EntityKind.CAR_MODEL}),
    "scaling": (
        QT_TRANSLATE_NOOP("Palette", "Scaling of {0}"),
        frozenset({EntityKind.ALLIANCE, EntityKind.BRAND, EntityKind.PEER}),
    ),
    "prices": (QT_TRANSLATE_NOOP("Palette", "Prices of {0}"), _CARS | {EntityKind.BRAND}),
    "roles": (
        QT_TRANSLATE_NOOP("Palette", "Roles of {0}"),
        frozenset({EntityKind.ALLIANCE, EntityKind.PARTNER}),
    ),
    "technology": (
        QT_TRANSLATE_NOOP("Palette", "Technology of {0}"),
        frozenset({EntityKind.BRAND, EntityKind.CAR_MODEL, EntityKind.TECHNOLOGY}),
    ),
    "finances": (
        QT_TRANSLATE_NOOP("Palette", "Finances of {0}"),
        frozenset({EntityKind.PARTNER, EntityKind.COMPANY, EntityKind.PEER}),
    ),
    "compare": (QT_TRANSLATE_NOOP("Palette", "Compare {0}"), (_MAKERS | _CARS) - {EntityKind.ALLIANCE}),
}
RECORD_VIEWS = {Kind.CLAIM: "claims", Kind.MILESTONE: "timeline"}  # the view that shows a record of this kind


def entity_row(atlas: Atlas, entity_id: str, words: Words) -> PaletteRow:
    """Return an entity as a row: its dot, names, kind and who it belongs to."""
    entity = atlas.entities[entity_id]
    above = [one.id for one in atlas.ancestors(entity_id) if one.kind is not EntityKind.ALLIANCE]
    detail = " · ".join([KINDS[entity.kind], *(short_name(atlas, one) for one in above[:1])])
    return PaletteRow(
        Kind.ENTITY,
        entity_id,
        short_name(atlas, entity_id),
        entity.name_zh if entity.name_zh != entity.name_en else "",
        detail,
        colour_key(atlas, entity_id),
        translate("Palette", "select"),
        words=words,
    )


def view_row(view: ViewRow, words: Words, keys: str) -> PaletteRow:
    """Return a view as a row."""
    verb = translate("Palette", "show")
    return PaletteRow(Kind.VIEW, view.id, view_title(view), mark=view_icon(view.id), verb=verb, keys=keys, words=words)


def views_of(atlas: Atlas, entity_id: str) -> tuple[ViewRow, ...]:
    """Return the views that have something to say of an entity, in the order of the tabs."""
    kind = atlas.entities[entity_id].kind
    return tuple(view for view in VIEWS if view.id in _OF and kind in _OF[view.id][1])


def view_of_row(atlas: Atlas, view: ViewRow, entity_id: str, words: Words, keys: str) -> PaletteRow:
    """Return a view of an entity as a row: ``Deliveries of M9``."""
    entity = atlas.entities[entity_id]
    title = translate("Palette", _OF[view.id][0]).format(car_name(atlas, entity_id))
    mark, verb = view_icon(view.id), translate("Palette", "show")
    return PaletteRow(
        Kind.VIEW, view.id, title, entity.name_zh, mark=mark, verb=verb, keys=keys, focus=entity_id, words=words
    )


def view_icon(view_id: str) -> str:
    """Return the name of a view's icon; that of the deliveries stands for any chart."""
    return "chart" if view_id == DEFAULT_VIEW else f"view-{view_id}"


def action_title(row: ActionRow) -> str:
    """Return what an action is called where its menu is not seen: ``Export: Picture (PNG)…``."""
    title = translate("Action", row.title)
    return f"{translate('Action', row.submenu)}: {title}" if row.submenu else title


def action_row(row: ActionRow, words: Words, keys: str) -> PaletteRow:
    """Return a command as a row."""
    return PaletteRow(
        Kind.COMMAND,
        row.id,
        action_title(row),
        mark=row.icon or "command",
        verb=translate("Palette", "run"),
        keys=keys,
        words=words,
    )


def milestone_row(atlas: Atlas, milestone_id: str, words: Words) -> PaletteRow:
    """Return a milestone as a row: its marker, title, date and whose it is."""
    one = atlas.milestones[milestone_id]
    detail = f"{one.date.label} · {short_name(atlas, one.entity_id)}"
    verb = translate("Palette", "show in Timeline")
    return PaletteRow(Kind.MILESTONE, one.id, one.title_en, "", detail, one.category, verb, words=words)


def claim_row(atlas: Atlas, claim_id: str, words: Words) -> PaletteRow:
    """Return a claim as a row: its verdict, the statement, and what it is about."""
    one = atlas.claims[claim_id]
    about = [short_name(atlas, entity) for entity in bearing_on(atlas, one)]
    detail = " · ".join([verdict_words(one.verdict), *([", ".join(about[:3])] if about else [])])
    verb = translate("Palette", "show in Claims")
    return PaletteRow(Kind.CLAIM, one.id, f"“{one.statement_en}”", "", detail, one.verdict.value, verb, words=words)


def source_row(atlas: Atlas, source_id: str, words: Words) -> PaletteRow:
    """Return a source as a row: its title, publisher and date."""
    one = atlas.sources[source_id]
    detail = ", ".join([one.publisher, *([one.published.label] if one.published else [])])
    verb = translate("Palette", "show in Sources")
    return PaletteRow(Kind.SOURCE, one.id, one.title, "", detail, "source", verb, words=words)
