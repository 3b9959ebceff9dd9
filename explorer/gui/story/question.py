"""Question mode: the audience keeps its picture while its presenter looks for an answer, shows it or lets it be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from explorer.figures.catalogue import resolved
from explorer.gui.actions.context import Context
from explorer.gui.labels import PlainLabel
from explorer.gui.story.face_words import timer_words
from explorer.gui.story.player import Player
from explorer.gui.text import translate
from explorer.state import show as states
from explorer.state.show import pace
from explorer.state.viewpoint import link

_HEIGHT = 56
_TICK_MS = 500
_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class QuestionBar(QFrame):
    """Lies over the foot of the main window; ``pushed`` and ``discarded`` tell what its presenter decided."""

    pushed = Signal()
    discarded = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = PlainLabel("", "strong")
        self.words.setWordWrap(True)
        self.timer = PlainLabel("", "strong")
        self.timer.setAccessibleName(translate("Player", "Timer"))
        self.discard = QPushButton(translate("Player", "Discard"))
        self.push = QPushButton(translate("Player", "Show the audience"))
        self.push.setProperty("kind", "primary")
        self.discard.clicked.connect(self.discarded)
        self.push.clicked.connect(self.pushed)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.timer)
        row.addSpacing(12)
        row.addWidget(self.discard)
        row.addWidget(self.push)
        host.installEventFilter(self)
        self.hide()

    def offer(self, private: bool) -> None:
        """Come up, and say whether the window is seen by the presenter alone."""
        self.words.setText(
            translate(
                "Player",
                "The audience keeps its picture; this window is private. Esc discards, Ctrl+Shift+Enter shows it.",
            )
            if private
            else translate("Player", "There is one display alone: whoever sees it sees this window. Esc discards.")
        )
        self._lie()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        self.setGeometry(0, self._host.height() - _HEIGHT, self._host.width(), _HEIGHT)


class Question(QObject):
    """Follows a presentation: with question mode the main window comes up with its palette, and goes after it.

    What is looked at meanwhile is the window's own affair; nothing of it reaches the audience before a push.
    """

    def __init__(self, player: Player, context: Context, host: QWidget) -> None:
        super().__init__(player)
        self._player, self._context, self._host = player, context, host
        self._asking = self._widened = self._unseen = False
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._tell_time)
        self.bar = QuestionBar(host)
        self.bar.pushed.connect(self.push)
        self.bar.discarded.connect(self.discard)
        player.changed.connect(self._follow)
        player.ended.connect(self._leave)

    @Slot()
    def push(self) -> None:
        """Show the audience what the main window shows, until a step key."""
        self._player.set_show(states.push(self._player.show, link(resolved(self._context.store.here))))

    @Slot()
    def discard(self) -> None:
        """Leave the audience where it was."""
        self._player.set_show(states.discard(self._player.show))

    @Slot()
    def _follow(self) -> None:
        asking = self._player.show.asking
        if asking == self._asking:
            return
        self._asking = asking
        if asking:
            self._begin()
        else:
            self._end()

    def _begin(self) -> None:
        if self._host.isMinimized():
            self._host.setWindowState(self._host.windowState() & ~Qt.WindowState.WindowMinimized)
        self._place()
        self._host.installEventFilter(self)
        self._unseen = not self._host.isVisible()
        self._widened = not self._fits()
        if self._widened:
            self._host.showMaximized()
        else:
            self._host.show()
        self._host.raise_()
        self._host.activateWindow()
        self._tell_time()
        self._tick.start(_TICK_MS)
        self.bar.offer(not self._player.windows.one_display)
        self._context.places.open_palette()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that nothing in the window has taken: Esc for what lies on top, at last the question."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            if not self._context.places.dismiss():
                self.discard()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _BOTH == _BOTH:
            self.push()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _tell_time(self) -> None:
        """Keep the timer in sight, which the window covers."""
        show = self._player.show
        self.bar.timer.setText(timer_words(pace(show, self._player.clock())))

    def _fits(self) -> bool:
        """Whether the whole window is in sight where it stands, or was never shown."""
        screen = self._host.screen()
        if not self._host.isVisible() or screen is None:
            return False
        return self._host.isMaximized() or screen.availableGeometry().contains(self._host.frameGeometry())

    def _place(self) -> None:
        """Bring the main window to the presenter's display, wherever it was."""
        windows, screen = self._player.windows, self._player.console.screen()
        if windows.one_display or screen is None or self._host.screen() is screen:
            return
        self._host.setScreen(screen)
        self._host.move(screen.availableGeometry().topLeft())

    def _end(self) -> None:
        self._rest()
        self._context.places.dismiss()
        front = self._player.console if self._player.windows.console_seen else self._player.audience
        front.raise_()
        front.activateWindow()

    def _rest(self) -> None:
        self._tick.stop()
        self.bar.hide()
        self._host.removeEventFilter(self)
        if self._unseen:  # the terminal presents, and the window is there for questions alone
            self._host.hide()
        if self._widened:
            self._host.setWindowState(self._host.windowState() & ~Qt.WindowState.WindowMaximized)
        self._unseen = self._widened = False

    @Slot()
    def _leave(self) -> None:
        self._rest()
        self._host.removeEventFilter(self.bar)
        self.bar.deleteLater()
