"""Locks between processes: the second window is told that the file is held, a killed holder holds nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.files import locks
from explorer.files.locks import Holder, Lock, LockHeldError, dead_holders, forget

HOLDING = """
import sys
from pathlib import Path
from explorer.files.locks import Lock
lock = Lock(Path(sys.argv[1]))
lock.note(7)
print("held", flush=True)
sys.stdin.read()
"""


def holding(path: Path, project: Path) -> subprocess.Popen[str]:
    """Start a process that holds a file; it has the hold when this returns."""
    child = subprocess.Popen([sys.executable, "-c", HOLDING, str(path)], cwd=project, stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert child.stdout is not None and child.stdout.readline() == "held\n"
    return child


def test_two_windows_of_one_program_cannot_hold_one_file(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "a.md")
    with pytest.raises(LockHeldError) as held:
        Lock(tmp_path / "x" / ".." / "a.md")
    assert held.value.path == tmp_path / "a.md"
    other = Lock(tmp_path / "b.md")
    lock.release()
    lock.release()
    again = Lock(tmp_path / "a.md")
    assert again.left is None, "it was closed well"
    again.release()
    other.release()


def test_a_hold_that_cannot_be_noted_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(locks, "atomic_write", full)
        with pytest.raises(OSError, match="No space"):
            Lock(tmp_path / "a.md")
    Lock(tmp_path / "a.md").release()


def test_a_hold_whose_note_cannot_be_taken_away_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    lock = Lock(tmp_path / "a.md")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        lock.release()
    lock.release()
    again = Lock(tmp_path / "a.md")
    assert again.left is not None
    again.release(well=False)
    assert [one.path for one in dead_holders()] == [tmp_path / "a.md"]


def test_another_process_holds_it_until_it_is_killed(tmp_path: Path, project: Path) -> None:
    path = tmp_path / "a.md"
    child = holding(path, project)
    try:
        with pytest.raises(LockHeldError):
            Lock(path)
        assert list(dead_holders()) == []
        forget(path)
        with pytest.raises(LockHeldError):
            Lock(path)
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()
    assert list(dead_holders()) == [Holder(path, 7)]
    lock = Lock(path)
    assert lock.left == Holder(path, 7)
    lock.release()
    assert list(dead_holders()) == []


def test_what_a_dead_process_left_can_be_forgotten(tmp_path: Path, project: Path) -> None:
    child = holding(tmp_path / "a.md", project)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    forget(tmp_path / "a.md")
    forget(tmp_path / "never.md")
    assert list(dead_holders()) == []


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"path": 1}', b"[" * 100_000, b"\xff"])
def test_a_damaged_note_is_no_obstacle(tmp_path: Path, left: bytes) -> None:
    lock = Lock(tmp_path / "a.md")
    note = next(Path(os.environ["XDG_DATA_HOME"]).rglob("holder.json"))
    note.write_bytes(left)
    with pytest.raises(LockHeldError):
        Lock(tmp_path / "a.md")
    lock.release(well=False)
    assert list(dead_holders()) == []
    again = Lock(tmp_path / "a.md")
    assert again.left is None
    again.release()
