"""How a source, and a whole figure, is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Source
from explorer.export.clean import clean_text
from explorer.figures.sourcing import kind_words

if TYPE_CHECKING:
    from explorer.figures.figure import Figure


def short_citation(source: Source) -> str:
    """Return publisher and date: ``Gasgoo, 28 Oct 2025``; an undated source says so."""
    return clean_text(f"{source.publisher}, {source.published.label if source.published else 'undated'}")


def long_citation(source: Source) -> str:
    """Return title, publisher, date, kind, language, day of access and address, in one line."""
    kind = kind_words(source.quality).lower()
    accessed = f"; accessed {source.accessed.label}" if source.accessed else ""
    said = f"{source.title}. {short_citation(source)} ({kind}, {source.language}{accessed}). {source.url}"
    return clean_text(said)


def figure_citation(figure: Figure, atlas: Atlas) -> str:
    """Return the line that names a figure where it travels alone: finding, pack, view, and its source line."""
    pack = f"{atlas.info.title} {atlas.info.version}"
    said = figure.takeaway or figure.empty
    return clean_text(f"{said.rstrip('.')}. Alliance Explorer, {pack}, {figure.link}. {figure.source_line}")
