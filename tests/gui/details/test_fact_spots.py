"""What can be clicked in a fact's row stands once the pointer comes, and never for a fact that is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.figures.dossier import Fact, Run
from explorer.gui.badges import PRESS, MarkerSpec
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.fact_spots import MarkerSpot
from explorer.gui.panels.link_spot import LinkSpot
from explorer.gui.theme import Theme

WIDTH = 320
FIRST, SECOND = MarkerSpec("1", PRESS, "Source 1", ("one",)), MarkerSpec("22", PRESS, "Source 22", ("two",))


def show(row: FactRow, name: str, *markers: MarkerSpec) -> None:
    row.set_fact(Fact("Carmaker", (Run(name, name.lower()),)), markers, last=False)
    row.resize(WIDTH, row.lay_out(WIDTH))


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> FactRow:
    """Return a row with a fact, not on the screen: there the pointer may come near it at once."""
    made = FactRow(theme)
    qtbot.addWidget(made)
    show(made, "Seres", FIRST)
    return made


def enter(row: FactRow) -> None:
    at = QPointF(1, 1)
    QApplication.sendEvent(row, QEnterEvent(at, at, at))


def test_markers_are_painted_before_they_can_be_clicked(row: FactRow) -> None:
    assert not row.findChildren(MarkerSpot)
    bare = row.grab().toImage()
    box = row.boxes()[2][0]
    enter(row)
    (marker,) = row.findChildren(MarkerSpot)
    assert marker.geometry() == box and not marker.isHidden()
    assert row.grab().toImage() == bare
    row.set_fact(row.fact, (), last=False)
    row.lay_out(WIDTH)
    assert row.grab().toImage() != bare


def test_the_pointer_finds_link_and_marker(row: FactRow, qtbot: QtBot) -> None:
    row.show()
    enter(row)
    link, marker = row.findChildren(LinkSpot)[0], row.findChildren(MarkerSpot)[0]
    with qtbot.waitSignal(row.picked) as picked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.opened) as opened:
        qtbot.mouseClick(marker, Qt.MouseButton.LeftButton)
    assert picked.args == ["seres"] and opened.args == [marker]
    assert marker.spec == FIRST


def test_spots_of_a_fact_that_is_gone_lead_nowhere(row: FactRow, qtbot: QtBot) -> None:
    row.show()
    enter(row)
    link, marker = row.findChildren(LinkSpot)[0], row.findChildren(MarkerSpot)[0]
    show(row, "Chery", SECOND)
    with qtbot.assertNotEmitted(row.picked), qtbot.assertNotEmitted(row.opened):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(marker, Qt.MouseButton.LeftButton)
        qtbot.keyClick(link, Qt.Key.Key_Space)
        qtbot.keyClick(marker, Qt.Key.Key_Space)
    assert row.stops() == [link, marker]
    with qtbot.waitSignal(row.picked) as picked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert picked.args == ["chery"]
    assert (marker.spec, marker.accessibleName()) == (SECOND, SECOND.spoken)


def test_a_fact_with_fewer_markers_hides_the_others(row: FactRow) -> None:
    row.show()
    show(row, "Seres", FIRST, SECOND)
    assert len(row.markers) == 2
    show(row, "Chery", SECOND)
    assert [one.spec for one in row.findChildren(MarkerSpot) if one.isVisible()] != [SECOND]  # until they stand
    assert [one.spec for one in row.markers] == [SECOND]
    assert [one.spec for one in row.findChildren(MarkerSpot) if one.isVisible()] == [SECOND]
