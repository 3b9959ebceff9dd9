"""What can be clicked in a fact's row: spots over its links and over its markers, which the row itself paints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.gui.badges import MarkerSpec, SourceMarker
from explorer.gui.panels.link_spot import LinkSpot
from explorer.gui.panels.text_flow import Link
from explorer.gui.theme import Theme

W = TypeVar("W", bound=QWidget)


class MarkerSpot(SourceMarker):
    """Lies over a painted marker, to be clicked, entered and named."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._stands = False

    def cover(self, spec: MarkerSpec, box: QRect) -> None:
        """Lie over a marker."""
        self._stands = True
        self.set_spec(spec)
        self.setGeometry(box)

    def retire(self) -> None:
        """Lead nowhere until the next marker: this one is seen no more."""
        self._stands = False

    def hitButton(self, pos: QPoint) -> bool:
        """Answer only for a marker that is seen."""
        return self._stands and super().hitButton(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave it to the row."""
        del event

    @Slot()
    def _open(self) -> None:
        if self._stands:
            super()._open()


class FactSpots(QObject):
    """The spots of one row, made when first needed and then used again for any fact; its signals are the row's."""

    picked = Signal(str)
    pointed = Signal(str)
    opened = Signal(object)

    def __init__(self, theme: Theme, row: QWidget) -> None:
        super().__init__(row)
        self._theme, self._row = theme, row
        self._all_links: list[LinkSpot] = []
        self._all_markers: list[MarkerSpot] = []
        self._shown_links = self._shown_markers = 0
        self.stand = False  # whether the spots are those of what the row shows

    @property
    def links(self) -> list[LinkSpot]:
        """The spots over links, in order."""
        return self._all_links[: self._shown_links]

    @property
    def markers(self) -> list[MarkerSpot]:
        """The spots over markers, left to right."""
        return self._all_markers[: self._shown_markers]

    def retire(self) -> None:
        """Lead nowhere, until :meth:`place`: the row shows another fact."""
        self.stand = False
        for link in self.links:
            link.retire()
        for marker in self.markers:
            marker.retire()

    def place(self, links: Sequence[Link], at: QPointF, markers: Iterable[tuple[MarkerSpec, QRect]]) -> None:
        """Lie over the links of a value that is painted at a point of the row, and over the markers in their boxes."""
        self.stand = True
        marked = tuple(markers)
        for link, spot in _paired(links, self._all_links, self._made_link):
            spot.cover(link, at)
        for (spec, box), marker in _paired(marked, self._all_markers, self._made_marker):
            marker.cover(spec, box)
        self._shown_links, self._shown_markers = len(links), len(marked)

    def _made_link(self) -> LinkSpot:
        made = LinkSpot(self._theme, self._row)
        made.picked.connect(self.picked)
        made.pointed.connect(self.pointed)
        return made

    def _made_marker(self) -> MarkerSpot:
        made = MarkerSpot(self._theme, self._row)
        made.opened.connect(self.opened)
        return made


T = TypeVar("T")


def _paired(wanted: Sequence[T], stock: list[W], make: Callable[[], W]) -> list[tuple[T, W]]:
    """Give each a widget of the stock, which grows as needed; these are shown and the others hidden."""
    while len(stock) < len(wanted):
        stock.append(make())
    for one in stock[len(wanted) :]:
        one.hide()
    pairs = list(zip(wanted, stock, strict=False))
    for _, widget in pairs:
        widget.show()
    return pairs
