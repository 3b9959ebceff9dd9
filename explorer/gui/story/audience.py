"""What the audience sees: one slide, black or white; never a note, a tooltip, a dialog or a pointer at rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.gui.story.slide_stage import SlideStage
from explorer.gui.text import translate
from explorer.gui.theme import Palette

_POINTER_MS = 2_000


class AudienceScreen(QWidget):
    """The window on the audience's display, or of a chosen size for a video call.

    ``crossed`` asks to end by the cross of the window, ``left`` to end at once.
    """

    left = Signal()
    crossed = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(translate("Player", "Audience – Alliance Explorer"))
        self.setAccessibleName(translate("Player", "What the audience sees"))
        self.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips, False)
        self.setMouseTracking(True)
        self.resize(960, 540)
        self.stage = SlideStage(palette, self, mute=True)
        self.stage.view.viewport().installEventFilter(self)
        self.stage.setMouseTracking(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_POINTER_MS)
        self._rest.timeout.connect(self._hide_pointer)
        self._hide_pointer()

    def use_window(self, size: QSize | None) -> None:
        """Be an ordinary window of this size, with a frame to drag it by; or without one, to fill a display."""
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, size is None)
        if size is not None:
            self.resize(size)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer for two seconds."""
        super().mouseMoveEvent(event)
        self._show_pointer()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Show the pointer over the live chart as well; no tooltip passes."""
        if event.type() == QEvent.Type.MouseMove:
            self._show_pointer()
        return event.type() == QEvent.Type.ToolTip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the slide fill the window."""
        super().resizeEvent(event)
        self.stage.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to the player to end; the window goes with the presentation alone."""
        event.ignore()
        (self.crossed if event.spontaneous() else self.left).emit()

    def _show_pointer(self) -> None:
        self._point(Qt.CursorShape.ArrowCursor)
        self._rest.start()

    @Slot()
    def _hide_pointer(self) -> None:
        self._point(Qt.CursorShape.BlankCursor)

    def _point(self, shape: Qt.CursorShape) -> None:
        for one in (self, self.stage, self.stage.view.viewport()):
            if one.cursor().shape() is not shape:
                one.setCursor(shape)
