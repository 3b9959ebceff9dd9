"""One assumption: its name and sources, its value to type, and a slider from the lowest to the highest sourced one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from explorer.figures.words import measure
from explorer.gui.badges import MarkerSpec, SourceMarker
from explorer.gui.labels import PlainLabel, plain_tip
from explorer.gui.panels.amounts import amount_of, with_unit, within
from explorer.gui.panels.assumption_steps import place_of, steps_of
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.sliders import Tick, TickSlider
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

if TYPE_CHECKING:
    from explorer.figures.panels import Control

_VALUE_WIDTH = 104
_BUTTON = 24
_GAP = 8.0


class AssumptionRow(QWidget):
    """Shows a control.

    ``slid(name, value)`` tells each step of the slider, ``chosen(name, value)`` a value in one go, ``opened`` hands
    over a marker of its sources.
    """

    slid = Signal(str, float)
    chosen = Signal(str, float)
    opened = Signal(object)

    def __init__(self, theme: Theme, control: Control) -> None:
        super().__init__()
        self._theme = theme
        self.control = control
        self.title = PlainLabel(role="strong")
        self.title.setWordWrap(True)
        self.value = QLineEdit()
        self.value.setFixedWidth(_VALUE_WIDTH)
        self.unit = PlainLabel(role="small")
        self.unit.set_ink("ink-2")
        self.unit.setWordWrap(True)
        self.fault = PlainLabel(role="small")
        self.fault.set_ink("contradicted")
        self.fault.setWordWrap(True)
        self.slider = TickSlider(theme)
        self.ends = _Ends(theme)
        self.reset = IconButton(theme, "", "reset")
        self.reset.setFixedSize(_BUTTON, _BUTTON)
        self._markers: list[SourceMarker] = []
        self._arrange()
        self.slider.chosen.connect(self._slide)
        self.value.editingFinished.connect(self._take)
        self.value.textEdited.connect(self._forgive)
        self.reset.clicked.connect(self._reset)

    def _arrange(self) -> None:
        self._sources = QHBoxLayout()
        self._sources.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addLayout(self._sources)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.value)
        middle.addWidget(self.unit, 1)
        middle.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(middle)
        column.addWidget(self.fault)
        column.addWidget(self.slider)
        column.addWidget(self.ends)
        self.fault.hide()

    def show_control(self, control: Control, markers: Sequence[MarkerSpec]) -> None:
        """Show another state of an assumption, with the markers of its sources."""
        self.control = control
        stops = steps_of(control)
        self.title.setText(control.title)
        self.title.set_tip(control.detail)
        self.unit.setText(control.unit)
        self._show_value()
        base, changed = place_of(stops, control.base), control.value != control.base
        self.slider.show_value(0, len(stops) - 1, place_of(stops, control.value))
        self.slider.set_ticks([Tick(0), Tick(base, strong=True), Tick(len(stops) - 1)], base)
        self.slider.setPageStep(max(1, len(stops) // 10))
        said = with_unit(control.value, control.unit)
        self.slider.setAccessibleName(f"{control.title}: {said}")
        self.value.setAccessibleName(translate("Scenario", "{0}, in {1}").format(control.title, control.unit))
        self.reset.setEnabled(changed)
        words = translate("Scenario", "Back to the base, {0}").format(with_unit(control.base, control.unit))
        self.reset.setToolTip(plain_tip(words))
        self.reset.setAccessibleName(f"{control.title}: {words}")
        self.ends.show_control(control)
        self._show_markers(markers)

    def _show_value(self) -> None:
        text = measure(self.control.value, "", 6)
        if amount_of(self.value.text()) != self.control.value or not self.value.hasFocus():
            self.value.setText(text)
        self._forgive()

    def _show_markers(self, specs: Sequence[MarkerSpec]) -> None:
        while len(self._markers) < len(specs):
            marker = SourceMarker(self._theme, self)
            marker.opened.connect(self.opened)
            self._markers.append(marker)
            self._sources.addWidget(marker)
        for place, marker in enumerate(self._markers):
            marker.setVisible(place < len(specs))
            if place < len(specs):
                marker.set_spec(specs[place])
                marker.setFixedSize(marker.sizeHint())

    @Slot()
    def _forgive(self) -> None:
        self.fault.hide()

    @Slot(int)
    def _slide(self, place: int) -> None:
        self.slid.emit(self.control.name, steps_of(self.control)[place])

    @Slot()
    def _take(self) -> None:
        value = amount_of(self.value.text())
        fault = within(self.control, value)
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        if not fault and value is not None and value != self.control.value:
            self.chosen.emit(self.control.name, value)

    @Slot()
    def _reset(self) -> None:
        self.chosen.emit(self.control.name, self.control.base)


class _Ends(QWidget):
    """Says the lowest, the base and the highest value under their ticks; the base gives way where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts = ("", "", "")
        self._base = 0.0
        self.setFixedHeight(16)
        theme.changed.connect(self.update)

    def show_control(self, control: Control) -> None:
        """Say the ends of another assumption."""
        base = translate("Scenario", "base {0}").format(measure(control.base, "", 6))
        self._texts = (measure(control.low, "", 6), base, measure(control.high, "", 6))
        stops = steps_of(control)
        self._base = place_of(stops, control.base) / max(len(stops) - 1, 1)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, 16)

    def _placed(self) -> list[tuple[str, QRectF]]:
        """Return the texts that have room, and where: lowest, base, highest; the base stands for an end that it is."""
        metrics = QFontMetricsF(font("small"))
        low, base, high = (QRectF(0, 0, metrics.horizontalAdvance(text), 16) for text in self._texts)
        high.moveRight(self.width())
        base.moveLeft(9 + self._base * (self.width() - 18) - base.width() / 2)
        if base.left() < low.right() + _GAP:
            base.moveLeft(0 if self._base == 0 else low.right() + _GAP)
        if base.right() > high.left() - _GAP:
            base.moveRight(self.width() if self._base == 1 else high.left() - _GAP)
        found = list(zip(self._texts, (low, base, high), strict=True))
        if self._base in (0, 1):
            return found[1:] if self._base == 0 else found[:2]
        return found if base.left() >= low.right() + _GAP else [found[0], found[2]]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the texts."""
        with QPainter(self) as painter:
            painter.setFont(font("small"))
            for text, box in self._placed():
                painter.setPen(self._theme.palette["ink-2" if text == self._texts[1] else "ink-3"])
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
