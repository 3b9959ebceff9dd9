"""The options row: what changes the chart, with a "More" menu for what does not fit; Table and Export always do."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from explorer.domain.periods import Period
from explorer.figures.catalogue import view_row
from explorer.figures.figure import Choice, Figure
from explorer.gui.labels import plain_tip
from explorer.gui.panels.controls import Chip, IconButton, MenuButton, Segments
from explorer.gui.panels.range_menu import RangeMenu, range_label
from explorer.gui.store import Store
from explorer.gui.stylesheet import OPTIONS_HEIGHT
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state import moves

_MARGIN = 16
_GAP = 8
_CHIP_GAP = 6


class OptionsRow(QWidget):
    """Follows the figure shown; its controls move the viewpoint."""

    notes_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self._options: frozenset[str] = frozenset()
        self._chips: list[Chip] = []
        self._over: list[QWidget] = []
        self.setFixedHeight(OPTIONS_HEIGHT)
        self._make_choices()
        self._make_buttons()
        for control in (self.by, self.every, self.range, self.more, self.notes, self.table, self.export):
            control.setParent(self)
        self.show_figure(None)

    def _make_choices(self) -> None:
        self.by = Segments(
            self._theme,
            translate("Options", "Split by"),
            (
                ("brand", translate("Options", "Brand")),
                ("partner", translate("Options", "Carmaker")),
                ("car", translate("Options", "Model")),
            ),
        )
        self.every = Segments(
            self._theme,
            translate("Options", "One figure a"),
            (
                ("month", translate("Options", "Monthly")),
                ("quarter", translate("Options", "Quarterly")),
                ("year", translate("Options", "Yearly")),
            ),
        )
        self.range = MenuButton(self._theme, "")
        self._range_menu = RangeMenu(self._store, self)
        self.range.setMenu(self._range_menu)
        self.by.picked.connect(self._group)
        self.every.picked.connect(self._set_every)
        self._range_menu.picked.connect(self._set_range)

    def _make_buttons(self) -> None:
        self.more = IconButton(self._theme, translate("Options", "More"), "more", kind="plain")
        self._more_menu = QMenu(self)
        self._more_menu.aboutToShow.connect(self._fill_more)
        self._more_menu.triggered.connect(self._take_more)
        self.more.setMenu(self._more_menu)
        self.notes = IconButton(self._theme, "0", "notes", sides=(0, 0))
        self.table = IconButton(self._theme, translate("Options", "Table"), "table")
        self.table.setCheckable(True)
        self.export = IconButton(self._theme, translate("Options", "Export"), "export")
        self.notes.clicked.connect(self.notes_wanted)
        self.table.clicked.connect(self._toggle_table)
        self.export.clicked.connect(self.export_wanted)

    def show_figure(self, figure: Figure | None) -> None:
        """Show the options of the view, in the state the figure shows."""
        here = self._store.here
        self._options = view_row(here.view).options if self._store.atlas is not None else frozenset()
        self.by.show_value(here.by or "brand")
        self.every.show_value(here.every)
        self.range.setText(range_label(figure) if figure is not None else "")
        self.range.setAccessibleName(translate("Options", "Time range: {0}").format(self.range.text()))
        self._show_notes(len(figure.caveats) if figure is not None else 0)
        self.table.setText(translate("Options", "Table") if here.show == "chart" else translate("Options", "Chart"))
        self.table.set_icon("table" if here.show == "chart" else "chart")
        self.table.setChecked(False)
        for button in (self.table, self.export):
            button.setEnabled(figure is not None)
        self._show_chips(figure.choices if figure is not None and "chips" in self._options else ())
        self._arrange()

    def _show_notes(self, count: int) -> None:
        self.notes.setVisible(count > 0)
        words = translate("Options", "1 note to this chart")
        if count != 1:
            words = translate("Options", "{0} notes to this chart").format(count)
        self.notes.setText(str(count))
        self.notes.setAccessibleName(words)
        self.notes.setToolTip(plain_tip(words))

    def _show_chips(self, choices: tuple[Choice, ...]) -> None:
        if [chip.choice.label for chip in self._chips] != [choice.label for choice in choices]:
            for chip in self._chips:
                chip.hide()
                chip.deleteLater()
            self._chips = [Chip(self._theme, choice) for choice in choices]
            for chip in self._chips:
                chip.setParent(self)
                chip.toggled_by_user.connect(self._toggle_chip)
        for chip, choice in zip(self._chips, choices, strict=True):
            chip.show_choice(choice)
        self._order_tabs()

    def _order_tabs(self) -> None:
        line: list[QWidget] = [self.range, *self._chips, self.more, self.notes, self.table, self.export]
        for before, after in pairwise(line):
            QWidget.setTabOrder(before, after)

    def _wanted(self) -> list[QWidget]:
        wanted: list[QWidget] = []
        if "by" in self._options:
            wanted.append(self.by)
        if "every" in self._options:
            wanted.append(self.every)
        if "range" in self._options and self.range.text():
            wanted.append(self.range)
        return [*self._chips, *wanted] if self._chips else wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew what fits."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        right = self.width() - _MARGIN + _GAP  # quiet buttons end with their padding, not with an edge
        for button in (self.export, self.table, self.notes):
            if not button.isHidden():
                right = self._put(button, right - button.sizeHint().width())
        right -= _GAP
        wanted = self._wanted()
        fits = self._fitting(wanted, right)
        self._over = wanted[fits:]
        gap = _gap(wanted)
        left = _MARGIN
        for control in wanted[:fits]:
            left = self._put(control, left) + control.width() + gap
        if self._over:
            self._put(self.more, left)
        self.more.setVisible(bool(self._over))
        for control in (self.by, self.every, self.range, *self._chips):
            control.setVisible(control in wanted[:fits])

    def _fitting(self, wanted: list[QWidget], right: int) -> int:
        ends, gap = [], _gap(wanted)
        left = _MARGIN
        for control in wanted:
            left += control.sizeHint().width()
            ends.append(left)
            left += gap
        if not ends or ends[-1] <= right:
            return len(ends)
        room = right - gap - self.more.sizeHint().width()
        return sum(end <= room for end in ends)

    def _put(self, control: QWidget, left: int) -> int:
        size = control.sizeHint().expandedTo(QSize(0, control.minimumHeight()))
        control.setGeometry(QRect(QPoint(left, (self.height() - size.height()) // 2), size))
        return left

    @Slot()
    def _fill_more(self) -> None:
        self._more_menu.clear()
        for control in self._over:
            if isinstance(control, Chip):
                self._add_entry(control.choice.label, control.choice.on, ("chip", control.choice.id))
            elif isinstance(control, Segments):
                self._more_menu.addSection(control.accessibleName())
                for value, label in control.choices:
                    kind = "by" if control is self.by else "every"
                    self._add_entry(label, value == control.value, (kind, value))
            elif control is self.range:
                self._more_menu.addMenu(self._range_menu)

    def _add_entry(self, label: str, on: bool, data: tuple[str, str]) -> None:
        entry = self._more_menu.addAction(label)
        entry.setCheckable(True)
        entry.setChecked(on)
        entry.setData(data)

    @Slot(QAction)
    def _take_more(self, entry: QAction) -> None:
        data = entry.data()
        if not isinstance(data, tuple | list) or len(data) != 2:
            return  # a range: its own menu has told it
        take = {"chip": self._toggle_chip, "by": self._group, "every": self._set_every}[data[0]]
        take(data[1])

    @Slot(str)
    def _group(self, by: str) -> None:
        self._store.go(translate("Move", "Split"), moves.group_by, by)

    @Slot(str)
    def _set_every(self, every: str) -> None:
        self._store.go(translate("Move", "Period"), moves.show_every, every)

    @Slot(object, object)
    def _set_range(self, first: Period | None, last: Period | None) -> None:
        self._store.go(translate("Move", "Time range"), moves.show_range, first, last)

    @Slot(str)
    def _toggle_chip(self, choice: str) -> None:
        self._store.go(translate("Move", "Filter"), moves.toggle_hidden, choice)

    @Slot()
    def _toggle_table(self) -> None:
        self._store.go(translate("Move", "Chart or table"), moves.toggle_table)


def _gap(controls: list[QWidget]) -> int:
    return _CHIP_GAP if any(isinstance(one, Chip) for one in controls) else _GAP
