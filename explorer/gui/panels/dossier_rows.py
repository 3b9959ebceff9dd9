"""The plainer rows of a dossier: heading, paragraph, verdict, and the button that shows the rest of a list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from explorer.domain.evidence import Verdict
from explorer.figures.dossier import Run
from explorer.gui.badges import CHIP_HEIGHT, chip_width, draw_verdict_chip, verdict_words
from explorer.gui.panels.text_flow import TextFlow
from explorer.gui.theme import Theme, line_height

_HEADING_ABOVE, _HEADING_BELOW = 16, 5
_PARAGRAPH_PADDING = 6
_BUTTON_HEIGHT = 32


class _Still(QWidget):
    """A row that is only read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at: nothing."""
        return []


class HeadingRow(_Still):
    """A section's heading in small capitals, with a count at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = TextFlow("section", "ink-3")
        self._count = TextFlow("small", "ink-2")

    def set_heading(self, title: str, count: str) -> None:
        """Show another heading."""
        self._title.set_runs([Run(title.upper())])
        self._count.set_runs([Run(count)])
        self.setAccessibleName(f"{title}, {count}" if count else title)
        self.update()

    def lay_out(self, width: int) -> int:
        """Place everything for a width and return the height, in pixels."""
        self._count.lay_out(width, self._theme.palette)
        height = self._title.lay_out(width - self._count.width, self._theme.palette)
        return _HEADING_ABOVE + round(height) + _HEADING_BELOW

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and count."""
        del event
        with QPainter(self) as painter:
            self._title.paint(painter, QPointF(0, _HEADING_ABOVE))
            self._count.paint(painter, QPointF(self.width() - self._count.width, _HEADING_ABOVE))


class ParagraphRow(_Still):
    """A paragraph over the whole width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._flow = TextFlow("body", "ink-2", "ink-3", "small")

    def set_text(self, text: str, *, quiet: bool = False) -> None:
        """Show another text; a quiet one is smaller and greyer."""
        self._flow.set_runs([Run(text, quiet=quiet)])
        self.setAccessibleName(text)
        self.update()

    def lay_out(self, width: int) -> int:
        """Place everything for a width and return the height, in pixels."""
        return round(self._flow.lay_out(width, self._theme.palette)) + _PARAGRAPH_PADDING

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        del event
        with QPainter(self) as painter:
            self._flow.paint(painter, QPointF(0, 0))


class VerdictRow(_Still):
    """A verdict chip in a row of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._verdict = Verdict.OPINION

    def set_verdict(self, verdict: Verdict) -> None:
        """Show another verdict."""
        self._verdict = verdict
        self.setAccessibleName(verdict_words(verdict))
        self.update()

    def lay_out(self, width: int) -> int:
        """Return the height, in pixels."""
        del width
        return CHIP_HEIGHT + 2 * _PARAGRAPH_PADDING - 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        del event
        with QPainter(self) as painter:
            box = QRectF(0, (self.height() - CHIP_HEIGHT) / 2, chip_width(self._verdict), CHIP_HEIGHT)
            draw_verdict_chip(painter, box, self._verdict, self._theme.palette)


class RestButton(QAbstractButton):
    """Shows the rest of a list, or hides it again; ``asked`` tells which list by its key."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self._flow = TextFlow("small", "ink-2")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._ask)

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at: itself."""
        return [self]

    def set_rest(self, key: str, text: str) -> None:
        """Stand for another list."""
        self._key = key
        self._flow.set_runs([Run(text)])
        self.setAccessibleName(text)
        self.update()

    def lay_out(self, width: int) -> int:
        """Place everything for a width and return the height, in pixels."""
        self._flow.lay_out(width, self._theme.palette)
        return _BUTTON_HEIGHT

    def sizeHint(self) -> QSize:
        """Return the size of the text in a row's height."""
        return QSize(round(self._flow.width), _BUTTON_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, underlined so that it is known for a button."""
        del event
        top = (self.height() - line_height("small")) / 2
        with QPainter(self) as painter:
            self._flow.paint(painter, QPointF(0, top))
            painter.setPen(QPen(self._theme.palette["line-strong"], 1))
            bottom = round(top + line_height("small") - 1) + 0.5
            painter.drawLine(QPointF(0, bottom), QPointF(self._flow.width, bottom))

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._key)
