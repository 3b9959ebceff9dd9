"""The pinned PySide6 keeps its hands off ``None`` and ``True``: raising the pin is a decision, not an accident."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version

# None and True are counted in a process of their own: the counts of a test run drift by what pytest itself keeps.
CHILD = """
import gc, json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import pyqtgraph as pg
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Caller(QObject):
    told = Signal(object)
    flag = Signal(bool)
    heard = 0
    def hear(self, what):
        Caller.heard += 1

app = QApplication([])
caller = Caller()
caller.told.connect(caller.hear)
caller.flag.connect(caller.hear)
label = QLabel()

def round_of(emits, plots):
    for number in range(emits):
        caller.told.emit(None)
        caller.flag.emit(True)
        label.setText(str(number))
        label.setEnabled(True)
    for number in range(plots):
        widget = pg.PlotWidget()
        widget.plot([1, 2, 3], [3, 1, 2])
        widget.resize(200, 100)
        widget.grab()
        widget.close()
        widget.deleteLater()
    app.sendPostedEvents(None, 52)
    app.processEvents()
    gc.collect()

def counts():
    return sys.getrefcount(None), sys.getrefcount(True)

round_of(50, 5)
before = counts()
round_of(2500, 60)
after = counts()
print(json.dumps({"heard": Caller.heard, "none": after[0] - before[0], "true": after[1] - before[1]}))
"""


def test_five_thousand_signals_and_sixty_plots_cost_no_reference() -> None:
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["heard"] == 2 * 2550
    assert found["none"] > -5, "the binding drops references to None"
    assert found["true"] > -5, "the binding drops references to True"


def test_the_pins_are_the_ones_that_were_tried() -> None:
    assert version("PySide6-Essentials") == "6.10.3"
    assert version("pyqtgraph") == "0.14.0"
