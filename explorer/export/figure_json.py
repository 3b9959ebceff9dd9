"""A figure as JSON, by the schema in ``resources/figure.schema.json``."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Source
from explorer.domain.periods import Period
from explorer.figures.figure import Datum, Figure
from explorer.figures.panels import LadderPanel, LadderRow, MatrixPanel

FORMAT = "alliance-explorer-figure/1"


def json_bytes(figure: Figure, atlas: Atlas | None = None) -> bytes:
    """Return the figure as UTF-8 JSON; with the atlas, ``citations`` tells what each source id stands for.

    Every plotted number is an object with ``period``, ``value``, ``unit``, ``status`` and ``sources`` in a named
    series. The same figure gives the same bytes.
    """
    document: dict[str, object] = {"format": FORMAT}
    document.update(_mapping(figure))
    if atlas is not None:
        document["citations"] = {one: _cited(atlas.sources[one]) for one in figure.sources if one in atlas.sources}
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _mapping(record: object) -> dict[str, object]:
    assert is_dataclass(record)
    found = {one.name: _plain(getattr(record, one.name)) for one in fields(record)}
    if isinstance(record, Datum):
        found["estimated"] = record.estimated
    if isinstance(record, Figure):
        del found["aside"]  # the details panel's, not the figure's
    if isinstance(record, MatrixPanel | LadderPanel):
        found["series"] = _row_series(record)
    return found


def _row_series(panel: MatrixPanel | LadderPanel) -> list[object]:
    named: list[tuple[str, str, list[Datum]]] = []
    for row in panel.rows:
        if isinstance(row, LadderRow):
            named.append((row.id, row.name, [one for span in row.spans for one in (span.low, span.high) if one]))
        else:
            named.append((row.id, row.label, [one for cell in row.cells for one in cell.data]))
    return [{"id": id_, "name": name, "data": [_plain(one) for one in data]} for id_, name, data in named]


def _plain(value: object) -> object:
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return _mapping(value) if is_dataclass(value) else value


def _cited(source: Source) -> dict[str, object]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "published": str(source.published) if source.published else None,
        "kind": source.quality.value,
        "language": source.language,
        "address": source.url,
    }
