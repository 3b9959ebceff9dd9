"""Runs in a child process: starts one of the things whose start is compared, and tells its first paints."""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def bare_window() -> None:
    """Paint an empty QMainWindow: the floor of any window in Python."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.benchmarks.watch import watch

    watch("window")
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    application.exec()


def bare_plot() -> None:
    """Import numpy and pyqtgraph and paint one PlotWidget: the floor of any chart in Python."""
    import numpy as np
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.benchmarks.watch import watch

    watch("chart")
    application = QApplication([])
    window = QMainWindow()
    plot = pg.PlotWidget()
    plot.plot(np.arange(44), np.arange(44))
    window.setCentralWidget(plot)
    window.resize(1440, 900)
    window.show()
    application.exec()


def explorer(until: str) -> None:
    """Start the program itself on the bundled pack."""
    from explorer.__main__ import start
    from tests.benchmarks.watch import watch

    watch(until)

    sys.argv = ["alliance-explorer", str(PROJECT / "resources" / "packs" / "hima")]
    sys.exit(start())


def main(what: str) -> None:
    """Start what is asked for."""
    sys.path.insert(0, str(PROJECT))
    {
        "bare_window": bare_window,
        "bare_plot": bare_plot,
        "explorer_window": lambda: explorer("window"),
        "explorer_chart": lambda: explorer("chart"),
        "explorer": lambda: explorer("nothing: it stays"),
    }[what]()


if __name__ == "__main__":
    main(sys.argv[1])
