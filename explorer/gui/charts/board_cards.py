"""What the cards of a matrix, a ladder, a map and the key figures say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.figures.panels import KeyFigure, LadderRow, MapLink, MapNode, MatrixCell, MatrixColumn, MatrixRow
from explorer.figures.plots import Datum
from explorer.figures.words import bounded, measure
from explorer.gui.charts.cards import Content, Row
from explorer.gui.text import translate

WIDTH = 320


def sources_words(ids: Sequence[str]) -> str:
    """Return how many sources there are: ``3 sources``, or nothing."""
    count = len(set(ids))
    if count == 0:
        return ""
    return translate("Charts", "1 source") if count == 1 else translate("Charts", "{0} sources").format(count)


def exact(datum: Datum) -> str:
    """Return a value in full, with as many decimals as it has, its bound, and ≠ where sources differ."""
    whole = float(datum.value).is_integer() or abs(datum.value) >= 10_000
    words = bounded(measure(datum.value, datum.unit, 0 if whole else 2), datum.bound)
    if datum.estimated:
        words = translate("Charts", "{0} est.").format(words)
    return f"≠ {words}" if datum.alternatives else words


def cell_content(row: MatrixRow, column: MatrixColumn, cell: MatrixCell) -> Content:
    """Return the card of a cell: what it is about, what it says, its evidence, its numbers."""
    sources = [*cell.sources, *(source for datum in cell.data for source in datum.sources)]
    said = " ".join(part for part in (cell.text, cell.quiet) if part)
    rows = tuple(Row(datum.period.label, exact(datum)) for datum in cell.data)
    return Content(
        WIDTH,
        " · ".join(part for part in (row.label, column.title) if part),
        chip=sources_words(sources),
        sources=tuple(sources),
        heading=said,
        text=cell.lower,
        paragraphs=cell.card,
        rows=rows,
    )


def label_content(row: MatrixRow) -> Content:
    """Return the card of a row: its label in full, and what every cell of it says."""
    said = " ".join(part for part in (row.lead, row.label) if part)
    return Content(WIDTH, row.group or said, heading=said if row.group else "", quiet=row.quiet)


def column_content(column: MatrixColumn) -> Content:
    """Return the card of a column's head."""
    return Content(WIDTH, column.title, quiet=column.title_zh, text=column.detail)


def ladder_content(row: LadderRow, kinds: Mapping[str, str]) -> Content:
    """Return the card of a row of ranges, each with its exact ends, its date and the word for its kind."""
    rows = []
    for mark in row.spans:
        words = exact(mark.low)
        if mark.high is not None and mark.high.value != mark.low.value:
            words = translate("Charts", "{0} – {1}").format(words, exact(mark.high).removeprefix("CNY "))
        kind = kinds.get(mark.kind) or mark.kind.capitalize()
        rows.append(Row(f"{kind}, {mark.low.period.label}", words))
    sources = [one for mark in row.spans for datum in (mark.low, mark.high) if datum for one in datum.sources]
    return Content(
        WIDTH,
        row.name,
        chip=sources_words(sources),
        sources=tuple(sources),
        quiet=row.name_zh,
        text=row.missing,
        rows=tuple(rows),
    )


def node_content(node: MapNode, links: Sequence[tuple[MapLink, str]]) -> Content:
    """Return the card of a box: its names, and every link from it with the name of the other end."""
    rows = tuple(Row(other, link.label) for link, other in links)
    sources = [source for link, _ in links for source in link.sources]
    return Content(
        WIDTH, node.name, chip=sources_words(sources), sources=tuple(sources), quiet=node.name_zh,
        text=node.detail, rows=rows
    )  # fmt: skip


def link_content(link: MapLink, first: str, last: str) -> Content:
    """Return the card of a link: its two ends, its words, its date."""
    value = exact(link.value) if link.value is not None else ""
    since = translate("Charts", "since {0}").format(link.since.label) if link.since is not None else ""
    text = ", ".join(part for part in (value, since) if part)
    return Content(
        WIDTH,
        f"{first} – {last}",
        chip=sources_words(link.sources),
        sources=link.sources,
        heading=link.label or link.kind.replace("_", " "),
        text=text,
    )


def key_content(key: KeyFigure) -> Content:
    """Return the card of a key figure: its exact value, how it was computed, how many sources it has."""
    rows = []
    if key.value is not None:
        whole = float(key.value).is_integer() or abs(key.value) >= 10_000
        rows.append(Row(key.label, measure(key.value, key.unit, 0 if whole else 2), strong=True))
    heading = "" if rows else key.text
    return Content(
        WIDTH, key.label, chip=sources_words(key.sources), sources=key.sources, heading=heading, quiet=key.detail,
        text=key.calc, rows=tuple(rows),
    )  # fmt: skip
