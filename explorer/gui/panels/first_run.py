"""The page of a window with no pack open: one sentence, two buttons, a place to drop a pack, three pictures."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from explorer.figures.catalogue import VIEWS
from explorer.gui.focus import focus_by_key
from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.frames import line_across
from explorer.gui.panels.sketches import BRANDS, DropArea, Sketch
from explorer.gui.panels.table import Strip
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_WIDTH = 744
_LEFT = 40


class FirstRunPage(QScrollArea):
    """Asks for a pack; ``bundled_wanted`` and ``other_wanted`` say which."""

    bundled_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Button)
        page.setAutoFillBackground(True)
        self.setWidget(page)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(_LEFT, 40, _LEFT, 40)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._add_words()
        self._add_buttons()
        self._add_drop_area()
        self._add_sketches()
        self._add_offline()
        self._column.addStretch(2)
        theme.changed.connect(self._tint)
        self._tint()

    def greet(self) -> None:
        """Put the focus where Enter opens the pack that comes along."""
        focus_by_key(self.bundled)

    def _add_words(self) -> None:
        strip = Strip(self._theme, QSize(80, 8))
        strip.show_keys(BRANDS)
        self._strip = strip
        self._column.addWidget(strip)
        self._column.addSpacing(24)
        self._column.addWidget(PlainLabel(translate("FirstRun", "Open a data pack to begin"), "hero"))
        self._column.addSpacing(8)
        words = translate(
            "FirstRun",
            "A pack holds the facts, figures and sources behind every chart. The HIMA pack comes with the app.",
        )
        self._column.addWidget(self._prose(words, "subtitle", 600))
        self._column.addSpacing(20)

    def _prose(self, words: str, role: str, width: int) -> PlainLabel:
        label = PlainLabel(words, role)
        label.set_ink("ink-2")
        label.setWordWrap(True)
        label.setMaximumWidth(width)
        return label

    def _add_buttons(self) -> None:
        self.bundled = IconButton(self._theme, translate("FirstRun", "Open the HIMA pack"), kind="primary")
        self.other = IconButton(self._theme, translate("FirstRun", "Open another pack…"), "folder", kind="plain")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.bundled, self.other):
            button.setProperty("room", "large")
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addSpacing(24)
        self.bundled.clicked.connect(self.bundled_wanted)
        self.other.clicked.connect(self.other_wanted)

    def _add_drop_area(self) -> None:
        area = DropArea(self._theme)
        area.setFixedHeight(64)
        area.setMaximumWidth(_WIDTH)
        label = self._prose(translate("FirstRun", "or drop a pack anywhere in this window"), "body", _WIDTH)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QHBoxLayout(area)
        inside.addWidget(label)
        self._column.addWidget(area)
        self._column.addSpacing(40)

    def _add_sketches(self) -> None:
        rows = (
            (
                "explore",
                translate("FirstRun", "Explore"),
                translate("FirstRun", "{0} views, from who is who to what if. Every figure names its source.").format(
                    len(VIEWS)
                ),
            ),
            (
                "trace",
                translate("FirstRun", "Trace"),
                translate("FirstRun", "Milestones by carmaker, with both English and Chinese names."),
            ),
            (
                "present",
                translate("FirstRun", "Present"),
                translate("FirstRun", "Any view becomes a slide. Your notes and the time stay on your own screen."),
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(24)
        for kind, title, words in rows:
            row.addLayout(self._sketch(kind, title, words), 1)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        self._column.addWidget(holder)
        self._column.addSpacing(40)

    def _sketch(self, kind: str, title: str, words: str) -> QBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(line_across())
        column.addSpacing(12)
        column.addWidget(Sketch(self._theme, kind))
        column.addSpacing(8)
        column.addWidget(PlainLabel(title, "strong"))
        column.addWidget(self._prose(words, "body", 232))
        column.addStretch(1)
        return column

    def _add_offline(self) -> None:
        self._icon = PlainLabel()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        words = PlainLabel(translate("FirstRun", "Works offline. Nothing leaves this computer."))
        words.set_ink("ink-2")
        row.addWidget(words)
        row.addStretch(1)
        self._column.addLayout(row)

    @Slot()
    def _tint(self) -> None:
        self._icon.setPixmap(pixmap("offline", 16, self._theme.palette["ink-2"], self.devicePixelRatioF()))
        self._icon.setFixedSize(16, 16)
