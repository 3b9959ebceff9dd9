"""What covers the presenter's console between its head and its keys, private and for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtWidgets import QWidget

from explorer.gui.story.console import ConsoleWindow

MARGIN = 4.0  # beyond the cards of the console, whose frames it covers too
AREA = QRectF(32 - MARGIN, 96, 1856 + 2 * MARGIN, 897)  # of 1920 by 1080


class ConsoleCover(QWidget):
    """Lies over the console, at whatever size, while it is shown."""

    def __init__(self, console: ConsoleWindow) -> None:
        super().__init__(console)
        self.console = console
        console.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over the console from now on."""
        self._lie()
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the console."""
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        self.setGeometry(self.console.placed(AREA))
