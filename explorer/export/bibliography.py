"""The sources of what is shown as a list of citations: a text to read, or a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Source
from explorer.export.citation import figure_citation, long_citation
from explorer.export.clean import neutral_cell
from explorer.figures.figure import Figure
from explorer.figures.sourcing import kind_words

_COLUMNS = ("Id", "Title", "Publisher", "Published", "Kind", "Language", "Accessed", "Address")


def cited(figure: Figure, atlas: Atlas) -> tuple[Source, ...]:
    """Return the sources of a figure that the pack has, by publisher and title."""
    found = (atlas.sources[one] for one in dict.fromkeys(figure.sources) if one in atlas.sources)
    return tuple(sorted(found, key=_by_name))


def bibliography_text(figure: Figure, atlas: Atlas) -> str:
    """Return a figure's citation and the numbered long citations of its sources, a line each."""
    lines = [figure_citation(figure, atlas), ""]
    lines += [f"[{number}] {long_citation(one)}" for number, one in enumerate(cited(figure, atlas), start=1)]
    return "\n".join(lines) + "\n"


def bibliography_csv(figure: Figure, atlas: Atlas) -> bytes:
    """Return the sources of a figure as CSV (RFC 4180, UTF-8), a row each, texts quoted and neutral."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([neutral_cell(cell) for cell in _cells(one)] for one in cited(figure, atlas))
    return out.getvalue().encode()


def _cells(one: Source) -> tuple[str, ...]:
    published = one.published.label if one.published else ""
    accessed = one.accessed.label if one.accessed else ""
    kind = kind_words(one.quality)
    return one.id, one.title, one.publisher, published, kind, one.language, accessed, one.url


def _by_name(one: Source) -> tuple[str, str, str]:
    return one.publisher.casefold(), one.title.casefold(), one.id
