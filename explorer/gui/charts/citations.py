"""The words that travel inside a picture: title, description, sources, and the table of its numbers."""

from __future__ import annotations

from explorer import __version__
from explorer.domain.atlas import Atlas
from explorer.export.citation import figure_citation, long_citation
from explorer.figures.figure import Figure
from explorer.gui.charts.lettering import plain
from explorer.records import record

_MOST_ROWS = 400


@record(frozen=True, slots=True)
class Words:
    """Metadata of a picture; every text is free of control characters but for line ends."""

    title: str
    description: str
    citation: str
    table: str
    creator: str


def words_of(figure: Figure, atlas: Atlas | None) -> Words:
    """Return the metadata of a figure: its sources are those of the pack, each once, best kind first."""
    description = " ".join(part for part in (figure.subtitle, figure.alt_text, figure.empty, *figure.caveats) if part)
    if atlas is None:
        citation = plain(figure.source_line)
    else:
        cited = [long_citation(one) for one in atlas.source_list(figure.sources)]
        citation = "\n".join([figure_citation(figure, atlas), *cited])
    title = plain(figure.takeaway or figure.empty or figure.view)
    return Words(title, plain(description), citation, _table(figure), f"Alliance Explorer {__version__}")


def _table(figure: Figure) -> str:
    heads = ["\t".join(_titled(column.title, column.unit) for column in figure.table.columns)]
    rows = ["\t".join(plain(cell.text) for cell in row) for row in figure.table.rows[:_MOST_ROWS]]
    left = len(figure.table.rows) - len(rows)
    return "\n".join([*heads, *rows, *([f"and {left} more rows"] if left > 0 else [])]).strip()


def _titled(title: str, unit: str) -> str:
    return plain(f"{title} ({unit})" if unit else title)
