"""Brings slides onto both screens: a picture at once, the live chart when nothing moves, the next one in idle time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage

from explorer.domain.periods import Period
from explorer.domain.stories import Step
from explorer.gui.charts.probes import Probe
from explorer.gui.story.console import ConsoleWindow
from explorer.gui.story.slide_book import SlideBook
from explorer.gui.story.slide_stage import FADE_MS, SlideStage
from explorer.state.moves import focus_on, show_range
from explorer.state.show import BLACK, Seen, Show, seen
from explorer.state.viewpoint import Viewpoint, viewpoint

_AFTER_FADE_MS = 40
_MOST_RETREATS = 3  # live charts that failed before only pictures are shown


class LiveSlides(QObject):
    """Shows what a state says; ``faulted`` tells in one sentence why the slide that is on lacks its chart.

    The audience's stage is touched only while it is neither frozen nor blank.
    """

    faulted = Signal(str)

    def __init__(self, book: SlideBook, audience: SlideStage, console: ConsoleWindow, fade: bool, parent: QObject):
        super().__init__(parent)
        self._book, self._audience, self._console = book, audience, console
        self._fade = FADE_MS if fade else 0
        self._show: Show | None = None
        self._told: Seen | None = None
        self._here: Viewpoint | None = None
        self._tried: set[int] = set()
        self._retreats = 0
        self._still = False
        self._settle, self._idle = QTimer(self), QTimer(self)
        for timer in (self._settle, self._idle):
            timer.setSingleShot(True)
        self._settle.timeout.connect(self._wake)
        self._idle.timeout.connect(self._prepare)
        console.stage.probed.connect(self._mirror)
        console.stage.picked.connect(self._pick)
        console.stage.range_picked.connect(self._pick_range)

    def take(self, show: Show) -> None:
        """Take another state; where the presenter had moved on to from the step before is forgotten."""
        before = self._show
        if before is None or (before.place, before.pushed) != (show.place, show.pushed):
            self._here = None
            self._still = self._retreats >= _MOST_RETREATS
        self._show = show

    def stop(self) -> None:
        """Draw nothing more."""
        self._settle.stop()
        self._idle.stop()

    def tell_audience(self) -> None:
        """Show the audience what it is to see; while it is frozen that is what it saw, whatever happens."""
        if self._show is None:
            return
        want = seen(self._show)
        if self._show.frozen:
            self._audience.hold()
        if want == self._told:
            return
        if want.blank:
            self._audience.blank(QColor("black" if want.blank == BLACK else "white"))
        elif self._show.frozen and self._told is not None:
            self._audience.lift()  # to the very picture that is held
        else:
            plain = self._told is not None and not self._told.blank
            self._audience.lift()  # before a picture is drawn, which may fail
            self._audience.show_picture(self._book.picture(self._book.step_of(want)), self._fade if plain else 0)
        self._told = want

    def tell_console(self) -> None:
        """Show the presenter the step that is on and the next one, as far as their pictures stand ready."""
        self._settle.start(self._fade + _AFTER_FADE_MS if self._fade else 0)
        if self._book.has(self.step):
            self._console.stage.show_picture(self._book.picture(self.step))
        following = self._following()
        ready = following is not None and self._book.has(following)
        self._console.show_following(self._book.picture(following) if following is not None and ready else QImage())

    def look(self, here: Viewpoint) -> None:
        """Show another viewpoint of the step that is on, live, until a step key."""
        self._here = here
        self._go_live()

    @property
    def step(self) -> Step:
        """The step that is on, or a bare one for a link that was pushed."""
        assert self._show is not None
        return self._book.step_of(Seen(self._show.place, self._show.pushed))

    @property
    def here(self) -> Viewpoint:
        """The viewpoint of the step that is on, or where its presenter has moved on to."""
        return self._here or viewpoint(self.step.view)

    @Slot()
    def _wake(self) -> None:
        """Let the charts answer, once nothing moves."""
        self._go_live()
        self._idle.start(0)

    @Slot()
    def retreat(self) -> None:
        """Show the last good picture where a live chart may have failed, until the next step; after some, for good."""
        before = self._audience.fall_back(self._show is not None and bool(self._show.blank))
        if self._console.stage.fall_back(False) or before:
            self._retreats += 1
            self._still = True
        if self._show is not None and self._told != seen(self._show) and self._book.failed(self.step):
            self.tell_audience()  # the picture kept from the check

    def _go_live(self) -> None:
        if self._still:
            return
        slide = self._book.slide(self.step, self._here)
        if slide.fault:
            self.faulted.emit(slide.fault)
        self._console.stage.go_live(slide, self._book.atlas)
        if self._open():
            self._audience.go_live(slide, self._book.atlas)

    @Slot()
    def _prepare(self) -> None:
        """Draw the next step, then the one before, one at a time while nothing else is to be done."""
        for place in self._near():
            step = self._book.story.steps[place]
            if place in self._tried or self._book.has(step):
                continue
            self._idle.start(0)
            self._tried.add(place)  # one that fails is not tried again in idle time
            picture = self._book.picture(step)
            self._tried.discard(place)
            if step is self._following():
                self._console.show_following(picture)
            return

    def _near(self) -> list[int]:
        assert self._show is not None
        before = [place for place in self._show.story.shown if place < self._show.place][-1:]
        following = self._show.following
        return ([following] if following is not None else []) + before

    def _following(self) -> Step | None:
        place = self._show.following if self._show is not None else None
        return self._book.story.steps[place] if place is not None else None

    def _open(self) -> bool:
        return self._show is not None and not self._show.frozen and not self._show.blank

    @Slot(object, bool)
    def _mirror(self, probe: Probe | None, keyed: bool) -> None:
        if self._open():
            self._audience.mirror(probe, keyed)

    @Slot(str)
    def _pick(self, record: str) -> None:
        self.look(focus_on(self.here, "" if self.here.focus == record else record))

    @Slot(object, object)
    def _pick_range(self, first: Period | None, last: Period | None) -> None:
        self.look(show_range(self.here, first, last))
