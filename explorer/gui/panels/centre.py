"""The middle of the window: tabs, options, and one white card with the chart or its table."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from explorer.domain.periods import Period
from explorer.figures.catalogue import figure as drawn
from explorer.figures.catalogue import view_row
from explorer.gui.panels.centre_frame import CentreFrame
from explorer.gui.panels.options import OptionsRow
from explorer.gui.panels.tabs import ViewTabs
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state import moves

if TYPE_CHECKING:
    from explorer.figures.figure import Figure
    from explorer.gui.charts.view import FigureView
    from explorer.gui.panels.notes import NotesCard
    from explorer.gui.panels.table import TablePanel

LEAST_WIDTH = 640


class CentrePanel(QWidget):
    """Shows the figure of the viewpoint; ``figured(Figure or None)`` tells each new one.

    The chart's library is large, so it is read on :meth:`wake`, once the window has been painted.
    """

    figured = Signal(object)

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self._figure: Figure | None = None
        self._chart: FigureView | None = None
        self._awake = False
        self._pointed = ""
        self.wording: Callable[[Figure], Figure] | None = None  # gives a figure the words of a story's step
        self.tabs = ViewTabs(store)
        self.options = OptionsRow(store, theme)
        self.card = QFrame()
        self.card.setObjectName("card")
        self.frame = CentreFrame(store, theme, self.card, self.tabs)
        self._stack = QStackedLayout(self.card)
        self._stack.addWidget(QWidget())
        self._lay_out()
        self.setMinimumWidth(LEAST_WIDTH)
        self.options.notes_wanted.connect(self.toggle_notes)
        self.options.assumptions_wanted.connect(self.frame.toggle_scenario)
        store.changed.connect(self.follow)
        store.own.changed.connect(self._follow_own)
        store.pointing.changed.connect(self._mark)
        theme.changed.connect(self._tint)

    def _lay_out(self) -> None:
        head = QWidget()
        head.setObjectName("tabs")
        head.setBackgroundRole(self.backgroundRole())
        line = QVBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tabs)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(self.options)
        self._column.addWidget(self.frame, 1)

    def add_strip(self, strip: QWidget) -> None:
        """Take a strip that says something of the view as a whole; it stands between options and chart."""
        self._column.insertWidget(2, strip)

    @cached_property
    def table(self) -> TablePanel:
        """The table of the figure, made when first asked for."""
        from explorer.gui.panels.table import TablePanel

        made = TablePanel(self._theme)
        made.picked.connect(self._focus)
        self._stack.addWidget(made)
        return made

    @cached_property
    def notes(self) -> NotesCard:
        """The notes of the figure, made when first asked for."""
        from explorer.gui.panels.notes import NotesCard

        return NotesCard(self._theme, self.card)

    @property
    def figure(self) -> Figure | None:
        """The figure shown, if any."""
        return self._figure

    @property
    def chart(self) -> FigureView | None:
        """The chart, once it is awake."""
        return self._chart

    @Slot()
    def wake(self) -> None:
        """Read the chart's library and show the first figure."""
        if not self._awake:
            from explorer.gui.charts.view import FigureView
            from explorer.gui.panels.foresight import Foresight

            self._chart = FigureView()
            self._chart.set_palette_tokens(self._theme.palette)
            self._chart.picked.connect(self._focus)
            self._chart.hovered.connect(self._point)
            self._chart.range_picked.connect(self._show_range)
            self._stack.addWidget(self._chart)
            self.foresight = Foresight(self._store, self._chart)
            self._awake = True
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the figure of the viewpoint now."""
        self.tabs.follow()
        atlas = self._store.atlas
        if not self._awake:
            self.options.show_figure(None)
            return
        here, own = self._store.here, self._store.own.notebook
        self._figure = drawn(atlas, here, own) if atlas is not None else None
        if self._figure is not None and self.wording is not None:
            self._figure = self.wording(self._figure)
        if self._chart is not None and self._figure is not None:
            self._chart.expect(self._figure, atlas)  # before anything changes its size
        self.options.show_figure(self._figure)
        self.frame.show_figure(self._figure)
        if "notes" in vars(self):
            self.notes.show_notes(self._figure.caveats if self._figure is not None else ())
        self.figured.emit(self._figure)
        self._column.activate()
        self.frame.settle()
        self._fill()

    def _fill(self) -> None:
        figure, atlas, chart = self._figure, self._store.atlas, self._chart
        if figure is None or atlas is None or chart is None:
            self._stack.setCurrentIndex(0)
        elif self._store.here.show == "table":
            self.table.show_figure(figure, atlas)
            self._show(self.table, self.table.view)
        else:
            chart.set_figure(figure, atlas)
            self._show(chart, chart)

    def _show(self, page: QWidget, target: QWidget) -> None:
        current = self._stack.currentWidget()
        if current is page:
            return
        focused = self.focusWidget()
        held = current is not None and focused is not None and current.isAncestorOf(focused)
        self._stack.setCurrentWidget(page)
        if held or focused is current:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def toggle_notes(self) -> None:
        """Show or hide the notes of the figure."""
        if self._figure is not None and self._figure.caveats:
            self.notes.show_notes(self._figure.caveats)
            self.notes.toggle()

    @property
    def notes_shown(self) -> bool:
        """Whether the notes are open."""
        return "notes" in vars(self) and self.notes.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notes in their corner."""
        super().resizeEvent(event)
        if self.notes_shown:
            self.notes.place()

    @Slot()
    def _tint(self) -> None:
        if self._chart is not None:
            self._chart.set_palette_tokens(self._theme.palette)

    @Slot()
    def _follow_own(self) -> None:
        if self._figure is not None and view_row(self._store.here.view).own:
            self.follow()

    @Slot(str)
    def _point(self, record_id: str) -> None:
        self._pointed = record_id
        self._store.pointing.at(record_id)

    @Slot(str)
    def _mark(self, record_id: str) -> None:
        """Mark in the chart what is pointed at elsewhere; what is pointed at here has its card already."""
        if self._chart is not None:
            self._chart.mark("" if record_id == self._pointed else record_id)

    @Slot(str)
    def _focus(self, record_id: str) -> None:
        self._store.go(translate("Move", "Select"), moves.focus_on, record_id)

    @Slot(object, object)
    def _show_range(self, first: Period | None, last: Period | None) -> None:
        self._store.slide(translate("Move", "Time range"), moves.show_range, first, last)
