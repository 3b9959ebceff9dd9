"""Runs in lines of one height, and the places of their links."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from explorer.figures.dossier import Run
from explorer.gui.panels.text_flow import TextFlow
from explorer.gui.theme import Palette, line_height, palette_named

NAMES = (
    Run("Zhang Xinghai", "zhang-xinghai"),
    Run(" 张兴海", quiet=True),
    Run("; "),
    Run("Yin Tongyue", "yin-tongyue"),
    Run(" 尹同跃", quiet=True),
)


@pytest.fixture
def palette(qapp: QApplication) -> Palette:
    del qapp
    return palette_named("light")


@pytest.mark.parametrize("text", ["Mar 2022", "赛力斯集团", "Seres Group 赛力斯集团", "Überlänge", "😀 𠮷"])
def test_a_line_has_the_height_of_its_role_in_any_script(palette: Palette, text: str) -> None:
    flow = TextFlow("body")
    flow.set_runs([Run(text)])
    assert flow.lay_out(1000, palette) == line_height("body")


@pytest.mark.parametrize("width", [40, 90, 130, 200])
def test_no_line_is_wider_than_its_room(palette: Palette, width: int) -> None:
    flow = TextFlow()
    flow.set_runs([*NAMES, Run(" Unbreakablyverylongwordthatfitsnowhere" * 2)])
    height = flow.lay_out(width, palette)
    assert flow.width <= width
    assert height % line_height("body") == 0


def test_the_first_line_may_be_narrower(palette: Palette) -> None:
    flow = TextFlow()
    flow.set_runs([Run("word " * 12)])
    whole = flow.lay_out(200, palette)
    assert flow.lay_out(200, palette, 60) > whole


def test_a_chinese_name_is_never_broken(palette: Palette) -> None:
    flow = TextFlow()
    flow.set_runs(NAMES)
    for width in range(60, 260, 3):
        flow.lay_out(width, palette)
        for link in flow.links():
            assert link.boxes


def test_links_cover_their_text_and_no_other(palette: Palette) -> None:
    flow = TextFlow()
    flow.set_runs(NAMES)
    flow.lay_out(1000, palette)
    one, other = flow.links()
    assert (one.target, one.text) == ("zhang-xinghai", "Zhang Xinghai")
    assert one.boxes[0].left() == 0
    assert one.boxes[0].right() < other.boxes[0].left()
    assert other.boxes[0].right() <= flow.width


def test_a_link_over_two_lines_has_two_boxes(palette: Palette) -> None:
    flow = TextFlow()
    flow.set_runs([Run("Harmony Intelligent Mobility Alliance", "hima")])
    flow.lay_out(140, palette)
    (link,) = flow.links()
    assert len(link.boxes) == flow.height / line_height("body") > 1


def test_letters_beyond_the_first_plane_do_not_shift_links(palette: Palette) -> None:
    flow = TextFlow()
    flow.set_runs([Run("😀😀 "), Run("AITO", "aito")])
    flow.lay_out(1000, palette)
    (link,) = flow.links()
    assert link.boxes[0].right() == pytest.approx(flow.width, abs=1)


def test_another_palette_is_another_ink(palette: Palette) -> None:
    flow = TextFlow()
    flow.set_runs(NAMES)
    assert flow.lay_out(200, palette) == flow.lay_out(200, palette_named("dark"))
