"""A card says where its numbers come from, in what unit, how well known, and of when those of another day are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, Precision
from explorer.export.citation import named_sources, short_citation
from explorer.figures.catalogue import figure
from explorer.gui.charts.cards import Content
from explorer.gui.charts.probes import Probe, cited, month_content
from explorer.gui.window import MainWindow
from explorer.state.viewpoint import viewpoint
from tests.gui.charts.conftest import Draw

YEAR = Period.month(2025, 1).to(Precision.YEAR)


@pytest.fixture
def year(lay: Draw, atlas: Atlas) -> Content:
    scene = lay(figure(atlas, viewpoint("deliveries?focus=hima&every=year")), atlas=atlas)
    return month_content(scene.plots, YEAR)


def test_the_newest_total_stated_in_a_year_has_its_date(year: Content, atlas: Atlas) -> None:
    curve = figure(atlas, viewpoint("deliveries?focus=hima&every=year")).panels[0]
    stated = next(one for one in curve.series if one.id == "cumulative-stated")
    newest = max((one.period for one in stated.data if one.period.year == 2025), key=lambda one: one.end)
    dates = {row.name: row.date for row in year.rows}
    assert dates[stated.name] == newest.label and newest.label in year.spoken
    assert dates["HIMA to date"] == "" and dates["AITO"] == ""  # of the year itself


def test_a_card_names_its_first_sources_its_unit_and_how_well_it_is_known(year: Content, atlas: Atlas) -> None:
    found = cited(Probe("", year, QRectF(), QPointF()), atlas).content
    first = short_citation(atlas.sources[year.sources[0]])
    assert found.cited.startswith(first) and found.cited.endswith(" more") and found.cited in found.spoken
    assert year.text.startswith("vehicles · ") and year.text in found.spoken


def test_every_number_of_a_card_counts_among_its_sources(year: Content, atlas: Atlas) -> None:
    shown = figure(atlas, viewpoint("deliveries?focus=hima&every=year"))
    total = next(one for one in shown.panels[1].total.data if one.period == YEAR)
    assert year.sources[: len(total.sources)] == total.sources


def test_sources_that_read_alike_are_named_once(atlas: Atlas) -> None:
    one, other = list(atlas.sources)[:2]
    assert named_sources(atlas, [one, one]) == short_citation(atlas.sources[one])
    assert named_sources(atlas, ["none-such", one, other], 1) == "none-such; +2 more"
    assert named_sources(atlas, []) == ""


def test_the_label_of_a_line_covers_no_dot_after_it(lay: Draw, atlas: Atlas) -> None:
    scene = lay(figure(atlas, viewpoint("deliveries?focus=aito-m9&every=year")), atlas=atlas)
    plot = scene.plots[0]
    label = next(run for run in plot.notes.runs if run.text == "270k")
    dots = next(track for one, track in zip(plot.lines, plot.tracks, strict=True) if one.id == "cumulative-stated")
    at = QPointF(plot.x(float(dots.x[-1])), plot.y_of_part(float(dots.y[-1])))
    assert label.box(1).left() < at.x() < label.box(1).right() + 20  # it is there that they could meet
    assert not label.box(1).adjusted(-4, -4, 4, 4).contains(at)


def test_the_keyboards_card_names_them_too(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["view.deliveries"].trigger()
    chart, atlas = window.centre.chart, window.context.store.atlas
    assert chart is not None and atlas is not None
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    content = chart.card.content
    assert content is not None and content.sources
    assert content.cited == named_sources(atlas, content.sources) and content.cited in chart.accessibleDescription()
