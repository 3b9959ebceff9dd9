"""The key help, made from the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from explorer.figures.figure import Cell, Column, Table
from explorer.gui.actions.table import KEYS_IN_PLACE, ROWS
from explorer.gui.itemmodels.figure_table import FigureTableItemModel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.panels.table import CopyTable
from explorer.gui.text import translate
from explorer.gui.theme import Theme


def key_table() -> Table:
    """Return every key of the program with what it does, in the order of the menus."""
    columns = (Column(translate("Keys", "Keys")), Column(translate("Keys", "What they do")))
    rows = [(_keys(row.keys), translate("Action", row.title)) for row in ROWS if row.keys]
    rows += [(translate("Key", keys), translate("Action", title)) for keys, title in KEYS_IN_PLACE]
    return Table(columns, tuple((Cell(keys), Cell(title.rstrip("…"))) for keys, title in rows))


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(QKeySequence(one).toString(native) for one in keys)


class KeysDialog(ExplorerDialog):
    """Lists the keys; they can be copied like any table."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, translate("Keys", "Keys"), "", parent)
        self.resize(560, 640)
        self.view = CopyTable()
        model = FigureTableItemModel(self)
        model.show_table(key_table())
        self.view.setModel(model)
        self.view.setAccessibleName(translate("Keys", "Keys"))
        self.view.fit_columns()
        self.body.addWidget(self.view, 1)
        self.shut = IconButton(theme, translate("Keys", "Close"), kind="primary")
        self.shut.clicked.connect(self.accept)
        self.add_right(self.shut)
