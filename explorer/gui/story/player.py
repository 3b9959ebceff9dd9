"""Presents a story: keys in, slides out to the audience, all else to the presenter; what fails costs no slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from explorer.domain.atlas import Atlas
from explorer.gui.labels import plain_tip
from explorer.gui.later import later
from explorer.gui.notices import Notice, Reporter
from explorer.gui.settings import MOTION, NOTES_SIZE, Settings
from explorer.gui.story.audience import AudienceScreen
from explorer.gui.story.awake import Awake, awake_hint
from explorer.gui.story.console import ConsoleWindow
from explorer.gui.story.displays import Wish
from explorer.gui.story.face_words import face_of
from explorer.gui.story.key_filter import KeyFilter
from explorer.gui.story.live_slides import LiveSlides
from explorer.gui.story.player_commands import Moment, commanded
from explorer.gui.story.slide_book import SlideBook
from explorer.gui.story.windows import PresentationWindows
from explorer.gui.theme import Theme
from explorer.state.show import Show, tell_keys
from explorer.state.show_exit import end
from explorer.state.show_steps import go_to

_TICK_MS = 250


class Player(QObject):
    """One presentation from its beginning to its end; ``changed`` tells another state, ``ended`` that it is over.

    Each listener of ``changed`` stands alone: if one fails, the fault goes to the reporter, a dot on the console says
    so, and the others are told all the same. The audience keeps its last good picture then.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self,
        atlas: Atlas,
        show: Show,
        theme: Theme,
        settings: Settings,
        reporter: Reporter,
        wish: Wish | None = None,
        clock: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.atlas, self.show, self.clock = atlas, show, clock
        self._settings, self._fault = settings, ""
        self.book = SlideBook(atlas, show.story, theme.palette)
        self.audience = AudienceScreen(theme.palette)
        self.console = ConsoleWindow(theme.palette, settings.get(NOTES_SIZE))
        self.windows = PresentationWindows(self.audience, self.console, wish or Wish(), self)
        self.keys = KeyFilter((self.console, self.audience), clock, self)
        self.slides = LiveSlides(self.book, self.audience.stage, self.console, settings.get(MOTION), self)
        self.slides.take(show)
        self.awake = Awake(self)
        self._tick, self._soon = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)  # the audience's picture is painted before the presenter's is made
        self._connect(reporter)

    def _connect(self, reporter: Reporter) -> None:
        self._tick.timeout.connect(self._tell_face)
        self.changed.connect(self.slides.tell_audience)
        self.changed.connect(self._tell_face)
        self.changed.connect(self._soon.start)
        self._soon.timeout.connect(self.slides.tell_console)
        self.windows.moved.connect(self._follow_windows)
        self.slides.faulted.connect(self._take_fault)
        reporter.noticed.connect(self._take_notice)
        reporter.faulted.connect(self.slides.retreat, Qt.ConnectionType.QueuedConnection)
        self.keys.pressed.connect(self.do)
        self.console.chosen.connect(self.go_to)
        self.console.resized_notes.connect(self._keep_size)
        self.console.left.connect(self.finish)
        self.audience.left.connect(self.finish)
        self.console.crossed.connect(self._cross)
        self.audience.crossed.connect(self._cross)
        self.awake.changed.connect(self._tell_face)
        self.ended.connect(self.awake.release)

    def start(self) -> None:
        """Open the windows and listen to the keys of the whole program."""
        self.slides.tell_audience()
        self.windows.open()
        self.keys.listen(True)
        self._tick.start(_TICK_MS)
        self.changed.emit()
        later(self, self._stay_awake)

    @Slot()
    def finish(self) -> None:
        """End at once, without asking."""
        self.set_show(end(self.show, self.clock()))

    @Slot()
    def _stay_awake(self) -> None:
        if not self.show.ended:
            self.awake.hold()

    @Slot(str)
    def do(self, command: str) -> None:
        """Follow a command of the keys."""
        match command:
            case "swap":
                self.windows.swap()
            case "notes_larger":
                self.console.larger_notes()
            case "notes_smaller":
                self.console.smaller_notes()
            case "notes_on" | "notes_back":
                self.console.notes.turn(1 if command == "notes_on" else -1)
            case _:
                self.set_show(commanded(self.show, command, Moment(self.clock(), self.windows.console_seen)))

    @Slot()
    def _cross(self) -> None:
        self.do("cross")

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Go to a step by its place."""
        self.set_show(go_to(self.show, place, self.clock()))

    def set_show(self, show: Show) -> None:
        """Take another state and tell it; one that ended takes none."""
        if show == self.show or self.show.ended:
            return
        if show.place != self.show.place:
            self._mark("")
        self.show = show
        self.slides.take(show)
        if show.ended:
            self._leave()
        else:
            self.changed.emit()

    @Slot()
    def _follow_windows(self) -> None:
        """Take back what the console asked or showed when it is out of sight, and a question asked without it."""
        if self.show.leaving is not None or not self.windows.console_seen:
            self.set_show(tell_keys(self.show, False))
        self._tell_face()

    @Slot()
    def _tell_face(self) -> None:
        windows, clock = self.windows, datetime.now().strftime("%H:%M")
        face = face_of(self.show, self.atlas, self.clock(), clock, windows.words, windows.trouble, bool(self._fault))
        self.console.show_face(replace(face, hint=awake_hint(self.awake)))
        self.console.notes.show_notes(self.show.step.notes)

    @Slot(Notice)
    def _take_notice(self, notice: Notice) -> None:
        if notice.fault:
            self._take_fault(notice.title)

    @Slot(str)
    def _take_fault(self, sentence: str) -> None:
        """Let a quiet dot on the console say that something failed; its tooltip says what."""
        self._mark(sentence)
        self._tell_face()

    def _mark(self, fault: str) -> None:
        self._fault = fault
        self.console.setToolTip(plain_tip(fault))

    @Slot(int)
    def _keep_size(self, letters: int) -> None:
        self._settings.set(NOTES_SIZE, letters)

    def _leave(self) -> None:
        self.keys.listen(False)
        self._tick.stop()
        self._soon.stop()
        self.slides.stop()
        self.windows.close()
        self.ended.emit()
