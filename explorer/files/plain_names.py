"""Which names of files every system can keep."""

from __future__ import annotations

FORBIDDEN = frozenset('<>:"/|?*\\')  # letters that a name has on no Windows
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"})
_PORTS = frozenset(kind + digit for kind in ("com", "lpt") for digit in "0123456789¹²³")


def is_device(name: str) -> bool:
    """Whether Windows keeps a name, whatever its ending, for a device."""
    stem = name.split(".")[0].rstrip(" ").lower()
    return stem in _DEVICES or stem in _PORTS
