"""The inspector: all of it is seen at its least width."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from explorer.gui.story.frame import LEAST_INSPECTOR
from explorer.gui.window import MainWindow


def test_nothing_is_cut_in_the_narrowest_inspector(window: MainWindow) -> None:
    assert window.stories.open_original(next(iter(window.context.store.atlas.stories)))
    side = window.editor.inspector
    assert side is not None
    side.resize(LEAST_INSPECTOR, side.height())
    area = side.findChild(QScrollArea)
    assert area is not None
    parts = [one for one in area.widget().findChildren(QWidget) if one.isVisible()]
    assert len(parts) > 20
    for one in parts:
        assert one.mapTo(side, QPoint(one.width(), 0)).x() <= side.width(), one
    assert window.stories.story is not None
    window.stories.close()
