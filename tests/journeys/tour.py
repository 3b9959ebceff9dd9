"""Runs in a child process: a tour of more than 500 steps through the real window, counted under strace.

Every record is focused, every view seen in every grouping and range, tables, themes, searches, cards, pages of help,
pictures and tables made, back and forward walked. Prints how many steps it took.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS, figure
from explorer.gui.notices import Reporter
from explorer.gui.window import MainWindow
from explorer.state import moves

PROJECT = Path(__file__).resolve().parents[2]
Step = Callable[[], object]
KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home)


def steps(window: MainWindow) -> Iterator[Step]:
    """Yield the steps; each is run in the event loop, and painted before the next."""
    store = window.context.store
    atlas = store.atlas
    assert atlas is not None
    go = store.go
    for record in (*atlas.entities, *list(atlas.milestones)[:150], *atlas.claims):
        yield lambda record=record: go("Select", moves.focus_on, record)
    every = ("month", "quarter", "year")
    for view, by, width in product([row.id for row in VIEWS], ["brand", "partner", "car"], every):
        yield lambda view=view: go("View", moves.show_view, view)
        yield lambda by=by: go("By", moves.group_by, by)
        yield lambda width=width: go("Every", moves.show_every, width)
        yield lambda: go("Range", moves.show_range, Period.parse("2024-03"), Period.parse("2025-06"))
        yield lambda: go("Table", moves.toggle_table)
        yield lambda: go("Chart", moves.toggle_table)
        yield lambda: go("All", moves.show_range, None, None)
    for query in ("w", "wj", "wenjie", "问界", "aitp", "tesla", "nothing at all", ""):
        yield lambda query=query: window.tree.field.setText(query)
    for theme in ("dark", "light", "system"):
        yield lambda theme=theme: window.commands[f"theme.{theme}"].trigger()
    yield from own(window)
    yield from keys(window)
    yield from exports(window)
    yield from pages(window)
    for _ in range(20):
        yield store.back
    for _ in range(20):
        yield store.forward


def own(window: MainWindow) -> Iterator[Step]:
    """Yield steps through time, comparisons, assumptions and notes, undone and done again."""
    store, slider = window.context.store, window.status.as_of.slider
    for view in (row.id for row in VIEWS):
        yield lambda view=view: store.go("View", moves.show_view, view)
        yield window.commands["go.look_back"].trigger
        for month in range(slider.maximum(), slider.minimum(), -7):
            yield lambda month=month: slider.setValue(month)
        yield window.commands["go.now"].trigger
    for record in ("aito-m9", "bmw-x5", "aito-m8", "aito", "li-auto"):
        yield lambda record=record: store.go("Select", moves.focus_on, record)
        yield window.commands["compare.toggle"].trigger
    yield window.commands["compare.open"].trigger
    yield lambda: store.go("View", moves.show_view, "scenario")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End):
        yield lambda key=key: press(window.centre.frame.scenario.rows[0].slider, key)
    yield lambda: store.go("View", moves.show_view, "claims")
    for claim in ("aito-800k", "baic-edge"):
        yield lambda claim=claim: store.go("Select", moves.focus_on, claim)
        yield lambda: window.details.own.note.setPlainText("Count again.")
        yield lambda: window.details.own.verdict.chosen.emit("partly")
    for command in ("edit.undo", "edit.undo", "edit.redo"):
        yield window.commands[command].trigger


def keys(window: MainWindow) -> Iterator[Step]:
    """Yield key strokes in the chart: cards open, marks are walked."""
    for view in (row.id for row in VIEWS):
        yield lambda view=view: window.context.store.go("View", moves.show_view, view)
        for key in KEYS * 3:
            yield lambda key=key: press(window.centre.chart, key)


def press(target: QObject | None, key: Qt.Key) -> None:
    assert target is not None
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def exports(window: MainWindow) -> Iterator[Step]:
    from explorer.export.tables import csv_bytes
    from explorer.gui.charts.export import picture

    store = window.context.store
    atlas = store.atlas
    assert atlas is not None
    for kind in ("png", "svg", "pdf"):
        yield lambda kind=kind: picture(figure(atlas, store.here), atlas, kind)
    yield lambda: csv_bytes(figure(atlas, store.here), atlas)


def pages(window: MainWindow) -> Iterator[Step]:
    """Yield the dialogs, opened and closed."""
    for action in ("help.keys", "help.about", "file.open"):
        yield window.commands[action].trigger
        yield lambda: [one.close() for one in dialogs(window)]


def dialogs(window: MainWindow) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]


class Guide(QObject):
    """Takes a step whenever the loop is idle, and closes the window at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Iterator[Step] = iter(())
        self._taken = 0
        self._reporter = Reporter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def lead(self, window: MainWindow) -> None:
        """Begin once the first figure stands."""
        self._steps = steps(window)
        self._reporter = window.context.reporter
        window.woken.connect(self._timer.start)

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            print(f"{self._taken} steps, {sum(self._reporter.counts.values())} faults", flush=True)
            QApplication.closeAllWindows()
        else:
            step()
            self._taken += 1


def main() -> int:
    """Start the program as its user does, with a guide."""
    from explorer.gui import app

    make = app._first_window

    def guided(*args: object) -> tuple[object, MainWindow, object]:
        look, window, arrival = make(*args)  # type: ignore[arg-type]
        window.finished.connect(lambda: guide.lead(window))
        return look, window, arrival

    guide = Guide()
    app._first_window = guided  # type: ignore[assignment]
    from explorer.__main__ import start

    sys.argv = ["alliance-explorer", str(PROJECT / "resources" / "packs" / "hima")]
    return start()


if __name__ == "__main__":
    sys.exit(main())
