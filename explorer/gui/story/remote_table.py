"""The table of what can be done while presenting: its keys, those of the program and those learnt."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from explorer.figures.figure import Cell, Column, Table
from explorer.gui.panels.rows_table import RowsTable
from explorer.gui.story.remote import LEARNABLE, built_in_keys, code_words, learnt_codes
from explorer.gui.text import translate

_WIDTHS = (280, 250)


class LearnTable(RowsTable):
    """The table of actions; Enter wants to learn a key for the row that is chosen, Delete to forget its keys."""

    learn_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Remote", "Keys of a presentation"), _WIDTHS)
        self.doubleClicked.connect(self.learn_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.learn_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        else:
            super().keyPressEvent(event)


def remote_table(keys: Mapping[str, str]) -> Table:
    """Return the actions with their keys, those of the program and those learnt."""
    columns = (
        Column(translate("Remote", "What it does")),
        Column(translate("Remote", "Keys")),
        Column(translate("Remote", "Learnt from your remote")),
    )
    rows = []
    for command, title in LEARNABLE:
        built_in = "  ".join(built_in_keys(command))
        learnt = "  ".join(code_words(code) for code in learnt_codes(keys, command))
        rows.append((Cell(translate("Remote", title)), Cell(built_in), Cell(learnt)))
    return Table(columns, tuple(rows))
