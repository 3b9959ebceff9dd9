"""Fails a test that leaves a window, a timer, an animation, a thread or a pool's work behind.

Cyclic garbage is collected by hand in Qt tests, as in the program: never in the middle of a Qt call.
"""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_OUTCOME = pytest.StashKey[bool]()
_RUNNING: dict[type, Callable[[Any], bool]] = {
    QTimer: QTimer.isActive,
    QThread: QThread.isRunning,
    QAbstractAnimation: lambda one: one.state() is QAbstractAnimation.State.Running,
    QThreadPool: lambda pool: not pool.waitForDone(0),
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether a test passed: the trace of a failed one keeps its widgets alive."""
    report = yield
    item.stash[_OUTCOME] = report.passed and item.stash.get(_OUTCOME, True)
    return report


def _watch(kind: type, monkeypatch: pytest.MonkeyPatch) -> list[weakref.ref[Any]]:
    started: list[weakref.ref[Any]] = []
    start: Callable[..., object] = kind.start  # type: ignore[attr-defined]

    def watched(self: Any, *args: object, **kwargs: object) -> object:
        started.append(weakref.ref(self))
        return start(self, *args, **kwargs)

    monkeypatch.setattr(kind, "start", watched)
    return started


def _widgets() -> dict[int, QWidget]:
    return {id(one): one for one in QApplication.topLevelWidgets() if isValid(one)}


def _settle() -> None:
    gc.collect(0)  # with automatic collection off, all that the test made is in the youngest generation
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _left(before: set[int], started: dict[type, list[weakref.ref[Any]]], threads: set[threading.Thread]) -> list[str]:
    found = [f"window {one!r}" for key, one in _widgets().items() if key not in before]
    for kind, seen in started.items():
        alive = {id(one): one for one in (ref() for ref in seen) if one is not None and isValid(one)}
        found += [f"running {one!r}" for one in alive.values() if _RUNNING[kind](one)]
    if not QThreadPool.globalInstance().waitForDone(0):
        found.append("work in the global thread pool")
    return found + [f"thread {one.name}" for one in set(threading.enumerate()) - threads]


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        threads = set(threading.enumerate())
        yield
        left = [one.name for one in set(threading.enumerate()) - threads]
        assert not left, f"threads left behind: {left}"
        return
    request.getfixturevalue("qapp")
    with pytest.MonkeyPatch.context() as monkeypatch:
        started = {kind: _watch(kind, monkeypatch) for kind in _RUNNING}
        before, threads = set(_widgets()), set(threading.enumerate())
        gc.disable()
        try:
            yield
            _settle()
            left = _left(before, started, threads)
            if left:
                gc.collect()
                _settle()
                left = _left(before, started, threads)
        finally:
            gc.enable()
    if left and request.node.stash.get(_OUTCOME, True):
        pytest.fail(f"The test left behind: {'; '.join(left)}", pytrace=False)
