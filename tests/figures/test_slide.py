"""Slides as data: the numbers stay, the words become few, and what is left out is said."""

from __future__ import annotations

import re

import pytest

from explorer.domain.stories import Step
from explorer.figures.catalogue import VIEWS, checked, figure
from explorer.figures.fingerprint import numbers
from explorer.figures.panels import MatrixPanel
from explorer.figures.plots import LanePanel, Panel
from explorer.figures.slide import slide_of, text_lines
from explorer.figures.staging import for_stage
from explorer.state.viewpoint import Viewpoint, viewpoint

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("view", [row.id for row in VIEWS])
def test_a_slide_has_no_number_that_its_figure_lacks(atlas, view):
    plain = figure(atlas, checked(atlas, Viewpoint(view=view)))
    staged = for_stage(plain)
    shown, whole = numbers(staged), numbers(plain)
    assert shown
    assert {key: one for key, one in shown.items() if isinstance(one, float)}.items() <= whole.items()
    assert shown.keys() <= whole.keys()
    assert staged.table == plain.table
    assert staged.sources == plain.sources
    assert staged.stamp == plain.stamp


def test_the_own_takeaway_stands_instead_of_the_computed_one(atlas):
    step = Step("Title", "deliveries", "What I say of it")
    assert slide_of(atlas, step).figure.takeaway == "What I say of it"
    assert (
        slide_of(atlas, Step("Title", "deliveries")).figure.takeaway
        == figure(atlas, checked(atlas, viewpoint("deliveries"))).takeaway
    )


def test_takeaway_and_text_stay_with_their_own_view(atlas):
    step = Step("Title", "deliveries", "What I say of it", "- a line")
    moved = slide_of(atlas, step, viewpoint("deliveries?focus=aito"))
    assert moved.figure.takeaway != "What I say of it"
    assert moved.lines == ()
    assert slide_of(atlas, step, viewpoint("deliveries")).lines == ("• a line",)


def test_notes_are_in_no_slide(atlas):
    step = Step("Title", "deliveries", "Takeaway", "- text", "SECRET-NOTES")
    assert "SECRET" not in repr(slide_of(atlas, step))


@pytest.mark.parametrize("link", ["nonsense", "deliveries?focus=nobody", "deliveries?every=decade"])
def test_a_link_that_leads_nowhere_leaves_title_and_text(atlas, link):
    slide = slide_of(atlas, Step("Title", link, "Takeaway", "- text"))
    assert slide.fault
    assert slide.figure.takeaway == "Takeaway"
    assert slide.figure.panels == ()
    assert slide.lines == ("• text",)


def test_no_chinese_on_labels_of_lines_and_rows(atlas):
    for view in ("scaling", "deliveries", "prices", "roles", "compare"):
        for panel in for_stage(figure(atlas, checked(atlas, Viewpoint(view=view)))).panels:
            names = [one.name_zh for one in panel.series] if isinstance(panel, Panel) else []
            names += [one.title_zh for one in panel.columns] if isinstance(panel, MatrixPanel) else []
            assert not any(names), view


def test_a_step_may_ask_for_chinese_names_and_keeps_its_numbers(atlas):
    for view in ("scaling", "deliveries", "roles", "compare", "prices", "finances"):
        asked, plain = (slide_of(atlas, Step("T", view, chinese=chinese)).figure for chinese in (True, False))
        assert HAN.search(repr(asked.panels)) and numbers(asked) == numbers(plain), view
        assert len(HAN.findall(repr(asked.panels))) > len(HAN.findall(repr(plain.panels))), view
        assert asked.source_line == plain.source_line != ""


def test_the_timeline_keeps_the_weightiest_and_says_so(atlas):
    plain = figure(atlas, checked(atlas, viewpoint("timeline?focus=ms211")))
    staged = for_stage(plain)
    before, after = plain.panels[0], staged.panels[0]
    assert isinstance(before, LanePanel) and isinstance(after, LanePanel)
    assert len(after.events) <= 40 < len(before.events)
    kept = {one.id for one in after.events}
    least = min(one.importance for one in after.events if not (one.highlighted or one.focused))
    assert all(one.id in kept for one in before.events if one.importance > least)
    assert any(one.focused or one.highlighted for one in after.events)
    seen = [one for one in before.events if before.first.start <= one.date.start <= before.last.end]
    shown = [one for one in after.events if one in seen]
    assert f"The {len(shown)} weightiest of {len(seen)} milestones." in staged.source_line


def test_the_source_line_keeps_kinds_count_and_date(atlas):
    for view in VIEWS:
        plain = figure(atlas, checked(atlas, Viewpoint(view=view.id)))
        line = for_stage(plain).source_line
        assert re.search(r"\d+ sources?", line).group() in plain.source_line
        assert "As of 22 Nov 2026" in line


def test_a_long_source_line_names_the_first_kind_and_leaves_the_chart_a_line(atlas):
    plain = figure(atlas, checked(atlas, viewpoint("roles")))
    assert plain.source_line.startswith("Source: press reports, encyclopedias, ")
    line = for_stage(plain).source_line
    assert (
        line
        == f"Source: press reports and others, {len(plain.sources)} sources. As of 22 Nov 2026; roles are not dated."
    )
    short = for_stage(figure(atlas, checked(atlas, viewpoint("deliveries")))).source_line
    assert short.startswith("Source: press reports, aggregators and blogs, ")


def test_headings_that_the_names_of_their_rows_repeat_take_no_line(atlas):
    plain = figure(atlas, checked(atlas, viewpoint("prices?hide=aito,luxeed,rivals,stelato")))
    assert [row.group for row in plain.panels[0].rows] == ["Maextro", "Shangjie", "Shangjie"]
    assert not any(row.group for row in for_stage(plain).panels[0].rows)
    plain = figure(atlas, checked(atlas, viewpoint("scenario?by=million")))
    assert [row.group for row in for_stage(plain).panels[0].rows] == [row.group for row in plain.panels[0].rows]


def test_small_multiples_left_out_are_counted(atlas):
    plain = figure(atlas, checked(atlas, viewpoint("finances?focus=huawei")))
    staged = for_stage(plain, aside=True)
    assert len(plain.panels) > len(staged.panels) == 3
    assert f"3 of {len(plain.panels)} panels." in staged.source_line


@pytest.mark.parametrize(
    ("link", "takeaway", "titles"),
    [
        ("finances?by=revenue", "Revenue of Huawei's car unit reached CNY 26.35 bn", ["Huawei’s car unit"]),
        ("finances?by=margin", "Seres kept a margin of 29.38%, SAIC 8.99%", ["Seres", "SAIC"]),
        ("finances", "BAIC and JAC lost", ["BAIC", "JAC"]),
        ("technology?by=trend", "Range up 28%; lidars from 1 to 4", ["Electric range, km", "Lidars"]),
    ],
)
def test_a_slide_shows_the_panels_that_its_takeaway_names(atlas, link, takeaway, titles):
    plain = figure(atlas, checked(atlas, viewpoint(link)))
    staged = for_stage(plain, takeaway, aside=True)
    assert set(titles) <= {one.title for one in staged.panels}
    assert len(staged.panels) == 3 and staged.source_line.endswith("3 of 6 panels.")
    order = [one.id for one in plain.panels]
    assert sorted((one.id for one in staged.panels), key=order.index) == [one.id for one in staged.panels]


def test_beside_text_and_for_far_seats_one_panel_tells_the_deliveries(atlas):
    plain = figure(atlas, checked(atlas, viewpoint("deliveries?every=year")))
    assert [one.title for one in for_stage(plain).panels] == [one.title for one in plain.panels]
    for staged in (for_stage(plain, "Mine", aside=True), for_stage(plain, "Mine", letters=1.5)):
        assert [one.id for one in staged.panels] == [plain.panels[1].id]
        assert staged.source_line.endswith("1 of 2 panels.")
    assert [one.id for one in for_stage(plain, letters=1.5).panels] == [plain.panels[0].id]  # the takeaway is of it


def test_the_larger_the_letters_the_fewer_panels_and_the_shorter_the_source_line(atlas):
    plain = figure(atlas, checked(atlas, viewpoint("finances")))
    counts = [len(for_stage(plain, letters=letters).panels) for letters in (1.0, 1.25, 1.5, 2.0)]
    assert counts == [6, 2, 2, 1]
    line = for_stage(plain, letters=1.5).source_line
    assert line == f"Source: {len(plain.sources)} sources. As of 22 Nov 2026. 2 of 6 panels."
    assert slide_of(atlas, Step("Title", "finances"), None, 1.5).letters == 1.5


def test_disputes_keep_their_sign(atlas):
    plain = figure(atlas, checked(atlas, viewpoint("roles"))).panels[0]
    staged = for_stage(figure(atlas, checked(atlas, viewpoint("roles")))).panels[0]
    for before, after in zip(plain.rows, staged.rows, strict=True):
        for one, other in zip(before.cells, after.cells, strict=True):
            assert ("≠" in one.quiet) == ("≠" in other.quiet)
            assert one.text == other.text


@pytest.mark.parametrize("link", ["technology", "technology?by=standard", "roles", "roles?by=partner"])
def test_a_total_says_the_whole_that_it_is_out_of(atlas, link):
    matrix = next(one for one in figure(atlas, checked(atlas, viewpoint(link))).panels if isinstance(one, MatrixPanel))
    slide = next(one for one in for_stage(figure(atlas, viewpoint(link))).panels if isinstance(one, MatrixPanel))
    wholes = {column.title: re.search(r"of (\d+)", cell.quiet) for row in matrix.rows if row.footer
              for column, cell in zip(matrix.columns, row.cells, strict=True)}  # fmt: skip
    said = {column.title: cell.quiet for row in slide.rows if row.footer
            for column, cell in zip(slide.columns, row.cells, strict=True)}  # fmt: skip
    assert said
    assert all(wholes[title] and text.endswith(wholes[title][0]) for title, text in said.items())


def test_markdown_becomes_plain_lines():
    text = "Intro **strong** and `code`\n\n- one\n* two _slanted_\n3. three\n# head\nsnake_case 2*3*4"
    assert text_lines(text) == (
        "Intro strong and code", "• one", "• two slanted", "• three", "head", "snake_case 2*3*4",
    )  # fmt: skip
    assert text_lines(" \n\n") == ()
    assert text_lines("- <img src='/etc/passwd'>") == ("• <img src='/etc/passwd'>",)
    assert not HAN.search("".join(text_lines("- plain")))
