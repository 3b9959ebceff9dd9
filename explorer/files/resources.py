"""The one locator of what travels with the program: packs, fonts, icons, help."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resource_root() -> Path:
    """Return the folder of resources: inside an installed wheel, else beside the package in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(*parts: str) -> bytes:
    """Return the bytes of a bundled file; a missing one is an error, never an empty answer."""
    return resource_root().joinpath(*parts).read_bytes()


def bundled_pack() -> Path:
    """Return the folder of the pack that comes with the program."""
    return resource_root() / "packs" / "hima"
