"""Times as they are read everywhere: 5:12, or 1:05:12 from an hour on."""

from __future__ import annotations

_LOST = 0.05  # of a second: planned minutes are kept to a ten-thousandth, and a talk adds them up


def whole(seconds: float) -> int:
    """Return the whole seconds that have passed of a time, or are left to one before it."""
    return int(seconds + _LOST) if seconds >= 0 else -int(_LOST - seconds)


def minutes_words(seconds: float) -> str:
    """Return seconds as minutes and whole seconds, from an hour on with hours before them."""
    minutes, left = divmod(whole(seconds), 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def clock(minutes: float) -> str:
    """Return minutes, to the nearest second, in the same way."""
    return minutes_words(round(minutes * 60))
