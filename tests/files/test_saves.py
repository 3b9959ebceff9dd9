"""A save is all or nothing: killed at any moment, failing at any call, on a disk of any size; old versions are kept."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explorer.files import atomic
from explorer.files.atomic import atomic_write
from explorer.files.backups import MOST_VERSIONS
from explorer.files.drafts import StoryFile
from tests.guards.promises import Count

OLD, NEW = b"old " * 40_000, b"new! " * 50_000
KILLS, SEED = 200, 7
DISK_SIZES = range(16)
# Forks a writer that saves without end, kills it after a random moment, and looks at what is left.
KILLING = """
import os, random, signal, sys, time
from pathlib import Path
from explorer.files.atomic import atomic_write
path, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
old, new = b"old " * 40_000, b"new! " * 50_000
chance, damaged = random.Random(seed), 0
atomic_write(path, old)
for _ in range(kills):
    child = os.fork()
    if not child:
        while True:
            atomic_write(path, new)
            atomic_write(path, old)
    time.sleep(chance.uniform(0.001, 0.012))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    damaged += path.read_bytes() not in (old, new)
print(damaged)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer is forked")
def test_a_save_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path, project: Path, promise: Count) -> None:
    words = [sys.executable, "-c", KILLING, str(tmp_path / "a.md"), str(KILLS), str(SEED)]
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    promise("P6", KILLS, int(done.stdout))


class Failing:
    """Lets the n-th call of any of some functions fail, as a disk does."""

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, whole: Callable[..., Any]) -> Callable[..., Any]:
        def called(*words: Any, **more: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(5, "Input/output error")
            return whole(*words, **more)

        return called


def test_a_save_whose_nth_call_fails_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, promise: Count
) -> None:
    path = tmp_path / "a.md"
    number = 0
    while True:
        number += 1
        path.write_bytes(OLD)
        failing = Failing(number)
        with monkeypatch.context() as patched:
            for name in ("open", "write", "fsync", "close", "fchmod"):
                patched.setattr(atomic.os, name, failing(getattr(os, name)))
            patched.setattr(Path, "replace", failing(Path.replace))
            failed = False
            try:
                atomic_write(path, NEW)
            except OSError:
                failed = True
        assert [one.name for one in tmp_path.iterdir()] == ["a.md"], "nothing is left behind"
        promise("P6", 1, path.read_bytes() not in (OLD, NEW))
        if not failed:
            break
    assert number > 6 and path.read_bytes() == NEW


@pytest.mark.parametrize("size", DISK_SIZES)
def test_a_save_on_a_full_disk_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, promise: Count, size: int
) -> None:
    path, room = tmp_path / "a.md", size * len(NEW) // len(DISK_SIZES)
    path.write_bytes(OLD)
    whole, left = os.write, [room]

    def short(handle: int, data: Any) -> int:
        if not left[0]:
            raise OSError(28, "No space left on device")
        done = whole(handle, bytes(data[: left[0]]))
        left[0] -= done
        return done

    monkeypatch.setattr(atomic.os, "write", short)
    with pytest.raises(OSError, match="No space"):
        atomic_write(path, NEW)
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    promise("P6", 1, path.read_bytes() != OLD)


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda place, mode: bool(Path(place).stat().st_mode & 0o222))  # as for no root
    with pytest.raises(PermissionError):
        atomic_write(path, NEW)
    assert path.read_bytes() == OLD and [one.name for one in tmp_path.iterdir()] == ["a.md"]
    path.chmod(0o644)
    atomic_write(path, NEW)
    assert path.read_bytes() == NEW


def test_links_that_go_in_a_circle_are_an_error_of_the_system(tmp_path: Path) -> None:
    link = tmp_path / "a.md"
    link.symlink_to("a.md")
    for opened in (lambda: atomic_write(link, NEW), lambda: StoryFile(link)):
        with pytest.raises(OSError, match="symbolic links"):
            opened()
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"] and link.is_symlink()


def test_twenty_versions_of_thirty_days_are_restored_byte_for_byte(tmp_path: Path, promise: Count) -> None:
    now = [1_800_000_000.0]
    file = StoryFile(tmp_path / "a.md", lambda: now[0])
    texts = [os.urandom(64) + b"\r\n" for _ in range(MOST_VERSIONS + 1)]
    for text in texts:
        file.put(text)
        now[0] += 1.4 * 86_400
    kept = [one.read() for one in file.backups().versions()]
    failed = MOST_VERSIONS - len(kept)
    for data, text in zip(kept, texts[-2::-1], strict=False):
        file.put(data)
        failed += (tmp_path / "a.md").read_bytes() != text
    file.close()
    promise("P7", MOST_VERSIONS, failed)
