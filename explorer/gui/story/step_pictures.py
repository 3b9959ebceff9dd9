"""Thumbnails of steps, and how stale each is: made one at a time while the user rests, kept while they hold."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step
from explorer.figures.slide import slide_of
from explorer.figures.stale import StaleStep, kept_numbers, stale_step
from explorer.gui.store import Store
from explorer.gui.story.draft import StoryDraft
from explorer.gui.theme import Theme
from explorer.records import record

K = TypeVar("K")
V = TypeVar("V")
SIZE = QSize(152, 86)
QUIET_MS = 300  # thumbnails are made once nothing has changed for so long
_MOST_KEPT = 400
_SHARPEST = 2.0  # device pixel ratio that thumbnails are kept at


@record(frozen=True, slots=True)
class _Look:
    """What decides how a thumbnail looks, and whether its step is stale."""

    step: Step
    theme: str
    digest: str
    letters: float


class StepPictures(QObject):
    """Follows the draft; ``made(place)`` tells that the step there has a fresh picture."""

    made = Signal(int)

    def __init__(self, store: Store, theme: Theme, draft: StoryDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._theme = theme
        self._draft = draft
        self._pictures: OrderedDict[_Look, QPixmap] = OrderedDict()
        self._stale: OrderedDict[tuple[_Look, bytes], StaleStep | None] = OrderedDict()
        self._last: dict[str, QPixmap] = {}
        self._tried: set[_Look] = set()  # while it is drawn, and after that one that fails
        self._quiet = _timer(self, QUIET_MS)
        self._next = _timer(self, 0)
        self._quiet.timeout.connect(self._work)
        self._next.timeout.connect(self._work)
        draft.changed.connect(self.expect)
        store.changed.connect(self.expect)
        theme.changed.connect(self.expect)

    @property
    def settled(self) -> bool:
        """Whether every step that can be drawn has its picture."""
        return self._missing() is None

    @Slot()
    def expect(self) -> None:
        """Make what is missing once it has been quiet for a while."""
        self._next.stop()
        if self._draft.story is None:
            self._quiet.stop()
        elif self._missing() is not None:
            self._quiet.start()

    def picture(self, step: Step) -> QPixmap | None:
        """Return the thumbnail of a step, or the last one of the same view until there is a fresh one."""
        return self._pictures.get(self._look(step)) or self._last.get(step.view)

    def stale(self, step: Step) -> StaleStep | None:
        """Return how a step is stale, ``None`` where it is not or is not known to be yet."""
        return self._stale.get((self._look(step), self._sidecar))

    @property
    def _sidecar(self) -> bytes:
        return self._draft.story.sidecar if self._draft.story is not None else b""

    def _look(self, step: Step) -> _Look:
        atlas = self._store.atlas
        shown = replace(step, notes="", minutes=0.0, hidden=False, extra=(), raw="")
        letters = self._draft.story.letters if self._draft.story is not None else 1.0
        return _Look(shown, self._theme.palette.name, atlas.info.digest if atlas is not None else "", letters)

    def _missing(self) -> int | None:
        """Return the place of the step to draw next, the selected one first; one that failed is not tried again."""
        story = self._draft.story
        if story is None or self._store.atlas is None:
            return None
        places = sorted(range(len(story.steps)), key=lambda place: abs(place - self._draft.place))
        return next((place for place in places if self._wants(story.steps[place])), None)

    def _wants(self, step: Step) -> bool:
        look = self._look(step)
        ready = look in self._pictures and (look, self._sidecar) in self._stale
        return not ready and look not in self._tried

    @Slot()
    def _work(self) -> None:
        story, atlas, place = self._draft.story, self._store.atlas, self._missing()
        if story is None or atlas is None or place is None:
            return
        self._next.start()  # at once, so that one that fails costs its own picture only
        step = story.steps[place]
        look = self._look(step)
        self._tried.add(look)
        if look not in self._pictures:
            _keep(self._pictures, look, self._drawn(atlas, step, story.letters))
            self._last[step.view] = self._pictures[look]
        _keep(self._stale, (look, story.sidecar), stale_step(atlas, step, place, kept_numbers(story.sidecar)))
        self._tried.discard(look)
        self.made.emit(place)

    def _drawn(self, atlas: Atlas, step: Step, letters: float) -> QPixmap:
        from explorer.gui.charts.slide import slide_picture  # late: the chart's library is large

        whole = slide_picture(slide_of(atlas, step, None, letters), atlas, self._theme.palette)
        smooth = Qt.TransformationMode.SmoothTransformation
        small = whole.scaled(SIZE * _SHARPEST, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        small.setDevicePixelRatio(_SHARPEST)
        return QPixmap.fromImage(small)


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    while len(kept) > _MOST_KEPT:
        kept.popitem(last=False)


def _timer(parent: QObject, pause: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(pause)
    return made
