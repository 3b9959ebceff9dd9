"""A presentation with everything that can be done in it, beside its main window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from explorer.domain.stories import Section, Step, Story
from explorer.gui.settings import AUDIENCE_WINDOW, MOTION, Settings
from explorer.gui.story.equipper import Equipper
from explorer.gui.story.slide_stage import slide_rect
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.window import MainWindow

STEPS = (
    Step("Deliveries", "deliveries", notes="SECRET of one"),
    Step("Roles", "roles", notes="SECRET of two", minutes=2),
    Step("Hidden", "claims", hidden=True),
    Step("Timeline", "timeline", text="Two lines\n\nof text"),
    *(Step(f"More {at}", "scaling") for at in range(5)),
)
STORY = Story("t", "A talk", minutes=10, sections=(Section("", STEPS),))


class NoStory:
    """No story is being edited."""

    story: Story | None = None
    place = 0


class Stage:
    """A presentation of STORY in a window, equipped, with the main window beside."""

    def __init__(self, window: MainWindow, settings: Settings, desk: TalkDesk, equipper: Equipper) -> None:
        settings.set(AUDIENCE_WINDOW, "960x540")
        settings.set(MOTION, False)
        player = desk.begin(STORY, None)
        assert player is not None and equipper.last is not None
        self.window, self.player, self.kit = window, player, equipper.last

    def picture(self) -> bytes:
        """Return the pixels that the audience sees."""
        shot = self.player.audience.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return bytes(shot.constBits())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the console."""
        self.player.keys.reader._last = (0, -1.0)
        QTest.keyClick(self.player.console, key, modifiers)

    def at(self, x: float, y: float) -> QPoint:
        """Return a point of the console's stage by pixels of the slide."""
        layer = self.kit.tools.console
        rect = slide_rect(layer.size())
        return QPoint(rect.left() + round(x * rect.width() / 1920), rect.top() + round(y * rect.height() / 1080))

    def drag(self, *points: tuple[float, float]) -> None:
        """Drag the mouse over the console's stage."""
        layer = self.kit.tools.console
        QTest.mousePress(layer, Qt.MouseButton.LeftButton, pos=self.at(*points[0]))
        for one in points[1:]:
            QTest.mouseMove(layer, self.at(*one))
        QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=self.at(*points[-1]))
