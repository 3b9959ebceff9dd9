"""How the files of a story are called: its text, and beside it the numbers that its steps showed."""

from __future__ import annotations

from pathlib import Path

ENDING = ".md"
SIDECAR = ".seen.json"


def sidecar_path(path: Path) -> Path:
    """Return where the numbers are kept that the steps of a story showed."""
    return path.with_name(path.stem + SIDECAR)
