"""A story whose notes nobody but the presenter may see, and a presentation of it with a clock that moves by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from explorer.domain.stories import Section, Step, Story
from explorer.gui.notices import Reporter
from explorer.gui.settings import Settings
from explorer.gui.story.player import Player

K, M = Qt.Key, Qt.KeyboardModifier
SECRET = "XYLOPHONE-QUAGGA"
STEPS = (
    Step("One", "deliveries", "Takeaway of one", "- text of one", f"{SECRET} one **strong**", 1.0),
    Step("Two", "scaling", notes=f"{SECRET} two", minutes=2.0),
    Step("Hidden", "claims", notes=f"{SECRET} hidden", hidden=True),
    Step("Three", "roles", notes=f"{SECRET} three", minutes=1.0),
    Step("Broken", "deliveries?focus=nobody", "Takeaway of broken", notes=f"{SECRET} broken", minutes=1.0),
    Step("Last", "", "Takeaway of last", "- one\n- two", f"{SECRET} last"),
)
STORY = Story("t", "A talk", minutes=10, sections=(Section("", STEPS),))


@dataclass
class Talk:
    """A presentation with a clock that moves by hand."""

    player: Player
    reporter: Reporter
    settings: Settings
    time: list[float] = field(default_factory=lambda: [0.0])

    @property
    def place(self) -> int:
        return self.player.show.place

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier, after: float = 1.0,
              to: QWidget | None = None) -> None:  # fmt: skip
        self.time[0] += after
        QTest.keyClick(to or self.player.console, key, modifiers)

    def seen(self) -> bytes:
        shot = self.player.audience.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return bytes(shot.constBits())

    def colour(self) -> QColor:
        return self.player.audience.grab().toImage().pixelColor(3, 3)
