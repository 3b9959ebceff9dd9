"""How Qt's own widgets look: the palette, the short style sheet and the style, all from the tokens of the theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListWidget,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTabBar,
    QToolTip,
    QWidget,
)

from explorer.gui.painters import kept
from explorer.gui.theme import Palette, Theme, font

_STYLE = "Fusion"
MENU_HEIGHT = 40
TABS_HEIGHT = 48
OPTIONS_HEIGHT = 48
STATUS_HEIGHT = 24

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "canvas",
    _Role.Base: "field",
    _Role.AlternateBase: "panel",
    _Role.Button: "surface",
    _Role.WindowText: "ink",
    _Role.Text: "ink",
    _Role.ButtonText: "ink",
    _Role.BrightText: "ink-2",
    _Role.Light: "surface",
    _Role.Midlight: "line",
    _Role.Mid: "line",
    _Role.Dark: "line-strong",
    _Role.Shadow: "line-strong",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "ink",
    _Role.Highlight: "sel",
    _Role.HighlightedText: "ink",
    _Role.PlaceholderText: "ink-3",
    _Role.Link: "focus",
    _Role.LinkVisited: "focus",
    _Role.Accent: "focus",
}
_QUIETENED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)

_BESIDE_TAB = (-8, 3, 8, -3)
_ROUND_ROW = (-8, -4, 8, 4)  # the padding of a row of a list

# Sizes are those of the boxes' insides: Qt adds border and padding to a minimum height.
_SHEET = """
QMenuBar { background: %panel; border-bottom: 1px solid %line; padding: 0 2px; }
QMenuBar::item { margin: 8px 0 7px 0; padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: %sel; color: %ink; }
QTabBar { background: %surface; border-bottom: 1px solid %line; }
QTabBar::tab { height: 44px; margin: 0 14px; border: 0; border-bottom: 3px solid transparent; color: %ink-2; }
QTabBar::tab:first { margin-left: 16px; }
QTabBar[sides="8"]::tab { margin: 0 8px; }
QTabBar[sides="5"]::tab { margin: 0 5px; }
QTabBar[sides="3"]::tab { margin: 0 3px; }
QTabBar[sides="8"]::tab:first, QTabBar[sides="5"]::tab:first, QTabBar[sides="3"]::tab:first { margin-left: 16px; }
QTabBar QToolButton { background: %surface; border: 0; border-bottom: 1px solid %line; }
QTabBar::tab:hover { color: %ink; border-bottom-color: %line; }
QTabBar::tab:selected { color: %ink; border-bottom-color: %ink; }
QPushButton { min-height: 30px; padding: 0 12px; border: 1px solid %line-strong; border-radius: 6px;
  background: %surface; color: %ink; }
QPushButton:hover { background: %hover; }
QPushButton:pressed, QPushButton:checked { background: %sel; }
QPushButton:disabled { color: %ink-3; border-color: %line; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="primary"] { background: %ink; border-color: %ink; color: %inverse; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: %ink-2; border-color: %ink-2; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: %hover; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="quiet"]:checked { background: %sel; }
QPushButton[kind="menu"] { padding: 0 8px; }
QPushButton[room="large"] { min-height: 38px; padding: 0 16px; }
QLineEdit, QPlainTextEdit { border: 1px solid %line-strong; border-radius: 6px; padding: 5px 8px; background: %field;
  color: %ink; selection-background-color: %sel; selection-color: %ink; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid %focus; padding: 4px 7px; }
QLineEdit[kind="small"] { border-radius: 4px; padding: 0 5px; }
QLineEdit[kind="small"]:focus { padding: 0 4px; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { border: 0; padding: 0; background: transparent; }
QLineEdit:disabled { background: %canvas; border-color: %line; }
QFrame#card { background: %surface; border: 1px solid %line; border-radius: 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %line-strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar { background: %panel; border-top: 1px solid %line; }
QStatusBar::item { border: 0; }
QHeaderView { background: %panel; border: 0; }
QHeaderView::section { background: %panel; color: %ink-2; border: 0; border-bottom: 1px solid %line; padding: 0 12px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTableView::item { padding: 0 9px; }
QListWidget, QTextBrowser { background: %surface; border: 1px solid %line; border-radius: 6px; }
QListWidget::item { padding: 4px 8px; }
QTableView { background: %surface; border: 1px solid %line; border-radius: 6px; gridline-color: %line; }
"""


def style_sheet(palette: Palette) -> str:
    """Return the style sheet in the colours of a palette."""
    sheet = _SHEET
    for token in sorted(palette.tokens, key=len, reverse=True):  # ``line-strong`` before ``line``
        sheet = sheet.replace(f"%{token}", palette.tokens[token])
    return sheet


def application_palette(palette: Palette) -> QPalette:
    """Return Qt's palette in the colours of ours."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, palette[token])
    for role in _QUIETENED:
        made.setColor(QPalette.ColorGroup.Disabled, role, palette["ink-3"])
    return made


class ExplorerStyle(QProxyStyle):
    """Fusion, with a focus ring in the colour of the theme, for those who go by keys alone.

    Buttons are left out: their ring lies outside their edge, where a style cannot paint (see ``focus.py``).
    """

    def __init__(self) -> None:
        super().__init__(_STYLE)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the ring in place of the style's own focus rectangle; leave all else as it is."""
        if element is not QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)
        elif _wants_ring(option, widget):
            rect = QRectF(option.rect)
            if isinstance(widget, QTabBar):
                rect.adjust(*_BESIDE_TAB)  # a tab is no wider than its words
            elif isinstance(widget, QListWidget):
                rect.adjust(*_ROUND_ROW)  # the whole row, not its words alone
            draw_ring(painter, rect, option.palette.color(_Role.Accent))


class MenuBarStyle(QProxyStyle):
    """Fusion for a menu bar: the letter that opens a menu is not underlined.

    It is not the style of the whole program, since the widgets ask for hints a thousand times until a window is shown.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(_STYLE)
        self.setParent(parent)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        answer: QStyleHintReturn | None = None,
    ) -> int:
        """Answer as Fusion does, but for the underline."""
        if hint is QStyle.StyleHint.SH_UnderlineShortcut:
            return 0
        return super().styleHint(hint, option, widget, answer)


def _wants_ring(option: QStyleOption, widget: QWidget | None) -> bool:
    by_keys = option.state & QStyle.StateFlag.State_KeyboardFocusChange
    return bool(by_keys) and not isinstance(widget, QAbstractButton)


def draw_ring(painter: QPainter, rect: QRectF, colour: QColor, radius: float = 4.0) -> None:
    """Draw a ring two pixels wide just inside ``rect``."""
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


class Look(QObject):
    """Keeps the whole application in the colours of the theme.

    Without ``sheet`` the style sheet waits for :meth:`finish`: widgets that are put into one another under a style
    sheet are polished each time, those of a finished window once.
    """

    def __init__(self, application: QApplication, theme: Theme, *, sheet: bool = True) -> None:
        super().__init__(application)
        self._application = application
        self._theme = theme
        self._sheet = sheet
        self._worn = ""
        application.setFont(font("body"))
        theme.changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        """Take the colours of the theme, if those of the window differ: another pack changes its series alone."""
        if self._worn == self._theme.palette.name:
            return
        self._worn = self._theme.palette.name
        palette = application_palette(self._theme.palette)
        self._application.setPalette(palette)
        QToolTip.setPalette(palette)
        if self._sheet:
            self._application.setStyleSheet(style_sheet(self._theme.palette))

    def finish(self, *styled: QWidget) -> None:
        """Put the style sheet on, also over these widgets with a style of their own, which Qt passes over."""
        self._sheet = True
        self._application.setStyleSheet(style_sheet(self._theme.palette))
        for one in styled:
            one.setStyle(one.style())
