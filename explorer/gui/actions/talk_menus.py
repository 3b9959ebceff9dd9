"""The two menus of presenting that are filled anew each time: which story, and which display for the audience."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from explorer.gui.actions.context import Context
from explorer.gui.labels import plain_entry
from explorer.gui.text import translate

STORIES_MENU, DISPLAYS_MENU = "present.story", "present.display"


class StoriesMenu(QMenu):
    """The stories of the pack; the one chosen is presented from its first step."""

    def __init__(self, context: Context, parent: QMenu) -> None:
        super().__init__(translate("Action", "Present story"), parent)
        self._context = context
        self.menuAction().setObjectName(STORIES_MENU)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._present)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for story_id, title in self._context.talks.titles:
            entry = self.addAction(plain_entry(title))
            entry.setData(story_id)
            entry.setEnabled(not self._context.talks.presenting)
        if self.isEmpty():
            self.addAction(translate("Action", "This pack has no stories")).setEnabled(False)

    @Slot(QAction)
    def _present(self, entry: QAction) -> None:
        self._context.talks.present_story(str(entry.data()))


class DisplaysMenu(QMenu):
    """The displays by name; the one that is ticked is the audience's."""

    def __init__(self, context: Context, parent: QMenu) -> None:
        super().__init__(translate("Action", "Audience display"), parent)
        self._context = context
        self.menuAction().setObjectName(DISPLAYS_MENU)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._choose)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        talks = self._context.talks
        automatic = translate("Action", "The first that is not the presenter’s")
        for name, words in (("", automatic), *talks.displays):
            entry = self.addAction(plain_entry(words))
            entry.setData(name)
            entry.setCheckable(True)
            entry.setChecked(name == talks.display)

    @Slot(QAction)
    def _choose(self, entry: QAction) -> None:
        self._context.talks.choose_display(str(entry.data()))
