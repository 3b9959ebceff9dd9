"""The right end of the menu row: the palette's field, or the story that is being edited, and the Present button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QMenuBar, QWidget

from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.stylesheet import MENU_HEIGHT
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

_WIDTH, _HEIGHT = 288, 28
_PAD, _ICON = 12, 16
_EDGE = 14  # beside the padding of the bar: sixteen to the edge of the window
_RADIUS = 6
_LONGEST_TITLE = 220


class MenuRowEnd(QWidget):
    """Holds the palette's field in the middle of the menu row's height; while editing, what is edited stands there."""

    def __init__(self, theme: Theme, parent: QMenuBar) -> None:
        super().__init__(parent)
        self._bar = parent
        self.button = PaletteButton(theme)
        self.story = PlainLabel("")
        self.story.set_ink("ink-2")
        self.close_story = IconButton(theme, translate("Story", "Close editor"), kind="plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _EDGE, 0)
        row.setSpacing(8)
        row.addWidget(self.story, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_story, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.present = PresentButton(theme)
        row.addWidget(self.present, 0, Qt.AlignmentFlag.AlignVCenter)
        self.story.hide()
        self.close_story.hide()
        self.setFixedHeight(MENU_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys that a button leaves on to the window: the bar would open a menu at a bare letter."""
        QApplication.sendEvent(self.window(), event)
        event.accept()

    def show_story(self, title: str | None) -> None:
        """Say which story is being edited; ``None`` brings the palette's field back."""
        whole = translate("Story", "Editing story: {0}").format(title or "")
        words = self.story.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, _LONGEST_TITLE)
        editing = title is not None
        if words == self.story.text() and editing == self.close_story.isVisibleTo(self):
            return
        self.story.setText(words)
        self.story.set_tip(whole if words != whole else "")
        self.story.setVisible(editing)
        self.close_story.setVisible(editing)
        self.button.setVisible(not editing)
        self.present.offer(here=editing)
        self.adjustSize()
        self._bar.setCornerWidget(self, Qt.Corner.TopRightCorner)  # the bar gives it its new width


class _RowButton(QAbstractButton):
    """Paints itself, as large as it hints, and takes the focus by Tab alone."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)


class PaletteButton(_RowButton):
    """Looks like a field to type into; a click opens the palette, which has the real one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translate("Palette", "Find or run a command"))

    def sizeHint(self) -> QSize:
        """Return the size of the field."""
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, magnifier, words and the key hint."""
        palette, hint = self._theme.palette, translate("Palette", "Ctrl K")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette["line-strong"], 1))
            painter.setBrush(palette["hover" if self.underMouse() else "field"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            picture = pixmap("search", _ICON, palette["ink-2"], self.devicePixelRatioF())
            painter.drawPixmap(_PAD, (self.height() - _ICON) // 2, picture)
            inside = self.rect().adjusted(_PAD + _ICON + 8, 0, -_PAD, 0)
            painter.setFont(font("marker"))
            painter.setPen(palette["ink-3"])
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
            room = inside.adjusted(0, 0, -QFontMetrics(font("marker")).horizontalAdvance(hint) - 8, 0)
            painter.setFont(font("body"))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class PresentButton(_RowButton):
    """Begins the presentation that F5 begins; while a story is edited that of Shift+F5, ``here`` in it."""

    def __init__(self, theme: Theme) -> None:
        self.here, self._key = False, "F5"
        super().__init__(theme, translate("Player", "Present"))

    def offer(self, *, here: bool) -> None:
        """Offer to present from the step that is selected, or from the first."""
        self.here, self._key = here, translate("Key", "Shift F5") if here else "F5"
        self.setText(translate("Player", "Present from here") if here else translate("Player", "Present"))
        self.setAccessibleName(self.text())
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the size of triangle, word and key."""
        words = QFontMetrics(font("button")).horizontalAdvance(self.text())
        key = QFontMetrics(font("marker")).horizontalAdvance(self._key)
        return QSize(_PAD + _ICON + 6 + words + 8 + key + _PAD, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the primary button, or a quiet one where there is nothing to present."""
        palette = self._theme.palette
        ground = "ink-2" if self.isEnabled() and (self.underMouse() or self.isDown()) else "ink"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette["line"], 1) if not self.isEnabled() else Qt.PenStyle.NoPen)
            painter.setBrush(palette[ground if self.isEnabled() else "panel"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            ink = palette["inverse" if self.isEnabled() else "ink-3"]
            painter.drawPixmap(
                _PAD - 2, (self.height() - _ICON) // 2, pixmap("present", _ICON, ink, self.devicePixelRatioF())
            )
            inside = self.rect().adjusted(_PAD + _ICON + 4, 0, -_PAD, 0)
            painter.setPen(ink)
            painter.setFont(font("button"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(font("marker"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key)
