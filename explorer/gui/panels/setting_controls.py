"""The controls of a figure in the options row: toggles, menus of choices, and amounts of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget, QWidgetAction

from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel, plain_entry, plain_tip, set_plain_text
from explorer.gui.panels.amounts import amount_of, amount_words, within
from explorer.gui.panels.controls import CONTROL_HEIGHT, ChoiceButton, add_choice, fitting, one_of
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

if TYPE_CHECKING:
    from explorer.figures.panels import Control

_MOST_OWN = 3  # own values that a menu remembers
_ENTRY_WIDTH = 220
_PAD, _GAP, _BOX, _TICK = 8, 6, 14, 12
_RADIUS, _BOX_RADIUS = 6.0, 3.0


class SettingToggle(QAbstractButton):
    """A setting that is on or off, with a box that is ticked when it is on; ``chosen(name, value)`` tells the wish."""

    chosen = Signal(str, float)

    def __init__(self, theme: Theme, control: Control) -> None:
        super().__init__()
        self.control = control
        self._theme = theme
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)
        self.clicked.connect(self._choose)
        self.show_control(control)

    def show_control(self, control: Control) -> None:
        """Show another state of the same setting."""
        self.control = control
        set_plain_text(self, fitting(control.title))
        self.setChecked(bool(control.value))
        self.setAccessibleName(control.title)
        self.setToolTip(plain_tip(control.detail))

    def sizeHint(self) -> QSize:
        """Room for box and words, in bold, so that nothing moves when it is on."""
        words = QFontMetrics(font("strong")).horizontalAdvance(self.text())
        return QSize(_PAD + _BOX + _GAP + words + _PAD, CONTROL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, frame, box and words."""
        palette, on = self._theme.palette, self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette["line-strong"], 1))
            painter.setBrush(palette["sel" if on or self.isDown() else "hover" if self.underMouse() else "surface"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            box = QRectF(_PAD, (self.height() - _BOX) / 2, _BOX, _BOX)
            painter.setPen(QPen(palette["ink" if on else "line-strong"], 1))
            painter.setBrush(palette["ink" if on else "field"])
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _BOX_RADIUS, _BOX_RADIUS)
            if on:
                tick = pixmap("check", _TICK, palette["inverse"], self.devicePixelRatioF())
                painter.drawPixmap(box.topLeft() + QRectF(0, 0, _BOX - _TICK, _BOX - _TICK).center(), tick)
            painter.setPen(palette["ink" if on else "ink-2"])
            painter.setFont(font("strong" if on else "button"))
            words = QRectF(self.rect()).adjusted(box.right() + _GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    @property
    def entries(self) -> tuple[tuple[str, bool, str], ...]:
        """The entry that stands for it in a menu: words, whether it is on, and its value."""
        return ((self.control.title, bool(self.control.value), ""),)

    def take(self, value: str) -> None:
        """Take the entry of a menu."""
        self._choose()

    @Slot()
    def _choose(self) -> None:
        self.setChecked(bool(self.control.value))  # the figure says what is on, once the viewpoint has changed
        self.chosen.emit(self.control.name, 0.0 if self.control.value else 1.0)


class SettingMenu(ChoiceButton):
    """A setting with a choice of values; an amount takes one's own besides."""

    chosen = Signal(str, float)

    def __init__(self, theme: Theme, control: Control) -> None:
        super().__init__(theme, control.title)
        self.control = control
        self._own: list[float] = []
        self.entry = AmountEntry(self) if control.kind == "amount" else None
        if self.entry is not None:
            self.entry.entered.connect(self._take_own)
        self.show_control(control)

    def show_control(self, control: Control) -> None:
        """Show another state of the same setting."""
        self.control = control
        words = translate("Options", "{0}: {1}").format(control.title, amount_words(control, control.value))
        self.setText(plain_entry(fitting(words)))
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(control.detail))
        self.choices.setTitle(self.text())

    def list_choices(self) -> None:
        """List the values: those of the figure, then one's own."""
        listed = [value for value, _ in self.control.options]
        own = [value for value in self._own if value not in listed]
        if self.control.kind == "amount" and self.control.value not in (*listed, *own):
            own.append(self.control.value)
        for value in (*listed, *own):
            add_choice(self.choices, amount_words(self.control, value), value, on=value == self.control.value)
        one_of(self.choices)
        if self.entry is not None:
            self.choices.addSeparator()
            self.entry.show_control(self.control)
            self.choices.addAction(self.entry)

    def take(self, value: object) -> None:
        """Tell the value chosen."""
        if isinstance(value, float):
            self.chosen.emit(self.control.name, value)

    @Slot(float)
    def _take_own(self, value: float) -> None:
        self._own = [*(one for one in self._own if one != value), value][-_MOST_OWN:]
        self.choices.hide()
        self.chosen.emit(self.control.name, value)


class AmountEntry(QWidgetAction):
    """A line in a menu to type a number into; ``entered(value)`` tells one that the setting can take."""

    entered = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._control: Control | None = None
        self.panel = _EntryPanel()
        self.setDefaultWidget(self.panel)
        self.panel.line.returnPressed.connect(self._take)
        self.panel.line.textEdited.connect(self._forgive)

    def show_control(self, control: Control) -> None:
        """Read numbers for a setting."""
        self._control = control
        self.panel.line.clear()
        self.panel.say("")

    @Slot()
    def _forgive(self) -> None:
        self.panel.say("")

    @Slot()
    def _take(self) -> None:
        value = amount_of(self.panel.line.text())
        fault = within(self._control, value) if self._control is not None else ""
        self.panel.say(fault)
        if not fault and value is not None:
            self.entered.emit(value)


class _EntryPanel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(translate("Options", "Own value, then Enter"))
        self.line.setAccessibleName(translate("Options", "Own value"))
        self.line.setFixedWidth(_ENTRY_WIDTH)
        self.said = PlainLabel(role="small")
        self.said.set_ink("contradicted")
        self.said.setWordWrap(True)
        self.said.setFixedWidth(_ENTRY_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.said.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.line)

    def say(self, words: str) -> None:
        """Say what is wrong with what was typed, or nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the menu, which would take it for its own current entry."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take as much room as the words need."""
        super().showEvent(event)
        self.adjustSize()
