"""The focus ring of buttons: two pixels of colour around a gap of two, only for those who go by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from explorer.gui.stylesheet import draw_ring

_BY_KEY = "focused_by_key"
_REACH = 4  # pixels that the ring reaches beyond the edge: a gap of two and a line of two
_MOVING = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


def focus_by_key(widget: QWidget) -> None:
    """Give a widget the focus as a key would, so that its ring shows, at once or with its window."""
    widget.setProperty(_BY_KEY, True)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


class FocusRing(QObject):
    """Lays a ring around the focused button; there is one for the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._target: QAbstractButton | None = None
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(old, QAbstractButton) and isValid(old):
            # A window that loses the focus gets it back with no word of how; the ring is to come back with it.
            old.setProperty(_BY_KEY, now is None and self._target is old)
        self._leave()
        if isinstance(now, QAbstractButton) and _by_key(now):
            self._enter(now)

    def _enter(self, target: QAbstractButton) -> None:
        chain = _hosts(target)
        if not chain:
            return
        self._target = target
        self._watched = [target, *chain]
        for one in self._watched:
            one.installEventFilter(self)
        self._ring = _Ring(chain[-1])
        self._place()

    def _leave(self) -> None:
        for one in filter(isValid, self._watched):  # a button that dies with its panel leaves its parents watched
            one.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._target, self._watched, self._ring = None, [], None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the ring along with its button; nothing is ever held back."""
        if event.type() in _MOVING:
            self._place()
        return False

    def _place(self) -> None:
        if self._ring is None or self._target is None or not (isValid(self._ring) and isValid(self._target)):
            return
        host = self._ring.parentWidget()
        if host is None:
            return
        corner = self._target.mapTo(host, QPoint(0, 0))
        self._ring.setGeometry(QRect(corner, self._target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self._ring.setVisible(self._target.isVisible())
        self._ring.raise_()


def _by_key(widget: QWidget) -> bool:
    return bool(widget.property(_BY_KEY)) or widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def _hosts(target: QWidget) -> list[QWidget]:
    """Return the parents of ``target`` up to the first that has room for the ring around it."""
    chain: list[QWidget] = []
    parent = None if target.isWindow() else target.parentWidget()
    while parent is not None:
        chain.append(parent)
        around = QRect(target.mapTo(parent, QPoint(0, 0)), target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        if parent.isWindow() or parent.rect().contains(around):
            break
        parent = parent.parentWidget()
    return chain


class _Ring(QWidget):
    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_ring(painter, QRectF(self.rect()), self.palette().color(QPalette.ColorRole.Accent), radius=8)
