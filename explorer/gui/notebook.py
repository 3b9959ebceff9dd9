"""The user's notebook on the open pack while it is open: the value, and one stack of steps back and forward."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from explorer.state.notebook import Notebook

P = ParamSpec("P")
Move = Callable[Concatenate[Notebook, P], Notebook]
_DEPTH = 500  # steps back that are kept


class NotebookStack(QObject):
    """Holds the notebook; ``changed`` is emitted once for every real change, undo and redo included."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._past: list[tuple[str, Notebook]] = [("", Notebook())]
        self._future: list[tuple[str, Notebook]] = []
        self._melting = ""

    @property
    def notebook(self) -> Notebook:
        """The notebook now."""
        return self._past[-1][1]

    @property
    def undo_label(self) -> str:
        """What undo would take back, or an empty text."""
        return self._past[-1][0] if len(self._past) > 1 else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, or an empty text."""
        return self._future[-1][0] if self._future else ""

    def write(self, label: str, move: Move[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Apply a pure move; a real change is a step that can be undone."""
        self._step(label, move(self.notebook, *args, **kwargs), run="")

    def type(self, label: str, run: str, move: Move[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Apply a move as :meth:`write` does, but melt it with the steps before of the same ``run`` of typing."""
        self._step(label, move(self.notebook, *args, **kwargs), run=run)

    def settle(self) -> None:
        """End a run of typing: what comes next is a step of its own."""
        self._melting = ""

    def open(self, notebook: Notebook) -> None:
        """Take the notebook of another pack; there is nothing to undo in it."""
        self._past, self._melting = [("", notebook)], ""
        self._future.clear()
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        if len(self._past) > 1:
            self._future.append(self._past.pop())
            self._melting = ""
            self.changed.emit()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._future:
            self._past.append(self._future.pop())
            self._melting = ""
            self.changed.emit()

    def _step(self, label: str, after: Notebook, run: str) -> None:
        if after == self.notebook:
            return
        if run and run == self._melting:
            self._past.pop()
        self._melting = run
        self._past.append((label, after))
        del self._past[:-_DEPTH]
        self._future.clear()
        self.changed.emit()
