"""No text is clipped, cut or overlapped, at any size; panels share their edges; nothing is smaller than 11 pixels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from explorer.figures.catalogue import figure as figure_of
from explorer.gui.charts.lettering import advance, type_size, wrapped
from explorer.state.viewpoint import viewpoint
from tests.gui.charts.conftest import SIZES, text_faults
from tests.gui.charts.figures import LANES, deliveries, timeline

LINKS = [
    "deliveries",
    "deliveries?by=car",
    "deliveries?by=partner&every=quarter",
    "deliveries?every=year",
    "deliveries?focus=aito&by=car",
    "deliveries?focus=nio&every=year",
    "deliveries?from=2025&to=2025",
    "deliveries?focus=maextro-s800",
    "timeline",
    "timeline?from=2024&to=2025",
    "timeline?hide=no-peers",
    "timeline?from=2017&to=2018",
]


def faults(scene) -> list[str]:
    return text_faults(scene.text_boxes(), scene.sceneRect())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("made", [deliveries, timeline, lambda: timeline(crowd=60), lambda: timeline(lanes=LANES[:1])])
def test_test_figures_keep_their_texts_apart(lay, made, size):
    width, height, unit = size
    assert faults(lay(made(), (width, height), unit)) == []


@pytest.mark.parametrize("link", LINKS)
def test_real_figures_keep_their_texts_apart(lay, atlas, link):
    figure = figure_of(atlas, viewpoint(link))
    for width, height, unit in SIZES:
        scene = lay(figure, (width, height), unit, atlas)
        assert len(scene.text_boxes()) > 5
        assert faults(scene) == [], (width, height, unit)


@pytest.mark.parametrize(
    ("link", "size"),
    [(link, (640, 360)) for link in LINKS] + [(link, (420, 330)) for link in LINKS if link.startswith("deliveries")],
)
def test_a_small_picture_leaves_out_rather_than_write_over(lay, atlas, link, size):
    found = faults(lay(figure_of(atlas, viewpoint(link)), size, 1.0, atlas))
    assert [one for one in found if not one.startswith("cut")] == []  # a sentence may end in an ellipsis here


def test_the_check_itself_finds_faults():
    whole = QRectF(0, 0, 100, 100)
    boxes = [(QRectF(0, 0, 50, 10), "a"), (QRectF(40, 5, 20, 10), "b"), (QRectF(90, 50, 20, 10), "c…")]
    assert text_faults(boxes, whole) == ["clipped: c…", "cut: c…", "over: a / b"]


@pytest.mark.parametrize("made", [deliveries, timeline])
def test_no_text_is_smaller_than_eleven_pixels(lay, made):
    scene = lay(made(), (712, 520))
    assert min(type_size(run.role, 1.0) for run in scene.runs) >= 11


def test_panels_share_their_edges_and_their_time(lay):
    upper, lower = lay(deliveries()).plots
    assert (upper.plot.left(), upper.plot.right()) == (lower.plot.left(), lower.plot.right())
    assert upper.box.months == lower.box.months
    assert upper.plot.bottom() < lower.plot.top()


def test_twice_the_unit_is_twice_the_picture(lay):
    one, two = lay(deliveries(), (800, 700), 1.0), lay(deliveries(), (800, 700), 2.0)
    texts, doubled = one.text_boxes(), two.text_boxes()
    assert [text for _, text in texts] == [text for _, text in doubled]
    for (small, text), (large, _) in zip(texts, doubled, strict=True):
        assert large.left() == pytest.approx(2 * small.left(), abs=4), text
        assert large.width() == pytest.approx(2 * small.width(), rel=0.03, abs=2), text


def test_the_frame_has_strip_takeaway_and_source_line_in_their_places(lay):
    scene = lay(deliveries())
    blocks = scene._frame.frame.blocks
    assert [(rect.x(), rect.y(), rect.width(), rect.height()) for rect, _ in blocks] == [
        (24 + 8 * index, 24, 8, 4) for index in range(5)
    ]
    boxes = {text: box for box, text in scene.text_boxes()}
    first = next(box for text, box in boxes.items() if text.startswith("HIMA passed"))
    assert first.left() == 24
    source = next(box for text, box in boxes.items() if text.startswith("Source:"))
    assert source.bottom() < 696 - 16 + 2


def test_notes_follow_the_source_line_while_there_is_room_and_are_counted_else(lay):
    figure = deliveries()
    roomy = next(text for _, text in lay(figure, (1600, 900)).text_boxes() if text.startswith("Source:"))
    assert roomy.endswith("In March 2025 the brands exceed the total by 213.")
    narrow = next(text for _, text in lay(figure, (700, 600)).text_boxes() if text.startswith("Source:"))
    assert narrow.endswith("+2 notes")


def test_notes_take_a_line_of_their_own_where_the_source_line_fills_its_own(lay):
    made = deliveries()
    for width in range(500, 900, 4):  # one of them ends with the source line
        lines = [text for _, text in lay(made, (width, 600)).text_boxes()]
        first = next(index for index, text in enumerate(lines) if text.startswith("Source:"))
        assert any(text.endswith(("notes", "note", "by 213.")) for text in lines[first : first + 2]), width


def test_a_part_stays_with_its_whole(lay):
    said = "Huawei leads 9 of 16 activities"
    assert wrapped(said, "takeaway", 1.0, advance("Huawei leads 9 of", "takeaway", 1.0) + 1, 3)[:2] == [
        "Huawei leads",
        "9 of 16 activities",
    ]
    assert wrapped("1,200 of 1,600", "takeaway", 1.0, advance("1,200 of", "takeaway", 1.0), 3) == ["1,200 of", "1,600"]


def test_an_amount_stays_with_its_currency(lay):
    said = "HIMA cars are priced from CNY 159,800 (Shangjie H5) to CNY 1,020,000 (Maextro S800, CNY 708,000)"
    for width in range(420, 900, 6):
        lines = [text for _, text in lay(replace(deliveries(), takeaway=said), (width, 600)).text_boxes()]
        assert not any(text.rstrip().endswith("CNY") for text in lines), (width, lines)
    assert wrapped("CNY 1,020,000", "takeaway", 1.0, 120, 3) == ["CNY", "1,020,000"]  # unless there is no room for both


def test_a_long_takeaway_takes_two_lines_and_no_more(lay):
    figure = replace(deliveries(), takeaway="Word " * 200)
    lines = [text for _, text in lay(figure, (712, 520)).text_boxes() if text.startswith("Word")]
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_chinese_takeaway_breaks_between_its_letters(lay):
    figure = replace(deliveries(), takeaway="鸿蒙智行累计交付突破一百万辆" * 4)
    lines = [
        text for _, text in lay(figure, (712, 520)).text_boxes() if text.startswith("鸿蒙") or text.count("交付") > 1
    ]
    assert len(lines) == 2
    assert not any(text.endswith("…") for text in lines)


def test_an_empty_figure_says_so_in_its_middle(lay):
    figure = replace(deliveries(), empty="This pack has no deliveries of AITO.", panels=(), takeaway="")
    scene = lay(figure)
    box = next(box for box, text in scene.text_boxes() if text.startswith("This pack"))
    assert abs(box.center().x() - 396) < 2
    assert 200 < box.center().y() < 500
    assert scene.plots == [] and scene.lanes is None


def test_the_same_items_show_one_figure_after_another(lay):
    scene = lay(deliveries())
    count = len(scene.items())
    scene.set_figure(timeline(), None)
    both = len(scene.items())
    for figure in (deliveries(), timeline(), deliveries(), timeline()):
        scene.set_figure(figure, None)
    assert len(scene.items()) == both > count
    assert faults(scene) == []
