"""Asks services of the desktop over its message bus: by Unix sockets alone, and never waiting for an answer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from explorer.records import record

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_ANSWER_MS = 2_000  # then a call counts as refused
_SYSTEM = "/run/dbus/system_bus_socket"
_numbers = count(1)


@record(frozen=True, slots=True)
class Request:
    """A call of a method with texts; other arguments are not needed, and the binding cannot send unsigned numbers."""

    service: str
    path: str
    interface: str
    member: str
    arguments: tuple[str, ...] = ()


_HELLO = Request("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")


def session_address() -> str:
    """Return where the bus of the user's session listens, or an empty text."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return _unix_alone(given) if given else _socket(Path(runtime) / "bus") if runtime else ""


def system_address() -> str:
    """Return where the bus of the system listens, or an empty text."""
    given = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    return _unix_alone(given) if given else _socket(Path(_SYSTEM))


def _unix_alone(address: str) -> str:
    """Return an address that starts no program and reaches no network, else an empty text."""
    return address if all(part.startswith("unix:") for part in address.split(";")) else ""


def _socket(path: Path) -> str:
    return f"unix:path={path}" if path.is_socket() else ""


class BusLine(QObject):
    """A connection of our own to one bus, over which requests are sent at once; what was granted ends with it.

    ``answered(request, granted)`` tells each answer; a bus or service that says nothing refuses after two seconds.
    A service that does not run is not started for us. Closing the connection gives back all that was granted, as does
    the end of the process.
    """

    answered = Signal(object, bool)

    def __init__(self, address: str, requests: Sequence[Request], parent: QObject) -> None:
        super().__init__(parent)
        self._address, self._requests = address, tuple(requests)
        self.name = f"alliance-explorer-{next(_numbers)}"
        self._calls: list[_Call] = []
        self._connection: QDBusConnection | None = None

    def open(self) -> None:
        """Connect, greet the bus, and send the requests once it has answered."""
        connection = _connected(self._address, self.name)
        if connection is None:
            self._refuse()
            return
        self._connection = connection
        self._call(_HELLO)

    def close(self) -> None:
        """Give back what was granted."""
        for call in self._calls:
            call.forget()
        self._calls.clear()
        if self._connection is not None:
            self._connection = None
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromPeer(self.name)

    def _call(self, request: Request) -> None:
        if self._connection is not None:
            call = _Call(self._connection, request, self)
            call.answered.connect(self._take)
            self._calls.append(call)

    @Slot(object, bool)
    def _take(self, request: Request, granted: bool) -> None:
        if request is not _HELLO:
            self.answered.emit(request, granted)
        elif granted:
            for one in self._requests:
                self._call(one)
        else:
            self._refuse()

    def _refuse(self) -> None:
        for one in self._requests:
            self.answered.emit(one, False)


class _Call(QObject):
    """One call under way, and what its answer brought along: a file descriptor holds for as long as it is kept."""

    answered = Signal(object, bool)

    def __init__(self, connection: QDBusConnection, request: Request, parent: QObject) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        super().__init__(parent)
        message = QDBusMessage.createMethodCall(request.service, request.path, request.interface, request.member)
        message.setArguments(list(request.arguments))
        message.setAutoStartService(False)
        self._request = request
        self._kept: list[object] = []
        self._watcher: QDBusPendingCallWatcher | None = QDBusPendingCallWatcher(
            connection.asyncCall(message, _ANSWER_MS), self
        )
        self._watcher.finished.connect(self._finish)

    def forget(self) -> None:
        """Let go of the answer, and wait for none."""
        self._kept.clear()
        self._watcher = None
        self.deleteLater()

    @Slot()
    def _finish(self) -> None:
        watcher, self._watcher = self._watcher, None
        if watcher is None:
            return
        granted = not watcher.isError()
        self._kept = list(watcher.reply().arguments()) if granted else []
        watcher.deleteLater()
        self.answered.emit(self._request, granted)


def _connected(address: str, name: str) -> QDBusConnection | None:
    """Return a connection as to a peer, since only that does not wait until a bus has answered."""
    if not address:
        return None
    try:
        from PySide6.QtDBus import QDBusConnection  # late: only presenting needs it, and some systems lack it
    except ImportError:
        return None
    made = QDBusConnection.connectToPeer(address, name)
    if made.isConnected():
        return made
    QDBusConnection.disconnectFromPeer(name)
    return None
