"""The list of steps tells its views what came and went, and keeps their place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from explorer.domain.stories import Section, Step, Story
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.steps_model import StepRole, StepsItemModel, headings
from explorer.state import story_edits


def story(count: int) -> Story:
    steps = tuple(Step(f"Step {number}", "overview") for number in range(count))
    return Story("made", "Made", sections=(Section("One", steps[:2]), Section("Two", steps[2:])) if count > 2 else ())


@pytest.fixture
def draft(qapp: QApplication) -> StoryDraft:
    return StoryDraft()


def titles(model: StepsItemModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_it_keeps_qts_rules(draft: StoryDraft, qtmodeltester: ModelTester) -> None:
    draft.begin(story(4))
    model = StepsItemModel(draft, draft)
    qtmodeltester.check(model)
    draft.edit("Delete", 0, story_edits.delete_step, 1)
    qtmodeltester.check(model)


def test_it_says_what_a_step_is(draft: StoryDraft) -> None:
    draft.begin(story(4))
    model = StepsItemModel(draft, draft)
    assert titles(model) == ["Step 0", "Step 1", "Step 2", "Step 3"]
    assert [model.index(row).data(StepRole.SECTION) for row in range(4)] == ["One", "", "Two", ""]
    draft.edit("Hide", 1, story_edits.hide_step, 1)
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Step 2 of 4: Step 1, hidden"
    assert headings(story(3)) == ("One", "", "Two")


def test_rows_come_and_go_one_by_one(draft: StoryDraft) -> None:
    draft.begin(story(4))
    model = StepsItemModel(draft, draft)
    told: list[tuple[str, int, int]] = []

    class Ear(QObject):
        def came(self, parent: QModelIndex, first: int, last: int) -> None:
            told.append(("came", first, last))

        def went(self, parent: QModelIndex, first: int, last: int) -> None:
            told.append(("went", first, last))

    ear = Ear(draft)
    model.rowsInserted.connect(ear.came)
    model.rowsRemoved.connect(ear.went)
    draft.edit("Add", 2, story_edits.add_step, Step("New"), 2)
    assert titles(model)[2] == "New"
    draft.edit("Delete", 0, story_edits.delete_step, 0)
    draft.edit("Move", 3, story_edits.move_step, 0, 3)
    assert told == [("came", 2, 2), ("went", 0, 0)]
    draft.begin(None)
    assert model.rowCount() == 0


EDITS = st.lists(st.tuples(st.sampled_from("amdux"), st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(EDITS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_follows_every_edit(qapp: QApplication, edits: list[tuple[str, int, int]]) -> None:
    draft = StoryDraft()
    draft.begin(story(4))
    model = StepsItemModel(draft, draft)
    for kind, one, other in edits:
        count = len(draft.story.steps) if draft.story is not None else 0
        match kind:
            case "a":
                draft.edit("Add", one, story_edits.add_step, Step(f"New {one} {other}"), one)
            case "m" if count:
                draft.edit("Move", one, story_edits.move_step, one % count, other)
            case "d" if count:
                draft.edit("Delete", one, story_edits.delete_step, one % count)
            case "u":
                draft.undo()
            case "x":
                draft.redo()
        steps = draft.story.steps if draft.story is not None else ()
        assert titles(model) == [step.title for step in steps]
        assert 0 <= draft.place < max(len(steps), 1)
