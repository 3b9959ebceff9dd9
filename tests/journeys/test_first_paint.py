"""The window is painted before anything heavy is loaded, and the chart comes after it by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from explorer.figures.catalogue import VIEWS
from tests.benchmarks import child, watch

CHILD = Path(child.__file__)


def paints(what: str, env: dict[str, str]) -> dict[str, set[str]]:
    """Return which heavy modules were loaded by the first paint of window and chart."""
    done = subprocess.run(
        [sys.executable, str(CHILD), what], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    return {row[0]: set(row[-1].split(",")) - {"-"} for row in rows}


def test_the_first_paint_comes_before_the_charts_library() -> None:
    found = paints("explorer_chart", dict(os.environ))
    assert list(found) == ["window", "chart"]
    assert found["window"] & {"numpy", "pyqtgraph", "pypinyin", "rapidfuzz", "importlib.metadata"} == set()
    assert {one for one in found["window"] if one.startswith("explorer.")} == set(), (
        "see tests/gui/panels/test_first_sight"
    )
    assert {"numpy", "pyqtgraph"} <= found["chart"]  # the list does see them
    assert {"numpy", "pyqtgraph"} <= set(watch.HEAVY)


def test_no_view_is_loaded_before_it_is_shown(project: Path) -> None:
    code = "import sys, explorer.cli, explorer.gui.app; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(done.stdout.split())
    assert "explorer.gui.window" in loaded
    assert {f"explorer.figures.{row.id}" for row in VIEWS} & loaded == set()
    assert "explorer.gui.charts.view" not in loaded
