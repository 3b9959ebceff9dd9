"""Thumbnails of steps: one that cannot be drawn costs nobody else's."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Section, Step, Story
from explorer.gui.store import Store
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.step_pictures import StepPictures
from explorer.gui.theme import Theme
from explorer.state.viewpoint import Viewpoint
from tests.gui.conftest import store, theme

__all__ = ["store", "theme"]


def test_a_step_that_cannot_be_drawn_leaves_the_others_their_pictures(
    qtbot: QtBot, atlas: Atlas, store: Store, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    store.open(atlas, Viewpoint())
    draft = StoryDraft()
    pictures = StepPictures(store, theme, draft, draft)

    def drawn(self: StepPictures, atlas: object, step: Step, letters: float) -> QPixmap:
        tried.append(step.title)
        if step.title == "Bad":
            raise RuntimeError("planted")
        return QPixmap(8, 8)

    monkeypatch.setattr(StepPictures, "_drawn", drawn)
    steps = tuple(Step(title, "prices") for title in ("Bad", "Good", "Better"))
    with qtbot.captureExceptions() as faults:
        draft.begin(Story("t", "T", sections=(Section("", steps),)))
        qtbot.waitUntil(lambda: pictures.settled)
        draft.select(2)
        pictures.expect()
        assert pictures.settled
    assert tried == ["Bad", "Good", "Better"] and len(faults) == 1
    assert pictures.picture(steps[1]) is not None and pictures.stale(steps[2]) is None
