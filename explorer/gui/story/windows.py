"""Where the two windows of a presentation stand: on which display, in a window, swapped, and when a display goes.

The notes never get onto the audience's display: a console whose own display goes is hidden, not moved there.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from explorer.gui.story.audience import AudienceScreen
from explorer.gui.story.console import ConsoleWindow
from explorer.gui.story.displays import Wish, audience_name, presenter_name, screen_named, screens
from explorer.gui.text import translate

_FROM_CORNER = QPoint(48, 48)  # of a display, for the audience in a window


class PresentationWindows(QObject):
    """Opens, places, swaps and closes audience screen and console; ``moved`` tells that the words on them changed."""

    moved = Signal()

    def __init__(self, audience: AudienceScreen, console: ConsoleWindow, wish: Wish, parent: QObject) -> None:
        super().__init__(parent)
        self._audience, self._console = audience, console
        self._windowed, self._wanted = wish.windowed, wish.display
        self._on, self._console_on, self._gone = "", "", ""
        self._application = QGuiApplication.instance()
        if isinstance(self._application, QGuiApplication):
            self._application.screenAdded.connect(self.screen_added)
            self._application.screenRemoved.connect(self._take_removed)

    @property
    def one_display(self) -> bool:
        """Whether audience and presenter share the only display, each filling it in turn."""
        return self._windowed is None and self._on == self._console_on

    @property
    def console_seen(self) -> bool:
        """Whether the presenter has the console in sight: with one display, once S has brought it."""
        return self._console.isVisible() and not self._console.isMinimized()

    @property
    def trouble(self) -> str:
        """A sentence on a display that is gone, or an empty text."""
        if not self._gone:
            return ""
        words = translate("Player", "The display {0} is gone: the audience sees nothing. S shows the slides here")
        return words.format(self._gone)

    @property
    def words(self) -> str:
        """Where the audience is, in words for the console."""
        if self._windowed is not None:
            return translate("Player", "Audience: in a window")
        return translate("Player", "Audience: {0}").format(self._on) if self._on else ""

    def open(self) -> None:
        """Place both windows on the displays there are, and show them."""
        self._place()

    def choose(self, name: str) -> None:
        """Show the audience screen on another display."""
        self._wanted, self._windowed = name, None
        self._place()

    def swap(self) -> None:
        """Exchange the displays of the two windows; with one display, bring the other window to the front."""
        if self._gone:
            self._gone = ""
            self._place()
        elif self._windowed is not None:
            self._front(self._console if self._audience.isActiveWindow() else self._audience)
        elif self.one_display:
            self._front(self._audience if self._console.isVisible() else self._console)
        else:
            self._wanted = self._console_on
            self._place()
        self.moved.emit()

    def screen_lost(self, name: str) -> None:
        """Follow the loss of a display: what stood on it is hidden at once, the rest stays where it is."""
        if name == self._on and self._windowed is None:
            self._audience.hide()
            self._gone = name
            if not self._console.isVisible() or self._console_on == name:
                self._place_console(screens(without=name))
        elif name == self._console_on:
            self._console.hide()
            self._console_on = ""
        self.moved.emit()

    @Slot()
    def screen_added(self) -> None:
        """Follow the coming of a display: the audience goes there if it has none of its own."""
        if self._gone or not self._console_on or self.one_display:
            self._place()
        self.moved.emit()

    def close(self) -> None:
        """Hide both windows, and follow no display any more."""
        if isinstance(self._application, QGuiApplication):
            self._application.screenAdded.disconnect(self.screen_added)
            self._application.screenRemoved.disconnect(self._take_removed)
        for window in (self._console, self._audience):
            window.hide()
            window.deleteLater()

    @Slot(QScreen)
    def _take_removed(self, screen: QScreen) -> None:
        self.screen_lost(screen.name())

    def _place(self) -> None:
        there = screens()
        names = [one.name() for one in there]
        if not names:
            return
        self._gone = ""
        self._on = audience_name(names, self._wanted) or names[0]
        if self._windowed is not None:
            self._float(self._on)
        else:
            self._fill(self._audience, self._on)
        self._console_on = presenter_name(names, self._on) or names[0]
        if self._windowed is not None or len(names) > 1:
            self._place_console([one for one in there if one.name() == self._console_on])
        else:
            self._console.hide()
            self._audience.activateWindow()
        self.moved.emit()

    def _place_console(self, there: list[QScreen]) -> None:
        if not there:
            return
        self._console_on = there[0].name()
        self._console.showNormal()
        self._console.setScreen(there[0])
        self._console.setGeometry(there[0].availableGeometry())
        self._console.showMaximized()
        self._console.activateWindow()

    def _fill(self, window: AudienceScreen, name: str) -> None:
        screen = screen_named(name)
        if screen is None:
            return
        window.hide()  # a window is made anew on its display rather than dragged there
        window.use_window(None)
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()

    def _float(self, name: str) -> None:
        screen = screen_named(name)
        self._audience.use_window(self._windowed)
        if screen is not None:
            self._audience.setScreen(screen)
            self._audience.move(screen.availableGeometry().topLeft() + _FROM_CORNER)
        self._audience.showNormal()

    def _front(self, window: QWidget) -> None:
        if window is self._console and not window.isVisible():
            self._place_console(screens())
        elif window is self._audience and self._windowed is None:
            self._console.hide()
        window.raise_()
        window.activateWindow()
