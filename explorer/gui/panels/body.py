"""Tree, centre and details side by side; in a narrow window the details lie over the centre when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from explorer.gui.settings import DETAILS_SHOWN, DETAILS_WIDTH, TREE_SHOWN, TREE_WIDTH, Settings

if TYPE_CHECKING:
    from explorer.figures.figure import Figure

NARROW = 1184
LEAST_TREE = 240
LEAST_DETAILS = 304
DRAWER = 432  # the width of the details beside claims, where there is room for it
_WIDEST_SIDE = 720
_LEAST_CENTRE = 800  # what claims must be left with before the details widen
_WIDE = ("compare", "scenario")
CLAIMS = "claims"  # the view that the details are wider beside
_GRAB = (3, 4)  # pixels at the left and right of a line of one that take hold of it


class Body(QWidget):
    """Holds the three panels and their widths; ``moved`` tells that one was shown or hidden."""

    moved = Signal()

    def __init__(self, tree: QWidget, centre: QWidget, details: QWidget, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._tree, self._centre, self._details = tree, centre, details
        self._tree_wanted = settings.get(TREE_SHOWN)
        self._details_wanted = settings.get(DETAILS_SHOWN)
        self._widths = (settings.get(TREE_WIDTH), settings.get(DETAILS_WIDTH))
        self._narrow = self._wide = self._drawn = False
        self._over = self._editing = False
        tree.setMinimumWidth(LEAST_TREE)
        details.setMinimumWidth(LEAST_DETAILS)
        self._splitter = _Splitter()
        for panel in (tree, centre, details):
            self._splitter.addWidget(panel)
        for place, stretch in enumerate((0, 1, 0)):
            self._splitter.setStretchFactor(place, stretch)
        self._edge = _Edge(self)
        self._splitter.splitterMoved.connect(self._note_widths)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        tree.setVisible(self._tree_wanted)
        details.setVisible(self._details_wanted)

    @property
    def tree_shown(self) -> bool:
        """Whether the tree is seen."""
        return self._tree_wanted

    @property
    def details_shown(self) -> bool:
        """Whether the details are seen, beside the centre or over it."""
        return self._over if self._narrow else self._details_wanted

    @property
    def details_over(self) -> bool:
        """Whether the details lie over the centre."""
        return self._narrow and self._over

    @Slot(object)
    def show_figure(self, figure: Figure | None) -> None:
        """Make room for what a view needs: a comparison and a scenario take the place of the details, claims widen it.

        Details that gave way lie over the centre when asked for, as in a narrow window.
        """
        view = figure.view if figure is not None else ""
        wide, drawn = view in _WIDE, view == CLAIMS
        if (wide, drawn) != (self._wide, self._drawn):
            self._wide, self._drawn = wide, drawn
            self._adapt(anew=True)

    def edit(self, editing: bool) -> None:
        """Make room for the editor, or take it back: the tree goes, details lie over the centre when asked for."""
        self._editing = editing
        self._tree_wanted = not editing and self._settings.get(TREE_SHOWN)
        self._tree.setVisible(self._tree_wanted)
        self._adapt(anew=True)

    def toggle_tree(self) -> None:
        """Show or hide the tree; while editing, that is not remembered."""
        self._tree_wanted = not self._tree_wanted
        if not self._editing:
            self._settings.set(TREE_SHOWN, self._tree_wanted)
        self._tree.setVisible(self._tree_wanted)
        self._share()
        self.moved.emit()

    def toggle_details(self) -> None:
        """Show or hide the details."""
        if self._narrow:
            self._over = not self._over
        else:
            self._details_wanted = not self._details_wanted
        self._place_details()
        self.moved.emit()

    def dismiss(self) -> bool:
        """Close the details where they lie over the centre; whether they did."""
        if not self.details_over:
            return False
        self.toggle_details()
        return True

    def remember(self) -> None:
        """Put widths and what is shown into the settings."""
        self._settings.set(TREE_WIDTH, self._widths[0])
        self._settings.set(DETAILS_WIDTH, self._widths[1])
        self._settings.set(DETAILS_SHOWN, self._details_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the details out of the row, or back into it, where the width crosses the limit."""
        super().resizeEvent(event)
        self._adapt(anew=not event.oldSize().isValid())

    def _adapt(self, *, anew: bool) -> None:
        narrow = self._wide or self._editing or self.width() < NARROW
        if narrow != self._narrow or anew:
            self._narrow, self._over = narrow, False
            self._place_details()
            self.moved.emit()
        elif narrow:
            self._lay_over()

    def _place_details(self) -> None:
        """Show the details where they belong; they change hands only to be seen: that has all styled anew."""
        shown, beside = self.details_shown, self._splitter.indexOf(self._details) >= 0
        if shown and self._narrow:
            if beside:
                self._details.setParent(self)
            self._details.setAutoFillBackground(True)
            self._lay_over()
        elif shown and not beside:
            self._splitter.addWidget(self._details)
            self._splitter.setStretchFactor(2, 0)
        if shown and not self._narrow and self._details.isHidden():  # as wide as they become: laid out only once
            self._details.resize(self._details_width(self._tree_width()), self.height())
        self._details.setVisible(shown)
        if (place := self._splitter.indexOf(self._details)) >= 0:
            self._splitter.handle(place).setVisible(shown)  # now: the splitter itself would find out later
        self._edge.setVisible(self.details_over)
        self._share()

    def _lay_over(self) -> None:
        width = min(max(self._widths[1], LEAST_DETAILS), self.width())
        self._details.setGeometry(QRect(self.width() - width, 0, width, self.height()))
        self._edge.setGeometry(QRect(self.width() - width - 1, 0, 1, self.height()))
        self._details.raise_()
        self._edge.raise_()

    def _share(self) -> None:
        tree = self._tree_width()
        beside = not self._narrow and self._details_wanted
        details = self._details_width(tree) if beside else 0
        lines = bool(tree) + bool(details)
        sizes = [tree, max(self.width() - tree - details - lines, 1), details]
        self._splitter.setSizes(sizes[: self._splitter.count()])

    def _tree_width(self) -> int:
        return min(max(self._widths[0], LEAST_TREE), _WIDEST_SIDE) if self._tree_wanted else 0

    def _details_width(self, tree: int) -> int:
        """Return the width of details beside the centre: as the user left it, wider for claims where there is room."""
        wanted = min(max(self._widths[1], LEAST_DETAILS), _WIDEST_SIDE)
        room = self.width() - tree - _LEAST_CENTRE
        return max(wanted, min(DRAWER, room)) if self._drawn else wanted

    def _note_widths(self) -> None:
        sizes = self._splitter.sizes()
        tree = sizes[0] if self._tree_wanted else self._widths[0]
        beside = len(sizes) == 3 and self._details_wanted and not (self._narrow or self._drawn)
        self._widths = (tree, sizes[2] if beside else self._widths[1])


class _Edge(QWidget):
    """The line at the left of details that lie over the centre."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))


class _Splitter(QSplitter):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """A line of one pixel that a pointer takes hold of within eight."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setContentsMargins(_GRAB[0], 0, _GRAB[1], 0)
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margins, which Qt would set for a grab of five pixels."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        with QPainter(self) as painter:
            painter.fillRect(QRect(_GRAB[0], 0, 1, self.height()), self.palette().color(QPalette.ColorRole.Mid))
