"""The presenter's console: what is on, what comes next, the notes, the time, the steps and the keys, in one window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from explorer.gui.story.console_face import CURRENT, HEIGHT, LARGER, NEXT, NOTES, SMALLER, WIDTH, FacePainter, listed
from explorer.gui.story.face import Face
from explorer.gui.story.face_words import spoken
from explorer.gui.story.notes_pane import SIZES, USUAL, NotesPane, nearest_size
from explorer.gui.story.slide_stage import SlideStage
from explorer.gui.text import translate
from explorer.gui.theme import Palette, font

_LEAST = QSize(960, 540)


class ConsoleWindow(QWidget):
    """Shows a :class:`Face`, the current slide live, and the notes; ``chosen`` tells the place of a step clicked on.

    ``crossed`` asks to end by the cross of the window, ``left`` to end at once, as when the system shuts down.
    """

    chosen = Signal(int)
    resized_notes = Signal(int)
    left = Signal()
    crossed = Signal()

    def __init__(self, palette: Palette, letters: int = USUAL) -> None:
        super().__init__()
        self.setWindowTitle(translate("Player", "Presenter’s console – Alliance Explorer"))
        self.setMinimumSize(_LEAST)
        self._palette = palette
        self.face = Face()
        self._following, self._fitted = QImage(), QImage()
        self.stage = SlideStage(palette, self)
        self.notes = NotesPane(self)
        self._letters = nearest_size(letters)
        self._smaller = _sizing_button(translate("Player", "A−"), translate("Player", "Smaller notes"), self)
        self._larger = _sizing_button(translate("Player", "A+"), translate("Player", "Larger notes"), self)
        self._smaller.clicked.connect(self.smaller_notes)
        self._larger.clicked.connect(self.larger_notes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def unit(self) -> float:
        """How many pixels of this window a pixel of 1080 takes."""
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def placed(self, rect: QRectF) -> QRect:
        """Return where a rectangle of 1920 by 1080 lies in this window."""
        unit, corner = self.unit, self._corner()
        return QRectF(
            rect.x() * unit + corner.x(), rect.y() * unit + corner.y(), rect.width() * unit, rect.height() * unit
        ).toRect()

    def show_face(self, face: Face) -> None:
        """Show other words; the rest stays."""
        if face != self.face:
            self.face = face
            self.setAccessibleDescription(spoken(face))
            self.update()

    def show_following(self, picture: QImage) -> None:
        """Show the picture of the next step, or with an empty one none."""
        self._following, self._fitted = picture, QImage()
        self.update()

    @Slot()
    def smaller_notes(self) -> None:
        """Write the notes four pixels smaller."""
        self._resize_notes(-1)

    @Slot()
    def larger_notes(self) -> None:
        """Write the notes four pixels larger."""
        self._resize_notes(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything with the window."""
        super().resizeEvent(event)
        self._fitted = QImage()
        self.stage.setGeometry(self.placed(CURRENT))
        self.notes.setGeometry(self.placed(NOTES))
        self.notes.scale(self._letters, self.unit)
        for button, rect in ((self._smaller, SMALLER), (self._larger, LARGER)):
            button.setGeometry(self.placed(rect))
            button.setFont(font("console", self.unit))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._palette["canvas"])
            corner = self._corner()
            painter.translate(corner)
            painter.scale(self.unit, self.unit)
            FacePainter(painter, self._palette).paint(self.face, self._small_following())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step that is clicked on in the list."""
        at = (event.position() - self._corner()) * (1 / self.unit)
        step = next((step for rect, step in listed(self.face) if rect.contains(at)), None)
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(step.number - 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to the player to end, which asks first where it is the user who closes."""
        event.ignore()
        (self.crossed if event.spontaneous() else self.left).emit()

    def _resize_notes(self, steps: int) -> None:
        place = min(max(SIZES.index(self._letters) + steps, 0), len(SIZES) - 1)
        self._letters = SIZES[place]
        self.notes.scale(self._letters, self.unit)
        self.resized_notes.emit(self._letters)

    def _corner(self) -> QPointF:
        return QPointF((self.width() - WIDTH * self.unit) / 2, (self.height() - HEIGHT * self.unit) / 2)

    def _small_following(self) -> QImage:
        """Return the next picture at about the size it is shown, made once."""
        if self._fitted.isNull() and not self._following.isNull():
            wide = max(round(NEXT.width() * self.unit * self.devicePixelRatioF()), 1)
            self._fitted = self._following.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        return self._fitted


def _sizing_button(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("kind", "quiet")
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setStyleSheet("QPushButton { padding: 0; min-height: 0; }")
    return button
