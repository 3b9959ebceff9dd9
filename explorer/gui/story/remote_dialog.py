"""Remote and keys: what each key of a presentation does, and which keys of the user's own remote do it as well."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.settings import Settings
from explorer.gui.story.key_ear import KeyEar
from explorer.gui.story.keys import TAKEN_FOR_GOOD, keys_of_defaults
from explorer.gui.story.remote import (
    LEARNABLE,
    Remote,
    code_words,
    command_words,
    keep_remote,
    learnt_codes,
    read_remote,
    unread_words,
)
from explorer.gui.story.remote_table import LearnTable, remote_table
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_SIZE, _LEAST = QSize(760, 640), QSize(640, 440)
_MARGIN = QSize(64, 64)  # of the window that stays in sight around it


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
        command, meaning = self.command, self._meaning(code)
        if code and not meaning and code not in TAKEN_FOR_GOOD:
            self._take(code, command, words)
            return
        if not code:
            answer = translate("Remote", "{0} arrived, which could not be known again. Try another one.")
        elif code in TAKEN_FOR_GOOD:
            answer = translate("Remote", "{0} arrived. It always leaves one level, and means nothing else.")
        elif meaning == command:
            answer = translate("Remote", "{0} arrived. It means “{1}” already.")
        else:
            self._asked = (code, command)
            answer = translate("Remote", "{0} arrived. It means “{1}” so far. Use it for “{2}” instead?")
        self.say(answer.format(words, command_words(meaning), command_words(command)))
        if self._asked[0]:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

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
