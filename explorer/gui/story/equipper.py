"""Has every presentation equipped before it starts; what that takes is read when the first one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from explorer.gui.actions.context import Context
from explorer.gui.story.talk_desk import TalkDesk

if TYPE_CHECKING:
    from explorer.gui.story.equipment import Equipment


class Equipper(QObject):
    """Equips each presentation that the desk begins; ``last`` is the equipment of the one that is on."""

    def __init__(self, desk: TalkDesk, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self.last: Equipment | None = None
        desk.began.connect(self._equip)

    @Slot(object)
    def _equip(self, player: object) -> None:
        from explorer.gui.story.equipment import Equipment  # late: the chart's library is large
        from explorer.gui.story.player import Player

        if isinstance(player, Player):
            self.last = Equipment(player, self._context.theme.palette, self._context, self._host)
            player.ended.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self.last = None
