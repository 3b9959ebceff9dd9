"""The source line of a figure: which kinds of sources its numbers come from, how many, and as of when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Quality
from explorer.domain.periods import Period
from explorer.figures.words import capital, counted, listed

_KINDS = {
    Quality.PRIMARY: "company releases",
    Quality.PRESS: "press reports",
    Quality.ENCYCLOPEDIA: "encyclopedias",
    Quality.AGGREGATOR: "aggregators",
    Quality.BLOG: "blogs",
}


def in_order(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids each once, in order of first appearance."""
    return tuple(dict.fromkeys(ids))


def kinds(atlas: Atlas, ids: Iterable[str]) -> str:
    """Return the kinds of the sources in words, best first: ``company releases and press reports``."""
    found = {source.quality for source in atlas.source_list(ids)}
    return listed([words for quality, words in _KINDS.items() if quality in found])


def source_line(atlas: Atlas, ids: tuple[str, ...], as_of: date, more: str = "", count: str = "") -> str:
    """Return ``Source: kinds, number of sources. As of date; more.``; ``count`` goes before the number of sources."""
    said = kinds(atlas, ids)
    parts = [said, *([count] if count else []), counted(len(ids), "source")] if said else ["none"]
    ending = f"; {more}" if more else ""
    return f"Source: {', '.join(parts)}. As of {Period.day(as_of).label}{ending}."


def kind_words(quality: Quality) -> str:
    """Return the kind of a single source: ``Press report``."""
    singular = {
        Quality.PRIMARY: "company release or filing",
        Quality.PRESS: "press report",
        Quality.ENCYCLOPEDIA: "encyclopedia",
        Quality.AGGREGATOR: "aggregator",
        Quality.BLOG: "blog",
    }
    return capital(singular[quality])
