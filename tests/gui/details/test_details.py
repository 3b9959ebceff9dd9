"""The details panel: facts, links, markers, lists in part, and no text out of place at any width."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Quality
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.dossier import Dossier, Fact, MilestoneRow, Run, Section
from explorer.gui.badges import CALC, DIFFER, PRESS, PRIMARY, SECONDARY, SourceMarker
from explorer.gui.panels.details import DetailsPanel
from explorer.gui.panels.dossier_body import DossierBody
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.link_spot import LinkSpot
from explorer.gui.panels.source_card import SourceCard
from explorer.gui.panels.source_marks import SourceMarks
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.state.moves import focus_on
from explorer.state.viewpoint import Viewpoint
from tests.guards.promises import Count
from tests.gui.hostile import leaks, payloads, poisoned


class Bench:
    """A details panel on a store with an open atlas."""

    def __init__(self, qtbot: QtBot, atlas: Atlas | None, focus: str = "aito", width: int = 336) -> None:
        self.store = Store()
        self.theme = Theme()
        self.theme.choose("light")
        if atlas is not None:
            self.theme.use_colours(atlas.info.colours)
        self.panel = DetailsPanel(self.store, self.theme)
        qtbot.addWidget(self.panel)
        self.panel.resize(width, 800)
        self.store.open(atlas, Viewpoint(focus=focus))
        self.panel.show()

    def go(self, record_id: str) -> None:
        self.store.go("Look", focus_on, record_id)

    @property
    def rows(self) -> list[QWidget]:
        body = self.panel.findChild(DossierBody)
        body.finish()
        return sorted((one for one in _direct(body) if not one.isHidden()), key=lambda one: one.y())

    @property
    def facts(self) -> list[FactRow]:
        return [one for one in self.rows if isinstance(one, FactRow)]

    def fact(self, label: str) -> FactRow:
        return next(one for one in self.facts if one.accessibleName().startswith(f"{label}:"))

    def links(self) -> list[LinkSpot]:
        return [one for one in self.panel.findChildren(LinkSpot) if one.isVisible()]

    @property
    def card(self) -> SourceCard:
        return self.panel.findChild(SourceCard)


def _direct(parent: QWidget) -> list[QWidget]:
    return parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


@pytest.fixture
def bench(qtbot: QtBot, atlas: Atlas) -> Bench:
    return Bench(qtbot, atlas)


def test_the_focused_record_is_shown_and_the_alliance_for_nothing(bench: Bench, atlas: Atlas) -> None:
    for focus, title in (("aito", "AITO"), ("", "HIMA"), ("zhang-xinghai", "Zhang Xinghai")):
        bench.go(focus)
        assert bench.panel.dossier is not None
        assert bench.panel.dossier.title == title
    for records in (atlas.milestones, atlas.claims, atlas.sources):
        bench.go(next(iter(records)))
        assert bench.panel.dossier is not None
        assert bench.panel.dossier.id == bench.store.here.focus
        assert bench.facts


def test_a_link_moves_the_viewpoint(bench: Bench) -> None:
    spot = next(one for one in bench.links() if one.accessibleName() == "Seres")
    QTest.mouseClick(spot, Qt.MouseButton.LeftButton)
    assert bench.store.here.focus == "seres"


def test_a_link_answers_to_the_keys(bench: Bench) -> None:
    bench.go("aito-m9")
    spot = next(one for one in bench.links() if one.accessibleName() == "AITO")
    QTest.keyClick(spot, Qt.Key.Key_Space)
    assert bench.store.here.focus == "aito"


def test_everything_that_can_be_clicked_is_a_named_stop_of_tab(bench: Bench) -> None:
    assert bench.rows
    buttons = [one for one in bench.panel.findChildren(QAbstractButton) if one.isVisible()]
    assert len(buttons) > 20
    for one in buttons:
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert one.accessibleName() or isinstance(one, QPushButton)


def test_tab_goes_from_top_to_bottom(bench: Bench) -> None:
    for record in ("hima", "aito-m9", "aito"):  # widgets that were made for one record serve the next
        bench.go(record)
        assert bench.rows
    body = bench.panel.findChild(DossierBody)
    first = next(stop for row in bench.facts for stop in row.stops())
    tops, one = [], first
    while isinstance(one, QWidget) and body.isAncestorOf(one):
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            tops.append(one.mapTo(body, QPoint(0, 0)).y() // 8)
        one = one.nextInFocusChain()
        if one is first:
            break
    assert len(tops) > 15
    ups = sum(later < earlier - 8 for earlier, later in pairwise(tops))
    assert ups <= 1  # the widgets that are hidden now may stand at the end


def test_markers_say_the_kind_of_source_by_shape(atlas: Atlas) -> None:
    by_quality = {
        quality: next(one.id for one in atlas.sources.values() if one.quality is quality) for quality in Quality
    }
    wanted = {
        Quality.PRIMARY: PRIMARY,
        Quality.PRESS: PRESS,
        Quality.ENCYCLOPEDIA: SECONDARY,
        Quality.AGGREGATOR: SECONDARY,
        Quality.BLOG: SECONDARY,
    }
    for quality, source in by_quality.items():
        (mark,) = _marks(atlas, Fact("Label", (Run("1"),), (source,)))
        assert mark.kind == wanted[quality]
        assert mark.text == "1"
        assert atlas.sources[source].title in mark.spoken


def test_markers_say_computation_disagreement_and_more(atlas: Atlas) -> None:
    sources = tuple(atlas.sources)[:5]
    (calc,) = _marks(atlas, Fact("Label", (Run("1"),), sources, calc="one by two", status=Status.DERIVED))
    (differ,) = _marks(atlas, Fact("Label", (Run("1 or 2"),), sources, differs=1))
    many = _marks(atlas, Fact("Label", (Run("1"),), sources))
    assert (calc.text, calc.kind, calc.source_ids, "one by two" in calc.detail) == ("calc", CALC, sources, True)
    assert (differ.text, differ.kind, differ.source_ids) == ("≠ 2", DIFFER, sources)
    assert [one.text for one in many] == ["1", "2", "+3"]
    assert many[-1].source_ids == sources
    assert _marks(atlas, Fact("Label", ())) == ()


def _marks(atlas: Atlas, fact: Fact) -> tuple[object, ...]:
    dossier = Dossier("x", "X", "", "", (), (Section("Facts", (fact,)),))
    return SourceMarks(atlas, dossier).of(fact)


def test_numbers_follow_the_order_of_the_dossier(atlas: Atlas) -> None:
    one, other = tuple(atlas.sources)[:2]
    facts = (Fact("A", (Run("1"),), (other,)), Fact("B", (Run("2"),), (one, other)))
    dossier = Dossier("x", "X", "", "", (), (Section("Facts", facts),), sources=(other, one))
    marks = SourceMarks(atlas, dossier)
    assert [[mark.text for mark in marks.of(fact)] for fact in facts] == [["1"], ["2", "1"]]


def test_no_figure_is_said_in_words(qtbot: QtBot, atlas: Atlas) -> None:
    body = _body(qtbot, atlas, Section("Facts", (Fact("Battery, M8", ()),)))
    (row,) = body.findChildren(FactRow)
    assert row.accessibleName() == "Battery, M8: No figure in this pack"


def test_a_long_list_is_shown_in_part_until_the_rest_is_asked_for(bench: Bench, atlas: Atlas) -> None:
    total = len(atlas.milestones_of("aito"))
    assert total > 6
    assert _shown_milestones(bench) == 5
    assert f"5 of {total}" in [one.accessibleName().rpartition(", ")[2] for one in bench.rows]
    button = next(
        one for one in bench.panel.findChildren(QAbstractButton) if one.accessibleName() == f"Show all {total}"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _shown_milestones(bench) == total
    bench.go("luxeed")
    bench.go("aito")
    assert _shown_milestones(bench) == 5


def _shown_milestones(bench: Bench) -> int:
    return sum(type(one).__name__ == "MilestoneRow" for one in bench.rows)


def test_a_marker_opens_the_card_and_escape_closes_it(bench: Bench, atlas: Atlas) -> None:
    marker = bench.fact("Carmaker").markers[0]
    QTest.keyClick(marker, Qt.Key.Key_Space)
    source = atlas.sources[marker.spec.source_ids[0]]
    text = bench.card.findChild(QPlainTextEdit)
    assert bench.card.isVisible()
    assert bench.card.accessibleName() == source.title
    assert text.toPlainText() == source.url
    assert text.isReadOnly()
    assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    copy = next(one for one in bench.card.findChildren(QPushButton) if one.text() == "Copy address")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == source.url
    QTest.keyClick(copy, Qt.Key.Key_Escape)
    assert not bench.card.isVisible()
    assert bench.store.here.focus == "aito"


def test_a_computed_fact_opens_its_method_and_all_its_sources(bench: Bench, atlas: Atlas) -> None:
    marker = bench.fact("Share of HIMA").markers[0]
    assert marker.spec.kind == CALC
    QTest.mouseClick(marker, Qt.MouseButton.LeftButton)
    text = bench.card.findChild(QPlainTextEdit).toPlainText()
    assert len(marker.spec.source_ids) > 1
    for source in marker.spec.source_ids:
        assert atlas.sources[source].title in text
        assert atlas.sources[source].url in text


def test_the_card_closes_with_a_click_beside_it_and_with_another_record(bench: Bench) -> None:
    marker = bench.fact("Carmaker").markers[0]
    marker.click()
    QTest.mouseClick(bench.panel.findChild(DossierBody), Qt.MouseButton.LeftButton, pos=QPoint(4, 700))
    assert not bench.card.isVisible()
    marker.click()
    assert bench.card.isVisible()
    bench.go("luxeed")
    assert not bench.card.isVisible()


def test_the_card_stays_inside_the_panel(bench: Bench) -> None:
    for row in bench.facts:
        for marker in row.markers[:1]:
            marker.click()
            assert bench.panel.rect().contains(bench.card.geometry())


@pytest.mark.parametrize("width", [304, 336])
def test_no_text_is_clipped_or_overlaps_for_any_record(qtbot: QtBot, atlas: Atlas, width: int) -> None:
    bench = Bench(qtbot, atlas, width=width)
    some_milestones = list(atlas.milestones)[::12]
    for record in (*atlas.entities, *some_milestones, *atlas.claims, *list(atlas.sources)[::60]):
        bench.go(record)
        _check_rows(bench, record)


def _check_rows(bench: Bench, record: str) -> None:
    body = bench.panel.findChild(DossierBody)
    right = bench.panel.width() - 16
    bottom = 0
    for row in bench.rows:
        assert row.y() >= bottom, f"{record}: rows overlap"
        bottom = row.geometry().bottom()
        assert row.geometry().right() < right, f"{record}: a row is wider than its room"
        if isinstance(row, FactRow):
            inside = row.rect()
            assert all(inside.contains(one.geometry()) for one in row.stops()), f"{record}: {row.accessibleName()}"
            _check_text(row, record)
    assert bottom <= body.minimumHeight()


def _check_text(row: FactRow, record: str) -> None:
    """Look at the texts themselves: within the row, and clear of the markers and of each other."""
    label, value, _ = row.boxes()
    said = f"{record}: {row.accessibleName()}"
    assert value.right() <= row.width() + 1, said
    assert value.bottom() <= row.height(), said
    assert not label.intersects(value), said
    beside = [one.x() for one in row.markers if value.top() < one.geometry().bottom()]
    assert row.first_line_end() <= min(beside, default=row.width()), said
    label_right = label.right() if label.top() < row.height() else 0
    assert label_right <= min([one.x() for one in row.markers], default=row.width()), said


def test_a_label_too_long_for_its_column_stands_above_its_value(qtbot: QtBot, atlas: Atlas) -> None:
    body = _body(
        qtbot, atlas, Section("Facts", (Fact("A label that is long", (Run("7"),)), Fact("Short", (Run("8"),))))
    )
    long, short = body.findChildren(FactRow)
    assert long.height() > short.height()
    assert long.boxes()[1].left() == 0


def _body(qtbot: QtBot, atlas: Atlas, *sections: Section) -> DossierBody:
    theme = Theme()
    body = DossierBody(theme)
    qtbot.addWidget(body)
    body.resize(336, 600)
    long = Dossier("x", "X", "", "", (), sections)
    body.set_dossier(long, SourceMarks(atlas, long))
    body.show()
    body.finish()
    return body


def test_rows_out_of_sight_are_made_later(bench: Bench) -> None:
    body = bench.panel.findChild(DossierBody)
    body.finish()
    bench.go("seres")
    first = len(body.rows)
    assert body.rows[-1].geometry().bottom() >= bench.panel.scroller.height() - 1
    body.finish()
    assert len(body.rows) > first
    bench.go("tesla-china")
    assert bench.rows == body.rows  # nothing of the longer dossier is left


def test_a_hidden_panel_makes_its_rows_when_it_is_shown(bench: Bench) -> None:
    body = bench.panel.findChild(DossierBody)
    bench.panel.hide()
    bench.go("luxeed")
    before = len(body.rows)
    bench.go("hima")
    assert len(body.rows) == before
    bench.panel.show()
    assert bench.fact("Carmakers").isVisible()


def test_an_announced_milestone_says_so(qtbot: QtBot, atlas: Atlas) -> None:
    row = MilestoneRow("ms1", "launch", Period.parse("2026-07"), "A car", announced=True)
    body = _body(qtbot, atlas, Section("Milestones", milestones=(row,)))
    names = [one.accessibleName() for one in body.findChildren(QWidget)]
    assert "Jul 2026, A car, announced" in names


def test_rows_are_used_again(bench: Bench) -> None:
    for record in ("hima", "seres", "aito"):
        bench.go(record)
        assert bench.rows
    made = len(bench.panel.findChildren(QWidget))
    for record in ("hima", "seres", "aito") * 3:
        bench.go(record)
        assert bench.rows
    assert len(bench.panel.findChildren(QWidget)) == made


def test_colours_follow_the_theme_at_once(bench: Bench) -> None:
    for name, ground, ink in (("light", "#FAFAF8", "#14181D"), ("dark", "#17191D", "#F4F5F6")):
        bench.theme.choose(name)
        image = bench.panel.grab().toImage()
        colours = _colours(image)
        assert ground in colours
        assert ink in colours
        assert "#FFFFFF" not in colours or name == "light"


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(0, image.height(), 2)}


def test_without_a_pack_the_panel_says_what_will_be_here(qtbot: QtBot) -> None:
    bench = Bench(qtbot, None, "")
    assert bench.panel.dossier is None
    assert not bench.facts
    assert bench.panel.grab().width() == 336


def test_an_unknown_record_leaves_the_panel_calm(bench: Bench) -> None:
    bench.go("no-such-record")
    assert bench.panel.dossier is None
    bench.go("aito")
    assert bench.facts


def test_pack_text_is_never_interpreted(qtbot: QtBot, atlas: Atlas, tmp_path: Path, promise: Count) -> None:
    tried = failed = 0
    milestone, claim = next(iter(atlas.milestones)), next(iter(atlas.claims))
    source = next(iter(atlas.sources))
    for payload in payloads(tmp_path):
        bench = Bench(qtbot, poisoned(atlas, payload))
        for record in ("aito", "seres", milestone, claim, source):
            bench.go(record)
            bench.panel.scroller.body.finish()
            failed += leaks(bench.panel)
            tried += 1
        bench.go("aito")
        bench.panel.scroller.body.finish()
        marker = next(one for one in bench.panel.findChildren(SourceMarker) if one.isVisible())
        marker.click()
        failed += leaks(bench.card)
        tried += 1
    promise("P2", tried, failed)
    QApplication.clipboard().clear()
