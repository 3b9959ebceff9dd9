"""The earlier versions of the story being edited, to look through and to go back to."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from explorer.domain.periods import Period
from explorer.domain.stories import Story
from explorer.files.backups import Version
from explorer.gui.labels import SafeBrowser
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.story.step_words import steps_words
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font
from explorer.packs.story_text import read_story

_SIZE = QSize(720, 480)
_ROW = 32
_SEEN = 5.5  # versions, the last one half, so that one sees there are more
_MARGIN = 8  # of the text


class VersionsDialog(ExplorerDialog):
    """Lists versions, newest first, with the text of the one chosen; ``restored(bytes)`` tells the one wanted."""

    restored = Signal(bytes)

    def __init__(self, theme: Theme, versions: tuple[Version, ...], parent: QWidget) -> None:
        title = translate("Story", "Earlier versions")
        safe = translate("Story", "Going back is a step that can be undone, and the story as it is now is kept, too.")
        super().__init__(theme, title, safe, parent)
        self._versions = versions
        self._data = b""
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Story", "Versions, newest first"))
        self.list.setFont(font("body"))
        self.list.setFixedHeight(round(min(len(versions), _SEEN) * _ROW) + 2)
        self.list.setVisible(bool(versions))
        self.text = SafeBrowser()
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setAccessibleName(translate("Story", "The text of the version"))
        self.body.addWidget(self.list)
        self.body.addWidget(self.text, 1)
        self._add_buttons()
        self.resize(_SIZE)
        for one in versions:
            row = QListWidgetItem(_words(one))
            row.setSizeHint(QSize(0, _ROW))
            self.list.addItem(row)
        if not versions:
            self.text.set_plain(translate("Story", "There are none yet. They are kept from the first change on."))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        if versions:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self) -> None:
        self.restore = QPushButton(translate("Story", "Go back to this version"))
        self.restore.setEnabled(False)
        close = QPushButton(translate("Story", "Close"))
        self.restore.setAutoDefault(False)
        self.add_right(self.restore)
        self.add_right(close)
        self.restore.clicked.connect(self._take)
        close.clicked.connect(self.reject)

    @Slot(int)
    def _show(self, row: int) -> None:
        try:
            self._data = self._versions[row].read() if 0 <= row < len(self._versions) else b""
        except OSError as error:
            self._data = b""
            self.text.set_plain(translate("Story", "It cannot be read: {0}.").format(error.strerror or error))
        else:
            self.text.set_plain(self._data.decode(errors="replace"))
        self.restore.setEnabled(bool(self._data))

    @Slot()
    def _take(self) -> None:
        self.accept()
        self.restored.emit(self._data)


def _words(version: Version) -> str:
    when = datetime.fromtimestamp(version.when)  # the user's own clock
    try:
        story = read_story(version.read().decode(errors="replace"), "")
    except OSError:
        story = Story("", "")
    parts = (f"{Period.day(when.date()).label} {when:%H:%M}", steps_words(len(story.steps)), story.title)
    return translate("Story", " · ").join(part for part in parts if part)
