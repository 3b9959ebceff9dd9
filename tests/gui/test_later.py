"""A call for later comes once, its fault is told, and it does not outlive its owner."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.gui.later import later


def test_the_call_comes_once_and_later(qtbot: QtBot) -> None:
    calls: list[str] = []
    owner = QObject()
    later(owner, lambda: calls.append("called"))
    assert not calls
    qtbot.waitUntil(lambda: not owner.children())
    assert calls == ["called"]


def test_a_fault_of_the_call_is_told_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: order.append(f"{kind.__name__}: {error}"))
    owner = QObject()

    def broken() -> None:
        raise ArithmeticError("planted")

    later(owner, broken)
    later(owner, lambda: order.append("the next call"), 5)
    qtbot.waitUntil(lambda: not owner.children())
    assert order == ["ArithmeticError: planted", "the next call"]


def test_an_owner_that_is_gone_is_not_called(qtbot: QtBot) -> None:
    calls: list[str] = []
    owner, other = QObject(), QObject()
    later(owner, lambda: calls.append("the dead"))
    later(other, lambda: calls.append("the living"), 5)
    delete(owner)
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["the living"]
