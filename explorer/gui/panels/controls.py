"""What the small controls of the window share: buttons with icons, and buttons that open a menu of choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from explorer.gui.icons import icon
from explorer.gui.labels import plain_entry
from explorer.gui.theme import Theme, font

CONTROL_HEIGHT = 32
_ICON = 16
_ICON_GAP = 4  # beside the four pixels that Qt leaves between icon and text
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
        if icon_name != self._icon_name:
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


class ChoiceButton(MenuButton):
    """A button with a menu of choices, which is filled anew each time it opens."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(theme, text)
        self.choices = QMenu(self)
        self.setMenu(self.choices)
        self.choices.aboutToShow.connect(self.fill)
        self.choices.triggered.connect(self._take_entry)

    @Slot()
    def fill(self) -> None:
        """List the choices of now."""
        self.choices.clear()
        self.list_choices()

    def list_choices(self) -> None:
        """List the choices in the menu, which is empty."""
        raise NotImplementedError

    def take(self, value: object) -> None:
        """Follow the choice of a value."""
        raise NotImplementedError

    @Slot(QAction)
    def _take_entry(self, entry: QAction) -> None:
        if entry.data() is not None:  # else a menu within the menu has told its own
            self.take(entry.data())


def add_choice(menu: QMenu, words: str, value: object, *, on: bool) -> None:
    """Add an entry that stands for a value, ticked where that is chosen."""
    entry = menu.addAction(plain_entry(words))
    entry.setCheckable(True)
    entry.setChecked(on)
    entry.setData(value)


def one_of(menu: QMenu) -> None:
    """Draw the entries of a menu that can be checked as a choice of one."""
    for before in menu.findChildren(QActionGroup):
        before.deleteLater()
    group = QActionGroup(menu)
    for entry in menu.actions():
        if entry.isCheckable():
            group.addAction(entry)
