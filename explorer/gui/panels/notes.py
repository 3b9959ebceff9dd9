"""What a reader must know besides the figure: a card over the chart, asked for and closed at will."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.frames import scroll_area
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_WIDTH = 400
_MOST_NOTES = 100


class NotesCard(QFrame):
    """Lists the caveats of the figure shown, once it is open; Escape or the cross closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._notes: tuple[str, ...] = ()
        self._listed: tuple[str, ...] = ()
        heading = PlainLabel(translate("Notes", "Notes to this chart"), "strong")
        self._close = IconButton(theme, "", "close")
        self._close.setAccessibleName(translate("Notes", "Close notes"))
        self._close.setFixedSize(28, 28)
        self._close.clicked.connect(self.hide)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self._close)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 16)
        column.addLayout(top)
        column.addWidget(scroll_area(self._list), 1)
        self.hide()

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """List other notes; none closes the card."""
        self._notes = notes
        if not notes:
            self.hide()
        elif self.isVisible():
            self._fill()

    def _fill(self) -> None:
        if self._notes == self._listed:
            return
        self._listed = self._notes
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for note in self._notes[:_MOST_NOTES]:
            label = PlainLabel(note)
            label.set_ink("ink-2")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._rows.addWidget(label)
        self._rows.addStretch(1)

    @Slot()
    def toggle(self) -> None:
        """Open the card at the top right of the chart, or close it."""
        if self.isVisible():
            self.hide()
            return
        self._fill()
        self.place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Take the place at the top right of the parent, as high as the notes need and the parent has."""
        host = self.parentWidget()
        if host is None:
            return
        width = min(_WIDTH, host.width() - 32)
        need = self._rows.heightForWidth(width - 36) + 72
        height = min(max(need, 96), host.height() - 32)
        self.setGeometry(host.width() - width - 16, 16, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            event.accept()
        else:
            super().keyPressEvent(event)
