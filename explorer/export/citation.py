"""How a source, and a whole figure, is cited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Source
from explorer.export.clean import clean_text
from explorer.figures.sourcing import kind_words

if TYPE_CHECKING:
    from explorer.figures.figure import Figure

_STOPS = (".", "?", "!", "…", "。", "？", "！")


def short_citation(source: Source) -> str:
    """Return publisher and date: ``Gasgoo, 28 Oct 2025``; an undated source says so, one of nobody gives its title."""
    return clean_text(f"{source.publisher or source.title}, {_dated(source)}")


def named_sources(atlas: Atlas, ids: Iterable[str], most: int = 2) -> str:
    """Return the first sources by publisher and date, then how many there are besides: ``A, 2025; B, 2024; +1 more``.

    Sources that would read alike are named once; an id that the pack lacks stands for itself.
    """
    known = [atlas.sources.get(one, one) for one in dict.fromkeys(ids)]
    words = [clean_text(one) if isinstance(one, str) else short_citation(one) for one in known]
    named = list(dict.fromkeys(words))[:most]
    left = sum(one not in named for one in words)
    return "; ".join([*named, *([f"+{left} more"] if left else [])])


def long_citation(source: Source) -> str:
    """Return title, publisher, date, kind, language, day of access and address, in one line, as far as they are known.

    A title that ends in a mark of its own gets no full stop.
    """
    by = short_citation(source) if source.publisher else _dated(source, "Undated")
    kind = ", ".join(filter(None, (kind_words(source.quality).lower(), source.language)))
    accessed = f"; accessed {source.accessed.label}" if source.accessed else ""
    stop = "" if source.title.endswith(_STOPS) else "."
    return clean_text(f"{source.title}{stop} {by} ({kind}{accessed}). {source.url}").rstrip()


def _dated(source: Source, otherwise: str = "undated") -> str:
    return source.published.label if source.published else otherwise


def figure_citation(figure: Figure, atlas: Atlas) -> str:
    """Return the line that names a figure where it travels alone: finding, pack, view, and its source line."""
    pack = f"{atlas.info.title} {atlas.info.version}"
    said = figure.takeaway or figure.empty
    return clean_text(f"{said.rstrip('.')}. Alliance Explorer, {pack}, {figure.link}. {figure.source_line}")
