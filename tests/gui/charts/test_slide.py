"""Slides of every view: nothing under 36 pixels, nothing cut or overlapped, all inside the safe margins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from explorer.domain.stories import Step
from explorer.figures.catalogue import VIEWS
from explorer.figures.room_check import LEAST_PIXELS
from explorer.figures.slide import Slide, slide_of
from explorer.gui.charts.fitting import Fit, Spoiled
from explorer.gui.charts.lettering import type_size
from explorer.gui.charts.lines import width_of
from explorer.gui.charts.map_chart import MapChart
from explorer.gui.charts.slide import HEIGHT, WIDTH, SlideScene, drawn, slide_picture
from explorer.gui.png import png_bytes
from explorer.gui.theme import StageUnit, font, palette_named
from tests.gui.charts.conftest import text_faults

SAFE = QRectF(96, 72, WIDTH - 2 * 96, HEIGHT - 72 - 64)
LINKS = [
    *(view.id for view in VIEWS),
    "timeline?focus=ms211&from=2024&to=2026", "timeline?focus=seres", "deliveries?every=year", "deliveries?by=car",
    "deliveries?focus=aito&every=quarter", "scaling?set.log=1", "prices?focus=aito", "prices?by=time",
    "finances?every=quarter", "finances?focus=huawei", "claims?hide=opinion", "technology?by=trend",
    "compare?with=aito-m9,bmw-x5", "scenario?by=million", "scenario?by=million&set.monthly_run_rate=70000",
    "deliveries?focus=stelato", "overview?focus=seres",
]  # fmt: skip
TEXTS = ["", "- First time with all five", "- One point\n- Another **point**\n- And a third one that is much longer"]


@pytest.fixture
def scene(qapp):
    return SlideScene(palette_named("light"))


def shown(scene, atlas, step):
    slide = slide_of(atlas, step)
    assert slide.fault == ""
    scene.set_slide(slide, atlas)
    return slide


@pytest.mark.parametrize("text", TEXTS, ids=["bare", "line", "lines"])
@pytest.mark.parametrize("link", LINKS)
def test_every_view_gives_a_legible_slide(scene, atlas, link, text):
    shown(scene, atlas, Step("Title", link, text=text))
    assert scene.runs
    assert not any("larger picture" in run.text for run in scene.runs)
    assert min(type_size(run.role, scene.ink.unit) for run in scene.runs) >= LEAST_PIXELS
    assert text_faults(scene.text_boxes(), SAFE.adjusted(-2, -8, 2, 8)) == []


@pytest.mark.parametrize("link", LINKS)
def test_chinese_names_find_room_on_every_slide(scene, atlas, link):
    for text in TEXTS:
        shown(scene, atlas, Step("Title", link, text=text, chinese=True))
        assert not any("larger picture" in run.text for run in scene.runs)
        assert text_faults(scene.text_boxes(), SAFE.adjusted(-2, -8, 2, 8)) == []


def test_every_step_of_the_bundled_stories_keeps_its_text(scene, atlas):
    steps = [step for story in atlas.stories.values() for step in story.steps]
    assert len(steps) >= 24
    for step in steps:
        shown(scene, atlas, step)
        assert not scene.cut, step.title
        assert text_faults(scene.text_boxes(), SAFE.adjusted(-2, -8, 2, 8)) == [], step.title


def test_the_type_scale_is_that_of_the_design(scene, atlas):
    shown(scene, atlas, Step("Title", "scaling", "A takeaway of one's own"))
    sizes = {run.text: type_size(run.role, scene.ink.unit) for run in scene.runs}
    assert sizes["A takeaway of one's own"] == 56
    assert type_size("subtitle", scene.ink.unit) == 36
    assert font("small", 3.0).pixelSize() == 36  # the usual scale, three times as large, is left alone …
    assert font("marker", 3.0).pixelSize() == 33
    assert font("marker", StageUnit(3.0)).pixelSize() == 36  # … and kept apart from that of the stage


def test_lines_are_as_wide_as_the_design_says(scene, atlas):
    slide = shown(scene, atlas, Step("Title", "scaling"))
    lines = {one.colour: width_of(one, True, True) * scene.ink.unit for one in slide.figure.panels[0].series}
    assert lines["total"] == pytest.approx(8.5)
    assert lines["peer"] == pytest.approx(4.3)


def test_every_second_tick_is_named(scene, atlas):
    shown(scene, atlas, Step("Title", "scaling"))
    named = [run.text for run in scene.plots[0].time_axis.runs if run.text.isdigit()]
    assert named[:3] == ["0", "24", "48"]


def test_the_map_keeps_its_links(scene, atlas):
    slide = shown(scene, atlas, Step("Title", "overview"))
    board = next(one for one in scene.boards if isinstance(one, MapChart))
    missing = [one for one in board.routes if one is None]
    assert len(board.routes) == len(slide.figure.panels[0].links)
    assert len(missing) <= 1


def test_rows_without_room_are_counted(scene, atlas):
    shown(scene, atlas, Step("Title", "claims"))
    board = scene.boards[1]
    left = [run.text for run in scene.runs if run.text.startswith("+ ")]
    assert left == [f"+ {len(atlas.claims) - sum(line.row is not None for line, _ in board.placed.lines)} more"]


def test_every_text_grows_to_what_a_farther_seat_needs(qapp, atlas):
    near, far = SlideScene(palette_named("light")), SlideScene(palette_named("light"))
    shown(near, atlas, Step("Title", "deliveries?focus=stelato"))
    far.set_slide(slide_of(atlas, Step("Title", "deliveries?focus=stelato"), None, 1.5), atlas)
    sizes = {run.role: type_size(run.role, near.ink.unit) for run in near.runs}
    assert far.fit == Fit(1.5) and {run.role for run in far.runs} >= {"takeaway", "subtitle", "small"}
    for run in far.runs:
        size = type_size(run.role, far.ink.unit)
        assert size >= LEAST_PIXELS * 1.5
        assert size >= sizes.get(run.role, 0)
    assert type_size("takeaway", far.ink.unit) > type_size("subtitle", far.ink.unit)
    assert text_faults(far.text_boxes(), SAFE.adjusted(-2, -8, 2, 8)) == []


@pytest.mark.parametrize("letters", [1.25, 1.5, 2.0])
def test_larger_letters_spoil_no_slide_of_the_bundled_stories(scene, atlas, letters):
    reached = []
    for step in (step for story in atlas.stories.values() for step in story.steps):
        scene.set_slide(slide_of(atlas, step, None, letters), atlas)
        fit = scene.fit
        assert 1 <= fit.letters <= letters
        assert (fit.spoiled is Spoiled.NOTHING) == (fit.letters == letters)
        assert not scene.cut, step.title
        assert text_faults(scene.text_boxes(), SAFE.adjusted(-2, -8, 2, 8)) == [], step.title
        assert min(type_size(run.role, scene.ink.unit) for run in scene.runs) >= round(LEAST_PIXELS * fit.letters)
        reached.append(fit.letters)
    assert max(reached) > 1.2


def test_a_slide_looks_the_same_wherever_it_is_drawn(qapp, atlas):
    palette = palette_named("light")
    slide = slide_of(atlas, Step("Title", "roles", text="- One\n- Two"), None, 1.6)
    first, view = slide_picture(slide, atlas, palette), SlideScene(palette)
    view.set_slide(slide_of(atlas, Step("Other", "deliveries")), atlas)
    assert view.fit == Fit(1.0)
    view.set_slide(slide, atlas)
    again = slide_of(atlas, Step("Title", "roles", text="- One\n- Two"), None, 1.6)
    assert drawn(view) == first == slide_picture(again, atlas, palette)
    assert 1 < view.fit.letters < 1.6


def test_a_step_without_a_view_is_title_and_text(scene, atlas):
    shown(scene, atlas, Step("What to watch", text="- One\n- Two"))
    texts = [run.text for run in scene.runs]
    assert texts == ["What to watch", "• One", "• Two"]


def test_text_that_has_no_room_is_told(scene, atlas):
    shown(scene, atlas, Step("Title", "deliveries", text="\n".join(f"- Point {number}" for number in range(40))))
    assert scene.cut


def test_pictures_are_whole_and_the_same_each_time(qapp, atlas):
    slide = slide_of(atlas, Step("Title", "deliveries"))
    one, two = (slide_picture(slide, atlas, palette_named(name)) for name in ("dark", "dark"))
    assert (one.width(), one.height()) == (WIDTH, HEIGHT)
    assert one == two
    assert png_bytes(one).startswith(b"\x89PNG")
    assert one.pixelColor(2, 2) == palette_named("dark")["surface"]


def test_a_figure_of_nothing_says_so(scene, atlas):
    bare = replace(atlas, claims={})
    slide = slide_of(bare, Step("Title", "claims"))
    scene.set_slide(Slide(slide.figure), bare)
    assert text_faults(scene.text_boxes(), SAFE.adjusted(-2, -8, 2, 8)) == []
    assert slide.figure.empty
