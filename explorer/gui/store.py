"""The one mutable object: the open atlas, the viewpoint and its history, the notebook, and what is pointed at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from explorer.gui.notebook import NotebookStack
from explorer.state.history import History
from explorer.state.viewpoint import Change, Viewpoint

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas

P = ParamSpec("P")
Move = Callable[Concatenate[Viewpoint, P], Viewpoint]


class Pointing(QObject):
    """Which record the pointer rests on, wherever it is shown; it comes and goes and is no part of a viewpoint."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record = ""

    @property
    def record(self) -> str:
        """The id of the record, or an empty text."""
        return self._record

    def at(self, record_id: str) -> None:
        """Point at a record, or with an empty text at nothing; ``changed`` is emitted if that is news."""
        if record_id != self._record:
            self._record = record_id
            self.changed.emit(record_id)


class Store(QObject):
    """Holds where the user is; ``changed(Change)`` is emitted once for every real change.

    Listeners may read, but not move: a listener that moves is a fault and raises RuntimeError. ``own`` is the user's
    notebook on the open pack, ``pointing`` the record under the pointer.
    """

    changed = Signal(Change)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas: Atlas | None = None
        self._history = History(Viewpoint())
        self._telling = False
        self.own = NotebookStack(self)
        self.pointing = Pointing(self)

    @property
    def atlas(self) -> Atlas | None:
        """The open pack, or ``None`` on the first-run page."""
        return self._atlas

    @property
    def known(self) -> Atlas | None:
        """The open pack up to the viewpoint's as-of date: what every panel shows."""
        if self._atlas is None:
            return None
        from explorer.figures.as_of import as_of_date, known_by  # late: at first a pack is seen before it is read

        return known_by(self._atlas, as_of_date(self._atlas, self.here.as_of))

    @property
    def here(self) -> Viewpoint:
        """The viewpoint now."""
        return self._history.now

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier viewpoint."""
        return self._history.can_undo

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later viewpoint, after going back."""
        return self._history.can_redo

    def go(self, label: str, move: Move[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Apply a pure move; if anything differs, the history gets one step and the change is told once."""
        self._step(label, move(self.here, *args, **kwargs))

    def slide(self, label: str, move: Move[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Apply a move as :meth:`go` does, but melt steps of the same label into one."""
        self._step(label, move(self.here, *args, **kwargs), run=label)

    def open(self, atlas: Atlas | None, there: Viewpoint) -> None:
        """Show another pack from a viewpoint in it; the history starts anew."""
        before = self.here
        self._atlas = atlas
        self._history.restart(there)
        self._tell(Change(before, there, reopened=True))

    def back(self) -> None:
        """Return to the viewpoint before this one."""
        before = self.here
        if self._history.undo():
            self._tell(Change(before, self.here))

    def forward(self) -> None:
        """Return to the viewpoint that was left by going back."""
        before = self.here
        if self._history.redo():
            self._tell(Change(before, self.here))

    def _step(self, label: str, there: Viewpoint, run: str = "") -> None:
        before = self.here
        if self._history.step(label, there, run):
            self._tell(Change(before, there))

    def _tell(self, change: Change) -> None:
        if self._telling:
            raise RuntimeError("A listener of the store tried to move while a change was being told.")
        self._telling = True
        try:
            self.changed.emit(change)
        finally:
            self._telling = False
