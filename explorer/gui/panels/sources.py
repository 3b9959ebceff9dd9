"""All sources of the pack: found, sorted, cited, and traced to the rows that rest on them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QSize, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSplitter, QWidget

from explorer.analysis.find import Titled, TitleSearch
from explorer.domain.atlas import Atlas
from explorer.figures.source_use import source_table
from explorer.gui.actions.context import Context
from explorer.gui.actions.palette_runs import show_record
from explorer.gui.itemmodels.sorted_table import SortedTableItemModel
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.panels.search_field import SearchField
from explorer.gui.panels.segments import Segments
from explorer.gui.panels.source_detail import SourceDetail
from explorer.gui.panels.table import CopyTable
from explorer.gui.text import translate

_SIZE = QSize(1120, 760)
_WIDTHS = (0, 176, 112, 184, 92, 64)  # of the columns; the title takes what is left
_FIELD_WIDTH = 280
_ALL, _SHOWN = "all", "shown"


class SourcesDialog(ExplorerDialog):
    """A table above, the source chosen below; a link among its rows leads there and closes the dialog."""

    def __init__(self, context: Context, source_id: str, parent: QWidget) -> None:
        atlas = context.store.atlas
        if atlas is None:
            raise LookupError("There are no sources where no pack is open.")
        figure = context.stage.figure
        self._cited = frozenset(figure.sources if figure is not None else ()) & atlas.sources.keys()
        super().__init__(context.theme, translate("Sources", "Sources"), self._words(atlas), parent)
        self._context = context
        self._atlas = atlas
        self._chosen = ""
        self._search = TitleSearch(
            Titled(one.id, one.title, "", (one.publisher, one.url)) for one in atlas.sources.values()
        )
        self.model = SortedTableItemModel(source_table(atlas), self)
        self.view = CopyTable()
        self.field = SearchField(context.theme, "")
        self.count = PlainLabel(role="small")
        self.which = Segments(
            context.theme,
            translate("Sources", "Which sources"),
            ((_ALL, translate("Sources", "All")), (_SHOWN, translate("Sources", "Behind what is shown"))),
        )
        self.detail = SourceDetail(context.theme, atlas)
        self._lay_out()
        self._add_buttons()
        self.take_size(_SIZE)
        self._choose(source_id or self.model.target(0))
        if not source_id:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, atlas: Atlas) -> str:
        words = translate("Sources", "{0} sources of {1} {2}; {3} of them are behind what is shown now.")
        return words.format(f"{len(atlas.sources):,}", atlas.info.title, atlas.info.version, f"{len(self._cited):,}")

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(translate("Sources", "Search titles and publishers"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.textChanged.connect(self._filter)
        self.field.left.connect(self.view.setFocus)
        self.which.show_value(_ALL)
        self.which.picked.connect(self._filter)
        self.count.set_ink("ink-2")
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.field, self.which, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        self._set_up_table()
        self.detail.picked.connect(self._go)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(17)
        split.addWidget(self.view)
        split.addWidget(self.detail)
        split.setSizes([90, 110])  # so that a source is seen whole
        self.body.addLayout(row)
        self.body.addWidget(split, 1)

    def _set_up_table(self) -> None:
        self.view.setModel(self.model)
        self.view.setAccessibleName(translate("Sources", "Sources"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setMinimumHeight(120)
        head = self.view.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS[1:], start=1):
            self.view.setColumnWidth(column, width)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        self.view.selectionModel().selectionChanged.connect(self._show_chosen)
        self.model.modelReset.connect(self._keep_chosen)
        self._say_count()

    def _add_buttons(self) -> None:
        self.copy = IconButton(self._context.theme, translate("Sources", "Copy sources of what is shown"), "copy")
        self.save = IconButton(self._context.theme, translate("Sources", "Save them…"), "export")
        self.copy.clicked.connect(self._copy_list)
        self.save.clicked.connect(self._save_list)
        for button in (self.copy, self.save):
            button.setEnabled(bool(self._cited))
            self.add_left(button)
        self.shut = IconButton(self._context.theme, translate("Sources", "Close"), kind="primary")
        self.shut.clicked.connect(self.accept)
        self.add_right(self.shut)

    @property
    def chosen(self) -> str:
        """The source shown below, or an empty text."""
        return self._chosen

    def _choose(self, source_id: str) -> None:
        row = self.model.row_of(source_id)
        if row >= 0:
            self.view.selectRow(row)
            self.view.scrollTo(self.model.index(row, 0))

    @Slot(QItemSelection)
    def _show_chosen(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        if rows:
            self._chosen = self.model.target(rows[0].row())
        self.detail.show_source(self._atlas.sources.get(self._chosen))

    @Slot()
    def _keep_chosen(self) -> None:
        """Choose the same source again where it stands now, or the first if it is not shown any more."""
        self._say_count()
        if self.model.row_of(self._chosen) < 0:
            self._chosen = self.model.target(0)
        self._choose(self._chosen)
        if not self._chosen:
            self.detail.show_source(None)

    @Slot()
    def _filter(self) -> None:
        query = self.field.text().strip()
        wanted = self._cited if self.which.value == _SHOWN else None
        if query:
            found = {hit.id for hit in self._search.find(query) or self._search.guess(query)}
            wanted = frozenset(found) if wanted is None else wanted & found
        self.model.show_only(wanted)

    def _say_count(self) -> None:
        count = self.model.rowCount()
        words = translate("Sources", "1 source") if count == 1 else translate("Sources", "{0} sources")
        self.count.setText(words.format(f"{count:,}") if count else translate("Sources", "Nothing found"))

    @Slot(str)
    def _go(self, record_id: str) -> None:
        self.accept()
        show_record(record_id, self._context)

    @Slot()
    def _copy_list(self) -> None:
        self._context.exports.copy_bibliography()

    @Slot()
    def _save_list(self) -> None:
        self._context.exports.ask("bibliography")
