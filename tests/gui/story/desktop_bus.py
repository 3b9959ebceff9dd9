"""Plays a message bus with the desktop's services, in a process of its own: socket, interfaces that are there.

Prints a line for each call, for each connection that is closed, and when the hold on sleep is let go.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer, QDBusUnixFileDescriptor, QDBusVirtualObject

SCREEN, POWER = "org.freedesktop.ScreenSaver", "org.freedesktop.PowerManagement.Inhibit"
LOGIN, BUS = "org.freedesktop.login1.Manager", "org.freedesktop.DBus"


def say(*words: object) -> None:
    """Print a line for the test that started this."""
    sys.stdout.write("|".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Services(QDBusVirtualObject):
    """Answers every call, for those interfaces that are there."""

    def __init__(self, there: set[str], parent: QObject) -> None:
        super().__init__(parent)
        self._there = there
        self._holds: list[QSocketNotifier] = []

    def introspect(self, path: str) -> str:
        del path
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        interface = message.interface()
        say("called", interface, message.member(), *message.arguments())
        if interface not in self._there:
            connection.send(message.createErrorReply("org.freedesktop.DBus.Error.ServiceUnknown", "no"))
            return True
        reply = message.createReply()
        if interface == LOGIN:
            reply.setArguments([self._hold()])
        else:
            reply.setArguments([":1.7" if interface == BUS else 7])
        connection.send(reply)
        return True

    def _hold(self) -> QDBusUnixFileDescriptor:
        watched, end = os.pipe()
        notifier = QSocketNotifier(watched, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._let_go)
        self._holds.append(notifier)
        handed = QDBusUnixFileDescriptor(end)
        os.close(end)
        return handed

    @Slot()
    def _let_go(self) -> None:
        self._holds.pop(0).setEnabled(False)
        say("let go")


class Bus(QObject):
    """Takes every connection, and watches it."""

    def __init__(self, path: str, there: set[str]) -> None:
        super().__init__()
        self._server = QDBusServer(f"unix:path={path}", self)
        self._services = Services(there, self)
        self._connections: list[QDBusConnection] = []
        self._server.newConnection.connect(self._take)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    @Slot(QDBusConnection)
    def _take(self, connection: QDBusConnection) -> None:
        kept = QDBusConnection(connection)
        self._connections.append(kept)
        kept.registerVirtualObject("/", self._services, QDBusConnection.VirtualObjectRegisterOption.SubPath)

    @Slot()
    def _look(self) -> None:
        for one in [one for one in self._connections if not one.isConnected()]:
            self._connections.remove(one)
            say("closed")


if __name__ == "__main__":
    application = QCoreApplication([])
    bus = Bus(sys.argv[1], {BUS, *sys.argv[2:]})
    say("ready")
    application.exec()
