"""The note on a presentation: there after a kill, gone after a good end, never offered while its process lives."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.files.folders import data_folder
from explorer.files.recovery import crashed_stories
from explorer.files.talks import Talk, TalkNote, broken_talk, forget_talk


def unstamped(talk: Talk | None) -> Talk | None:
    """Return a talk without the moment when it was noted."""
    return replace(talk, at=0.0) if talk is not None else None


TALK = Talk("hima", 7, "Run rate 鸿蒙", "/a/b", "", 40, 312.5)

PRESENTING = """
import sys
from explorer.files.talks import Talk, TalkNote
note = TalkNote()
assert note.write(Talk("hima", 3, "Three", elapsed=60.0))
print("noted", flush=True)
sys.stdin.read()
"""


def test_a_talk_that_ended_well_is_not_offered() -> None:
    note = TalkNote()
    assert note.write(TALK)
    note.end()
    note.end()
    assert broken_talk() is None


def test_what_was_noted_comes_back_after_a_kill_but_not_while_it_is_presented(project: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", PRESENTING], cwd=project, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None and child.stdout.readline() == "noted\n"
    assert broken_talk() is None
    second = TalkNote()  # of another window, which must not write over the first
    assert not second.write(TALK)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert unstamped(broken_talk()) == Talk("hima", 3, "Three", elapsed=60.0)
    assert crashed_stories() == ()
    forget_talk()
    assert broken_talk() is None


def test_everything_of_a_talk_is_kept() -> None:
    (data_folder() / "talk.json").write_bytes(json.dumps({}).encode())
    assert broken_talk() is None
    note = TalkNote(clock=lambda: 1_700_000_000.5)
    assert note.write(TALK)
    left = (data_folder() / "talk.json").read_bytes()
    note.end()
    (data_folder() / "talk.json").write_bytes(left)  # as by a crash
    assert broken_talk() == replace(TALK, at=1_700_000_000.5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.recursive(st.none() | st.integers() | st.text() | st.floats(), lambda one: st.lists(one)).map(
            lambda one: json.dumps({"story": "hima", "place": 1, "elapsed": one, "letters": one}).encode()
        ),
        st.dictionaries(st.sampled_from(["story", "place", "title", "file"]), st.integers() | st.text()).map(
            lambda one: json.dumps(one).encode()
        ),
    )
)
def test_a_damaged_note_is_no_offer_or_a_sound_one(home: Path, data: bytes) -> None:
    (data_folder() / "talk.json").write_bytes(data)
    found = broken_talk()
    assert found is None or (found.place >= 0 and 0 <= found.elapsed <= 864_000 and isinstance(found.title, str))


def test_a_time_that_no_float_can_hold_is_none() -> None:
    huge = json.dumps({"story": "hima", "place": 1, "elapsed": 10**400}).encode()
    (data_folder() / "talk.json").write_bytes(huge)
    assert broken_talk() == Talk("hima", 1)


def test_a_disk_that_cannot_be_written_stops_no_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.files.talks.atomic_write", full)
    note = TalkNote()
    assert not note.write(TALK)
    note.end()
