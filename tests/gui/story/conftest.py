"""Presentations of a story in a window, their charts awake: one by a clock of its own, one beside the main window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.gui.notices import Reporter
from explorer.gui.settings import MOTION, Settings
from explorer.gui.story.displays import Wish
from explorer.gui.story.equipper import Equipper
from explorer.gui.story.player import Player
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow
from explorer.state.show import begin
from tests.gui.story.onstage import NoStory, Stage
from tests.gui.story.talking import STORY, Talk


@pytest.fixture
def talk(qtbot: QtBot, atlas: Atlas, theme: Theme) -> Iterator[Talk]:
    settings, reporter, time = Settings(), Reporter(), [100.0]
    settings.set(MOTION, False)
    theme.use_colours(atlas.info.colours)
    wish = Wish(QSize(960, 540))
    made = Talk(Player(atlas, begin(STORY), theme, settings, reporter, wish, lambda: time[0]), reporter, settings, time)
    made.player.start()
    qtbot.waitUntil(lambda: made.player.audience.stage.live)
    made.player.console.activateWindow()
    qtbot.waitUntil(made.player.console.isActiveWindow)
    yield made
    if not made.player.show.ended:
        made.player.finish()
    made.player.deleteLater()


@pytest.fixture
def stage(qtbot: QtBot, window: MainWindow, settings: Settings) -> Iterator[Stage]:
    """Yield a presentation that stands still."""
    context = window.context
    desk = TalkDesk(context.store, context.theme, settings, Reporter(), NoStory(), window)
    made = Stage(window, settings, desk, Equipper(desk, context, window))
    qtbot.waitUntil(lambda: made.player.audience.stage.live)
    yield made
    made.player.finish()
