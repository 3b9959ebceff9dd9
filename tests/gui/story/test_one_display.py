"""One display for all: S brings the console, and what was in front before a question is so after it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.story.onstage import Stage


@pytest.fixture(autouse=True)
def one_display(stage: Stage) -> None:
    """Have the audience full screen on the only display, as F5 does there."""
    stage.player.windows.choose("")
    assert stage.player.windows.one_display and not stage.player.windows.console_seen


def test_tools_work_on_the_slide_and_on_the_console_that_was_brought(stage: Stage) -> None:
    stage.key(Qt.Key.Key_D)
    layer = stage.kit.tools.audience
    QTest.mousePress(layer, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.mouseMove(layer, QPoint(400, 200))
    QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=QPoint(400, 200))
    assert len(stage.kit.tools.marks.strokes) == 1
    stage.key(Qt.Key.Key_S)
    assert stage.player.windows.console_seen
    at = stage.kit.tools.console.mapTo(stage.player.console, stage.at(960, 540))
    assert stage.player.console.childAt(at) is stage.kit.tools.console
    stage.drag((700, 540), (1100, 540))
    assert len(stage.kit.tools.marks.strokes) == 2


@pytest.mark.parametrize("console", [False, True])
def test_after_a_question_that_is_in_front_which_was_before(qtbot: QtBot, stage: Stage, console: bool) -> None:
    if console:
        stage.player.windows.swap()
    stage.key(Qt.Key.Key_Q)
    qtbot.waitUntil(stage.window.isActiveWindow)
    stage.kit.question.bar.discard.click()
    qtbot.waitUntil((stage.player.console if console else stage.player.audience).isActiveWindow)
