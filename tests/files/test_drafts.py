"""Stories of the user's own: each change saved, versions restorable, nobody's text lost, found after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.files import drafts
from explorer.files.backups import LONGEST_KEPT, MOST_VERSIONS, Backups
from explorer.files.drafts import StoryFile, free_path, new_story, own_stories, stories_folder
from explorer.files.locks import LockHeldError
from explorer.files.recent_stories import left_at, note_recent, pack_key, recent_stories
from explorer.files.recovery import crashed_stories, forget_crash

DAY = 86_400.0


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def full_disk(path: Path, data: bytes) -> None:
    raise OSError(28, "No space left on device")


def test_every_save_is_on_disk_and_the_file_is_held(tmp_path: Path) -> None:
    file = StoryFile(tmp_path / "a.md")
    assert (file.data, file.sidecar, file.unsaved, file.place) == (b"", b"", None, 0)
    for text in (b"one", b"two", b"two"):
        assert file.put(text, b"{}") == drafts.Saved(file.path)
        assert (tmp_path / "a.md").read_bytes() == text
    assert (tmp_path / "a.seen.json").read_bytes() == b"{}"
    with pytest.raises(LockHeldError):
        StoryFile(tmp_path / "a.md")
    file.close()
    again = StoryFile(tmp_path / "a.md")
    assert (again.data, again.sidecar) == (b"two", b"{}")
    again.close()


def test_a_file_changed_by_someone_else_is_kept_and_ours_goes_on_beside_it(tmp_path: Path) -> None:
    file = StoryFile(tmp_path / "a.md")
    file.put(b"mine")
    (tmp_path / "a.md").write_bytes(b"theirs")
    saved = file.put(b"mine, too", b"{}")
    assert saved == drafts.Saved(tmp_path / "a (mine).md", moved=True)
    assert (tmp_path / "a.md").read_bytes() == b"theirs" and saved.path.read_bytes() == b"mine, too"
    assert (tmp_path / "a (mine).seen.json").exists() and not (tmp_path / "a.seen.json").exists()
    assert not file.put(b"mine again").moved
    StoryFile(tmp_path / "a.md").close()
    with pytest.raises(LockHeldError):
        StoryFile(saved.path)
    file.close()


def test_a_file_changed_while_it_is_opened_is_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"before")
    whole = drafts.read_bytes

    def overtaken(place: Path) -> bytes | None:
        data = whole(place)
        if data == b"before":
            path.write_bytes(b"theirs")
        return data

    monkeypatch.setattr(drafts, "read_bytes", overtaken)
    file = StoryFile(path)
    assert file.data == b"before" and file.put(b"mine").moved
    assert path.read_bytes() == b"theirs" and (tmp_path / "a (mine).md").read_bytes() == b"mine"
    file.close()


def test_a_file_taken_away_is_written_again(tmp_path: Path) -> None:
    file = StoryFile(tmp_path / "a.md")
    file.put(b"mine")
    (tmp_path / "a.md").unlink()
    assert file.put(b"mine") == drafts.Saved(file.path) and file.path.read_bytes() == b"mine"
    file.close()


def test_what_cannot_be_written_is_kept_for_a_recovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = StoryFile(tmp_path / "a.md")
    file.put(b"old")
    whole = drafts.atomic_write

    def full_there(path: Path, data: bytes) -> None:
        (full_disk if path.parent == tmp_path else whole)(path, data)

    monkeypatch.setattr(drafts, "atomic_write", full_there)
    saved = file.put(b"new")
    assert not saved.written and saved.trouble == "“a.md” cannot be written: no space left on device."
    assert file.path.read_bytes() == b"old"
    file.close()
    (left,) = crashed_stories()
    assert (left.path, left.unsaved) == (file.path, b"new"), "it is offered at the next start"
    monkeypatch.setattr(drafts, "atomic_write", full_disk)
    again = StoryFile(tmp_path / "a.md")
    assert (again.data, again.unsaved) == (b"old", b"new")
    worst = again.put(b"newer")
    assert not worst.written and "Nor can a copy" in worst.trouble
    monkeypatch.setattr(drafts, "atomic_write", whole)
    again.put(b"newest")
    again.close()
    last = StoryFile(tmp_path / "a.md")
    assert (last.data, last.unsaved) == (b"newest", None), "the recovery ends with the next good save"
    assert last.backups().versions()[0].read() == b"new", "what was neither taken nor left is a version from then on"
    last.close()


def test_what_goes_with_a_text_keeps_nobody_from_saving_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*words: object, **more: object) -> None:
        raise OSError(13, "Permission denied")

    file = StoryFile(tmp_path / "a.md")
    file.put(b"old", b"{}")
    with monkeypatch.context() as patched:
        patched.setattr(Backups, "keep", refused)
        saved = file.put(b"new")
    assert saved == drafts.Saved(file.path, trouble="The version before could not be kept: permission denied.")
    (tmp_path / "a.seen.json").unlink()
    (tmp_path / "a.seen.json").mkdir()
    saved = file.put(b"newer", b"{ }")
    assert saved.written and saved.trouble.startswith("“a.seen.json” cannot be written: ")
    assert file.path.read_bytes() == b"newer" and file.unsaved is None
    file.close()
    again = StoryFile(tmp_path / "a.md")
    assert (again.data, again.sidecar) == (b"newer", b"")
    again.close()


def test_two_windows_that_begin_a_story_at_once_have_a_file_each() -> None:
    one, other = new_story("A talk"), new_story("A talk")
    assert [file.path.name for file in (one, other)] == ["A talk.md", "A talk 2.md"]
    for file in (one, other):
        file.close()


def test_a_new_story_leaves_text_that_could_not_be_saved_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    file, whole = new_story("A talk"), drafts.atomic_write

    def full_there(path: Path, data: bytes) -> None:
        (full_disk if path.parent == stories_folder() else whole)(path, data)

    monkeypatch.setattr(drafts, "atomic_write", full_there)
    file.put(b"never on disk")
    file.close()
    monkeypatch.setattr(drafts, "atomic_write", whole)
    other = new_story("A talk")
    other.put(b"another one")
    other.close()
    assert [one.unsaved for one in crashed_stories()] == [b"never on disk"] and other.path.name == "A talk 2.md"


CRASHING = """
import sys
import time
from pathlib import Path
from explorer.files.drafts import StoryFile
file = StoryFile(Path(sys.argv[1]))
file.put(b"text of the talk")
file.note(4)
print("ready", flush=True)
sys.stdin.read()
"""


def test_after_a_crash_the_story_and_its_step_are_offered(tmp_path: Path, project: Path) -> None:
    path = tmp_path / "a.md"
    child = subprocess.Popen([sys.executable, "-c", CRASHING, str(path)], cwd=project, stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE)  # fmt: skip
    assert child.stdout is not None and child.stdout.readline() == b"ready\n"
    assert crashed_stories() == (), "it is open, not crashed"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    (found,) = crashed_stories()
    assert (found.path, found.place, found.unsaved) == (path, 4, None)
    file = StoryFile(path)
    assert (file.data, file.place) == (b"text of the talk", 4)
    assert crashed_stories() == (), "it is open again"
    file.close()
    assert crashed_stories() == ()


def test_a_crash_can_be_forgotten(tmp_path: Path, project: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", CRASHING, str(tmp_path / "a.md")], cwd=project,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    assert child.stdout is not None and child.stdout.readline() == b"ready\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    forget_crash(tmp_path / "a.md")
    assert crashed_stories() == ()


def test_twenty_versions_over_thirty_days_come_back_byte_for_byte(tmp_path: Path) -> None:
    clock = Clock()
    file = StoryFile(tmp_path / "a.md", clock)
    texts = [f"version {day}\r\n".encode() + bytes([day]) for day in range(21)]
    for text in texts:
        file.put(text)
        clock.now += 1.4 * DAY
    kept = file.backups().versions()
    assert [one.read() for one in kept] == texts[-2::-1]
    assert len(kept) == MOST_VERSIONS == 20
    assert kept[0].when - kept[-1].when <= LONGEST_KEPT
    before = file.path.read_bytes()
    file.put(kept[-1].read())
    assert file.path.read_bytes() == texts[0] and file.backups().versions()[0].read() == before
    file.close()


def test_a_hundred_quick_edits_push_out_no_old_version(tmp_path: Path) -> None:
    clock = Clock()
    file = StoryFile(tmp_path / "a.md", clock)
    file.put(b"last week")
    file.close()
    clock.now += 7 * DAY
    file = StoryFile(tmp_path / "a.md", clock)
    for edit in range(100):
        file.put(b"edit %d" % edit)
        clock.now += 10
    found = [one.read() for one in file.backups().versions()]
    assert found[-1] == b"last week" and 5 <= len(found) <= 10
    file.close()


def test_versions_older_than_thirty_days_go_but_never_the_last(tmp_path: Path) -> None:
    clock = Clock()
    backups = Backups(tmp_path / "a.md", clock)
    for text in (b"1", b"2"):
        assert backups.keep(text)
        clock.now += DAY
    clock.now += 40 * DAY
    assert backups.keep(b"3")
    assert [one.read() for one in backups.versions()] == [b"3"]
    assert not backups.keep(b"3", anyway=True), "the same again is no version"
    clock.now -= 90 * DAY
    assert backups.keep(b"4") and backups.versions()[0].read() == b"4", "a clock set back loses no version"


def test_two_windows_that_give_way_at_once_go_on_in_two_files(tmp_path: Path) -> None:
    file = StoryFile(tmp_path / "a.md")
    file.put(b"mine")
    other = StoryFile(tmp_path / "a (mine).md")  # held by the other window, and not written yet
    (tmp_path / "a.md").write_bytes(b"theirs")
    assert file.put(b"mine too") == drafts.Saved(tmp_path / "a (mine) 2.md", moved=True)
    assert (tmp_path / "a.md").read_bytes() == b"theirs" and file.path.read_bytes() == b"mine too"
    other.close()
    file.close()


def named(title: str) -> str:
    return free_path(stories_folder(), title).name


def test_stories_have_names_that_every_system_allows() -> None:
    first = stories_folder() / named("HIMA in ten: minutes?")
    assert first.name == "HIMA in ten minutes.md"
    first.write_bytes(b"x")
    assert named("HIMA in ten: minutes?") == "HIMA in ten minutes 2.md"
    assert named(" ../.. ") == "Story.md" and named("鸿蒙\n") == "鸿蒙.md"
    assert len(named("x" * 500)) < 70
    assert named("Aux") == "Story Aux.md" and named("com1.2") == "Story com1.2.md"
    assert own_stories() == (first,)


def test_what_killed_writes_left_goes_after_a_day(home: Path) -> None:
    folder = stories_folder()
    old, fresh, other = folder / ".~0123456789ab", folder / ".~ba9876543210", folder / ".~notes of mine"
    for one in (old, fresh, other):
        one.write_bytes(b"half")
    for one in (old, other):
        os.utime(one, (time.time() - 2 * DAY,) * 2)
    assert crashed_stories() == ()
    assert not old.exists() and fresh.exists() and other.exists()


def test_recent_stories_and_the_step_each_was_left_at() -> None:
    clock = Clock()
    assert recent_stories() == () and left_at("/a.md") == 0
    for number in range(15):
        clock.now += 1
        note_recent(f"/{number}.md", number, clock)
    note_recent("/7.md", 3, clock)
    note_recent(pack_key("hima", "ten"), 2, clock)
    found = recent_stories()
    assert [one.key for one in found[:3]] == ["pack:hima:ten", "/7.md", "/14.md"] and len(found) == 12
    assert found[0].path is None and found[1].path == Path("/7.md") and left_at("/7.md") == 3


HUGE = b'[{"key": "/a.md", "place": 1, "when": 1' + b"0" * 400 + b"}]"


@pytest.mark.parametrize("data", [b"{", b"{}", b"\xff", b"[" * 100_000, HUGE])
def test_a_damaged_list_of_recent_stories_is_set_aside(home: Path, data: bytes) -> None:
    note_recent("/a.md", 1, Clock())
    place = next(home.rglob("recent-stories.json"))
    place.write_bytes(data)
    assert recent_stories() == ()
    assert next(home.rglob("recent-stories.json.bad")).read_bytes() == data
    note_recent("/b.md", 2, Clock())
    assert left_at("/b.md") == 2


def test_a_damaged_list_that_cannot_be_moved_counts_as_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    note_recent("/a.md", 1, Clock())
    next(home.rglob("recent-stories.json")).write_bytes(b"{")
    monkeypatch.setattr(Path, "replace", refused)
    assert recent_stories() == () and left_at("/a.md") == 0
