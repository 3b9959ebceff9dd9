"""Steps that follow each other fast, as those of a slider: the first is followed at once, the last when all rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_REST_MS = 80


class Rest(QObject):
    """Tells whether a step is to be followed at once; ``rested`` tells that the last of many is to be followed now."""

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._tell)

    def step(self) -> bool:
        """Take note of a step; whether it is to be followed at once, since none came just before it."""
        self._waiting = self._timer.isActive()
        self._timer.start()
        return not self._waiting

    @Slot()
    def _tell(self) -> None:
        if self._waiting:
            self._waiting = False
            self.rested.emit()
