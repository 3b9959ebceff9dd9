"""The options row: what changes the chart, with a "More" menu for what does not fit; Table and Export always do."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from explorer.gui.labels import plain_tip
from explorer.gui.panels.chips import Chip
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.segments import Segments
from explorer.gui.store import Store
from explorer.gui.stylesheet import OPTIONS_HEIGHT
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state import moves

if TYPE_CHECKING:
    from explorer.figures.figure import Figure
    from explorer.gui.panels.more_menu import MoreMenu
    from explorer.gui.panels.option_set import OptionSet
    from explorer.gui.panels.range_menu import RangeMenu

_MARGIN = 16
_GAP = 8
_CHIP_GAP = 6


class OptionsRow(QWidget):
    """Follows the figure shown; its controls move the viewpoint."""

    notes_wanted = Signal()
    export_wanted = Signal()
    assumptions_wanted = Signal()

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self._over: list[QWidget] = []
        self._tabbed: tuple[QWidget, ...] = ()  # the controls that Tab goes through in this order
        self.setFixedHeight(OPTIONS_HEIGHT)
        self._make_buttons()
        self._right = (self.export, self.table, self.notes, self.assumptions)  # from the right
        for control in (self.more, *self._right):
            control.setParent(self)
        self.show_figure(None)

    @cached_property
    def set(self) -> OptionSet:
        """The controls, made when there is a figure to change."""
        from explorer.gui.panels.option_set import OptionSet

        return OptionSet(self._store, self._theme, self)

    @property
    def _wanted(self) -> list[QWidget]:
        return self.set.wanted if "set" in vars(self) else []

    @property
    def by(self) -> Segments:
        """How what is shown is split."""
        return self.set.by

    @property
    def every(self) -> Segments:
        """How wide a period is."""
        return self.set.every

    @property
    def range(self) -> QWidget:
        """The button of the time range."""
        return self.set.range

    @property
    def range_menu(self) -> RangeMenu:
        """The menu of time ranges."""
        return self.set.range_menu

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters that stand in the row."""
        return tuple(self.set.chips)

    @cached_property
    def more_menu(self) -> MoreMenu:
        """The menu of what does not fit, made when something does not."""
        from explorer.gui.panels.more_menu import MoreMenu

        return MoreMenu(self.set, self.missing, self)

    def missing(self) -> list[QWidget]:
        """Return the controls that found no room."""
        return self._over

    def _make_buttons(self) -> None:
        self.more = IconButton(self._theme, translate("Options", "More"), "more", kind="plain")
        self.assumptions = IconButton(self._theme, translate("Options", "Assumptions"), "sliders")
        self.notes = IconButton(self._theme, "0", "notes", sides=(0, 0))
        self.table = IconButton(self._theme, translate("Options", "Table"), "table")
        self.table.setCheckable(True)
        self.export = IconButton(self._theme, translate("Options", "Export"), "export")
        self.assumptions.clicked.connect(self.assumptions_wanted)
        self.notes.clicked.connect(self.notes_wanted)
        self.table.clicked.connect(self._toggle_table)
        self.export.clicked.connect(self.export_wanted)

    def show_figure(self, figure: Figure | None) -> None:
        """Show the options of the view, in the state the figure shows."""
        here = self._store.here
        if figure is not None or "set" in vars(self):
            self.set.show_figure(figure if self._store.atlas is not None else None)
        self._show_notes(len(figure.caveats) if figure is not None else 0)
        self.table.setText(translate("Options", "Table") if here.show == "chart" else translate("Options", "Chart"))
        self.table.set_icon("table" if here.show == "chart" else "chart")
        self.table.setChecked(False)
        for button in (self.table, self.export):
            button.setEnabled(figure is not None)
        sliders = figure is not None and any(one.kind == "slider" for one in figure.controls)
        self.assumptions.setVisible(sliders)
        row = (*self._wanted, self.more, *reversed(self._right))
        if row != self._tabbed:
            self._tabbed = row
            for before, after in pairwise(stop for control in row for stop in _stops(control)):
                QWidget.setTabOrder(before, after)
        self._arrange()

    def _show_notes(self, count: int) -> None:
        self.notes.setVisible(count > 0)
        words = translate("Options", "1 note to this chart")
        if count != 1:
            words = translate("Options", "{0} notes to this chart").format(count)
        self.notes.setText(str(count))
        self.notes.setAccessibleName(words)
        self.notes.setToolTip(plain_tip(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew what fits."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        right = self.width() - _MARGIN + _GAP  # quiet buttons end with their padding, not with an edge
        for button in self._right:
            if not button.isHidden():
                size = _size(button)
                right -= size.width()
                self._put(button, right, size)
        wanted = self._wanted
        sizes = [_size(control) for control in wanted]
        fits = self._fitting(wanted, sizes, right - _GAP)
        self._over = wanted[fits:]
        left = _MARGIN
        for place, control in enumerate(wanted[:fits]):
            self._put(control, left, sizes[place])
            left += sizes[place].width() + _gap(wanted, place)
        if self._over:
            self.more.setMenu(self.more_menu)
            self._put(self.more, left, _size(self.more))
        self.more.setVisible(bool(self._over))
        shown = wanted[:fits]
        for control in self.set.all if "set" in vars(self) else ():
            if control.isHidden() == (control in shown):
                control.setVisible(control in shown)

    def _fitting(self, wanted: list[QWidget], sizes: list[QSize], right: int) -> int:
        ends: list[int] = []
        left = _MARGIN
        for place, size in enumerate(sizes):
            left += size.width()
            ends.append(left)
            left += _gap(wanted, place)
        if not ends or ends[-1] <= right:
            return len(ends)
        room = right - _GAP - _size(self.more).width()
        return sum(end <= room for end in ends)

    def _put(self, control: QWidget, left: int, size: QSize) -> None:
        control.setGeometry(QRect(QPoint(left, (self.height() - size.height()) // 2), size))

    @Slot()
    def _toggle_table(self) -> None:
        self._store.go(translate("Move", "Chart or table"), moves.toggle_table)


def _gap(controls: list[QWidget], place: int) -> int:
    """Return the gap after a control: chips stand closer to each other."""
    near = all(isinstance(one, Chip) for one in controls[place : place + 2])
    return _CHIP_GAP if near else _GAP


def _size(control: QWidget) -> QSize:
    """Return the size that a control asks for, which the style sheet makes costly to know."""
    return control.sizeHint().expandedTo(QSize(0, control.minimumHeight()))


def _stops(control: QWidget) -> list[QAbstractButton] | list[QWidget]:
    """Return what Tab stops at in a control: its segments, or the control itself; at a label nowhere."""
    focusable = control.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return control.findChildren(QAbstractButton) or ([control] if focusable else [])
