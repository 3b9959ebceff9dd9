"""The card that a marker opens: title, publisher, date, kind, language, and the address as text to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from explorer.domain.evidence import Source
from explorer.figures.dossier import Run
from explorer.figures.sourcing import kind_words
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.text_flow import TextFlow
from explorer.gui.theme import Theme, font, line_height

_PADDING = 12
_SIDE = 16  # distance from the sides of the panel
_GAP = 6  # between the card and what it is about
_WIDEST = 560
_FEWEST, _MOST = 1, 9  # lines of the text field
_FIELD_SIDES, _FIELD_ENDS, _FIELD_LINE = (
    40,
    20,
    18,
)  # what the field adds beside and around its lines; Chinese is taller


class SourceCard(QFrame):
    """Lies over its parent; Escape, "Close" or a click elsewhere closes it. Nothing is ever opened from it."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._host = parent
        self._column = QVBoxLayout(self)
        self._addresses = ""
        self._title = PlainLabel(role="strong")
        self._detail = PlainLabel(role="small")
        self._text = QPlainTextEdit()
        self._copy = QPushButton()
        self._close = QPushButton(self.tr("Close"))
        self._arrange()
        self._copy.clicked.connect(self._copy_addresses)
        self._close.clicked.connect(self.shut)
        theme.changed.connect(self.update)
        self.hide()

    def show_sources(
        self, heading: str, detail: str, sources: Sequence[tuple[str, Source | None, str]], spot: QRect
    ) -> None:
        """Show sources as number, record and id, with a heading above them.

        ``spot`` is what the card is about, in the parent's pixels: the card stands under it, or above it where there
        is no room under it.
        """
        single = sources[0][1] if len(sources) == 1 and not heading else None
        self._title.setText(single.title if single is not None else heading)
        about = _about(single) if single is not None else ""
        self._detail.setText("\n".join(part for part in (about, detail) if part))
        self._detail.setVisible(bool(self._detail.text()))
        self._addresses = "\n".join(one.url for _, one, _ in sources if one is not None and one.url)
        blocks = [self._addresses] if single is not None else [_block(*source) for source in sources]
        self._text.setPlainText("\n\n".join(blocks))
        self._text.setVisible(bool(sources))
        several = self._addresses.count("\n") > 0
        self._copy.setText(self.tr("Copy addresses") if several else self.tr("Copy address"))
        self._copy.setEnabled(bool(self._addresses))
        self.setAccessibleName(self._title.text())
        self._place(spot)

    @Slot()
    def shut(self) -> None:
        """Hide the card and tell it."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its edge."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.palette["line-strong"], 1))
            painter.setBrush(self._theme.palette["surface"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _arrange(self) -> None:
        self._title.setWordWrap(True)
        self._detail.setWordWrap(True)
        self._detail.set_ink("ink-2")
        self._text.setReadOnly(True)
        self._text.setFont(font("small"))
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.setTabChangesFocus(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setAccessibleName(self.tr("Address"))
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        buttons.addStretch()
        column = self._column
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(8)
        for part in (self._title, self._detail, self._text):
            column.addWidget(part)
        column.addLayout(buttons)

    def _place(self, spot: QRect) -> None:
        host = self._host
        width = max(min(host.width() - 2 * _SIDE, _WIDEST), 1)
        left = max(_SIDE, min(spot.x(), host.width() - width - _SIDE))
        self._text.setFixedHeight(self._text_height(width - 2 * _PADDING))
        height = min(self._column.totalHeightForWidth(width), host.height() - 2 * _SIDE)
        lowest = host.height() - height - _SIDE
        below, above = spot.bottom() + _GAP, spot.top() - _GAP - height
        top = below if below <= lowest or above < _SIDE else above
        self.setGeometry(left, max(_SIDE, min(top, lowest)), width, height)
        self._text.verticalScrollBar().setValue(0)
        self.raise_()
        self.show()
        self._copy.setFocus(Qt.FocusReason.PopupFocusReason)

    def _text_height(self, width: int) -> int:
        flow, lines = TextFlow("small"), 0.0
        for text in self._text.toPlainText().splitlines():
            flow.set_runs([Run(text)])
            lines += max(1.0, flow.lay_out(width - _FIELD_SIDES, self._theme.palette) / line_height("small"))
        return round(min(max(lines, _FEWEST), _MOST) * _FIELD_LINE) + _FIELD_ENDS

    @Slot()
    def _copy_addresses(self) -> None:
        QGuiApplication.clipboard().setText(self._addresses)
        self._copy.setText(self.tr("Copied"))


def _about(source: Source) -> str:
    published = source.published.label if source.published is not None else ""
    parts = (source.publisher, published, kind_words(source.quality), source.language)
    return " · ".join(part for part in parts if part)


def _block(number: str, source: Source | None, source_id: str) -> str:
    if source is None:
        return f"{number}  {source_id}"
    return "\n".join(part for part in (f"{number}  {source.title}", _about(source), source.url) if part)
