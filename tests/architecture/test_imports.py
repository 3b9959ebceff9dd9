"""Who may import whom: the contracts of pyproject.toml hold, and what must start light is light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.code import PROJECT, modules

CORE = ("domain", "files", "packs", "state", "analysis", "figures", "export")


def test_the_contracts_hold() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("part", CORE)
def test_the_core_loads_without_qt_and_numpy(part: str) -> None:
    names = [one.path.removesuffix(".py").replace("/", ".") for one in modules() if one.under(f"explorer/{part}")]
    names = [name.removesuffix(".__init__") for name in names]
    code = (
        f"import sys, importlib\nfor name in {names!r}: importlib.import_module(name)\n"
        "print(sorted({n.partition('.')[0] for n in sys.modules} & {'PySide6', 'shiboken6', 'pyqtgraph', 'numpy',"
        " 'pypinyin', 'rapidfuzz'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_qt_is_imported_in_gui_alone(project: Path) -> None:
    guests = ("PySide6", "shiboken6", "pyqtgraph")
    outside = [one for one in modules() if not one.under("explorer/gui")]
    assert [one.path for one in outside if any(f"import {guest}" in one.text for guest in guests)] == []
    assert [one.path for one in outside if any(f"from {guest}" in one.text for guest in guests)] == []
