"""The tabs of the views: every one can be read and pressed in the smallest usual window."""

from __future__ import annotations

from explorer.gui.panels.tabs import ViewTabs
from explorer.gui.story.frame import LEAST_INSPECTOR
from explorer.gui.window import MainWindow


def test_all_tabs_are_seen_whole_at_1280_pixels(window: MainWindow) -> None:
    window.resize(1280, 720)
    tabs = window.centre.findChild(ViewTabs)
    assert tabs is not None and tabs.width() < 700
    assert tabs.count() == 11
    assert tabs.rect().contains(tabs.tabRect(tabs.count() - 1))
    for place in range(tabs.count()):
        assert tabs.tabRect(place).width() >= tabs.fontMetrics().horizontalAdvance(tabs.tabText(place))


def test_all_tabs_are_seen_whole_in_the_editor_at_1024_pixels(window: MainWindow) -> None:
    window.resize(1024, 700)
    assert window.stories.open_original(next(iter(window.context.store.atlas.stories)))
    tabs, inspector = window.centre.tabs, window.editor.inspector
    assert tabs.rect().contains(tabs.tabRect(tabs.count() - 1)) and tabs.easy_width <= tabs.width()
    assert inspector is not None and inspector.width() >= LEAST_INSPECTOR
    window.stories.close()
