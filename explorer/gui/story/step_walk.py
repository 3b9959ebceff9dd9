"""Goes through the steps of a story, one at a time, so that the window stays awake and a fault costs one step only."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from explorer.domain.stories import Step, Story


class StepWalk(QObject):
    """Visits each step; ``moved`` tells each, ``done`` the last."""

    moved = Signal()
    done = Signal()

    def __init__(self, story: Story, parent: QObject) -> None:
        super().__init__(parent)
        self.story = story
        self.place = 0
        self._trying: int | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    def visit(self, place: int, step: Step) -> None:
        """Do what is to be done with a step."""
        raise NotImplementedError

    def skip(self, place: int) -> None:
        """Take it that a step could not be visited: a fault broke it off, and the reporter knows of it."""

    def start(self) -> None:
        """Begin with the first step."""
        self.place, self._trying = 0, None
        self._timer.start(0)

    @Slot()
    def stop(self) -> None:
        """Leave the rest."""
        self._timer.stop()

    @Slot()
    def _work(self) -> None:
        if self._trying is not None:
            self.skip(self._trying)
            self._trying = None
            self._go_on()
            return
        if self.place >= len(self.story.steps):
            self.stop()
            self.done.emit()
            return
        self._trying = self.place
        self.visit(self.place, self.story.steps[self.place])
        self._trying = None
        self._go_on()

    def _go_on(self) -> None:
        self.place += 1
        self.moved.emit()
