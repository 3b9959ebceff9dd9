"""What is wrong with a step, at the top of the inspector: a view that the pack lacks, or numbers that have changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout

from explorer.figures.stale import StaleStep
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.story.step_words import stale_lines
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_MOST_LINES = 6


class TroubleBox(QFrame):
    """Hides where all is well; ``looked_over`` tells that the user has seen the new numbers."""

    looked_over = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fault = ""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._title = PlainLabel("", "strong")
        self._title.setWordWrap(True)
        self.lines = PlainLabel("", "small")
        self.lines.setWordWrap(True)
        self.lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.seen = IconButton(theme, translate("Story", "Mark as looked over"), "check", kind="plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.lines)
        column.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignLeft)
        self.seen.clicked.connect(self.looked_over)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_trouble(self, fault: str, stale: StaleStep | None) -> None:
        """Say why a view cannot be shown, or what changed in it; hide where there is neither."""
        self._fault = fault
        self.setVisible(bool(fault) or stale is not None)
        self.seen.setVisible(stale is not None)
        if fault:
            self._title.setText(translate("Story", "The view of this step is not in the pack that is open."))
            self.lines.setText(fault)
        elif stale is not None:
            self._title.setText(translate("Story", "The numbers changed since this step was looked over."))
            self.lines.setText("\n".join(stale_lines(stale, _MOST_LINES)))
        self._dress()

    @Slot()
    def _dress(self) -> None:
        kind = "contradicted" if self._fault else "partly"
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, self._theme.palette[f"{kind}-bg"])
        self.setPalette(palette)
        self._title.set_ink(kind)
