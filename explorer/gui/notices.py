"""Faults and news for the user: one reporter behind every hook, a log that rotates, a calm notice."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from explorer import __version__
from explorer.gui.text import translate
from explorer.records import record

_LOG_BYTES = 1_000_000
_LOG_FILES = 3
_LOGGED_EACH = 16  # after so many of a kind only the 32nd, 64th, 128th … are logged
_MOST_KINDS = 200  # different faults that are told apart; more are counted as the last one
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@record(frozen=True, slots=True)
class Notice:
    """A sentence for the user; ``report`` is what "Copy report" copies, ``fault`` whether something went wrong."""

    title: str
    report: str = ""
    fault: bool = False


class Reporter(QObject):
    """Takes every fault that nobody caught, writes it to the log, and tells the first of its kind.

    ``noticed(Notice)`` reaches the window's thread from any thread. A fault of the same type at the same place is
    counted and logged once more (one that comes up very often not each time), but not shown again; ``faulted`` tells
    each one all the same, for what must be put right at once.
    """

    noticed = Signal(Notice)
    faulted = Signal()

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._log: logging.Logger | None = None
        self._lock = threading.RLock()
        self._seen: dict[tuple[str, str], int] = {}
        self._old = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._installed = False

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """How often each fault (its type and place) has come up."""
        with self._lock:
            return dict(self._seen)

    def install(self) -> None:
        """Stand behind the hooks of Python, its threads, its finalisers, and Qt's messages."""
        self._old = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._installed = True
        sys.excepthook = self.take
        threading.excepthook = self._take_thread
        sys.unraisablehook = self._take_unraisable
        qInstallMessageHandler(self._take_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._installed:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._old
            qInstallMessageHandler(None)
            self._installed = False
        if self._log is not None:
            for handler in list(self._log.handlers):
                self._log.removeHandler(handler)
                handler.close()
            self._log = None

    def say(self, title: str, report: str = "") -> None:
        """Tell the user something that is no fault."""
        self.noticed.emit(Notice(title, report))

    def warn(self, title: str) -> None:
        """Tell the user what stays in sight until it is dismissed, though the program is not at fault."""
        self.noticed.emit(Notice(title, fault=True))

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            return
        self.faulted.emit()
        count = self._count(kind.__name__, _place(trace))
        if count > _LOGGED_EACH and count & (count - 1):
            return  # what fails at each paint is logged ever more rarely
        text = "".join(traceback.format_exception(kind, error, trace))
        if count == 1:
            title = translate("Notices", "Something went wrong. The program goes on, and nothing of yours is lost.")
            self.noticed.emit(Notice(title, _report(text), fault=True))
        self._write(logging.ERROR, text if count == 1 else f"({count} times) {text}")

    def _take_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        del context
        self._write(_LEVELS.get(kind, logging.WARNING), f"Qt: {text}")

    def _count(self, kind: str, place: str) -> int:
        with self._lock:
            key = (kind, place)
            if key not in self._seen and len(self._seen) >= _MOST_KINDS:
                key = next(reversed(self._seen))
            self._seen[key] = self._seen.get(key, 0) + 1
            return self._seen[key]

    def _write(self, level: int, text: str) -> None:
        with self._lock:
            if self._log is None:
                self._log = _opened(self._folder)
            self._log.log(level, text)


def _opened(folder: Path | None) -> logging.Logger:
    logging.logThreads = False  # asking for the name of a thread of Qt would leave a stand-in for it behind
    log = logging.Logger("explorer")
    handler: logging.Handler
    try:
        if folder is None:
            raise OSError
        from logging.handlers import RotatingFileHandler  # late: most starts log nothing

        handler = RotatingFileHandler(
            folder / "explorer.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", errors="replace"
        )
    except OSError:
        handler = logging.StreamHandler() if sys.stderr is not None else logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    return log


def _place(trace: TracebackType | None) -> str:
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def _report(text: str) -> str:
    import platform  # late: only reports name it

    return (
        f"Alliance Explorer {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {platform.platform()}\n\n{text}"
    )
