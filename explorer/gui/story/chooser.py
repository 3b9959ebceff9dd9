"""Lets the user choose a story to edit: one of the user's own, one of the pack, or any other file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Story
from explorer.files.drafts import own_stories
from explorer.files.own_data import read_bytes
from explorer.files.recent_stories import recent_stories
from explorer.files.story_names import ENDING
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.story.step_words import steps_words
from explorer.gui.story.time_words import clock
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font
from explorer.packs.story_text import read_story
from explorer.records import record

_SIZE = QSize(560, 420)
_ROW = 32
_MOST = 100


@record(frozen=True, slots=True)
class Choice:
    """A story that can be opened: a file, or with an empty path the id of one in the pack."""

    path: Path | None
    story_id: str
    words: str


class StoryDialog(ExplorerDialog):
    """Lists the stories; ``chosen(Choice)`` tells the one to open, ``other_wanted`` that a file is to be sought."""

    chosen = Signal(Choice)
    other_wanted = Signal()

    def __init__(self, theme: Theme, atlas: Atlas | None, parent: QWidget) -> None:
        title = translate("Story", "Open a story")
        safe = translate("Story", "Stories of the pack stay as they are: a change makes a copy of yours.")
        super().__init__(theme, title, safe, parent)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Story", "Stories"))
        self.list.setFont(font("body"))
        self._fill(translate("Story", "Yours, last opened first"), own_choices())
        if atlas is not None:
            words = translate("Story", "In {0}").format(atlas.info.title)
            self._fill(words, pack_choices(atlas))
        self.body.addWidget(self.list, 1)
        self._add_buttons()
        self.resize(_SIZE)
        self._choose_first()
        self.list.itemActivated.connect(self._take)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self) -> None:
        other = QPushButton(translate("Story", "Other file…"))
        cancel = QPushButton(translate("Story", "Cancel"))
        self.open_button = QPushButton(translate("Story", "Open"))
        self.open_button.setProperty("kind", "primary")
        self.add_left(other)
        self.add_right(cancel)
        self.add_right(self.open_button)
        other.clicked.connect(self._seek)
        cancel.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._take)

    def _fill(self, heading: str, choices: list[Choice]) -> None:
        title = QListWidgetItem(heading.upper())
        title.setFlags(Qt.ItemFlag.NoItemFlags)
        title.setFont(font("section"))
        title.setSizeHint(QSize(0, _ROW))
        self.list.addItem(title)
        for choice in choices:
            row = QListWidgetItem(choice.words)
            row.setData(Qt.ItemDataRole.UserRole, choice)
            row.setSizeHint(QSize(0, _ROW))
            self.list.addItem(row)
        if not choices:
            none = QListWidgetItem(translate("Story", "None yet"))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            none.setSizeHint(QSize(0, _ROW))
            self.list.addItem(none)

    def _choose_first(self) -> None:
        rows = [row for row in range(self.list.count()) if self._choice(self.list.item(row)) is not None]
        self.open_button.setEnabled(bool(rows))
        if rows:
            self.list.setCurrentRow(rows[0])

    def _choice(self, item: QListWidgetItem | None) -> Choice | None:
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Choice) else None

    @Slot()
    def _take(self) -> None:
        choice = self._choice(self.list.currentItem())
        if choice is not None:
            self.accept()
            self.chosen.emit(choice)

    @Slot()
    def _seek(self) -> None:
        self.accept()
        self.other_wanted.emit()


class StoryFileDialog(QFileDialog):
    """Chooses a file of a story, to open or to save."""

    def __init__(self, parent: QWidget, folder: Path, name: str = "") -> None:
        title = translate("Story", "Save story as") if name else translate("Story", "Open a story")
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setNameFilters([f"{translate('Story', 'Stories')} (*{ENDING})"])
        self.setDefaultSuffix(ENDING.lstrip("."))
        self.setFileMode(QFileDialog.FileMode.AnyFile if name else QFileDialog.FileMode.ExistingFile)
        if name:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDirectory(str(folder))
        if name:
            self.selectFile(name)


def own_choices() -> list[Choice]:
    """Return the user's own stories that are there, the one opened last first."""
    recent = [one.path for one in recent_stories() if one.path is not None]
    paths = dict.fromkeys([*recent, *own_stories()])
    found = (_own(path) for path in list(paths)[:_MOST])
    return [one for one in found if one is not None]


def pack_choices(atlas: Atlas) -> list[Choice]:
    """Return the stories of a pack."""
    return [Choice(None, story.id, _words(story, "")) for story in atlas.stories.values()]


def _own(path: Path) -> Choice | None:
    try:
        data = read_bytes(path)
        story = read_story(data.decode(), path.stem) if data is not None else None
    except (OSError, UnicodeDecodeError):
        return None
    return Choice(path, "", _words(story, path.name)) if story is not None else None


def _words(story: Story, name: str) -> str:
    time = clock(story.planned) if story.planned else ""
    parts = (story.title, steps_words(len(story.steps)), time, name)
    return translate("Story", " · ").join(part for part in parts if part)
