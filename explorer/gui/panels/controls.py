"""The small controls of the options row: segmented buttons, filter chips, buttons with icons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from explorer.domain.evidence import Verdict
from explorer.gui.badges import draw_verdict_icon, verdict_named
from explorer.gui.glyphs import draw_milestone
from explorer.gui.icons import icon
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

if TYPE_CHECKING:
    from explorer.figures.figure import Choice

CONTROL_HEIGHT = 32
CHIP_HEIGHT = 24
_PAD = 8
_ICON = 16
_ICON_GAP = 4  # beside the four pixels that Qt leaves between icon and text
_RADIUS = 6.0
_MARKER = 14
_VERDICT = "verdict:"
_LONGEST = 32  # letters of a pack's name on a control


def fitting(text: str) -> str:
    """Return a name as it stands on a control: on one line, cut where it is longer than any that fits."""
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


class IconButton(QPushButton):
    """A push button whose icon follows the theme; ``kind`` is plain, quiet or primary."""

    def __init__(
        self, theme: Theme, text: str, icon_name: str = "", kind: str = "quiet", sides: tuple[int, int] = (0, _ICON_GAP)
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon_name = icon_name
        self._kind = kind
        self._sides = sides if text or sides[0] else (0, 0)
        if kind != "plain":
            self.setProperty("kind", kind)
        self.setFont(font("button"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        theme.changed.connect(self._tint)
        self._tint()

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._tint()

    @Slot()
    def _tint(self) -> None:
        if self._icon_name:
            ink = self._theme.palette["inverse" if self._kind == "primary" else "ink"]
            left, right = self._sides
            self.setIcon(icon(self._icon_name, ink, _ICON, left, right))
            self.setIconSize(QSize(_ICON + left + right, _ICON))


class MenuButton(IconButton):
    """A button that opens a menu, its chevron at the right."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, "chevron-down", kind="menu", sides=(2, 0))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def setMenu(self, menu: QMenu) -> None:
        """Open this menu, which is read from left to right though the button is not."""
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.installEventFilter(self)
        super().setMenu(menu)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the menu under the left end of the button before it is seen: Qt flushes it right with this direction."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QMenu) and watched is self.menu():
            left = self.mapToGlobal(self.rect().topLeft()).x()
            if left + watched.width() <= self.screen().availableGeometry().right() + 1:
                watched.move(left, watched.y())
        return super().eventFilter(watched, event)


def one_of(menu: QMenu) -> None:
    """Draw the entries of a menu that can be checked as a choice of one."""
    for before in menu.findChildren(QActionGroup):
        before.deleteLater()
    group = QActionGroup(menu)
    for entry in menu.actions():
        if entry.isCheckable():
            group.addAction(entry)


class Segments(QWidget):
    """One choice of a few, side by side; arrows move within, ``picked(value)`` tells a choice by the user."""

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, label) in enumerate(choices):
            button = Segment(theme, value, label, first=place == 0, last=place == len(choices) - 1)
            button.setAccessibleName(f"{name}: {label}")
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._pick)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The values with their labels."""
        return tuple((value, button.text()) for value, button in self._buttons.items())

    @property
    def value(self) -> str:
        """The value chosen, or an empty text."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    @property
    def entries(self) -> tuple[tuple[str, bool, str], ...]:
        """The entries that stand for it in a menu: words, whether it is on, and its value."""
        return tuple((label, value == self.value, value) for value, label in self.choices)

    def take(self, value: str) -> None:
        """Take the entry of a menu."""
        self.picked.emit(value)

    def show_value(self, value: str) -> None:
        """Show a value as chosen, without telling anyone."""
        button = self._buttons.get(value)
        if button is not None:
            button.setChecked(True)

    @Slot(QAbstractButton)
    def _pick(self, button: QAbstractButton) -> None:
        if isinstance(button, Segment):
            self.picked.emit(button.value)


class Segment(QAbstractButton):
    """One of :class:`Segments`; the frame of the whole is painted piece by piece."""

    def __init__(self, theme: Theme, value: str, label: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self.value = value
        self._theme = theme
        self._first, self._last = first, last
        self.setText(label)
        self.setCheckable(True)
        self.setFont(font("button"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the label in bold, so that nothing moves when it is chosen."""
        return QSize(QFontMetrics(font("strong")).horizontalAdvance(self.text()) + 2 * _PAD, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As large as wanted: a segment is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, frame, label, and the line below a chosen one."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        palette = self._theme.palette
        box = QRectF(self.rect()).adjusted(
            0.5 if self._first else -_RADIUS * 2, 0.5, -0.5 if self._last else _RADIUS * 2, -0.5
        )
        ground = "sel" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setClipRect(self.rect())
        painter.setPen(QPen(palette["line-strong"], 1))
        painter.setBrush(palette[ground])
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if not self._last:
            painter.drawLine(QPointF(self.width() - 0.5, 1), QPointF(self.width() - 0.5, self.height() - 1))
        if self.isChecked():
            line = QRectF(0, self.height() - 3, self.width(), 2)
            inset = (2.0 if self._first else 0.0, 2.0 if self._last else 1.0)
            painter.fillRect(line.adjusted(inset[0], 0, -inset[1], 0), palette["ink"])
        painter.setPen(palette["ink"] if self.isChecked() else palette["ink-2"])
        painter.setFont(font("strong" if self.isChecked() else "button"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Chip(QAbstractButton):
    """A filter that can be switched off: marker and word; off it is dashed and says "hidden"."""

    toggled_by_user = Signal(str)

    def __init__(self, theme: Theme, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self._theme = theme
        self.setCheckable(True)
        self.setFont(font("small"))
        self._verdict: Verdict | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.clicked.connect(self._tell)
        self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        """Show another state of the same filter."""
        self.choice = choice
        self._verdict = verdict_named(choice.symbol.removeprefix(_VERDICT)) if _VERDICT in choice.symbol else None
        words = f"{choice.label} {choice.count}" if choice.count and self._verdict else choice.label
        self.setText(fitting(words))
        self.setChecked(choice.on)
        state = "" if choice.on else translate("Chip", "hidden")
        self.setAccessibleName(f"{words}, {state}" if state else words)
        self.update()

    @property
    def entries(self) -> tuple[tuple[str, bool, str], ...]:
        """The entry that stands for it in a menu."""
        return ((self.text(), self.choice.on, ""),)

    def take(self, value: str) -> None:
        """Take the entry of a menu."""
        self._tell()

    def sizeHint(self) -> QSize:
        """Marker, gap, word and the round ends."""
        text = QFontMetrics(font("small")).horizontalAdvance(self.text())
        marker = _MARKER + 6 if self.choice.symbol else 0
        return QSize(text + marker + 18, CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As large as wanted."""
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """Stay as it is: the figure says what is on, once the viewpoint has changed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint outline, marker and word."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        palette, on = self._theme.palette, self.choice.on
        pen = QPen(palette["line-strong"], 1)
        if not on:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(palette["hover"] if self.underMouse() else palette["surface"] if on else QColor(0, 0, 0, 0))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CHIP_HEIGHT / 2 - 0.5, CHIP_HEIGHT / 2 - 0.5)
        left = 9.0
        if self.choice.symbol:
            square = QRectF(left, (self.height() - _MARKER) / 2, _MARKER, _MARKER)
            if self._verdict is not None:
                draw_verdict_icon(painter, square.topLeft(), self._verdict, palette)
            else:
                draw_milestone(painter, square, self.choice.symbol, palette)
            left += _MARKER + 6
        painter.setPen(palette["ink"] if on else palette["ink-3"])
        painter.setFont(font("small"))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    @Slot()
    def _tell(self) -> None:
        self.toggled_by_user.emit(self.choice.id)
