"""The note that follows a presentation step by step, so that a program that died can come back to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from explorer.files.talks import Talk, TalkNote
from explorer.gui.boot import BY_SYSTEM
from explorer.gui.settings import LAST_PACK, NOTES_SIZE, Settings
from explorer.gui.story.player import Player
from explorer.state.talk_timer import elapsed

_EVERY_MS = 10_000  # the timer's reading is at most so old


class TalkKeeper(QObject):
    """Writes where a presentation is, right after each step has been shown, until it ends well.

    One that ends because the system shuts down has not ended well: it can be gone on with afterwards.
    """

    def __init__(self, player: Player, settings: Settings, file: Path | None) -> None:
        super().__init__(player)
        self._player, self._settings, self._file = player, settings, file
        self._note = TalkNote()
        self._shut_at: int | None = None  # the step at which the system asked to save all
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._take_shutdown)
        self._soon, self._often = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        for timer in (self._soon, self._often):
            timer.timeout.connect(self.write)
        self._often.start(_EVERY_MS)
        player.changed.connect(self._soon.start)
        player.ended.connect(self._end)

    @Slot()
    def write(self) -> None:
        """Write where the presentation is now."""
        show = self._player.show
        if show.ended:
            return
        self._note.write(
            Talk(
                story=show.story.id,
                place=show.place,
                title=show.step.title,
                pack=self._settings.get(LAST_PACK),
                file=str(self._file) if self._file is not None else "",
                letters=self._settings.get(NOTES_SIZE),
                elapsed=elapsed(show.timer, self._player.clock()),
            )
        )

    @Slot()
    def _take_shutdown(self) -> None:
        self._shut_at = self._player.show.place

    @Slot()
    def _end(self) -> None:
        self._soon.stop()
        self._often.stop()
        application = QGuiApplication.instance()
        asked = self._shut_at == self._player.show.place
        if asked or (application is not None and application.property(BY_SYSTEM)):
            self._note.leave()
        else:
            self._note.end()
