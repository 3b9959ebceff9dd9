"""Gives every presentation what its presenter works with on stage: tools, overview, questions, the note for a return."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from explorer.gui.actions.context import Context
from explorer.gui.story.overview import OverviewDesk
from explorer.gui.story.player import Player
from explorer.gui.story.question import Question
from explorer.gui.story.stage_tools import StageTools
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.theme import Palette


class Equipment(QObject):
    """What one presentation is equipped with; it goes with the player."""

    def __init__(self, player: Player, palette: Palette, context: Context, host: QWidget) -> None:
        super().__init__(player)
        self.tools = StageTools(player)
        self.overview = OverviewDesk(player, palette).overview
        self.question = Question(player, context, host)


class Equipper(QObject):
    """Equips each presentation that the desk begins, before it starts."""

    def __init__(self, desk: TalkDesk, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self.last: Equipment | None = None
        desk.began.connect(self._equip)

    @Slot(object)
    def _equip(self, player: object) -> None:
        if isinstance(player, Player):
            self.last = Equipment(player, self._context.theme.palette, self._context, self._host)
            player.ended.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self.last = None
