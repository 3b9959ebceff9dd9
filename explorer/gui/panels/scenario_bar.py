"""Named scenarios: choose, save, rename, delete, and flip to the base and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from explorer.gui.labels import plain_entry
from explorer.gui.panels.controls import IconButton, MenuButton, fitting, one_of
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state.notebook import LONGEST_NAME, Assumptions, Notebook, SavedScenario, scenario_name

_BASE, _SAVE, _RENAME, _DELETE, _OPEN = "base", "save", "rename", "delete", "open"


class ScenarioBar(QWidget):
    """Shows which scenario is set; the signals tell the user's wishes."""

    opened = Signal(object)
    saved = Signal(str)
    renamed = Signal(str, str)
    deleted = Signal(str)
    flipped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._notebook = Notebook()
        self._settings: Assumptions = ()
        self._named: SavedScenario | None = None
        self._renaming = ""
        self.menu_button = MenuButton(theme, "")
        self.choices = QMenu(self)
        self.menu_button.setMenu(self.choices)
        self.flip = IconButton(theme, translate("Scenario", "Show base"))
        self.flip.setCheckable(True)
        self.name = NameEntry(theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.menu_button)
        row.addStretch(1)
        row.addWidget(self.flip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.name)
        self.name.hide()
        self.choices.aboutToShow.connect(self.fill)
        self.choices.triggered.connect(self._take)
        self.flip.clicked.connect(self.flipped)
        self.name.entered.connect(self._take_name)

    def show_scenario(self, notebook: Notebook, settings: Assumptions, *, flipped: bool) -> None:
        """Show the assumptions that are set; ``flipped`` while the base is shown in their place."""
        self._notebook, self._settings = notebook, settings
        self._named = notebook.scenario_of(settings) if settings else None
        if self._named is not None:
            words = self._named.name
        elif settings:
            words = translate("Scenario", "Not saved")
        else:
            words = translate("Scenario", "Base")
        self.menu_button.setText(plain_entry(fitting(words)))
        self.menu_button.setAccessibleName(translate("Scenario", "Scenario: {0}").format(words))
        self.flip.setChecked(flipped)
        self.flip.setEnabled(flipped or bool(settings))

    @Slot()
    def fill(self) -> None:
        """List the base and the scenarios saved, then what can be done with the one that is set."""
        self.choices.clear()
        base = self._add(translate("Scenario", "Base"), _BASE)
        base.setCheckable(True)
        base.setChecked(not self._settings)
        for one in self._notebook.scenarios:
            entry = self._add(one.name, _OPEN, one.name)
            entry.setCheckable(True)
            entry.setChecked(self._named is not None and one.name == self._named.name)
        one_of(self.choices)
        self.choices.addSeparator()
        self._add(translate("Scenario", "Save as…"), _SAVE).setEnabled(bool(self._settings))
        for words, wish in (
            (translate("Scenario", "Rename “{0}”…"), _RENAME),
            (translate("Scenario", "Delete “{0}”"), _DELETE),
        ):
            if self._named is not None:
                self._add(words.format(self._named.name), wish, self._named.name)

    def _add(self, words: str, wish: str, name: str = "") -> QAction:
        entry = self.choices.addAction(plain_entry(words))
        entry.setData((wish, name))
        return entry

    @Slot(QAction)
    def _take(self, entry: QAction) -> None:
        wish, name = entry.data()
        if wish == _BASE:
            self.opened.emit(SavedScenario(""))
        elif wish == _OPEN:
            self.opened.emit(self._notebook.scenario(name))
        elif wish == _DELETE:
            self.deleted.emit(name)
        else:
            self._renaming = name
            self.name.ask(name)

    @Slot(str)
    def _take_name(self, name: str) -> None:
        other = self._notebook.scenario(name) if name != self._renaming else None
        if not name:
            words = translate("Scenario", "Type a name of at most {0} letters.").format(LONGEST_NAME)
            self.name.refuse(words)
        elif other is not None:
            self.name.refuse(translate("Scenario", "There is one of this name already."))
        else:
            self.name.hide()
            self.menu_button.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._renaming:
                self.renamed.emit(self._renaming, name)
            else:
                self.saved.emit(name)


class NameEntry(QWidget):
    """Asks for a name in place; Enter takes it, Escape or the cross lets it go."""

    entered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_NAME + 20)
        self.line.setAccessibleName(translate("Scenario", "Name of the scenario"))
        self.keep = IconButton(theme, translate("Scenario", "Save"), kind="plain")
        self.cancel = IconButton(theme, "", "close")
        self.cancel.setAccessibleName(translate("Scenario", "Cancel"))
        self.cancel.setFixedSize(28, 28)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        self.line.returnPressed.connect(self._take)
        self.keep.clicked.connect(self._take)
        self.cancel.clicked.connect(self.hide)

    def ask(self, name: str) -> None:
        """Ask for a name, with the one there is to start from."""
        self.line.setText(name)
        self.line.setPlaceholderText(self.line.accessibleName())
        self.line.setAccessibleDescription("")
        self.line.selectAll()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why a name cannot be taken."""
        self.line.clear()
        self.line.setPlaceholderText(words)
        self.line.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let it go by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take(self) -> None:
        self.entered.emit(scenario_name(self.line.text()))
