"""Lays the editor around the panels of the window: inspector at the right, filmstrip below, both only while editing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.gui.panels.body import LEAST_TREE, Body
from explorer.gui.panels.centre import LEAST_WIDTH

INSPECTOR_WIDTH = 400
LEAST_INSPECTOR = 304
FILMSTRIP, LOW_FILMSTRIP = 144, 112
_LOW = 720  # height up to which the filmstrip is low, so that the chart keeps its room


class EditorFrame(QWidget):
    """Holds the body, and the parts of the editor once they are made.

    The centre gets the width that its tabs need, as long as the inspector keeps its least one. Where tree and inspector
    have no room beside a centre of its least width, the tree takes the inspector's place as long as it is shown.
    """

    def __init__(self, body: Body) -> None:
        super().__init__()
        self._body = body
        self._inspector: QWidget | None = None
        self._filmstrip: QWidget | None = None
        self._wanted = LEAST_WIDTH  # of the centre
        self._editing = False
        body.setParent(self)
        body.moved.connect(self._lay)

    def attach(self, inspector: QWidget, filmstrip: QWidget, centre: int) -> None:
        """Take the parts of the editor, and the width that the ``centre`` would have beside them."""
        self._inspector, self._filmstrip, self._wanted = inspector, filmstrip, centre
        for one in (inspector, filmstrip):
            one.setParent(self)
            one.hide()

    def show_editor(self, editing: bool) -> None:
        """Show the parts of the editor, or put them away."""
        if editing != self._editing:
            self._editing = editing
            self._body.edit(editing)
            self._lay()

    @property
    def regions(self) -> tuple[QWidget, ...]:
        """The parts of the editor that are there, for the keys that go through regions."""
        return tuple(one for one in (self._inspector, self._filmstrip) if one is not None)

    def sizeHint(self) -> QSize:
        """As the body."""
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As the body: the parts of the editor take what they get."""
        return self._body.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out anew."""
        super().resizeEvent(event)
        self._lay()

    @Slot()
    def _lay(self) -> None:
        wide, high = self.width(), self.height()
        if self._inspector is None or self._filmstrip is None or not self._editing:
            for one in self.regions:
                one.hide()
            self._body.setGeometry(QRect(0, 0, wide, high))
            return
        tree = LEAST_TREE + 1 if self._body.tree_shown else 0
        room = wide - tree - 1
        side = min(INSPECTOR_WIDTH, max(room - self._wanted, LEAST_INSPECTOR))
        side = side if room - side >= LEAST_WIDTH else 0
        strip = FILMSTRIP if high > _LOW else LOW_FILMSTRIP
        self._filmstrip.setGeometry(QRect(0, high - strip, wide, strip))
        self._inspector.setGeometry(QRect(wide - side, 0, side, high - strip))
        self._body.setGeometry(QRect(0, 0, wide - side, high - strip))
        self._inspector.setVisible(bool(side))
        self._filmstrip.show()
