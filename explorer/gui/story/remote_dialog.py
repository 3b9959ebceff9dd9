"""Remote and keys: what each key of a presentation does, and which keys of the user's own remote do it as well."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget

from explorer.figures.figure import Cell, Column, Table
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.panels.rows_table import RowsTable
from explorer.gui.settings import Settings
from explorer.gui.story.keys import TAKEN_FOR_GOOD, code_of, keys_of_defaults
from explorer.gui.story.remote import (
    LEARNABLE,
    Remote,
    built_in_keys,
    code_words,
    command_words,
    event_words,
    keep_remote,
    learnt_codes,
    read_remote,
    unread_words,
)
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_SIZE, _LEAST = QSize(760, 640), QSize(640, 440)
_MARGIN = QSize(64, 64)  # of the window that stays in sight around it
_WIDTHS = (280, 250)
_MODIFIERS = frozenset({
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R,
})  # fmt: skip


class RemoteDialog(ExplorerDialog):
    """Learns and forgets keys, one at a time; ``changed`` tells other ones, which the settings keep already."""

    changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget) -> None:
        safe = translate(
            "Remote", "What remotes send as a rule works by itself. A key that does nothing is learnt here."
        )
        super().__init__(theme, translate("Remote", "Remote and keys"), safe, parent)
        self._settings = settings
        self._remote = read_remote(settings)
        self._asked = ("", "")  # the code that means something else so far, and the command it may be taken for
        self.table = LearnTable()
        self.table.setMinimumHeight(160)
        self.body.addWidget(self.table, 1)
        self.ear = KeyEar(self)
        self._add_answer(theme)
        self._add_buttons(theme)
        self._connect()
        self.resize(_SIZE.boundedTo(parent.size() - _MARGIN).expandedTo(_LEAST))
        self._fill(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say(unread_words() if self._remote.unread else "")

    def _add_answer(self, theme: Theme) -> None:
        self.words = PlainLabel("", "body")
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(40)
        self.use = IconButton(theme, translate("Remote", "Use it"), kind="plain")
        self.keep = IconButton(theme, translate("Remote", "Keep it as it is"), kind="plain")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        for button in (self.use, self.keep):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.body.addLayout(row)

    def _add_buttons(self, theme: Theme) -> None:
        self.learn = IconButton(theme, translate("Remote", "Learn"), kind="plain")
        self.forget = IconButton(theme, translate("Remote", "Forget"), kind="plain")
        self.reset = IconButton(theme, translate("Remote", "Reset all"), kind="plain")
        for button in (self.learn, self.forget, self.reset):
            self.add_left(button)
        self.shut = IconButton(theme, translate("Remote", "Close"), kind="primary")
        self.add_right(self.shut)

    def _connect(self) -> None:
        self.shut.clicked.connect(self.accept)
        self.learn.clicked.connect(self._learn)
        self.forget.clicked.connect(self._forget)
        self.reset.clicked.connect(self._reset)
        self.use.clicked.connect(self._use)
        self.keep.clicked.connect(self._keep)
        self.ear.heard.connect(self._hear)
        self.ear.lost.connect(self._stop)
        self.table.learn_wanted.connect(self._learn)
        self.table.forget_wanted.connect(self._forget)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.finished.connect(self.ear.stop)

    @property
    def command(self) -> str:
        """The command of the row that is chosen."""
        return LEARNABLE[max(self.table.currentIndex().row(), 0)][0]

    def say(self, words: str) -> None:
        """Say what came of it, or with an empty text what can be done."""
        idle = translate("Remote", "Choose what a key shall do, press Learn, then the key of your remote.")
        self.words.setText(words or idle)
        self.words.setAccessibleDescription(words)
        self._enable()

    @Slot()
    def _choose(self) -> None:
        """Take up another row: what was asked or waited for was meant for the one before."""
        self._asked = ("", "")
        self._stop()

    @Slot()
    def _learn(self) -> None:
        """Wait for the next key, or wait no more."""
        self._asked = ("", "")
        if self.ear.open:
            self._stop()
            return
        self.ear.listen()
        self.say(
            translate("Remote", "Press the key of your remote for “{0}”. Esc gives up.").format(
                command_words(self.command)
            )
        )

    @Slot()
    def _stop(self) -> None:
        self.ear.stop()
        self.say("")

    @Slot(str, str)
    def _hear(self, code: str, words: str) -> None:
        """Take a key for the command that is chosen, unless it means something else so far."""
        command = self.command
        meaning = self._meaning(code)
        if not code:
            words_ = translate("Remote", "{0} arrived, which could not be known again. Try another one.")
            self.say(words_.format(words))
        elif code in TAKEN_FOR_GOOD:
            words_ = translate("Remote", "{0} arrived. It always leaves one level, and means nothing else.")
            self.say(words_.format(words))
        elif meaning == command:
            self.say(translate("Remote", "{0} arrived. It means “{1}” already.").format(words, command_words(command)))
        elif meaning:
            self._asked = (code, command)
            words_ = translate("Remote", "{0} arrived. It means “{1}” so far. Use it for “{2}” instead?")
            self.say(words_.format(words, command_words(meaning), command_words(command)))
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take(code, command, words)

    def _meaning(self, code: str) -> str:
        built_in = {f"k{one.toCombined()}": meaning for one, meaning in keys_of_defaults().items()}
        return self._remote.keys.get(code) or built_in.get(code, "")

    def _take(self, code: str, command: str, words: str) -> None:
        self._keep_keys({**self._remote.keys, code: command})
        self.say(translate("Remote", "{0} means “{1}” from now on.").format(words, command_words(command)))

    @Slot()
    def _use(self) -> None:
        (code, command), self._asked = self._asked, ("", "")
        if code:
            self._take(code, command, code_words(code))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        self._asked = ("", "")
        self.say("")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _forget(self) -> None:
        """Take all learnt keys from the command that is chosen."""
        codes = learnt_codes(self._remote.keys, self.command)
        if codes:
            self._keep_keys({code: one for code, one in self._remote.keys.items() if code not in codes})
            self.say(translate("Remote", "Forgotten: {0}.").format(", ".join(code_words(code) for code in codes)))

    @Slot()
    def _reset(self) -> None:
        self._keep_keys({})
        self.say(translate("Remote", "All learnt keys are forgotten. Every key means what it did at first."))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_keys(self, keys: Mapping[str, str]) -> None:
        self._remote = Remote(dict(keys))
        keep_remote(self._settings, keys)
        self._fill(max(self.table.currentIndex().row(), 0))
        self.changed.emit()

    def _fill(self, row: int) -> None:
        self.table.show_table(remote_table(self._remote.keys))
        self.table.selectRow(row)

    @Slot()
    def _enable(self) -> None:
        asked = bool(self._asked[0])
        self.use.setVisible(asked)
        self.keep.setVisible(asked)
        self.learn.setText(translate("Remote", "Stop") if self.ear.open else translate("Remote", "Learn"))
        self.forget.setEnabled(bool(learnt_codes(self._remote.keys, self.command)) and not self.ear.open)
        self.reset.setEnabled(bool(self._remote.keys or self._remote.unread) and not self.ear.open)


class LearnTable(RowsTable):
    """The table of actions; Enter wants to learn a key for the row that is chosen, Delete to forget its keys."""

    learn_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Remote", "Keys of a presentation"), _WIDTHS)
        self.doubleClicked.connect(self.learn_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.learn_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        else:
            super().keyPressEvent(event)


class KeyEar(QObject):
    """Takes the next key that reaches a dialog, whatever it means elsewhere; ``heard(code, words)`` tells it.

    ``lost`` tells that the dialog is no longer the active window, so that nothing is waited for any more.
    """

    heard = Signal(str, str)
    lost = Signal()

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.open = False

    def listen(self) -> None:
        """Wait for a key."""
        application = QApplication.instance()
        if application is not None and not self.open:
            application.installEventFilter(self)
            self.open = True

    @Slot()
    def stop(self) -> None:
        """Wait no more."""
        application = QApplication.instance()
        if application is not None and self.open:
            application.removeEventFilter(self)
            self.open = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key while a key is waited for; those that only change others go on being waited with."""
        if event.type() == QEvent.Type.WindowDeactivate and watched is self._dialog:
            self.lost.emit()
            return False
        if not isinstance(event, QKeyEvent) or not self._dialog.isActiveWindow():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and event.key() not in _MODIFIERS and not event.isAutoRepeat():
            self.stop()
            self.heard.emit(code_of(event), event_words(event))
        return True


def remote_table(keys: Mapping[str, str]) -> Table:
    """Return the actions with their keys, those of the program and those learnt."""
    columns = (
        Column(translate("Remote", "What it does")),
        Column(translate("Remote", "Keys")),
        Column(translate("Remote", "Learnt from your remote")),
    )
    rows = []
    for command, title in LEARNABLE:
        built_in = "  ".join(key for key in built_in_keys(command))
        learnt = "  ".join(code_words(code) for code in learnt_codes(keys, command))
        rows.append((Cell(translate("Remote", title)), Cell(built_in), Cell(learnt)))
    return Table(columns, tuple(rows))
