"""The source line of a figure: which kinds of sources its numbers come from, how many, and as of when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Quality
from explorer.domain.periods import Period
from explorer.figures.words import counted, listed

_KINDS = {
    Quality.PRIMARY: "company releases",
    Quality.PRESS: "press reports",
    Quality.ENCYCLOPEDIA: "encyclopedias",
    Quality.AGGREGATOR: "aggregators",
    Quality.BLOG: "blogs",
}


_KIND = {
    Quality.PRIMARY: "Company release or filing",
    Quality.PRESS: "Press report",
    Quality.ENCYCLOPEDIA: "Encyclopedia",
    Quality.AGGREGATOR: "Aggregator",
    Quality.BLOG: "Blog",
}


class Sourced(Protocol):
    """A number, or what is shown of some, with the ids of its sources."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids."""


class Citing(Protocol):
    """A row of the pack, with the ids of the sources that it cites."""

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids."""


def in_order(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids each once, in order of first appearance."""
    return tuple(dict.fromkeys(ids))


def sources_of(found: Iterable[Sourced]) -> tuple[str, ...]:
    """Return the sources of numbers, each once, in order of first appearance."""
    return in_order(source for one in found for source in one.sources)


def cited_by(rows: Iterable[Citing]) -> tuple[str, ...]:
    """Return the sources that rows of the pack cite, each once, in order of first appearance."""
    return in_order(source for row in rows for source in row.source_ids)


def kinds(atlas: Atlas, ids: Iterable[str]) -> str:
    """Return the kinds of the sources in words, best first: ``company releases and press reports``."""
    found = {source.quality for source in atlas.source_list(ids)}
    return listed([words for quality, words in _KINDS.items() if quality in found])


def source_line(atlas: Atlas, ids: tuple[str, ...], more: str = "", count: str = "") -> str:
    """Return ``Source: kinds, number of sources. As of date; more.``; ``count`` goes before the number of sources."""
    said = kinds(atlas, ids)
    parts = [said, *([count] if count else []), counted(len(ids), "source")] if said else ["none"]
    ending = f"; {more}" if more else ""
    return f"Source: {', '.join(parts)}. As of {Period.day(atlas.info.as_of).label}{ending}."


def kind_words(quality: Quality) -> str:
    """Return the kind of a single source: ``Press report``."""
    return _KIND[quality]
