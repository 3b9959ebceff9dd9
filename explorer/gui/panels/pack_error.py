"""The dialog of a pack that was not opened: every fault with its place and its cure, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from explorer.figures.figure import Cell, CellKind, Column, Table
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.panels.excerpt import ExcerptView
from explorer.gui.panels.rows_table import RowsTable
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.packs import PackError, PackFault, PackFaulty
from explorer.packs.errors import shown

_WIDTH = 720
_ROWS_SEEN = 6
_WIDTHS = (150, 64, 120)


def fault_line(fault: PackFault) -> str:
    """Return a fault as one line of a report: ``file:row:column: message``."""
    place = ":".join(part for part in (fault.file, str(fault.row or ""), fault.column) if part)
    return f"{place}: {fault.message}"


def error_report(path: Path, error: PackError) -> str:
    """Return everything about a pack that was not opened, as plain text."""
    lines = [str(error), str(path)]
    if isinstance(error, PackFaulty):
        lines += [fault_line(fault) for fault in error.faults]
        if error.total > len(error.faults):
            lines.append(f"… {error.total - len(error.faults):,} more")
    return "\n".join(lines) + "\n"


class PackErrorDialog(ExplorerDialog):
    """Says what is wrong with a pack; ``retried`` asks to open it again; Escape keeps what is open."""

    retried = Signal()

    def __init__(self, theme: Theme, path: Path, error: PackError, open_title: str, parent: QWidget | None) -> None:
        super().__init__(theme, _title(error), _safety(path, error, open_title), parent, icon="warning")
        self._path = path
        self._error = error
        self.setFixedWidth(_WIDTH)
        if isinstance(error, PackFaulty):
            self._show_faults(theme, error)
        else:
            self._add(str(error), "body", "ink")
        self._add(translate("PackError", "What to do"), "strong", "ink")
        self._add(_advice(error), "body", "ink-2")
        self.body.addStretch(1)
        self._add_buttons(theme, bool(open_title))

    def _add(self, text: str, role: str, ink: str) -> PlainLabel:
        label = PlainLabel(text, role)
        label.set_ink(ink)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label

    def _show_faults(self, theme: Theme, error: PackFaulty) -> None:
        self.faults = FaultTable(error.faults)
        self.body.addWidget(self.faults)
        more = error.total - len(error.faults)
        if more > 0:
            self._add(translate("PackError", "… and {0} more.").format(f"{more:,}"), "small", "ink-2")
        self._place = self._add("", "small", "ink-2")
        self.excerpt = ExcerptView(theme)
        self.body.addWidget(self.excerpt)
        self.body.addSpacing(8)
        self.faults.selectionModel().currentRowChanged.connect(self._show_excerpt)
        self.faults.selectRow(0)

    @Slot(QModelIndex, QModelIndex)
    def _show_excerpt(self, current: QModelIndex, before: QModelIndex) -> None:
        if isinstance(self._error, PackFaulty) and current.isValid():
            fault = self._error.faults[current.row()]
            words = translate("PackError", "{0}, row {1}").format(shown(fault.file), fault.row)
            self._place.setText(words if fault.excerpt else "")
            self._place.setVisible(bool(fault.excerpt))
            self.excerpt.show_fault(fault)
            self.adjustSize()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words, now that their width is known."""
        super().showEvent(event)
        self.adjustSize()

    def _add_buttons(self, theme: Theme, something_open: bool) -> None:
        self.copy = IconButton(theme, translate("PackError", "Copy report"), "copy")
        self.copy_path = IconButton(theme, translate("PackError", "Copy path"), "folder")
        self.again = IconButton(theme, translate("PackError", "Try again"), kind="plain")
        words = translate("PackError", "Keep current pack") if something_open else translate("PackError", "Close")
        self.keep = IconButton(theme, words, kind="primary")
        self.add_left(self.copy)
        self.add_left(self.copy_path)
        self.add_right(self.again)
        self.add_right(self.keep)
        self.copy.clicked.connect(self._copy_report)
        self.copy_path.clicked.connect(self._copy_path)
        self.again.clicked.connect(self._retry)
        self.keep.clicked.connect(self.reject)

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(error_report(self._path, self._error))

    @Slot()
    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self._path))

    @Slot()
    def _retry(self) -> None:
        self.accept()
        self.retried.emit()


class FaultTable(RowsTable):
    """File, row, column, and what is wrong with its cure; as high as its first rows."""

    def __init__(self, faults: tuple[PackFault, ...]) -> None:
        super().__init__(translate("PackError", "Faults"), _WIDTHS)
        self.show_table(_table(faults))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.fit(_ROWS_SEEN)


def _table(faults: tuple[PackFault, ...]) -> Table:
    columns = (
        Column(translate("PackError", "File")),
        Column(translate("PackError", "Row"), CellKind.NUMBER),
        Column(translate("PackError", "Column")),
        Column(translate("PackError", "What is wrong")),
    )
    rows = tuple(
        (
            Cell(shown(fault.file)),
            Cell(str(fault.row) if fault.row else "", float(fault.row)),
            Cell(shown(fault.column)),
            Cell(shown(fault.message, 400)),
        )
        for fault in faults
    )
    return Table(columns, rows)


def _title(error: PackError) -> str:
    if not isinstance(error, PackFaulty):
        return translate("PackError", "This data pack cannot be opened")
    if error.total == 1:
        return translate("PackError", "This data pack has 1 error and was not opened")
    return translate("PackError", "This data pack has {0} errors and was not opened").format(f"{error.total:,}")


def _safety(path: Path, error: PackError, open_title: str) -> str:
    name = error.name if isinstance(error, PackFaulty) else path.name
    if open_title:
        return translate("PackError", "{0}. Nothing is lost: {1} stays open.").format(shown(name), open_title)
    return translate("PackError", "{0}. Nothing is lost, and nothing was changed.").format(shown(name))


def _advice(error: PackError) -> str:
    if not isinstance(error, PackFaulty):
        return translate("PackError", "Choose another pack, or ask the pack’s author for a sound one.")
    if error.total == 1:
        return translate("PackError", "Fix the cell, then choose Try again. Or send the report to the pack’s author.")
    return translate("PackError", "Fix the cells, then choose Try again. Or send the report to the pack’s author.")
