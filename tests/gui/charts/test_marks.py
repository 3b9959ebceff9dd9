"""Bars, lines, notes and markers mean what the chart grammar says."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.figure import Annotation, Gap, Mark, Panel, Series
from explorer.gui.charts.bars import SHARE, stacked
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.lane_layout import wordings
from explorer.gui.charts.lines import track
from explorer.gui.charts.scales import ValueScale, edges
from tests.gui.charts.conftest import painted
from tests.gui.charts.figures import LANES, MISSING, SHOW_DAY, datum, deliveries, timeline

JAN = Period.month(2025, 1)


def months(count: int) -> list[Period]:
    return [Period.of_month_index(JAN.month_index + index) for index in range(count)]


def one_panel(*series: Series, **more: object):
    last = Period.month(2025, 12)
    panel = Panel("p", "Panel", "vehicles", JAN, last, series, stacked=True, legend=True, **more)  # type: ignore[arg-type]
    return replace(deliveries(), panels=(panel,))


def bars(name: str, values: list[float], **more: object) -> Series:
    data = tuple(datum(month, value) for month, value in zip(months(len(values)), values, strict=True))
    return Series(name, name, "", name, Mark.BAR, data, entity_id=name, **more)  # type: ignore[arg-type]


def colour(image, rect: QRectF, palette) -> str:
    return image.pixelColor(rect.center().toPoint()).name().upper()


def test_segments_stand_on_each_other_with_one_pixel_of_surface_between(lay, palette):
    scene = lay(one_panel(bars("aito", [600.0, 500]), bars("luxeed", [300.0, 200])))
    (plot,) = scene.plots
    lower, upper = (next(one for one in plot.found if one.piece.series == index) for index in (0, 1))
    assert lower.rect.top() - upper.rect.bottom() == 1
    assert upper.piece.low == lower.piece.high == 600
    image = painted(scene)
    assert image.pixelColor(int(lower.rect.center().x()), int(lower.rect.top()) - 1) == palette["surface"]
    assert colour(image, lower.rect, palette) == "#2A64C5"
    assert colour(image, upper.rect, palette) == "#2595A2"


def test_a_bar_takes_three_quarters_of_its_month(lay):
    (plot,) = lay(one_panel(bars("aito", [600.0] * 12))).plots
    pitch = plot.x(edges(months(2)[1])[0]) - plot.x(edges(JAN)[0])
    assert plot.found[0].rect.width() == pytest.approx(pitch * SHARE, abs=1)
    assert plot.found[0].rect.center().x() == pytest.approx(plot.x(edges(JAN)[0]) + pitch / 2, abs=1)


def test_an_estimate_is_hatched_outlined_and_worded(lay, palette):
    series = bars("aito", [600.0, 500, 700])
    unsure = replace(series, data=(*series.data[:2], replace(series.data[2], status=Status.DERIVED)))
    scene = lay(one_panel(unsure))
    (plot,) = scene.plots
    rect = plot.found[2].rect
    image = painted(scene)
    row = {
        image.pixelColor(int(x), int(rect.center().y())).name().upper()
        for x in range(int(rect.left()) + 2, int(rect.right()) - 2)
    }
    assert {"#2A64C5", "#FFFFFF"} <= row
    assert image.pixelColor(int(rect.left()), int(rect.center().y())).name().upper() == "#2A64C5"
    texts = [text for _, text in scene.text_boxes()]
    assert "Mar est." in texts
    assert "estimated" in texts


def test_what_is_not_split_is_hollow(lay, palette):
    scene = lay(one_panel(bars("aito", [600.0]), bars("rest", [400.0], hollow=True)))
    rect = next(one.rect for one in scene.plots[0].found if one.piece.series == 1)
    image = painted(scene)
    assert image.pixelColor(rect.center().toPoint()) == palette["surface"]
    assert image.pixelColor(int(rect.left()), int(rect.center().y())) == palette["line-strong"]


def test_a_true_zero_has_a_stub_and_a_missing_month_nothing(lay):
    series = bars("aito", [600.0, 0.0, 300])
    gone = replace(series, data=(*series.data[:2], replace(series.data[2], period=Period.month(2025, 5))))
    (plot,) = lay(one_panel(gone)).plots
    assert [one.piece.datum.period.part for one in plot.found] == [1, 2, 5]
    assert plot.found[1].rect.height() == 1


def test_a_gap_has_its_note_and_a_stroke_into_the_empty_month(lay):
    scene = lay(deliveries())
    plot = scene.plots[1]
    box = next(box for box, text in scene.text_boxes() if text == "No figure for Aug 2023")
    stroke = next(line for line in plot.leaders._lines if abs(line.at(0).x() - plot.x(MISSING.month_index + 0.5)) < 1)
    assert box.left() <= stroke.at(0).x() <= box.right()
    assert stroke.at(1).y() == pytest.approx(plot.y(0), abs=5)
    assert not any(whole.intersects(box) for whole in plot.wholes)


def test_a_note_with_no_room_is_left_out(lay):
    gaps = tuple(Gap(month, month, f"No figure for {month.label} " * 8) for month in months(2))
    scene = lay(one_panel(bars("aito", [600.0] * 12), gaps=gaps))
    assert not any("No figure" in text for _, text in scene.text_boxes())


def test_a_record_stands_above_its_bar_on_empty_plot(lay):
    scene = lay(deliveries())
    plot = scene.plots[1]
    box = next(box for box, text in scene.text_boxes() if text.startswith("Record"))
    best = max(range(len(plot.columns)), key=lambda index: plot.columns[index].top)
    assert 0 <= plot.wholes[best].top() - box.bottom() < 12
    assert not any(whole.intersects(box) for whole in plot.wholes)


def test_a_crossing_has_ring_leader_and_two_lines_off_the_curve(lay):
    scene = lay(deliveries())
    plot = scene.plots[0]
    ring = plot.dots.dots[-1]
    assert ring.hollow and ring.at.y() == pytest.approx(plot.y(1_000_000), abs=0.6)
    leader = plot.leaders._lines[-1]
    assert leader.count() == 3
    assert leader.at(2).x() == pytest.approx(ring.at.x(), abs=0.6)
    texts = {text: box for box, text in scene.text_boxes()}
    for words in ("1,000,000 — month 43", "October 2025, 43 months after the first delivery"):
        box = texts[words]
        (line,) = plot.tracks
        for month, part in zip(line.x.tolist(), line.y.tolist(), strict=True):
            assert not box.contains(plot.x(month), plot.plot.bottom() - part * plot.plot.height())


def test_a_threshold_is_bold_on_the_axis_and_no_gridline_doubles_it(lay):
    scene = lay(deliveries())
    run = next(run for run in scene.plots[0].value_axis.runs if run.text == "1M")
    assert run.role == "small-strong"
    assert [run.text for run in scene.plots[0].value_axis.runs].count("1M") == 1


def joints(pieces: np.ndarray) -> int:
    return int(np.isfinite(pieces[1][1:] + pieces[1][:-1]).sum()) if pieces.size else 0


def test_a_line_is_dashed_across_a_bridge_and_into_an_estimated_end():
    data = [datum(month, 10.0 * index) for index, month in enumerate(months(6))]
    data[2] = replace(data[2], bridged=True)
    data[5] = replace(data[5], status=Status.DERIVED)
    found = track(Series("s", "", "", "total", Mark.LINE, tuple(data)), ValueScale(0, 100), "month")
    assert joints(found.solid) == 3
    assert joints(found.dashed) == 2


def test_a_line_is_broken_where_nothing_bridges_a_missing_month():
    data = tuple(datum(month, 10.0) for month in months(6) if month.part != 3)
    found = track(Series("s", "", "", "total", Mark.LINE, data), ValueScale(0, 100), "month")
    assert joints(found.solid) == 3
    assert joints(found.dashed) == 0


def test_a_line_of_estimates_is_dashed_at_its_end_alone():
    data = tuple(datum(month, 10.0, status=Status.DERIVED) for month in months(6))
    found = track(Series("cumulative", "", "", "total", Mark.LINE, data), ValueScale(0, 100), "month")
    assert (joints(found.solid), joints(found.dashed)) == (4, 1)


def test_a_running_total_stands_at_the_end_of_its_month():
    data = (datum(Period.parse("2025-10-28"), 99.0), datum(Period.parse("2025-10"), 100.0))
    found = track(Series("cumulative", "", "", "total", Mark.LINE, data), ValueScale(0, 100), "month")
    assert found.x[0] < found.x[1] == edges(Period.parse("2025-10"))[1]
    assert joints(found.solid) == 1


def test_dots_are_never_joined():
    data = tuple(datum(month, 10.0) for month in months(6))
    found = track(Series("s", "", "", "total", Mark.DOT, data), ValueScale(0, 100), "month")
    assert joints(found.solid) == joints(found.dashed) == 0


def test_the_ends_of_many_lines_are_labelled_apart(lay):
    lines = tuple(
        Series(
            f"s{index}",
            f"Peer {index}",
            "",
            "peer",
            Mark.LINE,
            tuple(datum(month, 100.0 + index) for month in months(12)),
        )
        for index in range(5)
    )
    scene = lay(one_panel(*lines))
    boxes = [box for box, text in scene.text_boxes() if text.startswith("Peer")]
    assert len(boxes) == 5
    tops = sorted(box.top() for box in boxes)
    assert min(low - high for high, low in pairwise(tops)) >= 14


def test_at_most_three_annotations(lay):
    notes = tuple(Annotation(month, 600.0, f"Note {month.part}") for month in months(6))
    scene = lay(one_panel(bars("aito", [600.0] * 6), annotations=notes))
    assert sum(text.startswith("Note") for _, text in scene.text_boxes()) <= 3


def test_negative_values_hang_below_the_line_at_zero(lay):
    (plot,) = lay(one_panel(bars("aito", [600.0, -200.0]))).plots
    assert plot.found[1].rect.top() >= plot.y(0) - 1
    assert plot.found[1].rect.bottom() <= plot.plot.bottom()
    assert [bar.bottom for bar in stacked(plot.panel)] == [0, -200]


def test_markers_take_the_middle_row_then_above_then_below(lay):
    figure = timeline(crowd=0)
    (panel,) = figure.panels
    template = panel.events[0]
    same = tuple(
        replace(
            template,
            id=f"e{index}",
            lane="seres",
            highlighted=False,
            ringed=(),
            date=Period.parse("2023-05-05"),
            importance=5 - index,
        )
        for index in range(3)
    )
    lanes = lay(replace(figure, panels=(replace(panel, events=same),))).lanes
    middle = lanes.lanes["seres"].center().y()
    assert [round(spot.at.y() - middle) for spot in lanes.spots] == [0, -16, 16]
    assert [spot.event.id for spot in lanes.spots] == ["e0", "e1", "e2"]


def test_labels_stay_in_their_lane_and_off_all_markers_and_the_band(lay):
    for crowd in (5, 22, 60):
        lanes = lay(timeline(crowd=crowd), (712, 520)).lanes
        for run in lanes.labels.runs:
            box = run.box(1.0)
            lane = next(rect for rect in lanes.lanes.values() if rect.contains(box.center()))
            assert lane.contains(box)
            assert not lanes._band(lanes._flag_x()).intersects(box)
            for spot in lanes.spots:
                assert not box.contains(spot.at), (run.text, spot.event.id)


def test_the_highlighted_date_has_band_flag_star_and_rings(lay):
    scene = lay(timeline())
    lanes = scene.lanes
    assert any(text == "9 Dec 2025 · five-chair livestream" for _, text in scene.text_boxes())
    rings = lanes._rings(lanes._flag_x())
    assert [lane.id for _, lane in rings] == [lane.id for lane in LANES[1:]]
    star = next(spot for spot in lanes.spots if spot.event.highlighted)
    assert star.at.x() == pytest.approx(rings[0][0].x(), abs=0.5)
    assert star.reach > max(spot.reach for spot in lanes.spots if not spot.event.highlighted)


def test_a_date_out_of_range_has_no_flag(lay):
    figure = timeline()
    (panel,) = figure.panels
    before = replace(panel, first=Period.month(2021, 1), last=Period.month(2023, 1))
    scene = lay(replace(figure, panels=(before,)))
    assert before.last < SHOW_DAY
    assert not any("livestream" in text for _, text in scene.text_boxes())
    assert scene.lanes.back._date is None


@pytest.mark.parametrize(
    ("title", "shorter"),
    [
        ("AITO M9 launched at CNY469,800-569,800", "AITO M9 launched"),
        ("Luxeed R7 launched from CNY259,800", "Luxeed R7 launched"),
        ("AITO brand launched by Huawei and Seres", "AITO brand launched"),
        ("Huawei car unit turns profitable in 2024", "Huawei car unit turns profitable"),
        ("Stelato hints at boxy SUV and MPV for 2026", "Stelato hints at boxy SUV and MPV"),
        ("Chery files for Hong Kong IPO", None),
        ("Huawei applies with others", None),
        ("Marks to Seres", None),
    ],
)
def test_a_long_title_may_end_where_it_stays_true(title, shorter):
    assert wordings(title) == ((title, shorter) if shorter else (title,))


def test_ground_knows_bars_lines_and_texts():
    ground = Ground(QRectF(0, 0, 200, 100))
    ground.add_columns([QRectF(20, 60, 10, 40)])
    ground.add_line(np.array([50.0, 150.0]), np.array([90.0, 10.0]), 2)
    ground.take(QRectF(160, 20, 30, 10))
    assert ground.free(QRectF(15, 30, 20, 20))
    assert not ground.free(QRectF(15, 45, 20, 20))
    assert not ground.free(QRectF(90, 40, 20, 20))
    assert not ground.free(QRectF(150, 15, 20, 20))
    assert not ground.free(QRectF(190, 80, 20, 10))
    assert ground.skyline(15, 35) == 60
