"""The article whose claims a pack checks: when it appeared, and which of its claims were out on a date."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Claim, Source


def article(atlas: Atlas) -> Source | None:
    """Return the article, if the pack names it."""
    return atlas.sources.get(atlas.info.article)


def article_is_out(atlas: Atlas) -> bool:
    """Whether the article had appeared by the pack's date; one without a date counts as out."""
    found = article(atlas)
    return found is None or found.published is None or found.published.end <= atlas.info.as_of


def claims_in_order(atlas: Atlas) -> tuple[Claim, ...]:
    """Return the claims in the order of the article; none before it appeared."""
    if not article_is_out(atlas):
        return ()
    return tuple(sorted(atlas.claims.values(), key=lambda one: (one.article_order, one.id)))


def article_words(atlas: Atlas) -> str:
    """Return the article as a source line has it: title without what stands in brackets, publisher, date."""
    found = article(atlas)
    if found is None:
        return ""
    date = f", {found.published.label}" if found.published else ""
    return f"“{found.title.split(' (')[0]}”, {found.publisher}{date}"
