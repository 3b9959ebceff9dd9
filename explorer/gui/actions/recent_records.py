"""Which entities were looked at last, through every pack and start of the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from explorer.gui.settings import RECENT_RECORDS, Settings
from explorer.gui.store import Store
from explorer.state.viewpoint import Change

_MOST = 50


class RecentRecords(QObject):
    """Follows the focus; :meth:`remember` puts it into the settings, for the next start."""

    def __init__(self, store: Store, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._ids = list(settings.get(RECENT_RECORDS))[:_MOST]
        store.changed.connect(self._follow)

    @property
    def ids(self) -> tuple[str, ...]:
        """The entities of the open pack that were known on the date looked at, last one first."""
        atlas = self._store.known
        return tuple(one for one in self._ids if atlas is not None and one in atlas.entities)

    def remember(self) -> None:
        """Put the ids into the settings."""
        self._settings.set(RECENT_RECORDS, tuple(self._ids))

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        atlas, focus = self._store.atlas, change.after.focus
        if atlas is not None and change.touches("focus") and focus in atlas.entities:
            self._ids = [focus, *(one for one in self._ids if one != focus)][:_MOST]
