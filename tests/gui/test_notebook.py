"""One stack of steps through the notebook: typing melts, everything else is a step, undo and redo walk it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.domain.evidence import Verdict
from explorer.gui.notebook import NotebookStack
from explorer.state import notebook as own
from explorer.state.history import DEPTH
from explorer.state.notebook import Notebook


def test_steps_are_undone_and_redone_with_their_names(qtbot: QtBot) -> None:
    stack = NotebookStack()
    told: list[Notebook] = []
    stack.changed.connect(lambda: told.append(stack.notebook))
    assert (stack.undo_label, stack.redo_label) == ("", "")
    stack.write("First", own.judge, "c1", Verdict.PARTLY)
    stack.write("Second", own.judge, "c1", Verdict.OPINION)
    stack.write("Nothing", own.judge, "c1", Verdict.OPINION)  # changes nothing: no step, not told
    assert len(told) == 2 and stack.undo_label == "Second"
    stack.undo()
    assert stack.notebook == told[0] and (stack.undo_label, stack.redo_label) == ("First", "Second")
    stack.undo()
    stack.undo()
    assert stack.notebook == Notebook() and len(told) == 4
    stack.redo()
    stack.redo()
    stack.redo()
    assert stack.notebook == told[1] and not stack.redo_label
    stack.undo()
    stack.write("Other", own.judge, "c2", Verdict.PARTLY)
    assert not stack.redo_label


def test_a_run_of_typing_is_one_step(qtbot: QtBot) -> None:
    stack = NotebookStack()
    for text in ("L", "Lo", "Look"):
        stack.type("Note", "c1", own.annotate, "c1", text)
    stack.type("Note", "c2", own.annotate, "c2", "x")  # on another claim
    stack.settle()
    stack.type("Note", "c2", own.annotate, "c2", "xy")  # the focus had left
    notes = []
    while stack.undo_label:
        notes.append([(one.claim_id, one.note) for one in stack.notebook.verdicts])
        stack.undo()
    assert notes == [[("c1", "Look"), ("c2", "xy")], [("c1", "Look"), ("c2", "x")], [("c1", "Look")]]


def test_typing_after_an_undo_is_a_step_of_its_own(qtbot: QtBot) -> None:
    stack = NotebookStack()
    stack.type("Note", "c1", own.annotate, "c1", "a")
    stack.write("Verdict", own.judge, "c1", Verdict.PARTLY)
    stack.undo()
    stack.type("Note", "c1", own.annotate, "c1", "ab")
    stack.undo()
    assert [one.note for one in stack.notebook.verdicts] == ["a"]


def test_another_pack_has_nothing_to_undo(qtbot: QtBot) -> None:
    stack = NotebookStack()
    stack.write("First", own.judge, "c1", Verdict.PARTLY)
    stack.undo()
    with qtbot.waitSignal(stack.changed):
        stack.open(own.annotate(Notebook(), "c9", "n"))
    assert (stack.undo_label, stack.redo_label) == ("", "")
    stack.undo()
    assert stack.notebook.own_verdict("c9") is not None


def test_only_so_many_steps_are_kept(qtbot: QtBot) -> None:
    stack = NotebookStack()
    for number in range(DEPTH + 20):
        stack.write("Note", own.annotate, "c1", f"{number}")
    steps = 0
    while stack.undo_label:
        stack.undo()
        steps += 1
    assert steps == DEPTH - 1
