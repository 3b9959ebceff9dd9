"""The key help, made from the table of actions: the keys of where one is first."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from explorer.figures.figure import Cell, Column, Table
from explorer.gui.actions.keys_in_place import KEYS_IN_PLACE, Place
from explorer.gui.actions.table import ROWS
from explorer.gui.itemmodels.figure_table import FigureTableItemModel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.panels.table import CopyTable
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_EDGES = 76  # around the columns: the dialog's padding, the frame, the scroll bar
_HEIGHT = 640


def key_table(here: Place | None = None) -> Table:
    """Return every key of the program with what it does: those of ``here``, then in the order of the menus."""
    columns = (
        Column(translate("Keys", "Keys")),
        Column(translate("Keys", "What they do")),
        Column(translate("Keys", "Where")),
    )
    placed = [
        (place, (translate("Key", keys), translate("Action", title), translate("Place", place.value)))
        for place, keys, title in KEYS_IN_PLACE
    ]
    rows = [words for place, words in placed if place is here]
    rows += [
        (
            _keys(row.keys),
            translate("Action", row.title).rstrip("…"),
            translate("Keys", "{0} menu").format(translate("Menu", row.menu.value)),
        )
        for row in ROWS
        if row.keys
    ]
    rows += [words for place, words in placed if place is not here]
    return Table(columns, tuple(tuple(Cell(word) for word in words) for words in rows))


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(QKeySequence(one).toString(native) for one in keys)


class KeysDialog(ExplorerDialog):
    """Lists the keys; they can be copied like any table."""

    def __init__(self, theme: Theme, here: Place | None, parent: QWidget | None) -> None:
        super().__init__(theme, translate("Keys", "Keys"), "", parent)
        self.view = CopyTable()
        model = FigureTableItemModel(self)
        model.show_table(key_table(here))
        self.view.setModel(model)
        self.view.setAccessibleName(translate("Keys", "Keys"))
        self.view.fit_columns()
        wide = sum(self.view.columnWidth(one) for one in range(model.columnCount()))
        self.take_size(QSize(wide + _EDGES, _HEIGHT))
        self.body.addWidget(self.view, 1)
        self.shut = IconButton(theme, translate("Keys", "Close"), kind="primary")
        self.shut.clicked.connect(self.accept)
        self.add_right(self.shut)
