"""Room check: which texts of which steps cannot be read from the farthest seat, and one button that mends them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Story
from explorer.figures.room_check import RoomCheck, Unreadable, distance_of, room_check
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.panels.rows_table import RowsTable
from explorer.gui.settings import ROOM_HEIGHT, ROOM_SEAT, Setting, Settings
from explorer.gui.story import room_words as words
from explorer.gui.story.amount_fields import MetresField
from explorer.gui.story.fields import Labelled
from explorer.gui.story.room_scan import RoomScan
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_SIZE = QSize(760, 560)
_WIDTHS = (212, 96, 112)
_FIELD = 168
_TALLEST, _FARTHEST = 20.0, 200.0  # metres


class RoomDialog(ExplorerDialog):
    """Follows what is typed; ``mended(letters)`` tells the size wanted, ``step_wanted(place)`` a step to look at."""

    mended = Signal(float)
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, atlas: Atlas, story: Story, settings: Settings, parent: QWidget) -> None:
        title = translate("Room", "Room check of “{0}”").format(story.title)
        safe = translate("Room", "Capitals 20 minutes of arc high are read with ease. Nothing changes until you mend.")
        super().__init__(theme, title, safe, parent)
        self._atlas, self._settings = atlas, settings
        self.height_field = MetresField(translate("Room", "Height of the screen"), _TALLEST)
        self.seat_field = MetresField(translate("Room", "Farthest seat"), _FARTHEST)
        self.distance = PlainLabel("", "body")
        self.summary = PlainLabel("", "strong")
        self.mending, self.help = PlainLabel("", "body"), PlainLabel("", "body")
        self.table = RowsTable(translate("Room", "Texts that are too small"), _WIDTHS)
        self.check = RoomCheck(1.0, ())
        self.scan = self._scan_of(story)
        self._arrange()
        self._add_buttons()
        self._connect()
        self.resize(_SIZE)
        self._begin()

    @property
    def story(self) -> Story:
        """The story that is checked."""
        return self.scan.story

    def show_story(self, story: Story) -> None:
        """Check another story, or the same one after it was changed."""
        self.scan.stop()
        self.scan.deleteLater()
        self.scan = self._scan_of(story)
        self._begin()

    def _scan_of(self, story: Story) -> RoomScan:
        made = RoomScan(self._atlas, story, self._theme.palette, self)
        made.moved.connect(self._tell)
        made.done.connect(self._tell)
        self.finished.connect(made.stop)
        return made

    def _begin(self) -> None:
        self.scan.start()
        self._tell()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for field, setting in ((self.height_field, ROOM_HEIGHT), (self.seat_field, ROOM_SEAT)):
            field.show_amount(self._settings.get(setting) / 100)
            field.setFixedWidth(_FIELD)
            row.addWidget(Labelled(field.accessibleName(), field))
        row.addWidget(Labelled("", self.distance), 1)
        self.distance.setFixedHeight(self.height_field.sizeHint().height())
        self.body.addLayout(row)
        self.body.addSpacing(4)
        for label in (self.distance, self.mending, self.help):
            label.set_ink("ink-2")
        for label in (self.summary, self.mending, self.help):
            label.setWordWrap(True)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.mending)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.help)
        self.body.addStretch(0)

    def _add_buttons(self) -> None:
        self.usual = QPushButton(translate("Room", "Usual size"))
        self.show_step = QPushButton(translate("Room", "Show step"))
        self.mend = QPushButton(translate("Room", "Mend"))
        self.close_button = QPushButton(translate("Room", "Close"))
        self.usual.setToolTip(translate("Room", "Let the letters of all slides have their usual size again"))
        self.show_step.setToolTip(translate("Room", "Open the step in the editor"))
        self.mend.setAutoDefault(False)
        self.add_left(self.usual)
        self.add_left(self.show_step)
        self.add_right(self.mend)
        self.add_right(self.close_button)

    def _connect(self) -> None:
        self.height_field.chosen.connect(self._take_height)
        self.seat_field.chosen.connect(self._take_seat)
        self.usual.clicked.connect(self._unmend)
        self.show_step.clicked.connect(self._want_step)
        self.mend.clicked.connect(self._mend)
        self.close_button.clicked.connect(self.accept)
        self.table.activated.connect(self._want_step)
        self.table.selectionModel().currentRowChanged.connect(self._tell_help)

    @Slot(float)
    def _take_height(self, metres: float) -> None:
        self._keep(ROOM_HEIGHT, metres)

    @Slot(float)
    def _take_seat(self, metres: float) -> None:
        self._keep(ROOM_SEAT, metres)

    def _keep(self, setting: Setting[int], metres: float) -> None:
        self._settings.set(setting, round(metres * 100))
        self._tell()

    @property
    def _room(self) -> tuple[float, float]:
        return max(self._settings.get(ROOM_HEIGHT), 1) / 100, max(self._settings.get(ROOM_SEAT), 1) / 100

    @Slot()
    def _tell(self) -> None:
        height, seat = self._room
        self.check = room_check(self.scan.texts, distance_of(height, seat))
        self.distance.setText(words.distance_words(self.check.distance))
        finished, failing = self.scan.finished, bool(self.check.failing)
        measured = translate("Room", "{0} of {1} steps are measured…").format(self.scan.place, len(self.story.steps))
        self.summary.setText(words.summary(self.story, self.check, seat) if finished else measured)
        reach = words.reach_words(self.scan.texts, height) if not failing else ""
        said = words.mend_words(self.story, self.check) if finished else ""
        self.mending.setText(" ".join(part for part in (reach, said) if part) if finished else "")
        self.mend.setEnabled(finished and failing and words.wanted_letters(self.check) > self.story.letters)
        self.usual.setVisible(self.story.letters > 1)
        if finished:
            self._list()

    def _list(self) -> None:
        shown = bool(self.check.failing)
        self.table.show_table(words.failing_table(self.story, self.check))
        if shown == self.table.isHidden():
            for one in (self.table, self.show_step, self.help):
                one.setVisible(shown)
            self.resize(self.width(), _SIZE.height() if shown else self.minimumSizeHint().height())
        if shown:
            self.table.selectRow(0)
        self._tell_help()

    @property
    def _chosen(self) -> Unreadable | None:
        row, groups = self.table.currentIndex().row(), self.check.alike
        return groups[row][0] if 0 <= row < len(groups) else None

    @Slot(QModelIndex, QModelIndex)
    def _tell_help(self) -> None:
        one = self._chosen
        fit = self.scan.fits.get(one.size.step) if one is not None else None
        said = words.help_words(self.story, one.size, fit, self._room[0]) if one is not None and fit is not None else ""
        self.help.setText(said)

    @Slot()
    def _want_step(self) -> None:
        one = self._chosen
        if one is not None:
            self.accept()
            self.step_wanted.emit(one.size.step)

    @Slot()
    def _mend(self) -> None:
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)  # mended, it can do no more
        self.mended.emit(words.wanted_letters(self.check))

    @Slot()
    def _unmend(self) -> None:
        self.mended.emit(1.0)
