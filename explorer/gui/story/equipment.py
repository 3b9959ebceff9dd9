"""Gives every presentation what a presenter uses on stage: tools, overview, questions, a note for a return."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from explorer.gui.actions.context import Context
from explorer.gui.story.key_sheet import KeySheetDesk
from explorer.gui.story.overview import OverviewDesk
from explorer.gui.story.player import Player
from explorer.gui.story.question import Question
from explorer.gui.story.stage_tools import StageTools
from explorer.gui.theme import Palette


class Equipment(QObject):
    """What one presentation is equipped with; it goes with the player."""

    def __init__(self, player: Player, palette: Palette, context: Context, host: QWidget) -> None:
        super().__init__(player)
        self.tools = StageTools(player)
        self.overview = OverviewDesk(player, palette).overview
        self.keys = KeySheetDesk(player, palette).sheet
        self.question = Question(player, context, host)
