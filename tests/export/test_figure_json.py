"""A figure as JSON keeps to its schema and carries every number with what must travel with it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from explorer.domain.atlas import Atlas
from explorer.export.figure_json import json_bytes
from explorer.figures.catalogue import figure
from explorer.figures.figure import Panel
from explorer.files.resources import resource
from explorer.state.viewpoint import viewpoint

LINKS = ("timeline", "timeline?hide=no-peers&asof=2025-06", "deliveries", "deliveries?every=year&by=car",
         "deliveries?focus=maextro", "deliveries?focus=luxeed-v9", "deliveries?from=2010&to=2011",
         "deliveries?focus=tesla-china&every=quarter")  # fmt: skip


def schema() -> Any:
    return json.loads(resource("figure.schema.json"))


def document(atlas: Atlas, link: str) -> Any:
    return json.loads(json_bytes(figure(atlas, viewpoint(link)), atlas))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("link", LINKS)
def test_figures_keep_to_the_schema(atlas: Atlas, link: str) -> None:
    jsonschema.Draft202012Validator(schema()).validate(document(atlas, link))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("panels", 0, "series", 0, "data", 0, "sources"), []),
        (("panels", 0, "series", 0, "data", 0, "period"), "2022-3"),
        (("panels", 0, "series", 0, "data", 0, "value"), "3045"),
        (("panels", 0, "series", 0, "data", 0, "status"), "sure"),
        (("takeaway",), "x" * 91),
        (("extra",), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(atlas: Atlas, path: tuple[Any, ...], value: object) -> None:
    wrong = document(atlas, "deliveries")
    place = wrong
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(wrong)


def test_every_plotted_number_is_in_a_named_series(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries"))
    read = document(atlas, "deliveries")
    for panel, told in zip(made.panels, read["panels"], strict=True):
        assert isinstance(panel, Panel)
        for line, series in zip(panel.series, told["series"], strict=True):
            assert series["id"] == line.id
            assert [(one["period"], one["value"]) for one in series["data"]] == [
                (str(one.period), one.value) for one in line.data
            ]
            assert [one["estimated"] for one in series["data"]] == [one.estimated for one in line.data]
    assert [one["id"] for one in read["panels"][0]["series"]] == ["cumulative", "cumulative-stated"]


def test_every_source_id_is_cited(atlas: Atlas) -> None:
    read = document(atlas, "deliveries")
    assert list(read["citations"]) == read["sources"]
    first = read["sources"][0]
    assert read["citations"][first]["address"] == atlas.sources[first].url


def test_the_same_figure_gives_the_same_bytes(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries"))
    assert json_bytes(made, atlas) == json_bytes(made, atlas)
    assert b"\xe9\xb8\xbf\xe8\x92\x99" in json_bytes(made)  # Chinese as it is, not escaped
