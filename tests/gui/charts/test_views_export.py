"""Boards, multiples and stamps leave as PNG, SVG and PDF by the same scene; letters are outlines in SVG."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from explorer.figures.catalogue import VIEWS
from explorer.figures.catalogue import figure as figure_of
from explorer.gui.charts.export import picture
from explorer.state.viewpoint import viewpoint
from tests.gui.charts import views_figures as made
from tests.gui.charts.conftest import SIZES, text_faults

FIGURES = [made.roles, made.compare, made.claims, made.prices, made.whatif, made.overview, made.scaling, made.trend]
LINKS = [
    *(row.id for row in VIEWS),
    *(f"{row.id}?by={word}" for row in VIEWS for word, _ in row.by[1:]),
    "finances?every=quarter", "overview?focus=aito", "roles?focus=aito", "scaling?focus=nio",
    "compare?with=aito-m9,bmw-x5,li-auto-l9,nio-es8", "compare?with=aito,luxeed", "prices?focus=maextro-s800",
]  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_each_kind_of_file_is_the_same_every_time(qapp, figure):
    for kind in ("png", "svg", "pdf"):
        one, two = (picture(figure(), None, kind, (800, 600)) for _ in range(2))
        assert one == two and len(one) > 2_000


@pytest.mark.parametrize("figure", FIGURES)
def test_letters_are_outlines_in_svg(qapp, figure):
    text = picture(figure(), None, "svg", (800, 600)).decode()
    assert "<text" not in text and "<image" not in text
    assert len(re.findall("<path", text)) > 20


def test_the_stamp_and_its_assumptions_are_in_every_pdf(qapp):
    reader = PdfReader(io.BytesIO(picture(made.whatif(), None, "pdf", (800, 600))))
    words = reader.pages[0].extract_text()
    assert "SCENARIO" in words and words.count("rather") == 4


def test_what_is_seen_in_the_dark_differs_from_light(qapp):
    light, dark = (QImage.fromData(picture(made.roles(), None, "png", (800, 600), name)) for name in ("light", "dark"))
    assert light.pixelColor(2, 2) != dark.pixelColor(2, 2)


@pytest.mark.parametrize("link", LINKS)
def test_real_views_keep_their_texts_apart(lay, atlas, link):
    figure = figure_of(atlas, viewpoint(link))
    for width, height, unit in SIZES:
        for card in (False, True):
            scene = lay(figure, (width, height), unit, atlas)
            scene.card = card
            scene.lay()
            assert text_faults(scene.text_boxes(), scene.sceneRect()) == [], (width, height, unit, card)
