"""Runs in a child process: says when a window has first been painted, and when its first chart has.

The time is the system's monotonic clock, which parent and child share. A marker line is printed at each event; the
process ends after the last one it was asked for.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView, QMainWindow, QWidget

HEAVY = (
    "numpy",
    "pyqtgraph",
    "pypinyin",
    "rapidfuzz",
    "importlib.metadata",
    "PySide6.QtSvg",
    "explorer.packs.reader",
    "explorer.figures.dossiers",
    "explorer.gui.services",
)


class Watch(QObject):
    """Prints ``window`` or ``chart`` with time, seconds of processor, peak memory in KiB, and heavy modules loaded."""

    def __init__(self, until: str) -> None:
        super().__init__()
        self._until = until
        self._seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events, and let all pass."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            name = kind(watched)
            if name and name not in self._seen:
                self._seen.add(name)
                QTimer.singleShot(0, self.tell_window if name == "window" else self.tell_chart)
        return False

    def tell_window(self) -> None:
        """The window's first paint is over."""
        self._tell("window")

    def tell_chart(self) -> None:
        """The chart's first paint is over."""
        self._tell("chart")

    def _tell(self, name: str) -> None:
        loaded = [one for one in HEAVY if one in sys.modules]
        print(name, time.monotonic(), time.process_time(), peak(), ",".join(loaded) or "-", flush=True)
        if name == self._until:
            QApplication.closeAllWindows()
            QApplication.quit()


def peak() -> int:
    """Return the peak memory of this process in KiB; the kernel's other count would include the parent's."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise OSError("the kernel does not say how much memory was used")


def kind(widget: QWidget) -> str:
    """Say whether a widget is a main window, or the viewport of a chart."""
    if isinstance(widget, QMainWindow):
        return "window"
    parent = widget.parentWidget()
    return "chart" if isinstance(parent, QGraphicsView) and parent.viewport() is widget else ""


def watch(until: str) -> None:
    """Make every event loop that starts from now on tell its first paints, and end after ``until``."""
    start = QApplication.exec

    def watched(*args: object) -> int:
        application = QApplication.instance()
        guard = Watch(until)
        assert application is not None
        application.installEventFilter(guard)
        return start()

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]
