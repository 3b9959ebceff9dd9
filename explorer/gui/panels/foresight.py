"""Works out what the next step of the time machine will ask for, while the one before is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Slot

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.as_of import MANY, as_of_date, known_by
from explorer.figures.catalogue import figure
from explorer.figures.dossiers import UnknownRecordError, dossier
from explorer.gui.charts.view import FigureView
from explorer.gui.itemmodels.row_figures import row_figures
from explorer.gui.store import Store
from explorer.state.viewpoint import Change, Viewpoint

_RESTS_MS = 60  # longer than between two steps of a key that is held down
_AT_ONCE = 6  # rows of the tree


class Foresight(QObject):
    """After a step to another month, has the month after it and then the one before it worked out, piece by piece.

    The chart lays out and pictures each in a spare scene. Nothing is kept here: figures, dossiers and the pack as it
    was known are remembered where they are made, a few of each. A pack too large for that is left alone.
    """

    def __init__(self, store: Store, chart: FigureView) -> None:
        super().__init__(chart)
        self._store, self._chart = store, chart
        self._pieces: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        store.changed.connect(self._follow)

    @property
    def looking(self) -> bool:
        """Whether there is more to work out."""
        return self._timer.isActive()

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        self._timer.stop()
        atlas, here = self._store.atlas, self._store.here
        if atlas is None or change.reopened or not change.touches("as_of") or len(atlas.observations) > MANY:
            return
        month, before = _month(atlas, here.as_of), _month(atlas, change.before.as_of)
        onward = 1 if month >= before else -1
        self._pieces = self._work(atlas, here, (month + onward, month - onward))
        self._timer.start(_RESTS_MS)

    @Slot()
    def _go_on(self) -> None:
        if next(self._pieces, self) is None:
            self._timer.start(0)

    def _work(self, atlas: Atlas, here: Viewpoint, months: tuple[int, int]) -> Iterator[None]:
        last = _month(atlas, None)
        for month in months:
            then = replace(here, as_of=Period.of_month_index(month) if month < last else None)
            known = known_by(atlas, as_of_date(atlas, then.as_of))
            yield
            coming = figure(atlas, then, self._store.own.notebook)
            yield
            if self._chart.isVisible():
                self._chart.stills.prepare(coming, atlas)
                yield
            for number, entity in enumerate(known.entities.values()):
                row_figures(known, entity)
                if number % _AT_ONCE == 0:
                    yield
            alliance = atlas.alliance.id if atlas.alliance is not None else ""
            with suppress(UnknownRecordError):
                dossier(atlas, then.focus or alliance, then.as_of)
            yield


def _month(atlas: Atlas, as_of: Period | None) -> int:
    return Period.day(as_of_date(atlas, as_of)).month_index
