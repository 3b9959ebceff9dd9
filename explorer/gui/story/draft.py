"""The story being edited and the step selected in it: the one value that all parts of the editor show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from explorer.domain.stories import Step, Story
from explorer.records import record
from explorer.state.history import History
from explorer.state.story_edits import replace_step

P = ParamSpec("P")
Edit = Callable[Concatenate[Story, P], Story]


@record(frozen=True, slots=True)
class Draft:
    """A story and the place of the step selected in it; only another story makes another draft."""

    story: Story
    place: int = field(default=0, compare=False)


class StoryDraft(QObject):
    """Holds the draft with its steps back and forward; ``changed`` tells another story or another step."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(Draft(Story("", "")))
        self._open = False

    @property
    def story(self) -> Story | None:
        """The story being edited, ``None`` while the editor is closed."""
        return self._history.now.story if self._open else None

    @property
    def place(self) -> int:
        """The place of the selected step, 0 where there is none."""
        return self._history.now.place

    @property
    def step(self) -> Step | None:
        """The selected step, if any."""
        steps = self.story.steps if self.story is not None else ()
        return steps[self.place] if self.place < len(steps) else None

    @property
    def undo_label(self) -> str:
        """What undo would take back, or an empty text."""
        return self._history.undo_label if self._open else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, or an empty text."""
        return self._history.redo_label if self._open else ""

    def begin(self, story: Story | None) -> None:
        """Edit another story from its first step, or none; there is nothing to undo in it."""
        self._open = story is not None
        self._history.restart(Draft(story or Story("", "")))
        self.changed.emit()

    def select(self, place: int) -> bool:
        """Select another step; whether it is another."""
        now = self._history.now
        place = min(max(place, 0), max(len(now.story.steps) - 1, 0))
        if place == now.place:
            return False
        self._history.settle()
        self._history.amend(Draft(now.story, place))
        self.changed.emit()
        return True

    def edit(self, label: str, place: int, move: Edit[P], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Apply a pure edit and select the step at ``place``; whether anything differs, which can be undone."""
        return self._step(label, "", move(self._history.now.story, *args, **kwargs), place)

    def type(self, label: str, run: str, move: Edit[P], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Apply an edit as :meth:`edit` does, but melt it with those before of the same ``run`` of typing."""
        return self._step(label, run, move(self._history.now.story, *args, **kwargs), self.place)

    def type_field(self, label: str, name: str, value: str | float) -> bool:
        """Give the field of this name of the selected step what is being typed, if a step is selected."""
        if self.step is None:
            return False
        field_alone: dict[str, Any] = {name: value}
        step = replace(self.step, **field_alone)
        return self.type(label, f"{name} {self.place}", replace_step, self.place, step)

    def settle(self) -> None:
        """End a run of typing: what comes next is a step of its own."""
        self._history.settle()

    def undo(self) -> None:
        """Take the last edit back."""
        if self._open and self._history.undo():
            self.changed.emit()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._open and self._history.redo():
            self.changed.emit()

    def _step(self, label: str, run: str, after: Story, place: int) -> bool:
        place = min(max(place, 0), max(len(after.steps) - 1, 0))
        if not self._open or not self._history.step(label, Draft(after, place), run):
            return False
        self.changed.emit()
        return True
