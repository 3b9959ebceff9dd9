"""The tree panel: search as one types, selection and focus the same both ways, everything by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.gui.itemmodels.roles import Role
from explorer.gui.labels import plain_tip
from explorer.gui.panels.tree import TreePanel
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.state.moves import focus_on
from explorer.state.viewpoint import Change, Viewpoint
from tests.guards.promises import Count
from tests.gui.hostile import leaks, payloads, poisoned


class Bench:
    """A tree panel on a store with an open atlas, and the changes that the store told."""

    def __init__(self, qtbot: QtBot, atlas: Atlas | None, focus: str = "aito") -> None:
        self.store = Store()
        self.theme = Theme()
        self.theme.choose("light")
        if atlas is not None:
            self.theme.use_colours(atlas.info.colours)
        self.panel = TreePanel(self.store, self.theme)
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 800)
        self.store.open(atlas, Viewpoint(focus=focus))
        self.told: list[Change] = []
        self.store.changed.connect(self.told.append)
        self.panel.show()

    @property
    def current(self) -> str:
        return str(self.panel.view.currentIndex().data(Role.RECORD_ID) or "")

    def type(self, text: str) -> None:
        self.panel.focus_search()
        QTest.keyClicks(self.panel.field, text)

    def said(self) -> str:
        return self.panel.found.text() if self.panel.found.isVisible() else ""

    def shown(self) -> list[str]:
        index, found = self.panel.view.model().index(0, 0), []
        while index.isValid():
            found.append(str(index.data(Role.RECORD_ID)))
            index = self.panel.view.indexBelow(index)
        return found


@pytest.fixture
def bench(qtbot: QtBot, atlas: Atlas) -> Bench:
    return Bench(qtbot, atlas)


def test_the_focused_entity_is_selected_and_its_makers_are_unfolded(bench: Bench) -> None:
    assert bench.current == "aito"
    assert bench.shown()[:4] == ["hima", "seres", "aito", "aito-m9"]
    assert "luxeed-r7" not in bench.shown()


def test_the_cursor_moves_the_focus_one_change_a_step(bench: Bench) -> None:
    QTest.keyClick(bench.panel.view, Qt.Key.Key_Down)
    assert bench.store.here.focus == "aito-m9"
    assert len(bench.told) == 1
    QTest.keyClick(bench.panel.view, Qt.Key.Key_Up)
    assert bench.store.here.focus == "aito"
    assert len(bench.told) == 2


def test_the_focus_moves_the_cursor_and_is_not_told_again(bench: Bench) -> None:
    bench.store.go("Look", focus_on, "luxeed-r7")
    assert bench.current == "luxeed-r7"
    assert "luxeed-r7" in bench.shown()
    bench.store.back()
    assert bench.current == "aito"
    assert len(bench.told) == 2


def test_a_milestone_selects_its_entity_and_nothing_selects_the_alliance(bench: Bench, atlas: Atlas) -> None:
    milestone = next(one for one in atlas.milestones.values() if one.entity_id == "luxeed")
    bench.store.go("Look", focus_on, milestone.id)
    assert bench.current == "luxeed"
    assert bench.store.here.focus == milestone.id
    bench.store.go("Look", focus_on, "")
    assert bench.current == "hima"
    assert bench.store.here.focus == ""


def test_a_click_on_the_row_of_a_shown_milestone_goes_to_the_entity(bench: Bench, atlas: Atlas) -> None:
    milestone = next(one for one in atlas.milestones.values() if one.entity_id == "aito")
    bench.store.go("Look", focus_on, milestone.id)
    place = bench.panel.view.visualRect(bench.panel.view.currentIndex()).center()
    QTest.mouseClick(bench.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.store.here.focus == "aito"


def test_a_claim_leaves_no_entity_selected(bench: Bench, atlas: Atlas) -> None:
    bench.store.go("Look", focus_on, next(iter(atlas.claims)))
    assert bench.current == ""
    assert not bench.panel.view.selectionModel().hasSelection()


@pytest.mark.parametrize(
    ("query", "hits", "said"), [("wj", 6, "6 found"), ("M9", 1, "1 found"), ("问界", 6, "6 found")]
)
def test_search_says_how_many_and_keeps_parents(bench: Bench, query: str, hits: int, said: str) -> None:
    bench.panel.field.setText(query)
    assert bench.said() == said
    shown = bench.shown()
    assert shown[:3] == ["hima", "seres", "aito"]
    assert len(set(shown) - {"hima", "seres", "aito"}) + (hits > 1) == hits


def test_search_forgives_while_typing(bench: Bench) -> None:
    bench.type("aiot")
    assert "aito" in bench.shown()
    assert bench.said() == "6 found"


def test_nothing_found_is_said_in_words(bench: Bench) -> None:
    bench.panel.field.setText("qqqq")
    assert bench.said() == "Nothing found for “qqqq”"
    assert bench.shown() == []


def test_down_goes_into_the_list_and_escape_clears(bench: Bench) -> None:
    bench.type("zhang xinghai")
    assert bench.store.here.focus == "aito"
    QTest.keyClick(bench.panel.field, Qt.Key.Key_Down)
    assert bench.panel.view.hasFocus() or not bench.panel.isActiveWindow()
    assert bench.store.here.focus == "zhang-xinghai"
    QTest.keyClick(bench.panel.view, Qt.Key.Key_Escape)
    assert bench.panel.field.text() == ""
    assert bench.said() == ""
    assert bench.current == "zhang-xinghai"


def test_down_goes_to_the_first_hit_and_past_parents_that_are_kept(bench: Bench) -> None:
    bench.store.go("HIMA", focus_on, "hima")
    bench.type("wj")
    QTest.keyClick(bench.panel.field, Qt.Key.Key_Down)
    assert bench.current == bench.store.here.focus == "aito"
    bench.store.go("M9", focus_on, "aito-m9")
    QTest.keyClick(bench.panel.field, Qt.Key.Key_Down)
    assert bench.current == "aito-m9"  # a hit that is chosen stays


def test_enter_selects_the_first_hit(bench: Bench) -> None:
    bench.type("luxeed")
    QTest.keyClick(bench.panel.field, Qt.Key.Key_Return)
    assert bench.store.here.focus == "luxeed"
    assert bench.current == "luxeed"
    QTest.keyClick(bench.panel.field, Qt.Key.Key_Escape)
    assert bench.current == "luxeed"
    assert [change.after.focus for change in bench.told] == ["luxeed"]


def test_a_person_is_shown_in_both_scripts(bench: Bench) -> None:
    bench.panel.field.setText("张兴海")
    index = bench.panel.view.index_of("zhang-xinghai")
    assert (index.data(), index.data(Role.NAME_ZH)) == ("Zhang Xinghai", "张兴海")


def test_what_was_unfolded_stays_so_through_a_search(bench: Bench) -> None:
    view = bench.panel.view
    view.expand(view.index_of("luxeed"))
    view.collapse(view.index_of("seres"))
    before = bench.shown()
    bench.panel.field.setText("m9")
    assert "aito-m9" in bench.shown()
    bench.panel.field.setText("")
    assert bench.shown() == before
    assert "luxeed-r7" in before
    assert "aito" not in before


def test_what_was_picked_in_a_search_is_shown_after_it(bench: Bench) -> None:
    bench.type("luxeed r7")
    QTest.keyClick(bench.panel.field, Qt.Key.Key_Return)
    QTest.keyClick(bench.panel.field, Qt.Key.Key_Escape)
    assert bench.current == "luxeed-r7"
    assert "luxeed-r7" in bench.shown()


def test_typing_does_not_move_the_focus(bench: Bench) -> None:
    bench.type("tesla")
    assert bench.store.here.focus == "aito"
    assert not bench.told


def test_a_chevron_folds_without_selecting(bench: Bench) -> None:
    view = bench.panel.view
    row = view.visualRect(view.index_of("seres"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(32, row.center().y()))
    assert not view.isExpanded(view.index_of("seres"))
    assert bench.store.here.focus == "aito"


def test_headings_fold_by_click_and_are_passed_by_keys(bench: Bench) -> None:
    view = bench.panel.view
    peers = view.model().index(1, 0)
    view.scrollTo(peers)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(peers).center())
    assert not view.isExpanded(peers)
    view.setCurrentIndex(peers)
    assert bench.store.here.focus == "aito"
    assert view.selectionModel().isSelected(view.index_of("aito"))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.isExpanded(peers)


def test_left_and_right_fold_and_climb(bench: Bench) -> None:
    view = bench.panel.view
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(view.index_of("aito"))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert bench.store.here.focus == "seres"


def test_without_a_pack_the_panel_says_what_will_be_here(qtbot: QtBot) -> None:
    bench = Bench(qtbot, None, "")
    assert not bench.panel.view.isVisible()
    assert not bench.panel.field.isEnabled()
    bench.panel.focus_search()
    bench.panel.fill_totals()


def test_another_pack_takes_the_place_of_the_first(bench: Bench, atlas: Atlas) -> None:
    bench.panel.fill_totals()
    bench.panel.field.setText("m9")
    bench.store.open(None, Viewpoint())
    bench.store.open(atlas, Viewpoint(focus="luxeed"))
    assert bench.panel.field.text() == ""
    assert bench.current == "luxeed"
    assert bench.panel.view.index_of("hima").data(Role.TOTAL)


def test_colours_follow_the_theme_at_once(bench: Bench) -> None:
    bench.panel.fill_totals()
    before = bench.panel.grab().toImage()
    bench.theme.choose("dark")
    after = bench.panel.grab().toImage()
    for image, panel, brand in ((before, "#FAFAF8", "#2A64C5"), (after, "#17191D", "#6496F2")):
        row = bench.panel.view.visualRect(bench.panel.view.index_of("aito"))
        assert _has(image, brand)
        assert image.pixelColor(140, bench.panel.view.y() + row.bottom() + 2).name().upper() == panel


def _has(image: QImage, colour: str) -> bool:
    return any(
        image.pixelColor(x, y).name().upper() == colour for x in range(image.width()) for y in range(image.height())
    )


def test_pack_text_is_never_interpreted(qtbot: QtBot, atlas: Atlas, tmp_path: Path, promise: Count) -> None:
    tried = failed = 0
    for payload in payloads(tmp_path):
        bench = Bench(qtbot, poisoned(atlas, payload))
        bench.panel.fill_totals()
        failed += leaks(bench.panel.view, bench.panel)
        bench.panel.field.setText(payload)
        failed += leaks(bench.panel.found, bench.panel.view, bench.panel.field)
        document = QTextDocument()
        document.setHtml(plain_tip(payload))
        failed += document.toPlainText() != payload
        tried += 6
    promise("P2", tried, failed)
