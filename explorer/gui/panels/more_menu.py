"""The menu of the options that found no room in their row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.gui.labels import plain_entry
from explorer.gui.panels.chips import Chip
from explorer.gui.panels.compare_bar import EntityChip
from explorer.gui.panels.controls import ChoiceButton
from explorer.gui.panels.option_set import OptionSet
from explorer.gui.panels.segments import Segments
from explorer.gui.panels.setting_controls import SettingToggle

Entered = Chip | EntityChip | Segments | SettingToggle


class MoreMenu(QMenu):
    """Filled each time it opens, with what ``over`` returns."""

    def __init__(self, options: OptionSet, over: Callable[[], list[QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self._options, self._missing = options, over
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._take)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for control in self._missing():
            if isinstance(control, Segments):
                self.addSection(control.accessibleName())
            if isinstance(control, Entered):
                for words, on, value in control.entries:
                    self.addAction(MoreEntry(control, words, value, self, on=on))
            elif isinstance(control, ChoiceButton):
                self.addMenu(control.choices)
            elif control is self._options.range:
                self.addMenu(self._options.range_menu)

    @Slot(QAction)
    def _take(self, entry: QAction) -> None:
        if isinstance(entry, MoreEntry):  # else the control's own menu has told it
            entry.control.take(entry.value)


class MoreEntry(QAction):
    """An entry that stands for a value of a control that found no room."""

    def __init__(self, control: Entered, words: str, value: str, parent: QMenu, *, on: bool) -> None:
        super().__init__(plain_entry(words), parent)
        self.control = control
        self.value = value
        self.setCheckable(not isinstance(control, EntityChip))
        self.setChecked(on)
