"""No text, number or shape of a board makes it raise, freeze, obey or write over another text."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.domain.periods import Period
from explorer.figures.figure import Datum, Figure
from explorer.figures.panels import MatrixColumn, RangeMark
from explorer.gui.charts.view import FigureView
from tests.gui.charts import views_figures as made
from tests.gui.charts.conftest import painted, text_faults
from tests.gui.charts.test_hostile import PAYLOADS, VALUES

FIGURES = [made.roles, made.compare, made.claims, made.prices, made.whatif, made.overview, made.scaling, made.multiples]
_KEPT = {"id", "view", "link", "glyph", "lower_glyph", "kind", "colour", "first", "last", "every", "unit", "strip"}


def with_texts(record: object, text: str) -> object:
    """Return a record with every text that is shown replaced."""
    if isinstance(record, Period):
        return record
    if isinstance(record, tuple):
        return tuple(with_texts(one, text) for one in record)
    if isinstance(record, str):
        return text
    if not is_dataclass(record) or isinstance(record, Enum):
        return record
    kept = {one.name: getattr(record, one.name) for one in fields(record)}
    return replace(record, **{name: with_texts(value, text) for name, value in kept.items() if name not in _KEPT})


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("figure", [made.roles, made.claims, made.prices, made.whatif, made.overview, made.scaling])
def test_texts_of_a_pack_are_shown_as_they_are_and_stay_apart(lay, figure, payload):
    for size in ((712, 520), (300, 200)):
        scene = lay(with_texts(figure(), payload), size)
        whole = scene.sceneRect()
        assert all(text.isprintable() for _, text in scene.text_boxes())
        painted(scene)
    faults = text_faults(lay(with_texts(figure(), payload), (1100, 900)).text_boxes(), whole.adjusted(0, 0, 800, 700))
    assert [one for one in faults if not one.startswith("cut")] == []


def with_values(record: object, values: list[float]) -> object:
    """Return a record with its numbers replaced in turn."""
    if isinstance(record, Period):
        return record
    if isinstance(record, tuple):
        return tuple(with_values(one, values[at % len(values) :]) for at, one in enumerate(record))
    if isinstance(record, Datum):
        return replace(record, value=values[0] if values else 0.0)
    if not is_dataclass(record) or isinstance(record, Enum):
        return record
    kept = {one.name: getattr(record, one.name) for one in fields(record)}
    changed = {name: with_values(value, values) for name, value in kept.items() if isinstance(value, tuple | RangeMark)}
    for name in ("share", "value"):
        if isinstance(kept.get(name), float) and not hasattr(record, "share_of_height"):
            changed[name] = values[0] if values else 0.0
    return replace(record, **changed)


@pytest.mark.parametrize("values", [one for one in VALUES.values() if one])
@pytest.mark.parametrize("figure", [made.compare, made.prices, made.whatif, made.scaling, made.multiples, made.trend])
def test_numbers_of_any_size_are_drawn_or_left_out(lay, figure, values):
    found = with_values(figure(), values)
    panels = tuple(replace(one, share=1.0) if hasattr(one, "share") else one for one in found.panels)
    painted(lay(replace(found, panels=panels), (800, 700)))


@pytest.mark.parametrize("size", [(1, 1), (40, 30), (200, 2_000), (3_000, 120)])
@pytest.mark.parametrize("figure", [*FIGURES, made.mixed, made.trend])
def test_any_size_is_drawn(lay, figure, size):
    for card in (False, True):
        scene = lay(figure(), size)
        scene.card = card
        scene.lay()
        painted(scene)


def test_rows_with_too_few_or_too_many_cells(lay):
    panel = made.roles().panels[0]
    rows = tuple(replace(row, cells=(row.cells * 3)[: index % 6]) for index, row in enumerate(panel.rows))
    painted(lay(replace(made.roles(), panels=(replace(panel, rows=rows),))))


def test_twenty_columns_and_three_hundred_rows(qtbot, lay):
    panel = made.roles(300).panels[0]
    columns = tuple(MatrixColumn(f"c{at}", f"Column {at}") for at in range(20))
    rows = tuple(replace(row, cells=(row.cells * 7)[:20]) for row in panel.rows)
    figure = replace(made.roles(), panels=(replace(panel, columns=columns, rows=rows),))
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.set_figure(figure, None)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    faults = text_faults(view.figure_scene.text_boxes(), view.sceneRect())
    assert [one for one in faults if not one.startswith("cut")] == []


def test_links_to_boxes_that_are_not_there(lay):
    figure = made.overview()
    links = tuple(replace(link, last="nobody") for link in figure.panels[0].links)
    painted(lay(replace(figure, panels=(replace(figure.panels[0], links=links),))))


def test_boxes_at_one_place_and_off_the_map(lay):
    figure = made.overview()
    nodes = tuple(
        replace(node, column=(0.0, 9.0, -3.0, math.pi)[at % 4], row=(0.0, 50.0)[at % 2])
        for at, node in enumerate(figure.panels[0].nodes)
    )
    scene = lay(replace(figure, panels=(replace(figure.panels[0], nodes=nodes),)))
    painted(scene)
    assert all(scene.sceneRect().contains(rect) for rect in scene.boards[1].boxes.rects)


def test_a_figure_of_key_figures_alone(lay):
    figure: Figure = replace(made.overview(), panels=())
    assert "1,290,769" in [text for _, text in lay(figure).text_boxes()]
