"""What leads both ways, from a panel to the viewpoint and back, comes to rest at once (RELIABILITY.md, row 8).

A signal that calls itself without end is no error in Qt: it ends the process. So each pair is driven a thousand
times, half of them from either side, and how deep the store's telling goes is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.gui.itemmodels.entity_tree import EntityTreeItemModel
from explorer.gui.panels.as_of_control import AsOfControl, month_range
from explorer.gui.panels.tabs import ViewTabs
from explorer.gui.panels.tree import TreePanel
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.state import moves
from explorer.state.viewpoint import Change, Viewpoint

TIMES = 1000


@dataclass
class Pair:
    """A panel and the store: a step from the panel's side and one from the viewpoint's, each by number."""

    panel: QWidget
    pull: Callable[[int], None]
    push: Callable[[int], None]
    agree: Callable[[], bool]


@dataclass
class Depth:
    """How many changes the store told, and how many of them within one another."""

    now: int = 0
    most: int = 0
    told: int = 0


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Depth:
    """Return the count of what stores tell from now on."""
    depth, tell = Depth(), Store._tell

    def telling(store: Store, change: Change) -> None:
        depth.now, depth.told = depth.now + 1, depth.told + 1
        depth.most = max(depth.most, depth.now)
        try:
            tell(store, change)
        finally:
            depth.now -= 1

    monkeypatch.setattr(Store, "_tell", telling)
    return depth


def tree(store: Store, theme: Theme) -> Pair:
    made = TreePanel(store, theme)
    model = made.view.model()
    assert isinstance(model, EntityTreeItemModel)
    ids = ("aito", "luxeed", "seres", "aito-m9")

    def pull(number: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        made.view.selectionModel().setCurrentIndex(model.index_of(ids[number % 4]), flag)

    def agree() -> bool:
        return made.view.currentIndex() == model.index_of(store.here.focus)

    return Pair(made, pull, lambda number: store.go("Go", moves.focus_on, ids[number % 4]), agree)


def tabs(store: Store, theme: Theme) -> Pair:
    del theme
    made = ViewTabs(store)
    store.changed.connect(made.follow)

    def push(number: int) -> None:
        store.go("Go", moves.show_view, made.tabData(number % made.count()))

    def agree() -> bool:
        return bool(made.tabData(made.currentIndex()) == store.here.view)

    return Pair(made, lambda number: made.setCurrentIndex(number % made.count()), push, agree)


def looking_back(store: Store, theme: Theme) -> Pair:
    made = AsOfControl(store, theme)
    assert store.atlas is not None
    first, last = month_range(store.atlas)

    def push(number: int) -> None:
        store.go("Go", moves.look_back, Period.of_month_index(first + number % (last - first)))

    def pull(number: int) -> None:
        made.slider.setValue(first + number % (last - first))

    def agree() -> bool:
        here = store.here.as_of
        return made.slider.value() == (here.month_index if here is not None else last)

    return Pair(made, pull, push, agree)


@pytest.fixture(params=[tree, tabs, looking_back])
def pair(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme, atlas: Atlas) -> Iterator[Pair]:
    """Return one pair on a store with the bundled pack."""
    owner = QObject()
    store = Store(owner)
    store.open(atlas, Viewpoint(view="deliveries", focus="hima"))
    made: Pair = request.param(store, theme)
    qtbot.addWidget(made.panel)
    yield made


def test_a_thousand_steps_are_told_once_each(pair: Pair, counted: Depth) -> None:
    for number in range(1, TIMES + 1):
        (pair.pull if number % 2 else pair.push)(number)
        assert pair.agree(), number
    assert counted.most == 1
    assert TIMES // 2 < counted.told <= TIMES
