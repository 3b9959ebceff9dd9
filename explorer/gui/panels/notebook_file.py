"""Keeps the notebook of the open pack in a file of the user's: read when the pack opens, written after every change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from explorer.files.own_data import notebook_path, read_bytes, set_aside, write_notebook
from explorer.gui.notices import Reporter
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.packs import PackError
from explorer.packs.strict_json import strict_json
from explorer.state.notebook import Notebook
from explorer.state.notebook_text import NotebookError, notebook_bytes, notebook_of
from explorer.state.viewpoint import Change

_PAUSE_MS = 300  # typing is written once it rests so long


class NotebookFile(QObject):
    """Follows the store; a damaged file is moved aside and said, and one that cannot be read is never written over."""

    def __init__(self, store: Store, reporter: Reporter, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._reporter = reporter
        self._pack = ""
        self._path: Path | None = None
        self._saved = Notebook()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        store.changed.connect(self._follow)
        store.own.changed.connect(self._expect)
        self._open()

    @property
    def path(self) -> Path | None:
        """Where the notebook is kept; none without a pack, or where the file there cannot be read."""
        return self._path

    @Slot()
    def flush(self) -> None:
        """Write what is not written yet."""
        self._pause.stop()
        notebook = self._store.own.notebook
        if self._path is None or notebook == self._saved:
            return
        try:
            write_notebook(self._path, notebook_bytes(notebook, self._pack))
            self._saved = notebook
        except OSError as error:
            words = translate("Own", "Your notes could not be saved: {0}. They are kept until the program ends.")
            self._reporter.say(words.format(error.strerror or str(error)))

    @Slot()
    def _expect(self) -> None:
        if self._path is not None and self._store.own.notebook != self._saved:
            self._pause.start()
        else:
            self._pause.stop()

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        if change.reopened:
            self._open()

    def _open(self) -> None:
        """Take the notebook of the pack that is open now; what was written on the one before is on the disk by then."""
        atlas = self._store.atlas
        pack = atlas.info.name if atlas is not None else ""
        if pack == self._pack:
            return
        self.flush()
        self._pack, self._path = pack, None
        self._saved = self._read(pack) if pack else Notebook()
        self._store.own.open(self._saved)

    def _read(self, pack: str) -> Notebook:
        try:
            path = notebook_path(pack)
            data = read_bytes(path)
        except OSError as error:
            words = translate("Own", "Your notes on this pack cannot be read: {0}. New ones are not saved.")
            self._reporter.say(words.format(error.strerror or str(error)))
            return Notebook()
        self._path = path
        if data is None:
            return Notebook()
        try:
            return notebook_of(strict_json(data, path.name))
        except (PackError, NotebookError) as error:
            self._set_aside(path, str(error))
            return Notebook()

    def _set_aside(self, path: Path, why: str) -> None:
        try:
            place = set_aside(path)
        except OSError as error:
            self._path = None
            words = translate("Own", "The file of your notes is damaged and cannot be moved: {0}.")
            self._reporter.say(words.format(error.strerror or str(error)), report=why)
            return
        words = translate("Own", "The file of your notes was damaged. It was kept as {0}, and a new one begun.")
        self._reporter.say(words.format(place.name), report=why)
