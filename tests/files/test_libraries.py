"""What the loader says of a library becomes one sentence, and so it is for real where a library is spoilt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.files.libraries import QT_PACKAGES, WAYLAND_PACKAGES, X11_PACKAGES, lacking_library

ABSENT = "cannot open shared object file: No such file or directory"
PLUGIN = "Cannot load library /a b/PySide6/Qt/lib/libQt6XcbQpa.so.6: "
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the loader of another system speaks otherwise")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (f"libEGL.so.1: {ABSENT}", "libEGL.so.1, which Qt needs, is missing"),
        (f"{PLUGIN}libxcb-cursor.so.0: {ABSENT}", "libxcb-cursor.so.0, which Qt needs, is missing"),
        (f"{PLUGIN}/opt/x/libxcb-cursor.so.0: file too short", "libxcb-cursor.so.0, which Qt needs, cannot be used"),
        (
            "/lib/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /a/libQt6Core.so.6)",
            "libstdc++.so.6, which Qt needs, cannot be used: version `GLIBCXX_3.4.30' not found",
        ),
        (f"libicu-data-72.so: {ABSENT}", "libicu-data-72.so, which Qt needs, is missing"),
    ],
)
def test_the_library_at_fault_is_named_with_the_packages(message: str, told: str) -> None:
    words = lacking_library(message, "one two")
    assert words.startswith(f"The library {told}")
    assert words.endswith("(on Debian: apt install one two)") and len(words.splitlines()) == 1


@pytest.mark.parametrize(
    "message", ["", "Unknown error", "No module named 'numpy'", "cannot import name 'x' from 'y.py'"]
)
def test_of_other_faults_nothing_is_said(message: str) -> None:
    assert lacking_library(message, "one two") == ""


def spoilt(folder: Path, library: str, project: Path, words: tuple[str, ...], display: str) -> str:
    """Return what the program says, in one line and with exit code 2, where a library is an empty file."""
    (folder / library).touch()
    env = {**os.environ, "PYTHONPATH": str(project), "LD_LIBRARY_PATH": str(folder), "DISPLAY": display}
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        env.pop(name, None)
    command = [sys.executable, "-m", "explorer", *words]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr
    return done.stderr


@linux
@pytest.mark.parametrize("library", ["libEGL.so.1", "libxkbcommon.so.0"])
@pytest.mark.parametrize(
    "words", [(), ("figure", "deliveries", "-o", "x.png"), ("--self-check",), ("window", "-o", "x.png")]
)
def test_no_command_dies_of_a_library(words: tuple[str, ...], library: str, tmp_path: Path, project: Path) -> None:
    said = spoilt(tmp_path, library, project, words, "")
    assert f"The library {library}, which Qt needs, cannot be used: file too short" in said
    assert QT_PACKAGES in said and X11_PACKAGES in said
    assert not (tmp_path / "x.png").exists()


@linux
@pytest.mark.parametrize("words", [(), ("present", "hima-in-ten-minutes")])
def test_a_window_names_the_library_that_its_display_lacks(
    words: tuple[str, ...], tmp_path: Path, project: Path
) -> None:
    said = spoilt(tmp_path, "libxcb-cursor.so.0", project, words, ":4242")
    assert said.startswith("The library libxcb-cursor.so.0, which Qt needs, cannot be used: file too short")
    assert X11_PACKAGES in said and QT_PACKAGES not in said and WAYLAND_PACKAGES not in said
    assert "work without a display" in said


@linux
def test_a_display_that_cannot_be_reached_is_not_taken_for_a_library(tmp_path: Path, project: Path) -> None:
    said = spoilt(tmp_path, "libnothing.so.0", project, (), ":4242")
    assert said.startswith("The display :4242 cannot be reached; ")


def test_the_readme_names_the_same_packages(project: Path) -> None:
    lines = (project / "README.md").read_text(encoding="utf-8").splitlines()
    named = {word for line in lines if line.startswith("apt-get install") for word in line.split() if "lib" in word}
    assert named == set(QT_PACKAGES.split()) | set(X11_PACKAGES.split())
