"""The user's own verdict and note on a claim, under what the pack says of it and kept apart from that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.domain.evidence import Claim, Verdict
from explorer.gui.badges import verdict_named, verdict_words
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import ChoiceButton, add_choice, one_of
from explorer.gui.panels.frames import line_across
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font
from explorer.state import notebook as own

_MARGIN = 16
_NOTE_HEIGHT = 76
_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class OwnVerdictBox(QFrame):
    """Shown for a claim in focus; every change goes to the notebook at once and can be undone."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._claim: Claim | None = None
        self.verdict = VerdictMenu(theme)
        self.note = NoteEdit()
        self.differs = PlainLabel(role="small")
        self.differs.set_ink("ink-2")
        self.differs.setWordWrap(True)
        self._arrange()
        self.verdict.chosen.connect(self._judge)
        self.note.textChanged.connect(self._annotate)
        self.note.left.connect(store.own.settle)
        store.changed.connect(self.follow)
        store.own.changed.connect(self.follow)
        self.follow()

    def _arrange(self) -> None:
        heading = PlainLabel(translate("OwnVerdict", "Your own verdict").upper(), "section")
        heading.set_ink("ink-3")
        inside = QVBoxLayout()
        inside.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        inside.setSpacing(8)
        inside.addWidget(heading)
        inside.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        inside.addWidget(self.differs)
        inside.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line_across())
        column.addLayout(inside)

    @Slot()
    def follow(self) -> None:
        """Show what the user thinks of the claim in focus, or hide."""
        atlas, here = self._store.known, self._store.here
        claim = atlas.claims.get(here.focus) if atlas is not None else None
        if claim is not self._claim:
            self._store.own.settle()
        self._claim = claim
        self.setVisible(claim is not None)
        if claim is None:
            return
        mine = self._store.own.notebook.own_verdict(claim.id) or own.OwnVerdict(claim.id)
        self.verdict.show_verdict(mine.verdict)
        self.note.show_text(mine.note)
        other = mine.verdict is not None and mine.verdict is not claim.verdict
        words = translate("OwnVerdict", "The pack says: {0}.").format(verdict_words(claim.verdict))
        self.differs.setText(words)
        self.differs.setVisible(other)

    @Slot(str)
    def _judge(self, word: str) -> None:
        if self._claim is not None:
            words = translate("Own", "Verdict on claim {0}").format(self._claim.article_order)
            self._store.own.write(words, own.judge, self._claim.id, verdict_named(word))

    @Slot()
    def _annotate(self) -> None:
        if self._claim is not None and not self.note.showing:
            words = translate("Own", "Note on claim {0}").format(self._claim.article_order)
            self._store.own.type(words, self._claim.id, own.annotate, self._claim.id, self.note.toPlainText())


class VerdictMenu(ChoiceButton):
    """Chooses a verdict, or none; ``chosen(word)`` tells the pack's word for it, empty for none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._verdict: Verdict | None = None
        self.show_verdict(None)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show a verdict as the user's."""
        self._verdict = verdict
        words = translate("OwnVerdict", "None yet") if verdict is None else verdict_words(verdict)
        self.setText(words)
        self.setAccessibleName(translate("OwnVerdict", "Your own verdict: {0}").format(words))

    def list_choices(self) -> None:
        """List the verdicts."""
        for verdict in (None, *Verdict):
            words = translate("OwnVerdict", "None") if verdict is None else verdict_words(verdict)
            add_choice(self.choices, words, verdict.value if verdict is not None else "", on=verdict is self._verdict)
        one_of(self.choices)

    def take(self, value: object) -> None:
        """Tell the verdict."""
        self.chosen.emit(str(value))


class NoteEdit(QPlainTextEdit):
    """Plain text; undo and redo are the window's, so that there is one stack of steps.

    ``left`` tells that the focus has left.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.showing = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(font("body"))
        self.setFixedHeight(_NOTE_HEIGHT)
        self.setPlaceholderText(translate("OwnVerdict", "Your note, kept on this computer"))
        self.setAccessibleName(translate("OwnVerdict", "Your note"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_text(self, text: str) -> None:
        """Show a note; while it is typed the very same text leaves the caret where it is."""
        if text == self.toPlainText() or (not text and not self.toPlainText().strip() and self.hasFocus()):
            return
        self.showing = True
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.showing = False

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if isinstance(event, QKeyEvent) and any(event.matches(one) for one in _STEPS):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the typing is over."""
        super().focusOutEvent(event)
        self.left.emit()
