"""What a figure says in numbers, a short fingerprint of them, and what differs from numbers kept earlier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from explorer.figures.figure import AnyPanel, Figure
from explorer.figures.panels import LadderPanel, MapPanel, MatrixPanel
from explorer.figures.plots import Datum, LanePanel, Panel
from explorer.figures.words import number

Value = float | str
Numbers = Mapping[str, Value]
NONE = "no figure"
_DIGITS = 10  # significant: sums in another order may differ in the last of a double's sixteen
_DECIMALS = 4


class Changed(NamedTuple):
    """A number that is not what it was: its name and both values in words."""

    name: str
    old: str
    new: str


def numbers(figure: Figure) -> dict[str, Value]:
    """Return every number of a figure by a key of ids and periods, never of words; dates and marks are texts.

    The keys survive a change of wording, so that only another number makes another fingerprint.
    """
    found: dict[str, Value] = {}
    for key, value, _ in _entries(figure):
        plain, count = key, 1
        while key in found:
            count += 1
            key = f"{plain}#{count}"
        found[key] = float(f"{value:.{_DIGITS}g}") if isinstance(value, float | int) else value
    return found


def fingerprint(figure: Figure) -> str:
    """Return eight hexadecimal digits of the SHA-256 of a figure's numbers."""
    return fingerprint_of(numbers(figure))


def fingerprint_of(found: Numbers) -> str:
    """Return the fingerprint of numbers kept earlier."""
    lines = "\n".join(f"{key}={_canonical(found[key])}" for key in sorted(found))
    return hashlib.sha256(lines.encode(errors="surrogatepass")).hexdigest()[:8]


def changed(old: Numbers, figure: Figure) -> list[Changed]:
    """Return what differs between numbers kept earlier and a figure, in the figure's order, what is gone last."""
    new = numbers(figure)
    names = dict[str, str]()
    for key, _, name in _entries(figure):
        names.setdefault(key, name)
    keys = [*new, *(key for key in old if key not in new)]
    differing = [key for key in keys if _canonical(old.get(key, NONE)) != _canonical(new.get(key, NONE))]
    return [
        Changed(
            names.get(key.partition("#")[0], key.replace("/", " ")),
            _said(old.get(key, NONE)),
            _said(new.get(key, NONE)),
        )
        for key in differing
    ]


def _canonical(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:.{_DIGITS}g}"


def _said(value: Value) -> str:
    return value if isinstance(value, str) else number(value, _DECIMALS)


def _entries(figure: Figure) -> Iterator[tuple[str, Value, str]]:
    """Yield key, value and name in words of every number."""
    for one in figure.keys:
        if one.value is not None:
            yield f"key/{one.id}", one.value, one.label
    for panel in figure.panels:
        yield from _of_panel(panel)


def _of_panel(panel: AnyPanel) -> Iterator[tuple[str, Value, str]]:
    match panel:
        case Panel():
            yield from _of_plot(panel)
        case LanePanel():
            for event in panel.events:
                yield f"{panel.id}/{event.id}", str(event.date), event.title
        case MatrixPanel():
            yield from _of_matrix(panel)
        case LadderPanel():
            yield from _of_ladder(panel)
        case MapPanel():
            yield from _of_map(panel)


def _of_plot(panel: Panel) -> Iterator[tuple[str, Value, str]]:
    for series in panel.series:
        for datum in series.data:
            yield from _of_datum(f"{panel.id}/{series.id}/{datum.period}", datum, f"{series.name} {datum.period.label}")


def _of_datum(key: str, datum: Datum, name: str) -> Iterator[tuple[str, Value, str]]:
    yield key, datum.value, name
    if datum.low is not None:
        yield f"{key}/low", datum.low, f"{name}, low"


def _of_matrix(panel: MatrixPanel) -> Iterator[tuple[str, Value, str]]:
    for row in panel.rows:
        for column, cell in zip(panel.columns, row.cells, strict=False):
            key, name = f"{panel.id}/{row.id}/{column.id}", f"{row.label}, {column.title}"
            marks = " ".join(one for one in (cell.glyph, cell.lower_glyph) if one)
            if marks:
                yield f"{key}/mark", marks, name
            for datum in cell.data:
                yield from _of_datum(f"{key}/{datum.period}", datum, name)


def _of_ladder(panel: LadderPanel) -> Iterator[tuple[str, Value, str]]:
    for row in panel.rows:
        for mark in row.spans:
            key, name = f"{panel.id}/{row.id}/{mark.kind}", f"{row.name}, {mark.kind}"
            yield key, mark.low.value, name
            if mark.high is not None:
                yield f"{key}/high", mark.high.value, f"{name}, high"


def _of_map(panel: MapPanel) -> Iterator[tuple[str, Value, str]]:
    for node in panel.nodes:
        yield f"{panel.id}/{node.id}", "shown", node.name
    for link in panel.links:
        yield f"{panel.id}/{link.id}", str(link.since or "") + (" ended" if link.dashed else ""), link.label or link.id
        if link.value is not None:
            yield from _of_datum(f"{panel.id}/{link.id}/value", link.value, link.label or link.id)
