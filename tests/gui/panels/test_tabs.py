"""The tabs of the views: every one can be read and pressed in the smallest usual window."""

from __future__ import annotations

from explorer.gui.panels.tabs import ViewTabs
from explorer.gui.window import MainWindow


def test_all_tabs_are_seen_whole_at_1280_pixels(window: MainWindow) -> None:
    window.resize(1280, 720)
    tabs = window.centre.findChild(ViewTabs)
    assert tabs is not None and tabs.width() < 700
    assert tabs.count() == 11
    assert tabs.rect().contains(tabs.tabRect(tabs.count() - 1))
    for place in range(tabs.count()):
        assert tabs.tabRect(place).width() >= tabs.fontMetrics().horizontalAdvance(tabs.tabText(place))
