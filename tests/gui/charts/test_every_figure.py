"""Every view, split and timed in every way, on the widest and the emptiest data: no text is cut or overlapped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import VIEWS, ViewRow, checked, figure
from explorer.gui.charts.figure_cursor import cursor_of
from explorer.gui.charts.keys import KeyStrip
from explorer.gui.charts.ladder import LadderChart
from explorer.gui.charts.matrix import MatrixChart
from explorer.state.viewpoint import viewpoint
from tests.gui.charts.conftest import SIZES, Draw, text_faults

# all, one of each kind, one with a single number, one with none, a milestone and a claim
FOCI = (
    "", "hima", "baic", "aito", "aito-m9", "stelato-suv", "huawei", "yinwang", "li-auto", "tesla", "audi-a8",
    "yu-chengdong", "tech-ads4", "ms211", "aito-800k",
)  # fmt: skip
MORE = {
    "overview": ("asof=2019-12", "asof=2021-06", "asof=2024-01"),
    "timeline": ("asof=2021-01", "from=2025-12&to=2025-12", "hide=no-peers"),
    "deliveries": ("asof=2022-03", "from=2025-03&to=2025-03"),
    "scaling": ("asof=2022-03", "set.threshold=100000&asof=2023-06", "set.log=1", "hide=li-auto,nio,tesla"),
    "prices": ("asof=2022-06", "set.rate=20260425", "from=2025&to=2026", "set.rivals=1"),
    "roles": ("asof=2021-06",),
    "technology": ("asof=2021-06", "asof=2024-01"),
    "finances": ("asof=2021-06", "set.own=1", "set.rate=20260425", "from=2023&to=2023"),
    "claims": ("asof=2024-01", "hide=supported", "hide=partly,contradicted,opinion"),
    "compare": (
        "with=mercedes-maybach-s,porsche-panamera,maextro-s800,audi-a8", "with=seres,chery,baic,saic",
        "with=tesla,li-auto,nio,xpeng", "with=toyota-bz7,stelato-suv", "with=aito-m9,bmw-x5&asof=2024-01",
        "with=huawei,huawei-ias,yinwang", "with=aito,luxeed,stelato,maextro",
    ),
    "scenario": (
        "asof=2024-01", "set.monthly_run_rate=70000&set.rd_per_year=18&set.purchase_tax_rate=8&set.tax_relief_cap=9000",
    ),
}  # fmt: skip
WAYS = [(row, by) for row in VIEWS for by, _ in row.by or (("", ""),)]
LONGEST = 90  # letters of a takeaway


def links(row: ViewRow, by: str) -> Iterator[str]:
    timed = [every for every, _ in row.every] if "every" in row.options else [""]
    wishes = [f"focus={focus}" if focus else "" for focus in FOCI] + list(MORE[row.id])
    for every in timed:
        for wish in wishes:
            said = "&".join(part for part in (by and f"by={by}", every and f"every={every}", wish) if part)
            yield f"{row.id}?{said}" if said else row.id


@pytest.mark.parametrize(("row", "by"), WAYS, ids=[f"{row.id}-{by}" for row, by in WAYS])
def test_texts_stay_apart_and_findings_short(lay: Draw, atlas: Atlas, row: ViewRow, by: str) -> None:
    faults = []
    for number, link in enumerate(links(row, by)):
        made = figure(atlas, viewpoint(link))
        assert made.empty or 0 < len(made.takeaway) <= LONGEST, (link, made.takeaway)
        assert checked(atlas, viewpoint(made.link))
        sizes = SIZES if number < 3 or "focus" not in link else SIZES[:2]  # the narrow ones are the hard ones
        for width, height, unit in sizes:
            scene = lay(made, (width, height), unit, atlas)
            assert len(scene.text_boxes()) > 1
            faults += [(link, width, fault) for fault in text_faults(scene.text_boxes(), scene.sceneRect())]
    assert faults == []


@pytest.mark.parametrize("size", [(420, 330), (480, 360), (640, 380)], ids=str)
@pytest.mark.parametrize("link", ["timeline", "timeline?focus=aito", "deliveries", "scaling", "prices", "claims",
                                  "finances", "technology?by=trend", "prices?by=time", "overview"])  # fmt: skip
def test_no_texts_overlap_in_a_small_picture(lay: Draw, atlas: Atlas, link: str, size: tuple[int, int]) -> None:
    scene = lay(figure(atlas, viewpoint(link)), size, 1.0, atlas)
    faults = text_faults(scene.text_boxes(), scene.sceneRect())
    assert [fault for fault in faults if not fault.startswith("cut")] == []  # there is no room for every word


def test_what_a_small_picture_has_no_room_for_is_said(lay: Draw, atlas: Atlas) -> None:
    for size, panels in (((420, 330), 3), ((640, 480), 6)):
        scene = lay(figure(atlas, viewpoint("finances")), size, 1.0, atlas)
        assert sum(plot.visible for plot in scene.plots) == panels
        said = [text for _, text in scene.text_boxes() if "more panel" in text]
        assert said == (["3 more panels in the table"] if panels == 3 else [])
        cursor = cursor_of(scene.body)
        assert cursor is not None
        found = cursor.step(None, Qt.Key.Key_Home)
        parts = set()
        for _ in range(60):  # to the end of what is shown, and no farther
            assert found is not None
            parts.add(found.part)
            found = cursor.step(found, Qt.Key.Key_Right)
        assert parts == set(range(panels))
    for size, words in (((420, 330), "Map: see the table"), ((640, 480), "The map needs a larger picture.")):
        said = [text for _, text in lay(figure(atlas, viewpoint("overview")), size, 1.0, atlas).text_boxes()]
        assert [text for text in said if "map" in text.lower()] == [words]


@pytest.mark.parametrize("width", [712, 784, 792, 816, 900])
def test_no_marker_of_a_key_figure_leaves_the_frame(lay: Draw, atlas: Atlas, width: int) -> None:
    strip = next(one for one in lay(figure(atlas, viewpoint("overview")), (width, 700), 1.0, atlas).boards
                 if isinstance(one, KeyStrip))  # fmt: skip
    assert strip._chips and max(chip.right() for chip in strip._chips) <= strip.body.right()


@pytest.mark.parametrize(
    ("link", "width"),
    [("roles", 662), ("roles", 712), ("roles", 900), ("roles?by=partner", 712), ("roles?by=partner", 792),
     ("roles?by=partner", 1200)],
)  # fmt: skip
def test_a_sign_of_a_dispute_never_stands_alone_on_a_line(lay: Draw, atlas: Atlas, link: str, width: int) -> None:
    chart = next(one for one in lay(figure(atlas, viewpoint(link)), (width, 524), 1.0, atlas).boards
                 if isinstance(one, MatrixChart))  # fmt: skip
    lines = ["".join(word.text for word in line.words) for row, _ in chart.placed.lines for plan in row.cells
             for line in plan.lines]  # fmt: skip
    assert any("≠" in line for line in lines) and "≠" not in lines


@pytest.mark.parametrize("width", [640, 712, 900, 1200])
def test_no_tick_of_the_base_strikes_through_the_number_of_a_scenario(lay: Draw, atlas: Atlas, width: int) -> None:
    struck = []
    for step in range(11):
        rate = 30_000 + 6_000 * step
        for wish in (f"by=tax&set.purchase_tax_rate={step}", f"by=million&set.monthly_run_rate={rate}"):
            boards = lay(figure(atlas, viewpoint(f"scenario?{wish}")), (width, 900), 1.0, atlas).boards
            chart = next(one for one in boards if isinstance(one, LadderChart))
            ticks = [rect.adjusted(-1, 0, 1, 0) for rect, kind, _, _ in chart.bars if kind == "base"]
            struck += [(wish, box) for box, _ in chart.grounds if any(tick.intersects(box) for tick in ticks)]
    assert struck == []
