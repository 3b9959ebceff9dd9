"""Text that stays text: the only label and the only browser, neither of which ever interprets or loads anything."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRect, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser, QTextEdit, QWidget

from explorer.domain.letters import seen
from explorer.gui.theme import font, line_height, palette_named

LONGEST_TEXT = 256_000  # characters a browser takes; more is cut, since layout costs more than linear
_PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
_DARK_BELOW = 128  # lightness of a window's ground
_BLANK = QImage(1, 1, QImage.Format.Format_ARGB32)
_BLANK.fill(Qt.GlobalColor.transparent)
_LINE_END = "\u2028"  # where a layout of text begins a new line


def plain_tip(text: str) -> str:
    """Return a tooltip that shows ``text`` letter for letter; a bare text would be guessed to be HTML."""
    return f"<qt>{seen(text).translate(_PLAIN)}</qt>" if text else ""


def plain_entry(text: str) -> str:
    """Return a text for a menu or a button, which shows it letter for letter; a bare ``&`` would be taken for a key."""
    return seen(text).replace("&", "&&")


def set_plain_text(button: QAbstractButton, text: str) -> None:
    """Give a button that paints its text letter for letter a text; ``R&D`` makes no key Alt+D."""
    button.setText(text)
    button.setShortcut(QKeySequence())


class PlainLabel(QLabel):
    """A label that shows its text letter for letter, in a role of the type scale and an ink of the theme.

    The ink follows the theme by itself: whenever the palette it inherits changes, its colour is looked up anew.
    A text that wraps has its lines as far apart as the type scale says.
    """

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = "ink"
        self._line = float(line_height(role))
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # whatever role the ground below has
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setFont(font(role))
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text`` letter for letter, and by its number each letter that cannot be seen."""
        super().setText(seen(text))

    def set_role(self, role: str) -> None:
        """Use another role of the type scale."""
        self._line = float(line_height(role))
        self.setFont(font(role))

    def set_ink(self, token: str) -> None:
        """Write in another ink of the theme, such as ``ink-2``."""
        self._ink = token
        self._take_ink()

    def set_tip(self, text: str) -> None:
        """Show ``text`` letter for letter while the pointer rests on the label."""
        self.setToolTip(plain_tip(text))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines of a text that wraps."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        inside = self._inside(QRect(0, 0, width, 0))
        return round(self._laid_out(inside.width()).lineCount() * self._line) - inside.height()

    def sizeHint(self) -> QSize:
        """Return Qt's own idea of a good width, and the height that goes with it."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width())) if self.wordWrap() and self.text() else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the lines of a text that wraps; all else is Qt's."""
        if not (self.wordWrap() and self.text()):
            super().paintEvent(event)
            return
        inside = self._inside(self.rect())
        lines = self._laid_out(inside.width())
        spare = max(inside.height() - lines.lineCount() * self._line, 0.0)
        up = self.alignment() & Qt.AlignmentFlag.AlignTop
        top = inside.top() + (0.0 if up else spare if self.alignment() & Qt.AlignmentFlag.AlignBottom else spare / 2)
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            lines.draw(painter, QPointF(inside.left(), top))

    def _inside(self, whole: QRect) -> QRect:
        edge = self.margin()
        return whole.marginsRemoved(self.contentsMargins()).adjusted(edge, edge, -edge, -edge)

    def _laid_out(self, width: int) -> QTextLayout:
        made = QTextLayout(self.text().replace("\n", _LINE_END), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.beginLayout()
        top = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0.0, top + (self._line - line.height()) / 2))
            top += self._line
        made.endLayout()
        return made

    def changeEvent(self, event: QEvent) -> None:
        """Take the ink anew when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_ink()

    def _take_ink(self) -> None:
        palette = self.palette()
        dark = palette.color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW
        colour = palette_named("dark" if dark else "light")[self._ink]
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)


class SafeBrowser(QTextBrowser):
    """A reader for texts of our own and plain texts of a pack; links are told by ``link_picked`` and never opened."""

    link_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setFont(font("body"))
        self.anchorClicked.connect(self._pick)

    def set_plain(self, text: str) -> None:
        """Show ``text`` letter for letter, cut at :data:`LONGEST_TEXT` characters."""
        self.setPlainText(seen(text[:LONGEST_TEXT]))

    def set_markdown(self, text: str) -> None:
        """Show Markdown as it reads: HTML letter for letter, blanks for pictures, cut as plain text is."""
        self.document().setMarkdown(seen(text[:LONGEST_TEXT]), QTextDocument.MarkdownFeature.MarkdownNoHTML)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, ever; an empty answer would make Qt open the file by itself, so it gets a blank picture."""
        del name
        return _BLANK if kind == 2 else QByteArray()  # 2 is an image

    @Slot(QUrl)
    def _pick(self, url: QUrl) -> None:
        self.link_picked.emit(url.toString())
