"""Every fault that nobody caught reaches one reporter: logged each time, shown once, whatever thread it comes from."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Signal, qCritical, qWarning
from pytestqt.qtbot import QtBot

from explorer.gui import notices
from explorer.gui.notices import Notice, Reporter


@pytest.fixture
def reporter(qapp: object, tmp_path: Path) -> Iterator[Reporter]:
    made = Reporter(tmp_path)
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    made.install()
    yield made
    made.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks


def _heard(reporter: Reporter) -> list[Notice]:
    heard: list[Notice] = []
    reporter.noticed.connect(heard.append)
    return heard


def _log(folder: Path) -> str:
    return (folder / "explorer.log").read_text("utf-8")


class _Bell(QObject):
    rang = Signal()


def _break() -> None:
    raise ValueError("planted")


class _Thread(QThread):
    def run(self) -> None:
        raise LookupError("in a thread of Qt")


class _Broken:
    def __del__(self) -> None:
        raise OSError("in a finaliser")


def test_an_exception_in_a_slot_is_reported_once_and_counted(reporter: Reporter, tmp_path: Path) -> None:
    heard, bell = _heard(reporter), _Bell()
    bell.rang.connect(_break)
    for _ in range(5):
        bell.rang.emit()
    assert [notice.fault for notice in heard] == [True]
    assert "nothing of yours is lost" in heard[0].title
    assert "ValueError: planted" in heard[0].report and "Python" in heard[0].report
    assert list(reporter.counts.values()) == [5]
    assert _log(tmp_path).count("ValueError: planted") == 5


def test_an_exception_in_a_timer_is_reported(reporter: Reporter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reporter.noticed) as waited:
        QTimer.singleShot(0, _break)
    assert waited.args[0].fault


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_threads_of_python_and_of_qt_report_to_the_windows_thread(reporter: Reporter, qtbot: QtBot) -> None:
    receivers: list[QThread] = []

    class _Listener(QObject):
        def hear(self, notice: Notice) -> None:
            receivers.append(QThread.currentThread())

    listener = _Listener()
    reporter.noticed.connect(listener.hear)
    worker = threading.Thread(target=_break)
    worker.start()
    worker.join()
    thread = _Thread()
    thread.start()
    assert thread.wait(5_000)
    qtbot.waitUntil(lambda: len(receivers) == 2)
    assert {kind for kind, _ in reporter.counts} == {"ValueError", "LookupError"}
    assert all(one is QThread.currentThread() for one in receivers)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_finaliser_reports(reporter: Reporter) -> None:
    heard = _heard(reporter)
    broken = _Broken()
    del broken
    gc.collect(0)
    assert len(heard) == 1 and "in a finaliser" in heard[0].report


@pytest.mark.qt_no_exception_capture
def test_messages_of_qt_are_logged_and_not_shown(reporter: Reporter, tmp_path: Path) -> None:
    heard = _heard(reporter)
    qWarning("a warning of Qt")
    qCritical("worse")
    assert heard == []
    assert "WARNING Qt: a warning of Qt" in _log(tmp_path) and "ERROR Qt: worse" in _log(tmp_path)


def test_what_fails_at_each_paint_does_not_fill_the_log(reporter: Reporter, tmp_path: Path) -> None:
    for _ in range(1_000):
        reporter.take(ValueError, ValueError("planted"), None)
    assert list(reporter.counts.values()) == [1_000]
    assert _log(tmp_path).count("ValueError: planted") == 16 + 5  # and the 32nd, 64th … 512th
    assert "(512 times)" in _log(tmp_path)


def test_a_key_press_that_interrupts_is_no_fault(reporter: Reporter) -> None:
    heard = _heard(reporter)
    reporter.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert heard == [] and reporter.counts == {}


def test_the_log_rotates(reporter: Reporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "_LOG_BYTES", 2_000)
    error = ValueError("x" * 500)
    for number in range(40):
        reporter.take(type(f"Error{number}", (Exception,), {}), error, None)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["explorer.log", "explorer.log.1", "explorer.log.2", "explorer.log.3"]
    assert all(path.stat().st_size <= 2_600 for path in tmp_path.iterdir())


def test_faults_of_very_many_kinds_do_not_grow_without_end(reporter: Reporter) -> None:
    for number in range(500):
        reporter.take(type(f"Error{number}", (Exception,), {}), Exception(), None)
    assert len(reporter.counts) == 200
    assert sum(reporter.counts.values()) == 500


@pytest.mark.parametrize("folder", [None, Path("/dev/null/nowhere")])
def test_with_no_log_folder_the_terminal_takes_the_trace(
    qapp: object, folder: Path | None, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = Reporter(folder)
    reporter.take(ValueError, ValueError("planted"), None)
    assert "ValueError: planted" in capsys.readouterr().err
    reporter.uninstall()


def test_news_is_no_fault(qapp: object) -> None:
    reporter = Reporter()
    heard = _heard(reporter)
    reporter.say("Saved a.png", "details")
    assert heard == [Notice("Saved a.png", "details", fault=False)]
