"""Plants an exception in every function that a presentation runs through, one after the other, and looks at the slide.

Run as a program of its own, so that faults of painting reach the reporter through the event loop as in life. Prints
how many were tried and which of them left the audience without a whole slide.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.domain.stories import Section, Step, Story
from explorer.files.resources import bundled_pack
from explorer.gui.app import application
from explorer.gui.notices import Reporter
from explorer.gui.painters import painted
from explorer.gui.settings import AUDIENCE_WINDOW, MOTION, Settings
from explorer.gui.store import Store
from explorer.gui.story.equipper import Equipper
from explorer.gui.story.player import Player
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow
from explorer.packs import open_pack
from tests.gui.story.onstage import NoStory

STEPS = (
    Step("One", "deliveries", "Planted", "A line"),
    Step("Two", "roles", notes="Notes"),
    Step("Three", "prices"),
)
STORY = Story("t", "T", minutes=3, sections=(Section("", STEPS),))
WHERE = ("explorer.gui.story", "explorer.gui.charts", "explorer.state.show", "explorer.state.show_steps",
         "explorer.state.show_exit", "explorer.state.talk_timer",
         "explorer.state.stage_marks", "explorer.figures.slide", "explorer.figures.staging",
         "explorer.figures.staged_panels", "explorer.figures.catalogue")  # fmt: skip
DIFFERENT, MOST_DIFFERENT = 48, 0.03  # of 255, and the part of the pixels that a hover or a mark may change
SPARED = frozenset({"boundingRect"})  # it hands out one attribute, and Qt itself cannot go on where it raises
STRIDE = 211  # a prime, so that all are come by, in no order of theirs
SETTLE, MOST_MS = 0.04, 250


class PlantedError(ArithmeticError):
    """What is planted."""


class Talk:
    """A presentation with everything that can be done in it."""

    def __init__(self) -> None:
        atlas = open_pack(bundled_pack())
        theme = Theme()
        theme.choose("light")
        theme.use_colours(atlas.info.colours)
        self.reporter = Reporter()
        self.reporter.install()
        settings, store = Settings(), Store()
        settings.set(AUDIENCE_WINDOW, "960x540")
        settings.set(MOTION, False)
        self.window = MainWindow(store, theme, settings, self.reporter)
        self.window.packs.show(atlas, bundled_pack())
        self.desk = TalkDesk(store, theme, settings, self.reporter, NoStory(), self.window)
        self.equipper = Equipper(self.desk, self.window.context, self.window)
        self.begin()

    def begin(self) -> None:
        """Begin the presentation."""
        player = self.desk.begin(STORY, None)
        assert isinstance(player, Player) and self.equipper.last is not None
        self.player, self.tools = player, self.equipper.last.tools

    def seen(self) -> QImage:
        """Return what stands on the audience's display, without asking anything to paint."""
        audience = self.player.audience
        shot = audience.screen().grabWindow(audience.winId()).toImage()
        return shot.scaled(QSize(320, 180)).convertToFormat(QImage.Format.Format_Grayscale8)

    def rest(self, seconds: float = SETTLE) -> None:
        """Let the event loop run for a while."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        self.act(loop.exec)

    def act(self, deed: Callable[[], object]) -> None:
        """Do something as the event loop would: a fault goes to the hook."""
        try:
            deed()
        except PlantedError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    def drive(self) -> None:
        """Go a step on from pictures that are drawn anew, point, draw, look over, blank and lift it."""
        player = self.player
        player.book._pictures.clear()
        player.book._slides.clear()
        player.slides._retreats = 0
        last = player.show.place == len(STEPS) - 1
        self.act(lambda: player.do("first" if last else "next"))
        self.rest()
        view = player.console.stage.view
        self.act(lambda: QTest.mouseMove(view.viewport(), QPoint(view.width() // 2, view.height() // 2)))
        for word in (
            "tool.pointer",
            "larger",
            "smaller",
            "tool.pointer",
            "freeze",
            "freeze",
            "black",
            "black",
            "overview",
            "next",
            "help",
            "escape",
        ):
            if word == "escape" and player.show.grid is None and not player.show.helping:
                continue  # it would ask for the end
            self.act(lambda word=word: player.do(word))
            if word == "tool.pointer" and player.show.tool:
                self.act(lambda: self.tools.console.used.emit("move", QPointF(900, 500)))
        self.rest()

    def recover(self) -> None:
        """Bring everything back to how it was, with nothing planted."""
        player = self.player
        for _ in range(8):
            show = player.show
            if show.grid is None and not (show.tool or show.frozen or show.blank or show.helping):
                break
            player.do("escape")
        self.rest(0.005)


def modules() -> Iterator[ModuleType]:
    """Yield the modules in which something is planted."""
    for name in WHERE:
        module = importlib.import_module(name)
        if hasattr(module, "__path__"):
            for one in pkgutil.iter_modules(module.__path__, f"{name}."):
                yield importlib.import_module(one.name)
        else:
            yield module


Target = tuple[object, str, object]


def targets() -> list[Target]:
    """Return (owner, name, function or property) of everything that may be called."""
    found: list[Target] = []
    for module in modules():
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                found.append((module, name, value))
            if inspect.isclass(value) and value.__module__ == module.__name__:
                found += [(value, key, one) for key, one in vars(value).items() if _plantable(key, one)]
    return found


def _plantable(name: str, value: object) -> bool:
    if name in SPARED:
        return False
    plain = isinstance(value, FunctionType) and (not name.startswith("__") or name == "__init__")
    return plain or (isinstance(value, property) and isinstance(value.fget, FunctionType))


def put(target: Target, made: object) -> None:
    """Put something in the place of a function, wherever it was imported to."""
    owner, name, old = target
    if not isinstance(owner, ModuleType):
        setattr(owner, name, made)
        return
    for module in [one for key, one in sys.modules.items() if key.startswith("explorer")]:
        for key, value in list(vars(module).items()):
            if value is old or value is getattr(old, "planted", None):
                setattr(module, key, made)


def wrapped(target: Target, before: Callable[[], None]) -> object:
    """Return a stand-in for a function that does something first."""
    old = target[2]
    function = old.fget if isinstance(old, property) else old
    assert isinstance(function, FunctionType)
    guarded = function.__code__.co_name == "safe"  # the guard of what a scene paints stays around it
    function = function.__wrapped__ if guarded else function

    def stand_in(*arguments: object, **named: object) -> object:
        before()
        return function(*arguments, **named)

    return property(stand_in) if isinstance(old, property) else painted(stand_in) if guarded else stand_in


def used(talk: Talk, every: list[Target]) -> list[tuple[int, Target]]:
    """Return those that a drive over all steps calls, each with the step from which it does."""
    called: dict[int, int] = {}
    place = 0
    stand_ins = []
    for at, one in enumerate(every):
        stand_in = wrapped(one, lambda at=at: called.__setitem__(at, place))
        stand_ins.append(stand_in)
        put(one, stand_in)
    for _ in STEPS:
        place = talk.player.show.place
        talk.drive()
    for one, stand_in in zip(every, stand_ins, strict=True):
        put((one[0], one[1], stand_in), one[2])
    return [(called[at], one) for at, one in enumerate(every) if at in called]


def whole(shot: QImage, known: list[QImage]) -> bool:
    """Say whether a picture is one of those known, but for a few pixels."""
    seen = bytes(shot.constBits())
    for one in known:
        other = bytes(one.constBits())
        different = sum(abs(a - b) > DIFFERENT for a, b in zip(seen, other, strict=True))
        if different <= MOST_DIFFERENT * len(seen):
            return True
    return False


def plant(talk: Talk, place: int, target: Target, known: list[QImage]) -> bool:
    """Let a function fail in up to three drives; say whether it was called, and print it if that cost a slide."""
    talk.player.go_to(place)
    talk.rest(0.01)
    fired: list[float] = []

    def fail() -> None:
        fired.append(time.monotonic())
        raise PlantedError("planted")

    stand_in = wrapped(target, fail)
    put(target, stand_in)
    print("now", target[0], target[1], file=sys.stderr, flush=True)  # the last one, where the program dies
    for _ in STEPS:
        if not fired:
            talk.drive()
    start, good = time.monotonic(), whole(talk.seen(), known)
    while not good and time.monotonic() - start < MOST_MS / 1000:
        talk.rest(0.02)
        good = whole(talk.seen(), known)
    put((target[0], target[1], stand_in), target[2])
    if fired and not (good and talk.player.audience.isVisible()):
        print("failed", getattr(target[0], "__name__", ""), target[1])
    talk.recover()
    return bool(fired)


def main(most: int) -> None:
    """Try up to ``most`` and print ``tried n`` and a line for each that failed."""
    application(offscreen=True)
    talk = Talk()
    talk.rest(0.3)
    known = []
    for place in range(len(STEPS)):
        talk.player.go_to(place)
        talk.rest(0.15)
        known.append(talk.seen())
    every = used(talk, targets())
    talk.recover()
    tried = 0
    for at in range(len(every)):
        place, target = every[at * STRIDE % len(every)]
        tried += plant(talk, place, target, known)
        if tried == most:
            break
    print("tried", tried, "of", len(every), "faults", sum(talk.reporter.counts.values()), flush=True)
    talk.player.finish()
    talk.reporter.uninstall()
    QApplication.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]))
