"""What breaks inside the window does not break the program: it is logged, told once, and the window stays."""

from __future__ import annotations

import re

import pytest

from explorer.files.folders import log_folder
from tests.gui.child import child

# Each child runs the whole program on the bundled pack and ends by itself.
FAULTS = {
    "a slot": "window.context.store.changed.connect(broken); window.commands['view.timeline'].trigger()",
    "a timer": "QTimer.singleShot(0, broken)",
    "an event": "window.mousePressEvent = broken; QTest.mouseClick(window, Qt.MouseButton.LeftButton)",
    "a thread": "worker = threading.Thread(target=broken); worker.start(); worker.join()",
    "a thread of Qt": "thread = Worker(); thread.start(); thread.wait()",
    "the figure": "centre.drawn = broken; window.commands['view.timeline'].trigger()",
    "a move": "runs.moves.toggle_table = broken; window.commands['view.table'].trigger()",
    "opening a pack": "opening.read_pack = broken; window.packs.open_bundled()",
    "an export": "exporting.figure_bytes = broken; window.exports.write('png', pathlib.Path('unwritten.png'))",
    "a finaliser": "Doomed(); gc.collect()",
}
PROGRAM = """
import gc, pathlib, threading
from PySide6.QtCore import QThread, Qt
from PySide6.QtTest import QTest
from explorer.gui.actions import runs
from explorer.gui.panels import centre, exporting, opening

def broken(*arguments):
    raise ArithmeticError("planted")

class Worker(QThread):
    run = broken

class Doomed:
    __del__ = broken

furnish = MainWindow._furnish

def furnished(window):
    furnish(window)
    QTimer.singleShot(0, lambda: plant(window))

def plant(window):
    window.look = QTimer(window)
    window.look.timeout.connect(lambda: end(window))
    window.look.start(20)
    PLANT

def end(window):
    notice = window.notices.notice
    if notice is None or not window.notices.isVisible():
        return
    print(window.isVisible(), window.notices.isVisible(), notice.fault, "planted" in notice.report)
    window.close()

MainWindow._furnish = furnished
sys.exit(run_window())
"""


@pytest.mark.parametrize("place", FAULTS)
def test_a_fault_is_told_and_the_window_stays(place: str) -> None:
    done = child(PROGRAM.replace("PLANT", FAULTS[place]))
    assert (done.returncode, done.stdout) == (0, "True True True True\n"), done.stderr
    assert re.search("ArithmeticError: .*planted", (log_folder() / "explorer.log").read_text("utf-8"))


def test_a_chart_that_cannot_be_loaded_leaves_the_window() -> None:
    done = child("""
        import explorer.gui.charts
        sys.modules["explorer.gui.charts.view"] = None
        wake = MainWindow._wake
        def awake(window):
            QTimer.singleShot(200, lambda: end(window))
            wake(window)
        def end(window):
            print(window.isVisible(), window.notices.notice.fault)
            window.close()
        MainWindow._wake = awake
        sys.exit(run_window())
    """)
    assert (done.returncode, done.stdout) == (0, "True True\n"), done.stderr


def test_every_widget_may_fail_to_paint_three_hundred_times() -> None:
    """Painting is asked of the event loop, as in life; a ``grab()`` hands the fault to its caller instead."""
    done = child(
        """
        from explorer.files.resources import bundled_pack
        from explorer.packs import PackFault, PackFaulty
        from PySide6.QtWidgets import QWidget

        class Torn:
            name = "light"
            def __getitem__(self, token):
                raise ArithmeticError("planted")
            series_colour = __getitem__
            series = property(__getitem__)
            tokens = property(__getitem__)

        class Tearer:
            def __init__(self, window):
                fault = PackFault("a.csv", 2, "b", "c", "Wrong", "Mend it", ((1, "b"), (2, "c")))
                window.packs._say(bundled_pack(), PackFaulty("a", (fault,), 1))
                window.context.reporter.say("news")
                window.context.theme._palette = Torn()
                self.window, self.left = window, 300
                self.timer = QTimer(window)
                self.timer.timeout.connect(self.tear)
                self.timer.start(1)

            def tear(self):
                self.left -= 1
                for one in (self.window, self.window.packs.dialog):
                    one.update()
                    for part in one.findChildren(QWidget):
                        part.update()
                if not self.left:
                    self.timer.stop()
                    counts = self.window.context.reporter.counts
                    print({kind for kind, _ in counts}, sum(counts.values()) > 3000)
                    self.window.packs.dialog.reject()
                    self.window.close()

        furnish = MainWindow._furnish
        def furnished(window):
            furnish(window)
            window.tearer = Tearer(window)
        MainWindow._furnish = furnished
        sys.exit(run_window())
        """,
        seconds=120,
    )
    assert (done.returncode, done.stdout) == (0, "{'ArithmeticError'} True\n"), done.stderr[-2000:]


def test_the_end_comes_at_once_and_leaves_nothing_running() -> None:
    """No worker is ours (a door keeps that); a stuck one of somebody else's does not hold the program up."""
    done = child(
        """
        import threading, time
        from PySide6.QtCore import QThreadPool

        wake = MainWindow._wake
        def awake(window):
            wake(window)
            names = sorted(one.name for one in threading.enumerate())
            print(names, QThreadPool.globalInstance().activeThreadCount())
            threading.Thread(target=threading.Event().wait, daemon=True, name="stuck").start()
            print(time.monotonic())
            window.close()
        MainWindow._wake = awake
        code = run_window()
        print(time.monotonic(), flush=True)
        sys.exit(code)
        """
    )
    first, *times = done.stdout.splitlines()
    assert (done.returncode, first) == (0, "['MainThread'] 0"), done.stderr
    closed, ended = map(float, times)
    assert ended - closed < 3


def test_garbage_is_collected_on_the_main_thread_alone() -> None:
    done = child(
        """
        import gc, json, threading, time
        from PySide6.QtCore import QThread
        from PySide6.QtWidgets import QDialog

        running = application()
        stop, places = threading.Event(), set()
        gc.callbacks.append(lambda phase, info: places.add(threading.current_thread().name))

        def allocate():
            while not stop.is_set():
                json.loads("[" + ",".join(['{"a": [1]}'] * 200) + "]")

        def make():
            for _ in range(20):
                dialog = QDialog()
                dialog.itself = dialog
        workers = [threading.Thread(target=allocate, name="worker") for _ in range(2)]
        for worker in workers:
            worker.start()
        timer = QTimer()
        timer.timeout.connect(make)
        timer.start(20)
        QTimer.singleShot(3000, running.quit)
        running.exec()
        stop.set()
        for worker in workers:
            worker.join()
        print(gc.isenabled(), sorted(places))
        """
    )
    assert (done.returncode, done.stdout) == (0, "False ['MainThread']\n"), done.stderr[-2000:]


def test_windows_may_come_and_go() -> None:
    done = child(
        """
        from explorer.gui.notices import Reporter
        from explorer.gui.settings import Settings
        from explorer.gui.store import Store
        from explorer.gui.theme import Theme
        from PySide6.QtCore import QCoreApplication, QEvent

        running, reporter = application(), Reporter()
        reporter.install()
        theme = Theme()
        for number in range(12):
            window = MainWindow(Store(), theme, Settings(), reporter)
            window.packs.start(None, "")
            window.show()
            window.woken.connect(running.quit)
            running.exec()
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        print(reporter.counts)
        """,
        seconds=90,
    )
    assert (done.returncode, done.stdout) == (0, "{}\n"), done.stderr[-2000:]
