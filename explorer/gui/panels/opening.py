"""Opens packs for the window: the dialog, the last ones, and what is said when one cannot be opened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtWidgets import QWidget

from explorer.figures.catalogue import DEFAULT_VIEW, checked, resolved
from explorer.files.resources import bundled_pack
from explorer.gui.later import later
from explorer.gui.notices import Reporter
from explorer.gui.panels.first_sight import FirstSight, first_sight
from explorer.gui.settings import LAST_PACK, RECENT_PACKS, VIEWPOINTS, Settings
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.packs.errors import PackError
from explorer.packs.folder import DESCRIPTOR
from explorer.state.viewpoint import LinkError, Viewpoint, link, viewpoint

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.gui.panels.pack_chooser import PackFileDialog
    from explorer.gui.panels.pack_error import PackErrorDialog

_MOST_RECENT = 10
_MOST_VIEWPOINTS = 50


def read_pack(path: Path) -> Atlas:
    """Return the atlas of a pack; raise PackError where there is none."""
    from explorer.packs import open_pack  # late: at first a pack is seen before it is read

    return open_pack(path)


def first_viewpoint(atlas: Atlas) -> Viewpoint:
    """Return where a pack opens that was never open before: the alliance's deliveries."""
    return Viewpoint(view=DEFAULT_VIEW, focus=atlas.alliance.id if atlas.alliance is not None else "")


class PackDesk(QObject):
    """Opens and closes packs; what is open, and where the user is in it, stays untouched by any failure."""

    def __init__(self, store: Store, theme: Theme, settings: Settings, reporter: Reporter, window: QWidget) -> None:
        super().__init__(window)
        self._reporter = reporter
        self._store = store
        self._theme = theme
        self._settings = settings
        self._window = window
        self._failed = Path()
        self._error: PackError | None = None
        self.dialog: PackErrorDialog | None = None
        self.chooser: PackFileDialog | None = None

    @property
    def recent(self) -> tuple[Path, ...]:
        """The packs opened last, newest first."""
        return tuple(Path(one) for one in self._settings.get(RECENT_PACKS))

    def open(self, path: Path, there: str = "") -> bool:
        """Open the pack at ``path``, at a link or where it was left; say why if that fails."""
        path = pack_place(path)
        try:
            atlas = read_pack(path)
        except PackError as error:
            self._say(path, error)
            return False
        self.show(atlas, path, there)
        return True

    def first_sight(self, named: Path | None, there: str) -> FirstSight | None:
        """Return what was kept of the pack that :meth:`start` opens, if that is what will be seen first of it."""
        path = pack_place(named) if named is not None else Path(self._settings.get(LAST_PACK) or bundled_pack())
        sight = first_sight(path)
        if sight is None:
            return None
        text = there or self._kept().get(sight.name, "")
        try:
            here = viewpoint(text) if text else Viewpoint(view=sight.view)
        except LinkError:
            return None
        sight.view = here.view or sight.view
        return sight if here.focus in ("", sight.focus) and here.as_of is None else None

    def start(self, named: Path | None, there: str) -> None:
        """Open the first pack: the one named, else the last one, else the one that comes with the program.

        A named pack that cannot be opened leaves the first page and a dialog on it; a last one that has gone or
        broken since is passed over with a word.
        """
        if named is not None:
            self._open_first(named, there)
            return
        last = self._settings.get(LAST_PACK)
        if last and self._reopen(Path(last), there):
            return
        self._open_first(bundled_pack(), there)

    def _open_first(self, path: Path, there: str) -> None:
        path = pack_place(path)
        try:
            self.show(read_pack(path), path, there)
        except PackError as error:
            self._failed, self._error = path, error
            later(self, self._say_later)

    def _reopen(self, path: Path, there: str) -> bool:
        try:
            self.show(read_pack(path), path, there)
        except PackError as error:
            words = translate("Packs", "{0} could not be opened again, so the HIMA pack was opened.")
            self._reporter.say(words.format(path), report=str(error))
            return False
        return True

    @Slot()
    def _say_later(self) -> None:
        if self._error is not None:
            self._say(self._failed, self._error)

    def show(self, atlas: Atlas, path: Path, there: str = "") -> None:
        """Show a pack that was opened."""
        self._keep_viewpoint()
        self._settings.set(LAST_PACK, str(path))
        recent = [str(path), *(str(one) for one in self.recent if one != path)]
        self._settings.set(RECENT_PACKS, tuple(recent[:_MOST_RECENT]))
        self._theme.use_colours(atlas.info.colours)
        self._store.open(atlas, self._start(atlas, there))

    def _start(self, atlas: Atlas, there: str) -> Viewpoint:
        for text in (there, self._kept().get(atlas.info.name, "")):
            try:
                if text:
                    return checked(atlas, viewpoint(text))
            except LinkError as error:
                if text == there:
                    self._reporter.say(translate("Packs", "The link cannot be followed. {0}").format(error))
        return first_viewpoint(atlas)

    def open_bundled(self) -> bool:
        """Open the pack that comes with the program."""
        return self.open(bundled_pack())

    def close(self) -> None:
        """Close the open pack and show the first page."""
        self._keep_viewpoint()
        self._settings.set(LAST_PACK, "")
        self._store.open(None, Viewpoint())

    def remember(self) -> None:
        """Put the place in the open pack into the settings."""
        self._keep_viewpoint()

    def _kept(self) -> dict[str, str]:
        rows = (_pair(one) for one in self._settings.get(VIEWPOINTS))
        return dict(row for row in rows if row is not None)

    def _keep_viewpoint(self) -> None:
        atlas = self._store.atlas
        if atlas is None:
            return
        kept = self._kept()
        kept.pop(atlas.info.name, None)
        kept[atlas.info.name] = link(resolved(self._store.here))
        rows = [json.dumps(pair) for pair in kept.items()]
        self._settings.set(VIEWPOINTS, tuple(rows[-_MOST_VIEWPOINTS:]))

    @Slot()
    def ask(self) -> None:
        """Let the user choose a pack: a folder, its descriptor, or a zip."""
        from explorer.gui.panels.pack_chooser import PackFileDialog  # late: most packs are opened without

        self.chooser = PackFileDialog(self._window, self.recent[:1])
        self.chooser.accepted.connect(self._take_choice)
        self.chooser.open()

    @Slot()
    def _take_choice(self) -> None:
        chosen = self.chooser.selectedFiles() if self.chooser is not None else []
        if chosen:
            self.open(Path(chosen[0]))

    def _say(self, path: Path, error: PackError) -> None:
        from explorer.gui.panels.pack_error import PackErrorDialog  # late: most packs have no faults

        self._failed = path
        atlas = self._store.atlas
        title = f"{atlas.info.title} {atlas.info.version}" if atlas is not None else ""
        self.dialog = PackErrorDialog(self._theme, path, error, title, self._window)
        self.dialog.retried.connect(self._retry)
        self.dialog.open()

    @Slot()
    def _retry(self) -> None:
        self.open(self._failed)


def pack_place(path: Path) -> Path:
    """Return the pack a path stands for: the folder of a descriptor, else the path itself, made absolute."""
    path = path.expanduser().absolute()
    return path.parent if path.name == DESCRIPTOR and path.is_file() else path


def dropped_pack(data: QMimeData) -> Path | None:
    """Return the one file or folder that is being dropped, or None for anything else."""
    places = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(places[0]) if len(places) == 1 and places[0] else None


def _pair(text: str) -> tuple[str, str] | None:
    try:
        match json.loads(text):
            case [str(name), str(place)]:
                return name, place
    except (ValueError, RecursionError):
        return None
    return None
