"""The key of a timeline: in pictures and on slides, where no chips say what the markers mean, if there is room."""

from __future__ import annotations

from explorer.domain.stories import Step
from explorer.figures.catalogue import figure as figure_of
from explorer.figures.slide import slide_of
from explorer.gui.charts.scene import FigureScene
from explorer.gui.charts.slide import SlideScene
from explorer.gui.theme import palette_named
from explorer.state.viewpoint import viewpoint


def keyed(scene: FigureScene) -> list[str]:
    """Return the words of the key that is shown."""
    assert scene.lanes is not None
    return [run.text for run in scene.lanes.key.runs]


def test_a_picture_says_what_its_markers_mean_and_the_window_leaves_that_to_its_chips(lay, atlas):
    found = figure_of(atlas, viewpoint("timeline"))
    picture = lay(found, (1280, 720), 1.0, atlas)
    assert keyed(picture) == [one.label for one in found.choices if one.label != "Peers"]
    assert all(run in picture.runs for run in picture.lanes.key.runs)
    picture.card = True
    picture.lay()
    assert keyed(picture) == []


def test_a_picture_names_the_kinds_in_its_range_alone_and_a_low_one_none(lay, atlas):
    few = figure_of(atlas, viewpoint("timeline?from=2021-01&to=2021-06"))
    assert 0 < len(keyed(lay(few, (1280, 720), 1.0, atlas))) < 6
    assert keyed(lay(figure_of(atlas, viewpoint("timeline")), (900, 460), 1.0, atlas)) == []


def test_a_slide_has_the_key_instead_of_its_subtitle(atlas):
    slide = slide_of(atlas, Step("All", "timeline"))
    scene = SlideScene(palette_named("light", atlas.info.colours))
    scene.set_slide(slide, atlas)
    assert {"Launch", "Deliveries", "Partnership", "Brand", "Event"} <= set(keyed(scene))
    assert slide.figure.subtitle == ""
    assert slide_of(atlas, Step("All", "timeline", text="- A line")).figure.subtitle
