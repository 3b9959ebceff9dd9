"""Assumptions: sliders between sourced ends, values to type, a way back to the base, scenarios under their names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from explorer.figures.panels import Control
from explorer.gui.panels.amounts import amount_of, within
from explorer.gui.panels.assumption_row import AssumptionRow
from explorer.gui.panels.assumption_steps import place_of, steps
from explorer.gui.panels.scenario_panel import ScenarioPanel
from explorer.gui.window import MainWindow
from explorer.state import moves
from tests.figures.second_road import table

RD = "rd_per_year"
SIZES = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False).map(lambda one: round(one, 3))


@pytest.fixture
def panel(window: MainWindow) -> ScenarioPanel:
    window.context.store.go("Scenario", moves.show_view, "scenario")
    return window.centre.frame.scenario


def row_of(panel: ScenarioPanel, name: str) -> AssumptionRow:
    return next(row for row in panel.rows if row.control.name == name)


def settings(window: MainWindow) -> dict[str, float]:
    return dict(window.context.store.here.settings)


def entry(panel: ScenarioPanel, words: str) -> QAction:
    panel.bar.choices.aboutToShow.emit()
    return next(one for one in panel.bar.choices.actions() if one.text() == words)


def save(qtbot: QtBot, panel: ScenarioPanel, name: str) -> None:
    entry(panel, "Save as…").trigger()
    panel.bar.name.line.setText(name)
    qtbot.keyClick(panel.bar.name.line, Qt.Key.Key_Return)


def names(panel: ScenarioPanel) -> list[str]:
    panel.bar.choices.aboutToShow.emit()
    return [one.text() for one in panel.bar.choices.actions() if one.isCheckable()]


def test_every_slider_of_the_figure_has_a_row_with_its_sourced_ends(window: MainWindow, panel: ScenarioPanel) -> None:
    rows = {row["parameter"]: row for row in table("scenarios")}
    figure = window.centre.figure
    assert figure is not None and len(panel.rows) == len(figure.controls) > 1
    for row in panel.rows:
        sourced = rows[row.control.name]
        ends = (float(sourced["low"]), float(sourced["base"]), float(sourced["high"]))
        stops = steps(*ends)
        assert (stops[0], stops[-1]) == (ends[0], ends[2]) and ends[1] in stops
        assert row.slider.value() == stops.index(ends[1]) and not row.reset.isEnabled()
        assert row.title.text() == sourced["name_en"] and row.unit.text() == sourced["unit"]
        shown = [one for one in row._markers if one.isVisible()]
        assert shown and {one for mark in shown for one in mark.spec.source_ids} <= set(
            sourced["source_ids"].split(";")
        )


def test_a_slider_moves_the_figure_and_its_steps_melt(qtbot: QtBot, window: MainWindow, panel: ScenarioPanel) -> None:
    store, row = window.context.store, row_of(panel, RD)
    before = window.centre.figure
    for _ in range(4):
        qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    base = row.control.base
    assert settings(window)[RD] > base and row.reset.isEnabled()
    assert window.centre.figure is not before and window.centre.figure is not None and window.centre.figure.stamp
    qtbot.keyClick(row.slider, Qt.Key.Key_End)
    assert settings(window)[RD] == row.control.high
    store.back()
    assert settings(window) == {} and amount_of(row.value.text()) == base
    other = next(one for one in panel.rows if one.control.name != RD)
    qtbot.keyClick(row.slider, Qt.Key.Key_Left)
    qtbot.keyClick(other.slider, Qt.Key.Key_Left)
    store.back()  # two sliders are two steps
    assert set(settings(window)) == {RD}


def test_a_value_is_typed_or_refused_with_words(qtbot: QtBot, window: MainWindow, panel: ScenarioPanel) -> None:
    row = row_of(panel, RD)
    row.value.setFocus()
    row.value.selectAll()
    qtbot.keyClicks(row.value, "17.123")
    qtbot.keyClick(row.value, Qt.Key.Key_Return)
    assert settings(window) == {RD: 17.123} and not row.fault.isVisible()
    for text in ("99", "-1", "much", ""):
        row.value.selectAll()
        qtbot.keyClick(row.value, Qt.Key.Key_Delete)
        qtbot.keyClicks(row.value, text)
        qtbot.keyClick(row.value, Qt.Key.Key_Return)
        assert row.fault.isVisible() and row.fault.text().startswith("Type a number")
        assert settings(window) == {RD: 17.123}
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert settings(window) == {} and row.value.text() == "16" and not row.fault.isVisible()


def test_scenarios_are_saved_opened_renamed_and_deleted(qtbot: QtBot, window: MainWindow, panel: ScenarioPanel) -> None:
    store, row = window.context.store, row_of(panel, RD)
    assert panel.bar.menu_button.text() == "Base" and not entry(panel, "Save as…").isEnabled()
    qtbot.keyClick(row.slider, Qt.Key.Key_End)
    assert panel.bar.menu_button.text() == "Not saved"
    save(qtbot, panel, "High R&D")
    assert panel.bar.menu_button.text() == "High R&&D" and names(panel) == ["Base", "High R&&D"]
    qtbot.keyClick(row.slider, Qt.Key.Key_Home)
    save(qtbot, panel, "High R&D")
    assert panel.bar.name.isVisible() and "already" in panel.bar.name.line.placeholderText()  # taken
    panel.bar.name.line.setText(" ")
    qtbot.keyClick(panel.bar.name.line, Qt.Key.Key_Return)
    assert panel.bar.name.isVisible()
    panel.bar.name.line.setText("Low")
    qtbot.mouseClick(panel.bar.name.keep, Qt.MouseButton.LeftButton)
    assert not panel.bar.name.isVisible() and names(panel) == ["Base", "High R&&D", "Low"]
    entry(panel, "High R&&D").trigger()
    assert settings(window) == {RD: row.control.high}
    entry(panel, "Base").trigger()
    assert settings(window) == {}
    entry(panel, "Low").trigger()
    entry(panel, "Rename “Low”…").trigger()
    assert panel.bar.name.line.text() == "Low"
    panel.bar.name.line.setText("Lowest")
    qtbot.keyClick(panel.bar.name.line, Qt.Key.Key_Return)
    assert panel.bar.menu_button.text() == "Lowest"
    entry(panel, "Delete “Lowest”").trigger()
    assert names(panel) == ["Base", "High R&&D"] and panel.bar.menu_button.text() == "Not saved"
    window.commands["edit.undo"].trigger()
    assert panel.bar.menu_button.text() == "Lowest"
    assert [one.name for one in store.own.notebook.scenarios] == ["High R&D", "Lowest"]


def test_a_scenario_holds_the_assumptions_of_every_part(qtbot: QtBot, window: MainWindow, panel: ScenarioPanel) -> None:
    store = window.context.store
    qtbot.keyClick(row_of(panel, RD).slider, Qt.Key.Key_End)
    store.go("Part", moves.group_by, "tax")
    other = panel.rows[0]
    assert other.control.name != RD
    qtbot.keyClick(other.slider, Qt.Key.Key_End)
    save(qtbot, panel, "Both")
    entry(panel, "Base").trigger()
    assert settings(window) == {}
    entry(panel, "Both").trigger()
    assert set(settings(window)) == {RD, other.control.name}


def test_the_base_is_shown_and_left_again(qtbot: QtBot, window: MainWindow, panel: ScenarioPanel) -> None:
    flip = panel.bar.flip
    assert not flip.isEnabled()
    qtbot.keyClick(row_of(panel, RD).slider, Qt.Key.Key_End)
    changed = settings(window)
    flip.click()
    assert settings(window) == {} and flip.isChecked() and flip.isEnabled()
    flip.click()
    assert settings(window) == changed and not flip.isChecked()
    flip.click()
    qtbot.keyClick(row_of(panel, RD).slider, Qt.Key.Key_Left)
    assert not flip.isChecked()  # something else is assumed now


def test_other_settings_stay_when_a_scenario_opens(qtbot: QtBot, window: MainWindow, panel: ScenarioPanel) -> None:
    store = window.context.store
    store.go("Own", moves.set_setting, "log", 1.0)
    qtbot.keyClick(row_of(panel, RD).slider, Qt.Key.Key_End)
    save(qtbot, panel, "High")
    assert dict(store.own.notebook.scenarios[0].settings) == {RD: row_of(panel, RD).control.high}
    entry(panel, "Base").trigger()
    assert settings(window) == {"log": 1.0}


def test_a_source_opens_its_card(qtbot: QtBot, window: MainWindow, panel: ScenarioPanel) -> None:
    marker = row_of(panel, RD)._markers[0]
    qtbot.mouseClick(marker, Qt.MouseButton.LeftButton)
    assert panel._card is not None and panel._card.isVisible()
    qtbot.keyClick(panel._card, Qt.Key.Key_Escape)
    assert not panel._card.isVisible()


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (1920, True), (1024, False)])
def test_they_stand_beside_the_card_or_over_it_when_asked(
    window: MainWindow, panel: ScenarioPanel, width: int, beside: bool
) -> None:
    window.resize(width, 700)
    frame, card = window.centre.frame, window.centre.card
    assert panel.isVisible() is beside
    assert not window.body.details_shown  # they have its place
    if beside:
        assert card.geometry().right() < panel.geometry().left() and card.width() >= 560
    window.centre.options.assumptions.click()
    assert panel.isVisible() is not beside
    if not beside:
        assert panel.geometry().right() <= frame.width() - 16 and frame.scenario_shown
        assert frame.dismiss() and not panel.isVisible()


def test_other_views_have_none(window: MainWindow, panel: ScenarioPanel) -> None:
    assert panel.isVisible() and window.centre.options.assumptions.isVisible()
    window.context.store.go("Deliveries", moves.show_view, "deliveries")
    assert not panel.isVisible() and not window.centre.options.assumptions.isVisible()
    assert window.body.details_shown


@given(SIZES, SIZES, SIZES)
def test_steps_have_both_ends_and_the_base(one: float, two: float, three: float) -> None:
    low, base, high = sorted((one, two, three))
    stops = steps(low, base, high)
    assert list(stops) == sorted(set(stops)) and len(stops) <= 220
    assert low in stops and base in stops and high in stops
    for value in (low, base, high):
        assert stops[place_of(stops, value)] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000,000", 1e6), ("1.5M", 1.5e6), ("250 k", 250e3), ("2bn", 2e9), ("2b", 2e9), ("-3.5", -3.5), ("−3", -3),
        (".5", 0.5), ("10%", 10), ("1 000 000", 1e6), ("", None), ("M", None), ("1e9", None), ("nan", None),
        ("1.2.3", None), ("一千", None), ("١٢", None), ("9" * 50, None), ("1k5", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(text: str, value: float | None) -> None:
    assert amount_of(text) == value


def test_a_control_says_what_it_can_take() -> None:
    control = Control("t", "T", "amount", 1e6, 1e6, 1e3, 1e8)
    assert within(control, 1e3) == "" and within(control, 1e8) == ""
    assert within(control, 999) == "Type a number from 1,000 to 100,000,000."
    assert within(replace(control), None).startswith("Type a number, such as")
