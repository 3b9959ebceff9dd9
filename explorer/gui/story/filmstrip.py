"""The filmstrip along the bottom of the editor: the steps as thumbnails, and a tile that adds the view as one more."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from explorer.gui.icons import pixmap
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.frame import FILMSTRIP
from explorer.gui.story.step_delegate import GAP, SMALL, thumbnail
from explorer.gui.story.step_pictures import SIZE, StepPictures
from explorer.gui.story.steps_model import StepsItemModel
from explorer.gui.story.steps_view import StepsView
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

_LEFT = GAP // 2
_TILE = 40


class Filmstrip(QFrame):
    """Holds the list and the tile right after its last step; its thumbnails are small where it is low."""

    def __init__(self, theme: Theme, draft: StoryDraft, pictures: StepPictures) -> None:
        super().__init__()
        self._theme = theme
        self._draft = draft
        self.model = StepsItemModel(draft, self)
        self.view = StepsView(theme, pictures, self.model, self)
        self.add = AddTile(theme, self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.model.rowsInserted.connect(self._lay)
        self.model.rowsRemoved.connect(self._lay)
        draft.changed.connect(self.follow)  # after the model, which has its rows by then

    @Slot()
    def follow(self) -> None:
        """Mark the selected step."""
        self.view.show_place(self._draft.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tile right after the steps, or at the edge where they do not fit."""
        super().resizeEvent(event)
        size = SIZE if self.height() >= FILMSTRIP else SMALL
        self.view.use_size(size)
        self.add.size_of_steps = size
        self._lay()

    @Slot()
    def _lay(self) -> None:
        wanted = self.model.rowCount() * (self.view.steps.size.width() + GAP)
        room = max(self.width() - _LEFT - _TILE - GAP, 0)
        wide = min(wanted, room)
        self.view.setGeometry(QRect(_LEFT, 1, wide, self.height() - 1))
        self.add.setGeometry(QRect(_LEFT + wide + GAP // 2, 1, _TILE, self.height() - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline at the top."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, self._theme.palette["line"])


class AddTile(QAbstractButton):
    """Adds the view on screen as a step after the selected one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.size_of_steps = SIZE
        self.setText(translate("Story", "Add"))
        self.setAccessibleName(translate("Story", "Add the view as a step"))
        self.setToolTip(translate("Story", "Add the view as a step (Ctrl+Enter)"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the tile."""
        return QSize(_TILE, FILMSTRIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed tile, its plus and the word below."""
        del event
        palette = self._theme.palette
        box = thumbnail(QRect(-GAP // 2, 0, 0, 0), self.size_of_steps)
        box.setWidth(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(palette["line-strong"], 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(palette["hover" if self.underMouse() or self.hasFocus() else "panel"])
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            mark = pixmap("plus", 16, palette["ink"], self.devicePixelRatioF())
            painter.drawPixmap(box.center().x() - 7, box.center().y() - 7, mark)
            painter.setFont(font("body"))
            painter.setPen(palette["ink-2"])
            words = QRect(0, box.bottom() + 7, self.width(), 18)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
