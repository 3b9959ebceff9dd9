"""The editor of stories in a window: its parts are made when a story is first opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from explorer.gui.panels.centre import CentrePanel
from explorer.gui.store import Store
from explorer.gui.story.desk import StoryDesk
from explorer.gui.story.frame import EditorFrame
from explorer.gui.theme import Theme

if TYPE_CHECKING:
    from explorer.figures.figure import Figure
    from explorer.gui.story.chooser import Choice, StoryDialog, StoryFileDialog
    from explorer.gui.story.filmstrip import Filmstrip
    from explorer.gui.story.inspector import Inspector
    from explorer.gui.story.step_pictures import StepPictures
    from explorer.gui.story.strips import DifferenceStrip
    from explorer.gui.story.versions import VersionsDialog

_REWORD_MS = 200  # typing a takeaway reaches the figure once it rests so long


class StoryEditor(QObject):
    """Shows the editor while a story is open, and asks for files."""

    def __init__(
        self, store: Store, theme: Theme, desk: StoryDesk, frame: EditorFrame, centre: CentrePanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store = store
        self._theme = theme
        self._desk = desk
        self.frame = frame
        self._centre = centre
        self._window = window
        self.inspector: Inspector | None = None
        self.filmstrip: Filmstrip | None = None
        self.pictures: StepPictures | None = None
        self.strip: DifferenceStrip | None = None
        self.dialog: StoryDialog | None = None
        self.chooser: StoryFileDialog | None = None
        self.versions: VersionsDialog | None = None
        self._worded = ""  # the takeaway of a step that the figure on screen carries
        self._reword = QTimer(self)
        self._reword.setSingleShot(True)
        self._reword.setInterval(_REWORD_MS)
        self._reword.timeout.connect(self._show_words)
        desk.opened.connect(self._open)

    def _make(self) -> tuple[Inspector, Filmstrip]:
        from explorer.gui.story.filmstrip import Filmstrip
        from explorer.gui.story.inspector import Inspector
        from explorer.gui.story.step_pictures import StepPictures
        from explorer.gui.story.strips import DifferenceStrip

        desk, steps = self._desk, self._desk.steps
        self._centre.wording = self._in_words_of_step
        self.pictures = StepPictures(self._store, self._theme, desk.draft, self)
        inspector = Inspector(self._store, self._theme, desk.draft, self.pictures)
        filmstrip = Filmstrip(self._theme, desk.draft, self.pictures)
        self.strip = DifferenceStrip(self._theme)
        self._centre.add_strip(self.strip)
        self.frame.attach(inspector, filmstrip, self._centre.tabs.easy_width)
        filmstrip.view.picked.connect(steps.select)
        filmstrip.view.moved.connect(steps.move)
        filmstrip.view.delete_wanted.connect(steps.delete)
        filmstrip.view.edit_wanted.connect(inspector.focus_title)
        filmstrip.add.clicked.connect(desk.add_view)
        inspector.duplicate_wanted.connect(steps.duplicate)
        inspector.delete_wanted.connect(steps.delete)
        inspector.look_over_wanted.connect(steps.look_over)
        self.strip.back_wanted.connect(steps.show_saved)
        self.strip.update_wanted.connect(steps.update)
        desk.changed.connect(self._follow)
        self._store.changed.connect(self._follow)
        return inspector, filmstrip

    @Slot()
    def _open(self) -> None:
        editing = self._desk.story is not None
        if self.inspector is None or self.filmstrip is None:
            if not editing:
                return
            self.inspector, self.filmstrip = self._make()
        self.frame.show_editor(editing)
        self.filmstrip.follow()
        self._follow()
        if self.pictures is not None:
            self.pictures.expect()
        target: QWidget = self.filmstrip.view if editing else self._centre.tabs
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _follow(self) -> None:
        desk, story = self._desk, self._desk.story
        if self.inspector is None or self.filmstrip is None or self.strip is None:
            return
        keeper = desk.keeper
        self.inspector.safety.show_state(keeper.state, keeper.path, keeper.trouble)
        if story is not None:
            self.inspector.safety.show_total(story)
        pair = desk.steps.difference if story is not None else None
        if self._takeaway != self._worded:
            self._reword.start()
        self.strip.show_difference(desk.place, pair, can_go_back=desk.steps.saved is not None)

    @property
    def _takeaway(self) -> str:
        """What the audience reads over the view on screen: the selected step's own takeaway, if it has one."""
        step = self._desk.draft.step
        own = step is not None and self._desk.story is not None and self._desk.steps.difference is None
        return step.takeaway if step is not None and own else ""

    def _in_words_of_step(self, figure: Figure) -> Figure:
        self._worded = self._takeaway
        return replace(figure, takeaway=self._worded) if self._worded else figure

    @Slot()
    def _show_words(self) -> None:
        if self._takeaway != self._worded and self._store.atlas is not None:
            self._centre.follow()

    @Slot()
    def ask_open(self) -> None:
        """Let the user choose a story."""
        from explorer.gui.story.chooser import StoryDialog

        self.dialog = StoryDialog(self._theme, self._store.atlas, self._window)
        self.dialog.chosen.connect(self._take)
        self.dialog.other_wanted.connect(self._seek)
        self.dialog.open()

    @Slot(object)
    def _take(self, choice: Choice) -> None:
        if choice.path is not None:
            self._desk.open_file(choice.path)
        else:
            self._desk.open_original(choice.story_id)

    @Slot()
    def _seek(self) -> None:
        from explorer.gui.story.chooser import StoryFileDialog

        self.chooser = StoryFileDialog(self._window, self._desk.suggested.parent)
        self.chooser.fileSelected.connect(self._take_file)
        self.chooser.open()

    @Slot()
    def ask_save(self) -> None:
        """Let the user choose a file to go on in."""
        from explorer.gui.story.chooser import StoryFileDialog

        place = self._desk.suggested
        self.chooser = StoryFileDialog(self._window, place.parent, place.name)
        self.chooser.fileSelected.connect(self._save_file)
        self.chooser.open()

    @property
    def kept(self) -> bool:
        """Whether the story being edited has a file, and so versions of it."""
        return self._desk.keeper.file is not None

    def show_versions(self) -> None:
        """Show the earlier versions of the story being edited."""
        from explorer.gui.story.versions import VersionsDialog

        file = self._desk.keeper.file
        if file is not None:
            self._desk.keeper.flush()
            self.versions = VersionsDialog(self._theme, file.backups().versions(), self._window)
            self.versions.restored.connect(self._desk.recover)
            self.versions.open()

    @Slot(str)
    def _take_file(self, path: str) -> None:
        self._desk.open_file(Path(path))

    @Slot(str)
    def _save_file(self, path: str) -> None:
        self._desk.save_as(Path(path))
