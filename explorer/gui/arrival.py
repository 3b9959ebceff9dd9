"""What follows a window once it has been painted: the pack that was only seen, notes, what a crash has left."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon

from explorer.files.folders import config_folder, data_folder, refusing
from explorer.gui.icons import pixmap
from explorer.gui.later import later
from explorer.gui.text import translate
from explorer.gui.window import MainWindow

_QUIET_MS = 3_000  # after the first chart, until the first sight of its pack is kept for the next start


class Arrival(QObject):
    """Comes when a window has been painted, and again when it is finished."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._seen: tuple[Path | None, str] | None = None
        window.painted.connect(self._open_seen)
        window.finished.connect(self._come)
        window.woken.connect(self._expect_quiet)

    def open(self, pack: Path | None, link: str) -> None:
        """Open the first pack: now, or where a first sight of it is kept, once that has been painted."""
        sight = self._window.packs.first_sight(pack, link)
        if sight is None:
            self._window.packs.start(pack, link)
        else:
            self._window.show_sight(sight)
            self._seen = pack, link

    @Slot()
    def _open_seen(self) -> None:
        """Open the pack that only its first sight was shown of."""
        if self._seen is None:
            return
        window, store = self._window, self._window.shown.store
        window.packs.start(*self._seen)
        if store.atlas is None:
            store.open(None, store.here)  # nothing is seen of a pack that has gone since

    @Slot()
    def _come(self) -> None:
        from explorer.gui.panels.notebook_file import NotebookFile  # late: the window is painted without it

        window, shown = self._window, self._window.shown
        QGuiApplication.setWindowIcon(QIcon(pixmap("app", 64, QColor("#14181D"))))
        running = QCoreApplication.instance()
        assert running is not None
        running.aboutToQuit.connect(NotebookFile(shown.store, shown.reporter, window).flush)
        running.aboutToQuit.connect(window.stories.close)
        running.aboutToQuit.connect(self._thaw)
        window.woken.connect(window.recovery.look)
        window.woken.connect(window.talk_return.look)

    @Slot()
    def _expect_quiet(self) -> None:
        gc.freeze()  # what a start has made stays as long as the program: no collection need look through it again
        later(self, self._settle, _QUIET_MS)

    @Slot()
    def _thaw(self) -> None:
        gc.unfreeze()

    @Slot()
    def _settle(self) -> None:
        try:
            self._keep_sight()
        finally:
            self._say_what_is_not_kept()

    def _say_what_is_not_kept(self) -> None:
        data, config = data_folder(), config_folder()
        refused = refusing(data, config)
        if not refused:
            return
        why, places = refused[0][1], [str(folder) for folder, _ in refused]
        if len(places) > 1:
            words = translate("Arrival", "Nothing can be kept: {0} and {1} cannot be written ({2}).")
        elif refused[0][0] == data:
            words = translate("Arrival", "Stories and notes cannot be kept: {0} cannot be written ({1}).")
        else:
            words = translate("Arrival", "Settings cannot be kept: {0} cannot be written ({1}).")
        lasting = translate("Arrival", "All else works, and lasts until the program ends.")
        self._window.shown.reporter.warn(f"{words.format(*places, why)} {lasting}")

    def _keep_sight(self) -> None:
        from explorer.gui.panels.sight_keeping import keep_sight  # late: what it needs was needed by the pack

        atlas = self._window.shown.store.atlas
        if atlas is not None:
            keep_sight(atlas, Path(atlas.info.place))
