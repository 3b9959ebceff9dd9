"""Holds screen saver and sleep off while somebody presents, where the system lets a program do that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from explorer.gui.story.bus import BusLine, Request, session_address, system_address
from explorer.gui.text import translate

_WHO = "Alliance Explorer"
_WHY = "Presenting"
# The desktops' own interfaces, and the one of systemd, which holds for as long as the file descriptor that it returns.
_SCREEN = Request(
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "Inhibit",
    (_WHO, _WHY),
)  # fmt: skip
_POWER = Request(
    "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit", "Inhibit", (_WHO, _WHY),
)  # fmt: skip
_LOGIN = Request(
    "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit",
    ("idle:sleep", _WHO, _WHY, "block"),
)  # fmt: skip


class Awake(QObject):
    """Asks all who can hold screen saver and sleep off; ``changed`` tells that another has answered."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[BusLine] = []
        self._open: set[Request] = set()
        self._granted: set[Request] = set()

    @property
    def known(self) -> bool:
        """Whether everybody was asked and has answered."""
        return bool(self._lines) and not self._open

    @property
    def screen(self) -> bool:
        """Whether the screen saver is held off."""
        return _SCREEN in self._granted

    @property
    def sleep(self) -> bool:
        """Whether sleep is held off."""
        return bool({_POWER, _LOGIN} & self._granted)

    def hold(self) -> None:
        """Hold both off from now on, as far as the system lets us."""
        if self._lines:
            return
        asked = ((session_address(), (_SCREEN, _POWER)), (system_address(), (_LOGIN,)))
        self._open = {request for _, requests in asked for request in requests}
        for address, requests in asked:
            line = BusLine(address, requests, self)
            line.answered.connect(self._take)
            self._lines.append(line)
            line.open()

    @Slot()
    def release(self) -> None:
        """Let the system do again as it is used to."""
        for line in self._lines:
            line.close()
            line.deleteLater()
        self._lines.clear()
        self._open.clear()
        self._granted.clear()

    @Slot(object, bool)
    def _take(self, request: Request, granted: bool) -> None:
        self._open.discard(request)
        if granted:
            self._granted.add(request)
        self.changed.emit()


def awake_hint(awake: Awake) -> str:
    """Return in a few words for the console what is not held off, or an empty text."""
    if not awake.known or (awake.screen and awake.sleep):
        return ""
    if awake.screen:
        return translate("Player", "Computer may sleep: see power settings")
    return translate("Player", "Screen may go dark: see power settings")


def awake_words(awake: Awake) -> str:
    """Return in a sentence what is held off while presenting, and what to do about the rest."""
    if awake.screen and awake.sleep:
        return translate("Player", "Screen saver and sleep are held off while you present.")
    if awake.screen:
        return translate(
            "Player",
            "The screen saver is held off while you present, but this system does not let the program hold off sleep:"
            " set it in the system’s power settings.",
        )
    if awake.sleep:
        return translate(
            "Player",
            "Sleep is held off while you present, but this system does not let the program hold off the screen saver:"
            " set it in the system’s power settings.",
        )
    return translate(
        "Player",
        "This system does not let the program hold off screen saver and sleep: set both in the system’s power"
        " settings.",
    )
