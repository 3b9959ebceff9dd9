"""Back on the same step after a crash: the offer to go on with a presentation, made at the next start."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout

from explorer.domain.stories import Story
from explorer.files.own_data import read_bytes
from explorer.files.talks import Talk, broken_talk, forget_talk
from explorer.gui.notices import Reporter
from explorer.gui.panels.opening import PackDesk
from explorer.gui.settings import LAST_PACK, NOTES_SIZE, Settings
from explorer.gui.store import Store
from explorer.gui.story.desk import StoryDesk
from explorer.gui.story.displays import Wish
from explorer.gui.story.strips import OfferStrip
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.packs.story_text import read_story
from explorer.state.talk_timer import TalkTimer

if TYPE_CHECKING:
    from explorer.gui.story.player import Player

_FRESH = 900.0  # seconds in which a presentation that broke off is the same one still


class TalkReturn(QObject):
    """Offers to go on with the presentation that was on when the program died."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        reporter: Reporter,
        store: Store,
        packs: PackDesk,
        stories: StoryDesk,
        talks: TalkDesk,
        layout: QBoxLayout,
    ) -> None:
        super().__init__(talks)
        self._theme, self._settings, self._reporter, self._store = theme, settings, reporter, store
        self._packs, self._stories, self._talks = packs, stories, talks
        self._layout = layout
        self._talk: Talk | None = None
        self.strip: OfferStrip | None = None
        talks.began.connect(self._keep)

    @Slot()
    def look(self) -> None:
        """Offer the presentation, if there is one to go on with."""
        self._talk = broken_talk()
        if self._talk is None:
            return
        words = translate("Player", "The program stopped while it presented step {0}, “{1}”.")
        self.strip = OfferStrip(self._theme)
        self._layout.insertWidget(0, self.strip)
        self.strip.taken.connect(self.go_on)
        self.strip.left.connect(self.leave)
        self.strip.offer(
            words.format(self._talk.place + 1, self._talk.title),
            translate("Player", "Go on presenting"),
            translate("Player", "Not now"),
        )

    @Slot()
    def go_on(self) -> None:
        """Present on from the same step, with the timer and the size of notes as they were."""
        talk = self._talk
        self._drop()
        story = self._story(talk) if talk is not None else None
        if talk is not None and story is not None and story.steps:
            self._resume(story, talk, None, Path(talk.file) if talk.file else None)
        elif talk is not None:
            words = translate("Player", "The presentation cannot go on: the story of “{0}” is not there any more.")
            self._reporter.say(words.format(talk.title))

    def begin(self, story: Story, place: int | None, wish: Wish, file: Path | None) -> Player | None:
        """Present a story; if it was on a short while ago when the program died, and no place is named, go on there."""
        talk = broken_talk() if place is None else None
        fresh = talk is not None and 0 <= time.time() - talk.at <= _FRESH
        if talk is None or not fresh or (talk.story, talk.file) != (story.id, str(file) if file is not None else ""):
            return self._talks.begin(story, place, wish, file)
        return self._resume(story, talk, wish, file)

    @Slot()
    def leave(self) -> None:
        """Offer it no more."""
        forget_talk()
        self._drop()

    def _drop(self) -> None:
        self._talk = None
        if self.strip is not None:
            self.strip.hide()

    def _resume(self, story: Story, talk: Talk, wish: Wish | None, file: Path | None) -> Player | None:
        self._settings.set(NOTES_SIZE, talk.letters or self._settings.get(NOTES_SIZE))
        player = self._talks.begin(story, place_of(story, talk), wish, file)
        if player is not None and talk.elapsed:
            timer = TalkTimer(talk.elapsed, player.clock(), True, player.show.place, talk.elapsed, talk.elapsed)
            player.set_show(replace(player.show, timer=timer))
        return player

    def _story(self, talk: Talk) -> Story | None:
        if talk.pack and talk.pack != self._settings.get(LAST_PACK) and not self._packs.open(Path(talk.pack)):
            return None
        if talk.file:
            path = Path(talk.file)
            try:
                data = read_bytes(path)
                return read_story(data.decode(), path.stem) if data is not None else None
            except (OSError, UnicodeDecodeError):
                return None
        return self._store.atlas.stories.get(talk.story) if self._store.atlas is not None else None

    @Slot(object)
    def _keep(self, player: object) -> None:
        from explorer.gui.story.player import Player  # late: the chart's library is large
        from explorer.gui.story.talk_keeper import TalkKeeper

        self._drop()  # the note is that of the presentation that begins, from now on
        if isinstance(player, Player):
            edited = self._stories.story is player.show.story
            TalkKeeper(player, self._settings, self._stories.keeper.path if edited else self._talks.file)


def place_of(story: Story, talk: Talk) -> int:
    """Return the place of the step that was on, also where steps were moved since: it is known by its title."""
    steps = story.steps
    if talk.place < len(steps) and steps[talk.place].title == talk.title:
        return talk.place
    found = [place for place, step in enumerate(steps) if step.title == talk.title]
    return min(found, key=lambda place: abs(place - talk.place), default=min(talk.place, len(steps) - 1))
