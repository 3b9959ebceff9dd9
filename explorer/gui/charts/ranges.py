"""The range of time that the user zooms, pans or brushes to: told once it has come to rest, and moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from explorer.domain.periods import Period
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.scales import edges, month_at
from explorer.gui.charts.scene import FigureScene

_RESTS_MS = 250
_IN, _PAN = 0.8, 0.25


class RangeTeller(QObject):
    """Emits ``rested`` with the first and last month when the range has not moved for a while."""

    rested = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._range: tuple[float, float] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RESTS_MS)
        self._timer.timeout.connect(self._tell)

    def forget(self) -> None:
        """Tell nothing of a move that a new figure has overtaken."""
        self._timer.stop()
        self._range = None

    def tell_all(self) -> None:
        """Tell at once that all of the time is wanted."""
        self.forget()
        self.rested.emit(None, None)

    @Slot(float, float)
    def follow(self, first: float, last: float) -> None:
        """Wait until a range that the user moves has come to rest."""
        self._range = (first, last)
        self._timer.start()

    @Slot()
    def _tell(self) -> None:
        if self._range is not None:
            first, last = self._range
            self._range = None
            start = month_at(round(first))
            self.rested.emit(start, max(start, month_at(round(last) - 1)))


def zoom_by_key(scene: FigureScene, ranges: RangeTeller, event: QKeyEvent) -> bool:
    """Zoom (+, −, Ctrl+0) or pan (Shift with Left or Right) the time axis; return whether the key did so."""
    box = scene.box
    if box is None:
        return False
    key, shifted, control = _read(event)
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and not control:
        box.zoom(_IN)
    elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore) and not control:
        box.zoom(1 / _IN)
    elif key == Qt.Key.Key_0 and control:
        _show_all(scene, ranges)
    elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and shifted:
        _pan(box, -_PAN if key == Qt.Key.Key_Left else _PAN)
    else:
        return False
    return True


def _read(event: QKeyEvent) -> tuple[Qt.Key, bool, bool]:
    modifiers = event.modifiers()
    shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    return Qt.Key(event.key()), shifted, bool(modifiers & Qt.KeyboardModifier.ControlModifier)


def _pan(box: PlotBox, share: float) -> None:
    first, last = box.months
    shift = round((last - first) * share)
    box.shift(shift)


def _show_all(scene: FigureScene, ranges: RangeTeller) -> None:
    span: tuple[Period, Period] | None = scene.lanes.panel.span if scene.lanes and scene.lanes.panel else None
    if span is None or scene.box is None:
        ranges.tell_all()
        return
    scene.box.show_months(edges(span[0])[0], edges(span[1])[1])
    scene.box.zoom(1.0)
