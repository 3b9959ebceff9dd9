"""What of a pack the palette finds: entities by name; milestones, claims and sources by title or what is beside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explorer.analysis.find import Titled, TitleSearch
from explorer.analysis.search import EntitySearch
from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Claim, Source
from explorer.domain.milestones import Milestone
from explorer.figures.names import short_name


class PackIndex:
    """The searches over one pack; each is built when it is first asked."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.entities = EntitySearch(atlas)
        milestones = sorted(atlas.milestones.values(), key=_newest, reverse=True)
        self.milestones = TitleSearch(
            Titled(one.id, one.title_en, one.title_zh, _names(atlas, (one.entity_id,))) for one in milestones
        )
        claims = sorted(atlas.claims.values(), key=_in_the_article)
        self.claims = TitleSearch(
            Titled(one.id, one.statement_en, one.statement_zh, tuple(_beside(atlas, one))) for one in claims
        )
        sources = sorted(atlas.sources.values(), key=_latest, reverse=True)
        self.sources = TitleSearch(Titled(one.id, one.title, "", (one.publisher,)) for one in sources)

    def warm(self) -> None:
        """Prepare for the first query."""
        for search in (self.entities, self.milestones, self.claims, self.sources):
            search.warm()


def bearing_on(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    """Return the entities whose numbers or milestones bear on a claim, each once."""
    return tuple(dict.fromkeys(_bearing_on(atlas, claim)))


def _bearing_on(atlas: Atlas, claim: Claim) -> Iterator[str]:
    for found in claim.observation_ids:
        row = atlas.observations.find(found)
        if row is not None:
            yield row.entity_id
    for found in claim.milestone_ids:
        if found in atlas.milestones:
            yield atlas.milestones[found].entity_id


def _beside(atlas: Atlas, claim: Claim) -> Iterator[str]:
    """Yield what is told beside a claim: whom it is about, what was found, and the milestones that bear on it."""
    yield from _names(atlas, bearing_on(atlas, claim))
    yield from (claim.evidence_en, claim.evidence_zh)
    for found in claim.milestone_ids:
        if found in atlas.milestones:
            yield from (atlas.milestones[found].title_en, atlas.milestones[found].title_zh)


def _names(atlas: Atlas, ids: tuple[str, ...]) -> tuple[str, ...]:
    known = [one for one in ids if one in atlas.entities]
    return tuple(name for one in known for name in (short_name(atlas, one), atlas.entities[one].name_zh) if name)


def _newest(one: Milestone) -> tuple[date, date]:
    return one.date.end, one.date.start


def _in_the_article(one: Claim) -> int:
    return one.article_order


def _latest(one: Source) -> date:
    return one.published.end if one.published is not None else date.min
