"""Screen saver and sleep are held off over a message bus, and no bus, however dead, is waited for."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from explorer.gui.later import later
from explorer.gui.story.awake import Awake, awake_hint, awake_words
from explorer.gui.story.bus import BusLine, session_address, system_address
from explorer.gui.window import MainWindow
from tests.gui.child import PROJECT, environment
from tests.gui.story.desktop_bus import LOGIN, POWER, SCREEN
from tests.gui.story.talking import K, Talk


class Bus:
    """A message bus of this test alone, in a child process; ``lines`` is what it has said so far."""

    def __init__(self, path: Path, *there: str) -> None:
        self.address = f"unix:path={path}"
        self._heard = path.with_suffix(".txt")
        with self._heard.open("wb") as heard:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "tests.gui.story.desktop_bus", str(path), *there],
                cwd=PROJECT,
                env=environment(),
                stdout=heard,
            )

    @property
    def lines(self) -> list[str]:
        return self._heard.read_text().splitlines()

    def end(self) -> None:
        self._child.kill()
        self._child.wait()


@dataclass
class Buses:
    """The buses that were started."""

    qtbot: QtBot
    folder: Path
    patch: pytest.MonkeyPatch
    opened: list[Bus] = field(default_factory=list)

    def serve(self, variable: str, *there: str) -> Bus:
        made = Bus(self.folder / variable[5:8], *there)
        self.opened.append(made)
        self.qtbot.waitUntil(lambda: "ready" in made.lines)
        self.patch.setenv(variable, made.address)
        return made


@pytest.fixture
def buses(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Buses]:
    found = Buses(qtbot, tmp_path, monkeypatch)
    yield found
    for one in found.opened:
        one.end()


@pytest.fixture
def awake(qtbot: QtBot, qapp: QObject) -> Iterator[Awake]:
    del qtbot
    made = Awake(qapp)
    yield made
    made.release()
    made.deleteLater()


def answered(qtbot: QtBot, awake: Awake) -> None:
    awake.hold()
    qtbot.waitUntil(lambda: awake.known, timeout=8_000)


def test_screen_saver_and_sleep_are_held_until_the_end(qtbot: QtBot, buses: Buses, awake: Awake) -> None:
    session = buses.serve("DBUS_SESSION_BUS_ADDRESS", SCREEN)
    system = buses.serve("DBUS_SYSTEM_BUS_ADDRESS", LOGIN)
    answered(qtbot, awake)
    assert (awake.screen, awake.sleep) == (True, True)
    assert awake_hint(awake) == ""
    assert f"called|{SCREEN}|Inhibit|Alliance Explorer|Presenting" in session.lines
    assert f"called|{LOGIN}|Inhibit|idle:sleep|Alliance Explorer|Presenting|block" in system.lines
    awake.hold()  # a second time asks nobody
    assert len([line for line in session.lines if SCREEN in line]) == 1
    assert "let go" not in system.lines and "closed" not in session.lines
    awake.release()
    qtbot.waitUntil(lambda: {"let go", "closed"} <= set(system.lines) and "closed" in session.lines)
    assert (awake.screen, awake.sleep, awake.known) == (False, False, False)


@pytest.mark.parametrize(
    ("session", "system", "hint", "words"),
    [
        ((SCREEN,), (), "Computer may sleep", "does not let the program hold off sleep"),
        ((SCREEN, POWER), (), "", "Screen saver and sleep are held off"),
        ((), (LOGIN,), "Screen may go dark", "does not let the program hold off the screen saver"),
        ((), (), "Screen may go dark", "hold off screen saver and sleep: set both"),
    ],
)
def test_what_is_not_held_off_is_said(
    qtbot: QtBot, buses: Buses, awake: Awake, session: tuple[str, ...], system: tuple[str, ...], hint: str, words: str
) -> None:
    buses.serve("DBUS_SESSION_BUS_ADDRESS", *session)
    buses.serve("DBUS_SYSTEM_BUS_ADDRESS", *system)
    answered(qtbot, awake)
    assert awake_hint(awake).startswith(hint)
    assert bool(awake_hint(awake)) == bool(hint)
    assert words in awake_words(awake)


def test_held_and_let_go_a_hundred_times_leaves_nothing_open(qtbot: QtBot, buses: Buses, awake: Awake) -> None:
    buses.serve("DBUS_SESSION_BUS_ADDRESS", SCREEN)
    buses.serve("DBUS_SYSTEM_BUS_ADDRESS", LOGIN)
    answered(qtbot, awake)
    awake.release()
    process = psutil.Process()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    before = process.num_fds()
    for _ in range(100):
        answered(qtbot, awake)
        assert awake.sleep
        awake.release()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: process.num_fds() <= before)


def test_without_a_bus_it_says_so_at_once(awake: Awake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    awake.hold()
    assert awake.known
    assert "does not let the program hold off screen saver and sleep" in awake_words(awake)


def test_a_bus_that_never_answers_holds_nobody_up(
    qtbot: QtBot, awake: Awake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deaf"
    monkeypatch.setattr("explorer.gui.story.bus._ANSWER_MS", 300)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={path}")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={path}")
    with closing(socket.socket(socket.AF_UNIX)) as deaf:
        deaf.bind(str(path))
        deaf.listen()
        begin = time.monotonic()
        awake.hold()
        assert time.monotonic() - begin < 1
        assert not awake.known
        assert awake_hint(awake) == ""  # not said before it is known
        qtbot.waitUntil(lambda: awake.known, timeout=8_000)
        assert awake_hint(awake)
        awake.release()


def test_a_bus_that_goes_takes_nothing_with_it(qtbot: QtBot, buses: Buses, awake: Awake) -> None:
    session = buses.serve("DBUS_SESSION_BUS_ADDRESS", SCREEN, POWER)
    answered(qtbot, awake)
    line = QDBusConnection(awake.findChild(BusLine).name)
    assert line.isConnected()
    session.end()
    qtbot.waitUntil(lambda: not line.isConnected())
    awake.release()
    awake.hold()
    assert awake.known and not awake.screen


@pytest.mark.parametrize("address", ["tcp:host=localhost,port=1", "autolaunch:", "unixexec:path=/bin/true",
                                     "unix:path=/a;tcp:host=localhost"])  # fmt: skip
def test_no_address_starts_a_program_or_reaches_a_network(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    assert (session_address(), system_address()) == ("", "")


def test_a_bus_without_a_given_address_is_looked_for_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_address() == ""
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(str(tmp_path / "bus"))
        assert session_address() == f"unix:path={tmp_path / 'bus'}"


def test_a_presentation_holds_them_off_and_gives_them_back(qtbot: QtBot, buses: Buses, talk: Talk) -> None:
    session = buses.serve("DBUS_SESSION_BUS_ADDRESS", SCREEN, POWER)
    player = talk.player
    player.awake.release()  # it had no bus
    player.awake.hold()
    qtbot.waitUntil(lambda: player.awake.known)
    assert player.console.face.hint == ""
    assert "closed" not in session.lines
    player.finish()
    qtbot.waitUntil(lambda: "closed" in session.lines)


def test_a_presentation_that_cannot_says_so_to_its_presenter_alone(qtbot: QtBot, talk: Talk) -> None:
    before = talk.seen()
    qtbot.waitUntil(lambda: talk.player.awake.known)
    assert talk.player.console.face.hint.startswith("Screen may go dark")
    assert "Screen may go dark" in talk.player.console.accessibleDescription()
    assert talk.seen() == before


def test_a_fault_on_the_way_costs_no_talk(qtbot: QtBot, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    qtbot.waitUntil(lambda: talk.player.awake.known)
    talk.player.awake.release()

    def fail(address: str, name: str) -> None:
        raise RuntimeError(f"{address} {name}")

    monkeypatch.setattr("explorer.gui.story.bus._connected", fail)
    with qtbot.capture_exceptions() as caught:
        later(talk.player, talk.player._stay_awake)
        qtbot.waitUntil(lambda: bool(caught))
    talk.press(K.Key_PageDown)
    assert talk.place == 1
    assert talk.player.audience.isVisible()


def test_the_check_tells_it(qtbot: QtBot, window: MainWindow, buses: Buses) -> None:
    session = buses.serve("DBUS_SESSION_BUS_ADDRESS", SCREEN, POWER)
    dialog = window.equipper.check()
    assert dialog is not None
    qtbot.waitUntil(lambda: "Screen saver and sleep are held off while you present." in dialog.lines)
    dialog.reject()
    qtbot.waitUntil(lambda: "closed" in session.lines)
