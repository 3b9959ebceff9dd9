"""Starting the program runs nothing that lies in the current folder (row 44 of the faults)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONSOLE_SCRIPT = "import sys\nfrom explorer.__main__ import start\nsys.exit(start())\n"  # what pip writes
NAMES = ("csv.py", "json.py", "argparse.py", "numpy.py", "platformdirs.py", "PySide6/__init__.py", "figure.py")
WAYS = ("module", "script", "safe module")


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """Return a folder whose modules leave a mark when they are imported."""
    folder = tmp_path / "pack"
    for name in NAMES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"open({str(tmp_path / 'sprung')!r}, 'a').write({name!r})\nraise SystemExit(77)\n", "utf-8")
    return folder


def run(way: str, project: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    script = cwd.parent / "bin" / "alliance-explorer"
    script.parent.mkdir(exist_ok=True)
    script.write_text(CONSOLE_SCRIPT, encoding="utf-8")
    flags = {"module": ["-m", "explorer"], "safe module": ["-P", "-m", "explorer"], "script": [str(script)]}[way]
    env = os.environ | {"PYTHONPATH": str(project), "QT_PLUGIN_PATH": str(cwd), "QT_QPA_PLATFORM_PLUGIN_PATH": str(cwd)}
    command = [sys.executable, *flags, *words]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("words", [("list", "entities"), ("figure", "deliveries", "-o", "out.png"), ("--version",)])
def test_nothing_in_the_current_folder_is_imported(way: str, words: tuple[str, ...], project: Path, trap: Path) -> None:
    done = run(way, project, trap, *words)
    assert not (trap.parent / "sprung").exists(), done.stderr
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_the_trap_would_spring(project: Path, trap: Path) -> None:
    command = [sys.executable, "-m", "csv"]
    assert subprocess.run(command, cwd=trap, timeout=60, check=False).returncode == 77
    assert (trap.parent / "sprung").exists()


def test_the_program_starts_where_the_current_folder_was_deleted(project: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'rmdir "{gone}"; {sys.executable} -m explorer --version'
    env = os.environ | {"PYTHONPATH": str(project)}
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=gone, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_program_runs_from_its_checkout(project: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "explorer", "--version"]
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Alliance Explorer 0")
