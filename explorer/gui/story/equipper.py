"""Has every presentation equipped, checked beforehand and reported on; what that takes is read when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from explorer.domain.stories import Step
from explorer.figures.rehearsal import rehearsal
from explorer.gui.actions.context import Context
from explorer.gui.story.talk_desk import TalkDesk
from explorer.state.show import Show

if TYPE_CHECKING:
    from explorer.gui.story.equipment import Equipment
    from explorer.gui.story.player import Player
    from explorer.gui.story.remote_dialog import RemoteDialog
    from explorer.gui.story.report_dialogs import CheckDialog, RehearsalDialog


class Equipper(QObject):
    """Equips each presentation that the desk begins; ``last`` is the equipment of the one that is on.

    ``kept`` are the pictures of the last check, to fall back on.
    """

    def __init__(self, desk: TalkDesk, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._context, self._host = desk, context, host
        self.last: Equipment | None = None
        self.kept: dict[Step, bytes] = {}
        self._player: Player | None = None
        self._ended: Show | None = None
        desk.check_wanted.connect(self.check)
        desk.report_wanted.connect(self.report)
        desk.remote_wanted.connect(self.learn_remote)
        desk.began.connect(self._equip)

    @Slot(object)
    def _equip(self, player: object) -> None:
        from explorer.gui.story.equipment import Equipment  # late: the chart's library is large
        from explorer.gui.story.player import Player

        if isinstance(player, Player):
            self.last = Equipment(player, self._context.theme.palette, self._context, self._host)
            player.book.fallback = self.kept
            self._player = player
            player.ended.connect(self._forget)
            self._take_remote()

    @Slot()
    def _forget(self) -> None:
        self.last = None
        if self._player is not None and self._player.show.timer.times:
            self._ended = self._player.show
            self._desk.rehearsed = True
        self._player = None

    @Slot()
    def _take_remote(self) -> None:
        """Let the presentation that is on heed the keys that were learnt."""
        from explorer.gui.story.remote import read_remote, unread_words

        if self._player is None:
            return
        found = read_remote(self._context.settings)
        self._player.keys.reader.learnt = found.keys
        if found.unread:
            self._context.reporter.say(unread_words())

    @Slot()
    def learn_remote(self) -> RemoteDialog:
        """Show which key does what while presenting, and learn other ones, which count at once."""
        from explorer.gui.story.remote_dialog import RemoteDialog  # late: few need it

        dialog = RemoteDialog(self._context.theme, self._context.settings, self._host)
        dialog.changed.connect(self._take_remote)
        dialog.open()
        return dialog

    @Slot()
    def check(self) -> CheckDialog | None:
        """Draw every step of the story that F5 presents, and list what would fail."""
        from explorer.gui.story.report_dialogs import CheckDialog  # late: the chart's library is large
        from explorer.gui.story.stage_check import StageCheck

        story, atlas, theme = self._desk.story, self._context.store.atlas, self._context.theme
        if story is None or atlas is None:
            return None
        dialog = CheckDialog(theme, StageCheck(atlas, story, theme.palette, self.kept, self), self._host)
        dialog.open()
        return dialog

    @Slot()
    def report(self) -> RehearsalDialog | None:
        """Say what the talk that ended last took, and what to leave out to end on time."""
        from explorer.gui.story.report_dialogs import RehearsalDialog  # late: the chart's library is large

        if self._ended is None:
            return None
        story = self._ended.story
        found = rehearsal(story, self._ended.timer.times)
        dialog = RehearsalDialog(self._context.theme, story, found, self._host)
        dialog.open()
        return dialog
