"""One record in full: the dossier of an entity, a milestone, a claim or a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity
from explorer.domain.periods import Period
from explorer.figures.as_of import as_of_date, known_by
from explorer.figures.dossier import Dossier, Section
from explorer.figures.dossier_entities import facts_section, path_of
from explorer.figures.dossier_later import later_dossier
from explorer.figures.dossier_links import links_section, roles_section
from explorer.figures.dossier_numbers import (
    differing_section,
    finance_section,
    other_section,
    price_sections,
    specification_section,
    suspect_section,
)
from explorer.figures.dossier_records import (
    claim_dossier,
    claim_sections,
    claims_on,
    milestone_dossier,
    milestones_section,
    source_dossier,
)
from explorer.figures.names import colour_key, short_name
from explorer.figures.recent import recent
from explorer.figures.sourcing import in_order
from explorer.figures.words import did_you_mean


class UnknownRecordError(LookupError):
    """An id that is no entity, milestone, claim or source of the pack; the message suggests the nearest."""


def dossier(atlas: Atlas, record_id: str, as_of: Period | None = None) -> Dossier:
    """Return what the pack knew of a record on a date (its own date unless told otherwise), or that it comes later.

    ``sources`` has every source of the dossier in the order of first appearance, so that markers can be numbered by
    it. Raises :class:`UnknownRecordError` for an id that the pack does not have.
    """
    return _dossier(atlas, record_id, as_of)


@recent(32)
def _dossier(atlas: Atlas, record_id: str, as_of: Period | None) -> Dossier:
    on = as_of_date(atlas, as_of)
    made = _made(known_by(atlas, on), record_id) or later_dossier(atlas, record_id, on)
    if made is None:
        known = (*atlas.entities, *atlas.milestones, *atlas.claims, *atlas.sources)
        raise UnknownRecordError(f"The pack has no “{record_id}”.{did_you_mean(record_id, known)}")
    found = (source for section in made.sections for fact in section.facts for source in fact.sources)
    written = f"as of {Period.day(atlas.info.as_of).label}" if on < atlas.info.as_of and made.summary else ""
    return replace(made, sources=in_order((*found, *made.sources)), written=written)


def _made(atlas: Atlas, record_id: str) -> Dossier | None:
    if record_id in atlas.entities:
        return _entity(atlas, atlas.entities[record_id])
    if record_id in atlas.milestones:
        return milestone_dossier(atlas, atlas.milestones[record_id])
    if record_id in atlas.claims:
        return claim_dossier(atlas, atlas.claims[record_id])
    if record_id in atlas.sources:
        return source_dossier(atlas, atlas.sources[record_id])
    return None


def _entity(atlas: Atlas, one: Entity) -> Dossier:
    return Dossier(
        id=one.id,
        title=short_name(atlas, one.id),
        title_zh=one.name_zh,
        colour=colour_key(atlas, one.id),
        path=path_of(atlas, one),
        sections=tuple(_sections(atlas, one)),
        summary=one.summary_en,
        summary_zh=one.summary_zh,
        sources=one.source_ids,
    )


def _sections(atlas: Atlas, one: Entity) -> Iterator[Section]:
    yield facts_section(atlas, one)
    beside = (
        differing_section(atlas, one.id),
        suspect_section(atlas, one.id),
        *price_sections(atlas, one.id),
        specification_section(atlas, one.id),
        finance_section(atlas, one.id),
        other_section(atlas, one.id),
        links_section(atlas, one.id),
        roles_section(atlas, one.id),
        milestones_section(atlas, atlas.milestones_of(one.id)),
    )
    yield from (section for section in beside if section is not None)
    yield from claim_sections(claims_on(atlas, one.id))
