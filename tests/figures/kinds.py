"""What every figure owes, whatever it shows: sources for each number, a link that leads back, words that fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema

from explorer.domain.atlas import Atlas
from explorer.export.figure_json import json_bytes
from explorer.figures.catalogue import checked, figure
from explorer.figures.figure import Datum, Figure, Panel
from explorer.figures.panels import LadderPanel, MapPanel, MatrixPanel
from explorer.files.resources import resource
from explorer.state.viewpoint import link, viewpoint
from tests.figures.second_road import table


def drawn(atlas: Atlas, text: str) -> Figure:
    """Return the figure of a link, which must be one that the program takes."""
    return figure(atlas, checked(atlas, viewpoint(text)))


def numbers(made: Figure) -> Iterator[Datum]:
    """Yield every number that is drawn."""
    for panel in made.panels:
        if isinstance(panel, Panel):
            yield from (one for line in panel.series for one in line.data)
        elif isinstance(panel, LadderPanel):
            yield from (one for row in panel.rows for mark in row.spans for one in (mark.low, mark.high) if one)
        elif isinstance(panel, MatrixPanel):
            yield from (one for row in panel.rows for cell in row.cells for one in cell.data)
        elif isinstance(panel, MapPanel):
            yield from (one.value for one in panel.links if one.value is not None)


def owed(atlas: Atlas, text: str) -> Figure:
    """Return a figure after asserting what every figure owes."""
    made = drawn(atlas, text)
    known = {row["id"] for row in table("sources")}
    assert made.panels and not made.empty and made.alt_text and made.table.rows, text
    assert 0 < len(made.takeaway) <= 90, made.takeaway
    counts = re.findall(r"\b(\d+) sources?\b", made.source_line)
    assert made.subtitle and "As of" in made.source_line and counts == [f"{len(made.sources)}"]
    assert link(viewpoint(made.link)) == made.link and drawn(atlas, made.link).panels == made.panels
    assert all(len(row) == len(made.table.columns) for row in made.table.rows)
    for one in numbers(made):
        assert one.sources and set(one.sources) <= known & set(made.sources), one
        assert one.unit
    for row in made.table.rows:
        assert all(set(cell.sources) <= known for cell in row)
    ids = [line.id for panel in made.panels if isinstance(panel, Panel) for line in panel.series]
    assert len(set(ids)) == len(ids)
    schema: Any = json.loads(resource("figure.schema.json"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json_bytes(made, atlas)))
    return made


def blank(made: Figure, *words: str) -> None:
    """Assert that a figure says what is lacking and shows nothing."""
    assert not made.panels and not made.takeaway and not made.table.rows
    assert made.empty.endswith(".") and all(word in made.empty for word in words), made.empty
    assert made.alt_text == made.empty
