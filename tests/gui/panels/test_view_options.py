"""Every view has its words and settings in the options row, in any width; a comparison has who stands in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import VIEWS, view_row
from explorer.figures.compare_kin import MOST, alike, candidates, comparable, toggled
from explorer.gui.panels.compare_bar import EntityChip
from explorer.gui.panels.option_words import WORDS, by_words, every_words
from explorer.gui.panels.setting_controls import SettingMenu, SettingToggle
from explorer.gui.window import MainWindow
from explorer.state import moves


def show(window: MainWindow, view: str) -> None:
    window.context.store.go("View", moves.show_view, view)


def shown(window: MainWindow) -> list[QWidget]:
    children = window.centre.options.children()
    return [one for one in children if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]


def setting(window: MainWindow, name: str) -> SettingMenu | SettingToggle:
    return next(one for one in window.centre.options.set.settings if one.control.name == name)


def entry(menu: SettingMenu, words: str) -> QAction:
    menu.choices.aboutToShow.emit()
    return next(one for one in menu.choices.actions() if one.text() == words)


def test_every_word_of_the_catalogue_can_be_translated() -> None:
    words = {word for view in VIEWS for _, word in view.by}
    words |= {word for view in VIEWS if "every" in view.options for _, word in view.every}
    assert words <= WORDS, words - WORDS


@pytest.mark.parametrize("view", [view.id for view in VIEWS])
@pytest.mark.parametrize("width", [960, 1024, 1184, 1440, 1920])
def test_nothing_overlaps_in_any_view(window: MainWindow, width: int, view: str) -> None:
    show(window, view)
    window.resize(width, 700)
    options = window.centre.options
    row = sorted(shown(window), key=QWidget.x)
    assert {options.table, options.export} <= set(row)
    for left, right in pairwise(row):
        assert left.geometry().right() < right.geometry().left(), (left, right)
    assert row[-1].geometry().right() < options.width()
    assert all(one.width() >= one.sizeHint().width() for one in row)


@pytest.mark.parametrize("view", [view.id for view in VIEWS])
def test_the_segments_are_those_of_the_view(window: MainWindow, view: str) -> None:
    show(window, view)
    options, row = window.centre.options, view_row(view)
    assert options.by.choices == by_words(row) and options.every.choices == every_words(row)
    assert options.by.value == (row.by[0][0] if "by" in row.options else "")
    figure = window.centre.figure
    assert figure is not None
    controls = [one.name for one in figure.controls if one.kind != "slider"]
    assert [one.control.name for one in options.set.settings] == controls


def test_each_word_of_each_view_can_be_chosen(window: MainWindow) -> None:
    store = window.context.store
    for view in VIEWS:
        show(window, view.id)
        for value, _ in by_words(view):
            window.centre.options.by.take(value)
            assert (store.here.view, store.here.by) == (view.id, value)
            assert window.centre.options.by.value == value and window.centre.figure is not None


def test_a_word_of_another_view_stands_at_the_default(window: MainWindow) -> None:
    window.context.store.go("By", moves.group_by, "car")
    show(window, "scaling")
    assert window.centre.options.by.value == "since"
    show(window, "deliveries")
    assert window.centre.options.by.value == "car"


def test_a_toggle_sets_and_unsets(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "scaling")
    toggle = setting(window, "log")
    assert isinstance(toggle, SettingToggle) and not toggle.isChecked()
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert window.context.store.here.settings == (("log", 1.0),) and toggle.isChecked()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert window.context.store.here.settings == () and not toggle.isChecked()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_toggle_looks_like_a_control_whether_on_or_off(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.context.theme.choose(name)
    palette = window.context.theme.palette
    show(window, "scaling")
    toggle = setting(window, "log")
    sizes = set()
    for box, ground in (("field", "surface"), ("ink", "sel")):
        picture = toggle.grab().toImage()
        middle = picture.height() // 2
        row = [QColor(picture.pixel(x, middle)) for x in range(picture.width())]
        assert row[0] == row[-1] == palette["line-strong"]  # framed on both sides
        assert row[9] == palette[box] and row[5] == palette[ground]  # the box, empty or filled, on its ground
        sizes.add(toggle.sizeHint().toTuple())
        qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert len(sizes) == 1  # nothing moves


def test_a_choice_is_a_menu(window: MainWindow) -> None:
    show(window, "finances")
    menu = setting(window, "rate")
    assert isinstance(menu, SettingMenu) and menu.text() == "Currency: CNY"
    menu.choices.aboutToShow.emit()
    usd = menu.choices.actions()[1]
    usd.trigger()
    assert dict(window.context.store.here.settings)["rate"] == menu.control.options[1][0]
    assert menu.text().startswith("Currency: USD at")
    entry(menu, "CNY").trigger()
    assert window.context.store.here.settings == ()


def test_an_amount_takes_ones_own_and_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "scaling")
    menu = setting(window, "threshold")
    assert isinstance(menu, SettingMenu) and menu.text() == "Threshold: 1M" and menu.entry is not None
    entry(menu, "500k").trigger()
    assert dict(window.context.store.here.settings) == {"threshold": 500_000.0} and menu.text() == "Threshold: 500k"
    menu.choices.aboutToShow.emit()
    line, said = menu.entry.panel.line, menu.entry.panel.said
    for text, words in (("12", "Type a number from 1,000 to 100,000,000."), ("many", "Type a number, such as")):
        line.setText(text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert said.text().startswith(words) and dict(window.context.store.here.settings)["threshold"] == 500_000.0
    qtbot.keyClicks(line, "x")
    assert not said.text()
    line.setText("750k")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dict(window.context.store.here.settings)["threshold"] == 750_000.0 and menu.text() == "Threshold: 750k"
    entry(menu, "1M").trigger()
    assert window.context.store.here.settings == ()
    entry(menu, "750k").trigger()  # still offered
    assert dict(window.context.store.here.settings)["threshold"] == 750_000.0


def test_an_amount_of_a_link_stands_in_its_menu(window: MainWindow) -> None:
    show(window, "scaling")
    window.context.store.go("Set", moves.set_setting, "threshold", 123_456.0)
    menu = setting(window, "threshold")
    assert isinstance(menu, SettingMenu) and menu.text() == "Threshold: 123,456"
    assert entry(menu, "123,456").isChecked()


def test_filters_of_a_crowded_view_stand_in_a_menu(window: MainWindow) -> None:
    show(window, "scaling")
    options = window.centre.options
    assert not options.chips and options.set.shown.text() == "5 of 7 shown"
    options.set.shown.choices.aboutToShow.emit()
    first = options.set.shown.choices.actions()[0]
    assert first.isChecked()
    first.trigger()
    assert window.context.store.here.hidden == {"li-auto"} and options.set.shown.text() == "4 of 7 shown"


def test_verdicts_are_filters_with_their_count(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "claims")
    window.resize(1920, 1080)
    chips = {chip.choice.id: chip for chip in window.centre.options.chips}
    assert chips["supported"].text() == f"Supported {chips['supported'].choice.count}"
    qtbot.mouseClick(chips["partly"], Qt.MouseButton.LeftButton)
    assert window.context.store.here.hidden == {"partly"}
    assert chips["partly"].accessibleName().endswith(", hidden")


def test_months_since_the_first_have_no_time_range(window: MainWindow) -> None:
    show(window, "scaling")
    options = window.centre.options
    assert options.range not in options.set.wanted
    options.by.take("calendar")
    assert options.range in options.set.wanted


def test_a_view_used_before_shows_the_very_figure_and_controls(window: MainWindow) -> None:
    seen = {}
    for view in VIEWS:
        show(window, view.id)
        seen[view.id] = (window.centre.figure, window.centre.options.by, tuple(window.centre.options.set.settings))
    for view in VIEWS:
        show(window, view.id)
        now = (window.centre.figure, window.centre.options.by, tuple(window.centre.options.set.settings))
        assert all(one is other for one, other in zip(now[:2], seen[view.id][:2], strict=True)), view.id
        assert now[2] == seen[view.id][2]


class TestCompare:
    """Chips with a cross, an add menu, a baseline menu, Ctrl+D, and the button of the details."""

    @pytest.fixture
    def chips(self, window: MainWindow) -> list[EntityChip]:
        window.context.store.go("M9", moves.focus_on, "aito-m9")
        show(window, "compare")
        return window.centre.options.set.compare.chips

    def ids(self, window: MainWindow) -> list[str]:
        return [chip.entity_id for chip in window.centre.options.set.compare.chips]

    def test_those_that_the_figure_chose_stand_there(self, window: MainWindow, chips: list[EntityChip]) -> None:
        assert self.ids(window)[0] == "aito-m9" and len(chips) == MOST
        bar = window.centre.options.set.compare
        assert bar.count.text() == "4 of 4" and bar.add not in bar.wanted
        assert bar.baseline.text() == "Baseline: AITO M9"

    def test_a_cross_and_a_key_take_out(self, qtbot: QtBot, window: MainWindow, chips: list[EntityChip]) -> None:
        before, bar = self.ids(window), window.centre.options.set.compare
        last = chips[-1]
        qtbot.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(last.width() - 14, 16))
        assert self.ids(window) == before[:-1] and bar.add.isVisible()
        qtbot.keyClick(bar.chips[1], Qt.Key.Key_Delete)
        assert self.ids(window) == [before[0], before[2]]
        qtbot.keyClick(bar.chips[0], Qt.Key.Key_Delete)  # the baseline has no cross
        assert self.ids(window) == [before[0], before[2]]
        assert window.context.store.here.focus == "aito-m9"

    def test_a_click_focuses(self, qtbot: QtBot, window: MainWindow, chips: list[EntityChip]) -> None:
        ids = self.ids(window)
        window.context.store.go("These", moves.compare, tuple(ids))
        qtbot.mouseClick(window.centre.options.set.compare.chips[1], Qt.MouseButton.LeftButton, pos=QPoint(20, 16))
        assert window.context.store.here.focus == ids[1] and self.ids(window) == ids

    def test_another_leads(self, window: MainWindow, chips: list[EntityChip]) -> None:
        ids, bar = self.ids(window), window.centre.options.set.compare
        bar.baseline.choices.aboutToShow.emit()
        bar.baseline.choices.actions()[2].trigger()
        assert self.ids(window) == [ids[2], ids[0], ids[1], ids[3]]

    def test_one_is_added(self, window: MainWindow, chips: list[EntityChip]) -> None:
        ids, bar = self.ids(window), window.centre.options.set.compare
        bar.chips[-1].take("")
        bar.add.choices.aboutToShow.emit()
        menu = next(one for one in bar.add.groups if one.title() == "Luxeed")
        added = menu.actions()[0].data()
        menu.actions()[0].trigger()
        assert self.ids(window) == [*ids[:-1], added]

    def test_the_place_of_the_details_is_taken(self, window: MainWindow, chips: list[EntityChip]) -> None:
        assert not window.body.details_shown and not window.details.isVisible()
        window.commands["view.details"].trigger()
        assert window.body.details_over and window.details.isVisible()
        show(window, "deliveries")
        assert window.details.isVisible() and not window.body.details_over

    def test_ctrl_d_adds_and_takes_out(self, window: MainWindow) -> None:
        store, command = window.context.store, window.commands["compare.toggle"]
        said: list[str] = []
        window.context.reporter.noticed.connect(lambda notice: said.append(notice.title))
        for number, car in enumerate(("aito-m9", "aito-m8", "bmw-x5", "li-l9"), start=1):
            store.go("Car", moves.focus_on, car)
            assert command.isEnabled() and not command.isChecked()
            command.trigger()
            assert store.here.compared[-1] == car and command.isChecked()
            assert said[-1].endswith(f"is in Compare, {number} of 4.")
        store.go("Car", moves.focus_on, "aito-m7")
        command.trigger()
        assert len(store.here.compared) == 4 and said[-1].startswith("Four can stand side by side.")
        store.go("Car", moves.focus_on, "aito-m8")
        command.trigger()
        assert store.here.compared == ("aito-m9", "bmw-x5", "li-l9") and said[-1] == "AITO M8 was taken out of Compare."
        assert store.here.view == "deliveries"
        store.go("Brand", moves.focus_on, "aito")
        command.trigger()
        assert store.here.compared == ("aito",)  # a house is not compared with cars: it begins anew

    def test_only_what_can_be_compared_is_offered(self, qtbot: QtBot, window: MainWindow) -> None:
        store, button = window.context.store, window.details._head._compare
        store.go("Person", moves.focus_on, "yu-chengdong")
        assert not button.isVisible() and not window.commands["compare.toggle"].isEnabled()
        store.go("Car", moves.focus_on, "aito-m9")
        assert button.isVisible() and button.geometry().right() <= window.details.width()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert (store.here.view, store.here.compared) == ("compare", ("aito-m9",))


def test_kin_are_of_one_class(atlas: Atlas) -> None:
    assert comparable(atlas, "aito-m9") and comparable(atlas, "hima") and not comparable(atlas, "yu-chengdong")
    assert not comparable(atlas, "nobody")
    assert alike(atlas, "aito-m8", ["aito-m9", "bmw-x5"]) and not alike(atlas, "aito", ["aito-m9"])
    cars = {one for _, ids in candidates(atlas, ("aito-m9",)) for one in ids}
    assert "aito-m9" not in cars and {"aito-m8", "bmw-x5"} <= cars and "aito" not in cars
    houses = {one for _, ids in candidates(atlas, ("hima",)) for one in ids}
    assert {"aito", "li-auto"} <= houses and not houses & cars
    assert toggled(atlas, ("a", "b"), "a") == ("b",)


def test_menus_of_the_options_read_from_left_to_right_and_mark_one_choice(window: MainWindow) -> None:
    show(window, "scaling")
    menu = setting(window, "threshold")
    assert isinstance(menu, SettingMenu)
    show(window, "deliveries")
    for one in (menu.choices, window.centre.options.range_menu):
        for _ in range(2):
            one.aboutToShow.emit()
        groups = {entry.actionGroup() for entry in one.actions() if entry.isCheckable()}
        assert one.layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert len(groups) == 1 and all(group is not None and group.isExclusive() for group in groups)
        assert sum(entry.isChecked() for entry in one.actions()) == 1


def test_tab_goes_from_the_cars_compared_to_the_baseline(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["view.compare"].trigger()
    compare = window.centre.options.set.compare
    row = [one for one in compare.wanted if one is not compare.count]
    row[0].setFocus()
    for before, after in pairwise(row):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus()
