"""One's own verdict and note on a claim: beside the pack's, in the Claims view, undone by one stack of steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.domain.evidence import Verdict
from explorer.figures.figure import Figure
from explorer.figures.panels import MatrixPanel
from explorer.gui.later import later
from explorer.gui.panels.own_verdict import OwnVerdictBox
from explorer.gui.window import MainWindow
from explorer.state import moves

CLAIM = "aito-800k"


@pytest.fixture
def box(window: MainWindow) -> OwnVerdictBox:
    store = window.context.store
    store.go("Claims", moves.show_view, "claims")
    store.go("Claim", moves.focus_on, CLAIM)
    return window.details.own


def choose(box: OwnVerdictBox, words: str) -> None:
    box.verdict.choices.aboutToShow.emit()
    next(entry for entry in box.verdict.choices.actions() if entry.text() == words).trigger()


def columns(window: MainWindow) -> list[str]:
    figure = window.centre.figure
    assert isinstance(figure, Figure)
    (panel,) = figure.panels
    assert isinstance(panel, MatrixPanel)
    return [column.title for column in panel.columns]


def mine(window: MainWindow) -> tuple[Verdict | None, str] | None:
    found = window.context.store.own.notebook.own_verdict(CLAIM)
    return (found.verdict, found.note) if found is not None else None


def test_it_is_there_for_claims_alone(window: MainWindow, box: OwnVerdictBox) -> None:
    assert box.isVisible() and box.verdict.text() == "None yet" and not box.differs.isVisible()
    window.context.store.go("AITO", moves.focus_on, "aito")
    assert not box.isVisible()


def test_a_verdict_stands_beside_the_packs(qtbot: QtBot, window: MainWindow, box: OwnVerdictBox) -> None:
    assert "Your verdict" not in columns(window)
    choose(box, "Contradicted")
    assert mine(window) == (Verdict.CONTRADICTED, "") and box.verdict.text() == "Contradicted"
    assert box.differs.text() == "The pack says: Supported." and box.differs.isVisible()
    assert "Your verdict" in columns(window)
    choose(box, "Supported")
    assert not box.differs.isVisible()
    choose(box, "None")
    assert mine(window) is None and "Your verdict" not in columns(window)


def test_a_note_is_typed_and_undone_as_one_step(qtbot: QtBot, window: MainWindow, box: OwnVerdictBox) -> None:
    choose(box, "Partly")
    box.note.setFocus()
    qtbot.keyClicks(box.note, "Count again")
    assert mine(window) == (Verdict.PARTLY, "Count again")
    assert window.commands["edit.undo"].isEnabled() and not window.commands["edit.redo"].isEnabled()
    window.commands["edit.undo"].trigger()
    assert mine(window) == (Verdict.PARTLY, "") and box.note.toPlainText() == ""
    window.commands["edit.undo"].trigger()
    assert mine(window) is None and box.verdict.text() == "None yet"
    for _ in range(2):
        window.commands["edit.redo"].trigger()
    assert mine(window) == (Verdict.PARTLY, "Count again") and box.note.toPlainText() == "Count again"


def test_ctrl_z_in_the_note_is_the_windows(qtbot: QtBot, window: MainWindow, box: OwnVerdictBox) -> None:
    box.note.setFocus()
    qtbot.keyClicks(box.note, "ab")
    for key, modifiers in (
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        asked.ignore()
        QApplication.sendEvent(box.note, asked)
        assert not asked.isAccepted()  # so the shortcut of the window gets it
    qtbot.keyClick(box.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert mine(window) is None and box.note.toPlainText() == ""


def test_another_claim_has_another_note(qtbot: QtBot, window: MainWindow, box: OwnVerdictBox) -> None:
    store = window.context.store
    box.note.setFocus()
    qtbot.keyClicks(box.note, "one")
    store.go("Claim", moves.focus_on, "baic-edge")
    assert box.note.toPlainText() == ""
    box.note.setFocus()
    qtbot.keyClicks(box.note, "two")
    store.go("Claim", moves.focus_on, CLAIM)
    assert box.note.toPlainText() == "one"
    assert {one.claim_id: one.note for one in store.own.notebook.verdicts} == {CLAIM: "one", "baic-edge": "two"}
    store.own.undo()
    assert {one.claim_id: one.note for one in store.own.notebook.verdicts} == {CLAIM: "one"}


def test_blanks_alone_are_no_note_and_the_caret_stays(qtbot: QtBot, window: MainWindow, box: OwnVerdictBox) -> None:
    box.note.setFocus()
    qtbot.keyClicks(box.note, "  ")
    assert mine(window) is None and box.note.toPlainText() == "  "
    qtbot.keyClicks(box.note, "x")
    qtbot.keyClick(box.note, Qt.Key.Key_Home)
    qtbot.keyClicks(box.note, "y")
    assert mine(window) == (None, "y  x") and box.note.textCursor().position() == 1


def test_a_verdict_does_not_touch_other_views(window: MainWindow, box: OwnVerdictBox) -> None:
    choose(box, "Partly")
    window.context.store.go("Deliveries", moves.show_view, "deliveries")
    before = window.centre.figure
    window.context.store.own.undo()
    assert window.centre.figure is before


def test_its_menu_opens_under_its_left_end(qtbot: QtBot, box: OwnVerdictBox) -> None:
    button, menu = box.verdict, box.verdict.choices
    seen: list[int] = []

    def look() -> None:
        seen.append(menu.x())
        menu.close()

    later(menu, look, 50)
    button.showMenu()  # waits until the menu closes
    qtbot.waitUntil(lambda: bool(seen))
    left = button.mapToGlobal(QPoint(0, 0)).x()
    room = button.screen().availableGeometry().right() + 1 - menu.width()
    assert seen == [min(left, room)] or left > room
