"""The frame of our dialogs: what happened, what is safe, the detail, and the buttons, safest one last and focused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from explorer.gui.focus import focus_by_key
from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.theme import Palette, Theme

_SCRIM_LIGHT = 0.36
_SCRIM_DARK = 0.55
_BADGE = 40
_PAD = 24
_IN_SIGHT = QSize(48, 48)


class ExplorerDialog(QDialog):
    """A window-modal dialog on the surface colour, with a body to fill and a row of buttons.

    While it is seen a veil lies over the main window, if it belongs to that.
    """

    def __init__(self, theme: Theme, title: str, safe: str, parent: QWidget | None, icon: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._theme = theme
        self._scrim: Scrim | None = None
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_PAD, 16, _PAD, _PAD)
        self.body.setSpacing(8)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._right.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(title, safe, icon))
        column.addLayout(self.body, 1)
        column.addWidget(self._foot())
        theme.changed.connect(self._dress)
        self._dress()

    def take_size(self, wanted: QSize) -> None:
        """Be so large, or as large as leaves some of the window in sight."""
        parent = self.parentWidget()
        self.resize(wanted.boundedTo(parent.window().size() - _IN_SIGHT) if parent is not None else wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the main window."""
        super().showEvent(event)
        parent = self.parentWidget()
        below = parent.window() if parent is not None else None
        if self._scrim is None and isinstance(below, QMainWindow):
            self._scrim = Scrim(self._theme, below)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the main window as it was."""
        super().hideEvent(event)
        if self._scrim is not None and not event.spontaneous():
            self._scrim.lift()
            self._scrim = None

    @Slot()
    def _dress(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.palette["surface"])
        self.setPalette(palette)

    def _head(self, title: str, safe: str, icon: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_PAD, _PAD, _PAD, 0)
        row.setSpacing(16)
        if icon:
            row.addWidget(Badge(self._theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        heading = PlainLabel(title, "dialog")
        heading.setWordWrap(True)
        words.addWidget(heading)
        if safe:
            line = PlainLabel(safe)
            line.set_ink("ink-2")
            line.setWordWrap(True)
            words.addWidget(line)
        row.addLayout(words, 1)
        return row

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        foot.setAutoFillBackground(True)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 16, _PAD, 16)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)
        return foot

    def add_left(self, button: QPushButton) -> None:
        """Add a button that changes nothing, at the left."""
        button.setAutoDefault(False)
        self._left.addWidget(button)

    def add_right(self, button: QPushButton) -> None:
        """Add a button that decides, at the right; the last one added is the default and has the focus."""
        self._right.addWidget(button)
        button.setDefault(True)
        focus_by_key(button)


class Badge(QWidget):
    """A round ground with an icon, in the colours of an error."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setFixedSize(_BADGE, _BADGE)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the icon."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.palette["contradicted-bg"])
            painter.drawEllipse(self.rect())
            picture = pixmap(self._icon, 20, self._theme.palette["contradicted"], self.devicePixelRatioF())
            painter.drawPixmap((_BADGE - 20) // 2, (_BADGE - 20) // 2, picture)


class Scrim(QWidget):
    """A veil over the whole window, whatever its size, while a dialog asks for an answer."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Be gone."""
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window; nothing is ever held back."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), scrim_colour(self._theme.palette))


def scrim_colour(palette: Palette) -> QColor:
    """Return the colour of the veil: ink in the light theme, black in the dark one."""
    dark = palette.name == "dark"
    colour = QColor("#000000") if dark else palette["ink"]
    colour.setAlphaF(_SCRIM_DARK if dark else _SCRIM_LIGHT)
    return colour
