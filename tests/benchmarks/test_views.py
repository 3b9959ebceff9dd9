"""How fast views change and sliders step, against the refill and repaint of bare items; nothing holds the window.

All times are of the processor, so that others on the machine do not count. What is put off until after the painting
(rows of the details that are out of sight) ends before the next step, and is told beside it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS
from explorer.gui.charts.stills import Stills
from explorer.gui.window import MainWindow
from explorer.state import moves
from tests.benchmarks.bare import Bare
from tests.benchmarks.test_reaction import window

__all__ = ["window"]  # a fixture

ROUNDS = 8
HELD = 0.25  # seconds
REST = 60  # milliseconds, in which everything put off is done
LOOK = 400  # milliseconds for which a view is looked at before it is left
IDS = [view.id for view in VIEWS]
MONTHS = range(Period.parse("2023-06").month_index, Period.parse("2026-02").month_index)
PAINTED: list[float] = []  # when a chart was painted, in seconds of the processor
GOAL = "the refill and repaint of bare items (goal 1.5)"

pytestmark = pytest.mark.benchmark


@dataclass
class Times:
    """Seconds that steps took until all was painted and until the chart was, what came after, and bare items took."""

    rest: int = REST
    ours: list[float] = field(default_factory=list)
    chart: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    def take(self, act: Callable[[], object], bare: Callable[[], object]) -> None:
        """Time a step, let what it put off end, and time the same of the bare items."""
        begun = time.thread_time()
        self.ours.append(timed(act))
        self.chart.append(max(PAINTED[-1] - begun, 0.0) if PAINTED else self.ours[-1])
        began = time.thread_time()
        QTest.qWait(self.rest)
        self.after.append(time.thread_time() - began)
        self.floor.append(timed(bare))

    @property
    def ratio(self) -> float:
        """How many times as long as the bare items a step took, in the middle."""
        return statistics.median(self.ours) / statistics.median(self.floor)

    def tell(self, name: str) -> None:
        """Print the ratio and the times behind it."""
        chart = statistics.median(self.chart)
        print(f"{name}, chart alone: {chart / statistics.median(self.floor):.2f} x {GOAL}  ({chart * 1000:.1f} ms)")
        ours, after, floor = (statistics.median(one) * 1000 for one in (self.ours, self.after, self.floor))
        most = max(self.ours) * 1000
        print(f"{name}: {self.ratio:.2f} x {GOAL}  ({ours:.1f} against {floor:.1f} ms; {after:.1f} put off; ", end="")
        print(f"held {most:.0f} ms at most, goal {HELD * 1000:.0f})")


@pytest.fixture(autouse=True)
def painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take note of when charts have been painted; tree and details follow in the next turns of the event loop."""
    PAINTED.clear()
    live, flip = Stills.painted, Stills.show_one

    def note_live(stills: Stills, plain: bool) -> None:
        live(stills, plain)
        PAINTED.append(time.thread_time())

    def note_flip(stills: Stills, plain: bool) -> bool:
        done = flip(stills, plain)
        if done:
            PAINTED.append(time.thread_time())
        return done

    monkeypatch.setattr(Stills, "painted", note_live)
    monkeypatch.setattr(Stills, "show_one", note_flip)


def timed(act: Callable[[], object]) -> float:
    """Return the processor's time that a step and its painting take."""
    began = time.thread_time()
    act()
    for _ in range(3):
        QApplication.processEvents()
    return time.thread_time() - began


def bare_of(window: MainWindow, qtbot: QtBot) -> Bare:
    """Return shown bare items of what the chart shows, as large as the chart."""
    assert window.centre.chart is not None
    made = Bare(window.centre.chart.figure_scene)
    qtbot.addWidget(made.view)
    made.view.show()
    qtbot.waitExposed(made.view)
    made.refill(0)
    QTest.qWait(REST)
    return made


def test_changing_to_a_view_used_before(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    store = window.context.store
    floors: dict[str, Bare] = {}
    first = {view: timed(lambda view=view: store.go("View", moves.show_view, view)) for view in IDS}
    for view in IDS:
        store.go("View", moves.show_view, view)
        QTest.qWait(LOOK)
        floors[view] = bare_of(window, qtbot)
    times = {view: Times() for view in IDS}
    for number in range(ROUNDS):
        for view in IDS:
            times[view].take(
                lambda view=view: store.go("View", moves.show_view, view),
                lambda view=view, number=number: floors[view].refill(number + 1),
            )
    print()
    for view in IDS:
        times[view].tell(view)
    ratios = [times[view].ratio for view in IDS]
    worst = max(IDS, key=lambda view: times[view].ratio)
    print(f"view changed: {statistics.median(ratios):.2f} x {GOAL}, at most {max(ratios):.2f} ({worst})")
    print(f"view seen first: held {max(first.values()) * 1000:.0f} ms at most (goal {HELD * 1000:.0f})")


@pytest.mark.parametrize("rest", [0, LOOK], ids=["one after the other", "one at a time"])
@pytest.mark.parametrize("view", ["deliveries", "timeline", "overview"])
def test_a_step_back_in_time(window: MainWindow, qtbot: QtBot, qapp: QApplication, view: str, rest: int) -> None:
    store, times = window.context.store, Times(rest)
    store.go("View", moves.show_view, view)
    store.slide("Back", moves.look_back, Period.of_month_index(MONTHS[len(MONTHS) // 2]))
    floor = bare_of(window, qtbot)
    for number, month in enumerate(MONTHS):
        there = Period.of_month_index(month)
        times.take(
            lambda there=there: store.slide("Back", moves.look_back, there),
            lambda number=number: floor.refill(number + 1) if rest else None,
        )
    if not rest:  # what steps in a row have put off must not count as bare items
        QTest.qWait(LOOK)
        times.floor = [timed(lambda number=number: floor.refill(number)) for number in range(len(MONTHS))]
    print()
    times.tell(f"{view} of another month, {'each looked at' if rest else 'one after the other'}")


def test_a_step_of_an_assumption(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.context.store.go("View", moves.show_view, "scenario")
    slider, times = window.centre.frame.scenario.rows[0].slider, Times()
    floor = bare_of(window, qtbot)
    for number in range(40):
        times.take(
            lambda number=number: slider.setValue(number + 1),
            lambda number=number: floor.refill(number + 1),
        )
    print()
    times.tell("assumption moved")
