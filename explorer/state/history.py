"""Steps back and forward over any value: what was done, under which name, and typing that melts into one step."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")
DEPTH = 500  # steps back that are kept


class History(Generic[T]):
    """The values of something the user edits, the last one being that of now."""

    def __init__(self, first: T) -> None:
        self._past: list[tuple[str, T]] = [("", first)]
        self._future: list[tuple[str, T]] = []
        self._melting = ""

    @property
    def now(self) -> T:
        """The value now."""
        return self._past[-1][1]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return len(self._past) > 1

    @property
    def can_redo(self) -> bool:
        """Whether a step that was taken back can be done again."""
        return bool(self._future)

    @property
    def undo_label(self) -> str:
        """What undo would take back, or an empty text."""
        return self._past[-1][0] if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, or an empty text."""
        return self._future[-1][0] if self.can_redo else ""

    def restart(self, value: T) -> None:
        """Begin anew with a value; there is nothing to undo in it."""
        self._past, self._melting = [("", value)], ""
        self._future.clear()

    def step(self, label: str, after: T, run: str = "") -> bool:
        """Take a value as the next step; whether it is news.

        A step of the same ``run`` of typing as the one before takes its place; a run that ends where it began leaves
        none.
        """
        if after == self.now:
            return False
        if run and run == self._melting:
            self._past.pop()
        self._melting = run
        self._future.clear()
        if after == self.now:
            self._past[-1], self._melting = (self._past[-1][0], after), ""
        else:
            self._past.append((label, after))
            del self._past[:-DEPTH]
        return True

    def amend(self, value: T) -> None:
        """Take a value that equals that of now in its place, such as one with another place selected."""
        self._past[-1] = (self._past[-1][0], value)

    def settle(self) -> None:
        """End a run of typing: what comes next is a step of its own."""
        self._melting = ""

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self.can_undo:
            return False
        self._future.append(self._past.pop())
        self._melting = ""
        return True

    def redo(self) -> bool:
        """Do again what was taken back; whether there was anything."""
        if not self._future:
            return False
        self._past.append(self._future.pop())
        self._melting = ""
        return True
