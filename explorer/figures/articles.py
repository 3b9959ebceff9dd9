"""The article whose claims a pack checks: when it appeared, which of its claims were out, and whom they count."""

from __future__ import annotations

from datetime import date

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Claim, Source


def article(atlas: Atlas) -> Source | None:
    """Return the article, if the pack names it."""
    return atlas.sources.get(atlas.info.article)


def article_is_out(atlas: Atlas, on: date | None = None) -> bool:
    """Whether the article had appeared by a day, the pack's own unless told otherwise; one without a date counts so."""
    found = article(atlas)
    return found is None or found.published is None or found.published.end <= (on or atlas.info.as_of)


def claims_in_order(atlas: Atlas) -> tuple[Claim, ...]:
    """Return the claims in the order of the article; none before it appeared."""
    if not article_is_out(atlas):
        return ()
    return tuple(sorted(atlas.claims.values(), key=lambda one: (one.article_order, one.id)))


@kept
def counted_by(atlas: Atlas, claim_id: str) -> tuple[str, ...]:
    """Return the entities that a claim has numbers of, each once, in the order of the numbers."""
    rows = (atlas.observations.find(one) for one in atlas.claims[claim_id].observation_ids)
    return tuple(dict.fromkeys(row.entity_id for row in rows if row is not None and row.entity_id in atlas.entities))


def article_words(atlas: Atlas) -> str:
    """Return the article as a source line has it: title without what stands in brackets, publisher, date."""
    found = article(atlas)
    if found is None:
        return ""
    date = f", {found.published.label}" if found.published else ""
    return f"“{found.title.split(' (')[0]}”, {found.publisher}{date}"
