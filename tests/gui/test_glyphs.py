"""Markers differ by shape alone, fill their box, and hollow ones are open."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from explorer.figures.milestone_groups import GROUPS, group_of
from explorer.gui.glyphs import Stamp, draw_milestone, marker
from explorer.gui.theme import palette_named


def drawn(category: str, theme: str = "light", hollow: bool = False) -> QImage:
    image = QImage(56, 56, QImage.Format.Format_RGB32)
    palette = palette_named(theme)
    image.fill(palette["surface"])
    with QPainter(image) as painter:
        draw_milestone(painter, QRectF(0, 0, 56, 56), category, palette, hollow)
    return image


@pytest.mark.parametrize("group", [group.id for group in GROUPS])
def test_every_group_has_a_path_in_the_unit_box(qapp, group):
    box = Stamp.of(group, palette_named("light"), 1 / marker(group).size).path.boundingRect()
    assert 0.85 < max(box.width(), box.height()) < 1.1
    assert abs(box.center().x()) < 0.1 and abs(box.center().y()) < 0.1


def test_shape_and_fill_tell_all_groups_apart_without_colour(qapp):
    looks = {group.id: (marker(group.id).shape, marker(group.id).hollow) for group in GROUPS}
    assert all(looks[one] != looks[other] for one, other in combinations(looks, 2))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_filled_markers_carry_their_colour_and_hollow_ones_the_surface(qapp, theme):
    palette = palette_named(theme)
    assert drawn("launch", theme).pixelColor(28, 28) == palette["launch"]
    assert drawn("unveil", theme).pixelColor(28, 28) == palette["surface"]
    assert drawn("launch", theme, hollow=True).pixelColor(28, 28) == palette["surface"]


def test_categories_of_the_pack_have_the_marker_of_their_group(qapp, atlas):
    for milestone in atlas.milestones.values():
        assert marker(milestone.category) == marker(group_of(milestone.category).id)
    assert marker("recall_or_safety") == marker("finance")
    assert marker("production") == marker("delivery")


def test_painter_is_left_as_it_was(qapp):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        before = painter.pen(), painter.brush(), painter.renderHints()
        draw_milestone(painter, QRectF(0, 0, 14, 14), "event", palette_named("light"))
        assert (painter.pen(), painter.brush(), painter.renderHints()) == before
