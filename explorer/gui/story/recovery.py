"""Offers what a crash or a lock has left: the story that was open, text that was not saved, a copy of a held file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout

from explorer.files.recovery import Crashed, crashed_stories, forget_crash
from explorer.files.talks import broken_talk
from explorer.gui.story.desk import StoryDesk
from explorer.gui.story.strips import OfferStrip
from explorer.gui.text import translate
from explorer.gui.theme import Theme


class Recovery(QObject):
    """Shows one offer at a time in a strip; one that is neither taken nor left comes again with the next start."""

    def __init__(self, theme: Theme, desk: StoryDesk, layout: QBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk = desk
        self._layout = layout
        self._crashed: Crashed | None = None
        self._locked: Path | None = None
        self._unsaved: bytes | None = None
        self.strip: OfferStrip | None = None
        desk.refused.connect(self._say_locked)
        desk.opened.connect(self._offer_unsaved)

    @Slot()
    def look(self) -> None:
        """Offer the story that was open when the program died last, if there is one."""
        talk = broken_talk()  # it has an offer of its own, which leads to the same step
        shown = Path(talk.file) if talk is not None and talk.file else None
        found = [one for one in crashed_stories() if one.unsaved or (one.path.is_file() and one.path != shown)]
        if not found or self._desk.story is not None:
            return
        self._forget()
        self._crashed = found[-1]
        name, step = self._crashed.path.stem, self._crashed.place + 1
        if self._crashed.unsaved is None:
            words = translate("Story", "“{0}” was open at step {1} when the program stopped. All of it is saved.")
            self._offer(words.format(name, step), translate("Story", "Go back to it"), translate("Story", "Not now"))
        else:
            words = translate("Story", "“{0}” was open at step {1} when the program stopped, with text not yet saved.")
            self._offer(words.format(name, step), translate("Story", "Recover"), translate("Story", "Discard"))

    @Slot(object)
    def _say_locked(self, path: Path) -> None:
        self._forget()
        self._locked = path
        words = translate("Story", "“{0}” is open in another window, so that it cannot be changed in this one.")
        self._offer(words.format(path.stem), translate("Story", "Open a copy"), translate("Story", "Leave it"))

    @Slot()
    def _offer_unsaved(self) -> None:
        file = self._desk.keeper.file
        if self.strip is not None:
            self.strip.hide()
        self._forget()
        if file is None or file.unsaved is None:
            return
        self._unsaved = file.unsaved
        words = translate("Story", "Text of “{0}” could not be saved last time, but was kept.")
        self._offer(words.format(file.path.stem), translate("Story", "Recover"), translate("Story", "Discard"))

    def _offer(self, words: str, yes: str, no: str) -> None:
        if self.strip is None:
            self.strip = OfferStrip(self._theme)
            self._layout.insertWidget(0, self.strip)
            self.strip.taken.connect(self._take)
            self.strip.left.connect(self._leave)
        self.strip.offer(words, yes, no)

    def _forget(self) -> None:
        self._crashed = self._locked = self._unsaved = None

    @Slot()
    def _take(self) -> None:
        crashed, locked, unsaved = self._crashed, self._locked, self._unsaved
        self._forget()
        if locked is not None:
            self._desk.open_copy(locked)
        elif crashed is not None:
            self._return_to(crashed)
        elif unsaved is not None:
            self._desk.recover(unsaved)

    def _return_to(self, crashed: Crashed) -> None:
        if self._desk.open_file(crashed.path, crashed.place) and crashed.unsaved is not None:
            if self.strip is not None:
                self.strip.hide()
            self._forget()
            self._desk.recover(crashed.unsaved)

    @Slot()
    def _leave(self) -> None:
        crashed, unsaved, file = self._crashed, self._unsaved, self._desk.keeper.file
        self._forget()
        if crashed is not None:
            forget_crash(crashed.path)
        elif unsaved is not None and file is not None:
            forget_crash(file.path)
            file.unsaved = None
