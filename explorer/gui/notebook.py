"""The user's notebook on the open pack while it is open: the value, and one stack of steps back and forward."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from explorer.state.history import History
from explorer.state.notebook import Notebook

P = ParamSpec("P")
Move = Callable[Concatenate[Notebook, P], Notebook]


class NotebookStack(QObject):
    """Holds the notebook; ``changed`` is emitted once for every real change, undo and redo included."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(Notebook())

    @property
    def notebook(self) -> Notebook:
        """The notebook now."""
        return self._history.now

    @property
    def undo_label(self) -> str:
        """What undo would take back, or an empty text."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again, or an empty text."""
        return self._history.redo_label

    def write(self, label: str, move: Move[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Apply a pure move; a real change is a step that can be undone."""
        if self._history.step(label, move(self.notebook, *args, **kwargs)):
            self.changed.emit()

    def type(self, label: str, run: str, move: Move[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Apply a move as :meth:`write` does, but melt it with the steps before of the same ``run`` of typing."""
        if self._history.step(label, move(self.notebook, *args, **kwargs), run):
            self.changed.emit()

    def settle(self) -> None:
        """End a run of typing: what comes next is a step of its own."""
        self._history.settle()

    def open(self, notebook: Notebook) -> None:
        """Take the notebook of another pack; there is nothing to undo in it."""
        self._history.restart(notebook)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        if self._history.undo():
            self.changed.emit()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._history.redo():
            self.changed.emit()
