"""What may be asked of a file that leaves: its kind by its ending, its size, its scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from explorer.figures.words import did_you_mean, listed

SMALLEST, LARGEST = 64, 8192  # pixels of a side
LEAST_WINDOW = (960, 560)  # pixels of the smallest window in which nothing is cut off
_SCALES = (0.25, 8.0)


class WishError(ValueError):
    """A wish that cannot be met; the message says what would be right."""


def kind_of(file: Path, allowed: Sequence[str]) -> str:
    """Return the kind of file that an ending asks for, in lower case and without its dot."""
    kind = file.suffix.lower().removeprefix(".")
    if kind not in allowed:
        names, near = listed([f".{one}" for one in allowed], "or"), did_you_mean(kind, allowed)
        raise WishError(f"“{file.name or file}” has no ending that can be written.{near} Use {names}.")
    return kind


def size_of(text: str) -> tuple[int, int]:
    """Return width and height, in pixels, of a text such as ``1280x720``."""
    match = re.fullmatch(r"(\d{1,5})[x×X](\d{1,5})", text, re.ASCII)
    width, height = (int(part) for part in match.groups()) if match else (0, 0)
    if not all(SMALLEST <= one <= LARGEST for one in (width, height)):
        raise WishError(f"“{text}” is not a size. Write 1280x720, each from {SMALLEST} to {LARGEST}.")
    return width, height


def window_size_of(text: str) -> tuple[int, int]:
    """Return width and height, in pixels, that a window can have."""
    size = size_of(text)
    if any(one < least for one, least in zip(size, LEAST_WINDOW, strict=True)):
        raise WishError("The window cannot be as small as “{}”; {}x{} is the least.".format(text, *LEAST_WINDOW))
    return size


def room_of(text: str) -> tuple[float, float]:
    """Return the height of the screen and the distance of the farthest seat, in metres, of a text such as ``2x12``."""
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?)[x×X](\d{1,3}(?:\.\d{1,2})?)", text, re.ASCII)
    height, seat = (float(part) for part in match.groups()) if match else (0.0, 0.0)
    if not (height and seat):
        raise WishError(f"“{text}” is not a room. Write 2x12: metres of the screen’s height and of the farthest seat.")
    return height, seat


def scale_of(scale: float) -> float:
    """Return a scale if a picture can have it."""
    if not _SCALES[0] <= scale <= _SCALES[1]:
        raise WishError(f"“{scale:g}” is not a scale. Use {_SCALES[0]:g} to {_SCALES[1]:g}.")
    return scale
