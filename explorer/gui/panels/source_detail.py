"""One source in full: its citations and address to copy, and beside them the rows of the pack that rest on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Source
from explorer.export.citation import long_citation, short_citation
from explorer.figures.dossier import Dossier
from explorer.figures.dossier_records import reading_section
from explorer.figures.source_use import citing_sections
from explorer.gui.labels import PlainLabel, plain_tip
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dossier_body import MARGIN, DossierBody
from explorer.gui.panels.frames import scroll_area
from explorer.gui.panels.source_marks import SourceMarks
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

_LINES = 5  # of a text that are shown at most
_ROOM = 2 * 6 + 2 * 5  # what a text field adds around its lines
_SHARES = (10, 11)  # of the width: citations, citing rows


class SourceDetail(QWidget):
    """Shows a source; ``picked(id)`` tells the record of a link among the rows."""

    picked = Signal(str)

    def __init__(self, theme: Theme, atlas: Atlas) -> None:
        super().__init__()
        self._atlas = atlas
        self.short = CopyField(theme, translate("Sources", "Short citation"))
        self.long = CopyField(theme, translate("Sources", "Long citation"))
        self.address = CopyField(theme, translate("Sources", "Address"))
        self.rows = DossierBody(theme)
        self.rows.picked.connect(self.picked)
        self.heading = PlainLabel(role="strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._citations(), _SHARES[0])
        row.addLayout(self._citing(), _SHARES[1])

    def _citations(self) -> QScrollArea:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.short, self.long, self.address):
            column.addWidget(widget)
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        area = scroll_area(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _citing(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self.heading.setContentsMargins(MARGIN, 0, 0, 0)
        column.addWidget(self.heading)
        scroll = scroll_area(self.rows)
        scroll.setAccessibleName(translate("Sources", "Rows that cite this source"))
        column.addWidget(scroll, 1)
        return column

    def show_source(self, one: Source | None) -> None:
        """Show another source, or nothing."""
        self.setVisible(one is not None)
        if one is None:
            return
        self.short.set_text(short_citation(one))
        self.long.set_text(long_citation(one))
        self.address.set_text(one.url)
        sections = citing_sections(self._atlas, one.id)
        count = sum(len(section.facts) + len(section.milestones) for section in sections)
        words = translate("Sources", "1 row cites it") if count == 1 else translate("Sources", "{0} rows cite it")
        self.heading.setText(words.format(f"{count:,}"))
        further = reading_section(self._atlas, one.id)
        cited = Dossier(one.id, one.title, "", "", (), (*sections, *([further] if further is not None else ())))
        self.rows.set_dossier(cited, SourceMarks(self._atlas, cited))


class CopyField(QWidget):
    """A caption, a text that can be selected, and a button that copies it."""

    def __init__(self, theme: Theme, caption: str) -> None:
        super().__init__()
        label = PlainLabel(caption, "small")
        label.set_ink("ink-2")
        self.field = QPlainTextEdit()
        self.field.setReadOnly(True)
        self.field.setFont(font("small"))
        self.field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.field.setTabChangesFocus(True)
        self.field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setAccessibleName(caption)
        self.copy = IconButton(theme, "", "copy")
        self.copy.setAccessibleName(translate("Sources", "Copy: {0}").format(caption))
        self.copy.setToolTip(plain_tip(self.copy.accessibleName()))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(row)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.field.setPlainText(text)
        self.copy.setEnabled(bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the lines it needs at the width of now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(round(self.field.document().size().height()), 1), _LINES)  # a plain text is measured in lines
        self.field.setFixedHeight(lines * QFontMetrics(self.field.font()).lineSpacing() + _ROOM)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.field.toPlainText())
