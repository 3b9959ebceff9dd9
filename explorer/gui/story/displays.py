"""Which display the audience gets: one by name, else the first that is not the presenter's; and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QScreen, Qt
from PySide6.QtWidgets import QWidget

from explorer.gui.text import translate
from explorer.gui.theme import Theme, font
from explorer.records import record

_IDENTIFY_MS = 3_000
_OVERLAY = (560, 240)


@record(frozen=True, slots=True)
class Wish:
    """How the audience is to be served: in a window of a size, or full screen on a display by name."""

    windowed: QSize | None = None
    display: str = ""


def screens(without: str = "") -> list[QScreen]:
    """Return the displays, the primary one first; one that is going is left out."""
    primary = QGuiApplication.primaryScreen()
    found = [one for one in QGuiApplication.screens() if not without or one.name() != without]
    return sorted(found, key=lambda one: one is not primary)


def audience_name(names: Sequence[str], wanted: str) -> str:
    """Return the name of the display for the audience: the wanted one, else the first beside the presenter's.

    ``names`` has the presenter's first. An empty text says that there is one display alone.
    """
    if len(names) < 2:
        return ""
    return wanted if wanted in names else names[1]


def presenter_name(names: Sequence[str], audience: str) -> str:
    """Return the name of the display for the presenter: the first that is not the audience's."""
    return next((name for name in names if name != audience), "")


def screen_named(name: str) -> QScreen | None:
    """Return a display by its name."""
    return next((one for one in QGuiApplication.screens() if one.name() == name), None)


def display_words(screen: QScreen) -> str:
    """Return how a display is called in a list: its name, its make where it is known, its size."""
    make = " ".join(part for part in (screen.manufacturer(), screen.model()) if part)
    size = screen.size() * screen.devicePixelRatio()
    return f"{screen.name()}{f' ({make})' if make else ''}, {size.width()} × {size.height()}"


class IdentifyOverlay(QWidget):
    """Says on a display for three seconds what it is called."""

    def __init__(self, screen: QScreen, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._theme, self._name = theme, screen.name()
        self.setScreen(screen)
        area = screen.geometry()
        self.resize(*_OVERLAY)
        self.move(area.center() - self.rect().center())
        self.setAccessibleName(translate("Player", "Display {0}").format(self._name))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close)
        self._timer.start(_IDENTIFY_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name in large letters."""
        del event
        palette = self._theme.palette
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), palette["ink"])
            painter.setPen(palette["inverse"])
            painter.setFont(font("console-time"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 8, -16, -8), int(flags), self._name)


def identify(theme: Theme, parent: QWidget) -> list[IdentifyOverlay]:
    """Show on every display what it is called."""
    found = [IdentifyOverlay(screen, theme, parent) for screen in QGuiApplication.screens()]
    for one in found:
        one.show()
    return found
