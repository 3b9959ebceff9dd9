"""Whether a text on the audience screen can be read from the farthest seat.

Letters of 20 to 22 minutes of arc are comfortable to read (https://doi.org/10.1201/b22361-52), so capitals need
2 tan(10') of the distance: 2.3 % of the picture's height at 4 picture heights. A capital is 0.7 of its font's size.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby

from explorer.records import record

ARC_MINUTES = 20.0
CAP_HEIGHT = 0.7  # of the font's size
LEAST_PIXELS = 36  # size of a slide's smallest letters as they usually are, of 1080


@record(frozen=True, slots=True)
class TextSize:
    """A text on a slide: its font size in pixels, on a slide ``height`` pixels high, and what kind of text it is."""

    step: int
    role: str
    text: str
    pixels: float
    height: float = 1080.0


@record(frozen=True, slots=True)
class Unreadable:
    """A text that is too small for the farthest seat, from which its capitals look ``arc`` minutes of arc high."""

    size: TextSize
    arc: float


@record(frozen=True, slots=True)
class RoomCheck:
    """The texts that fail at a distance in picture heights, smallest first."""

    distance: float
    failing: tuple[Unreadable, ...]

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps with a failing text, in order."""
        return tuple(sorted({one.size.step for one in self.failing}))

    @property
    def alike(self) -> tuple[tuple[Unreadable, ...], ...]:
        """The failing texts in groups: those of one step, kind and size together, smallest first."""
        kinds = groupby(self.failing, key=lambda one: (one.size.step, one.size.role, one.size.pixels))
        return tuple(tuple(group) for _, group in kinds)


def distance_of(screen_height: float, seat: float) -> float:
    """Return how many picture heights away a seat is; both in the same unit, raise ValueError where not above 0."""
    if not (screen_height > 0 and seat > 0 and math.isfinite(seat / screen_height)):
        raise ValueError("The height of the screen and the distance of the seat must be above 0.")
    return seat / screen_height


def cap_height_needed(distance: float) -> float:
    """Return the height that capitals need, as a part of the picture's height, at a distance in picture heights."""
    return 2 * math.tan(math.radians(ARC_MINUTES / 60) / 2) * distance


def pixels_needed(distance: float, height: float = 1080.0) -> float:
    """Return the font size in pixels that a text needs on a picture ``height`` pixels high."""
    return cap_height_needed(distance) * height / CAP_HEIGHT


def arc_minutes(pixels: float, distance: float, height: float = 1080.0) -> float:
    """Return how high capitals of a font size look, in minutes of arc, at a distance in picture heights."""
    return math.degrees(2 * math.atan(pixels * CAP_HEIGHT / height / (2 * distance))) * 60


def farthest(pixels: float, height: float = 1080.0) -> float:
    """Return the distance, in picture heights, up to which a font size can be read."""
    return pixels * CAP_HEIGHT / (height * cap_height_needed(1.0))


def letters_needed(distance: float) -> float:
    """Return how many times as large as usual letters must be, so that the smallest can be read; in hundredths.

    Fonts have whole pixels, so that the size needed is rounded up to one.
    """
    pixels = math.ceil(pixels_needed(distance) - 1e-9)
    return max(math.ceil(pixels / LEAST_PIXELS * 100 - 1e-9) / 100, 1.0)


def room_check(texts: Iterable[TextSize], distance: float) -> RoomCheck:
    """Return which texts cannot be read at a distance in picture heights, smallest first, then by step and kind."""
    failing = [
        Unreadable(one, arc_minutes(one.pixels, distance, one.height))
        for one in texts
        if one.pixels < pixels_needed(distance, one.height)
    ]
    failing.sort(key=lambda one: (round(one.arc, 6), one.size.step, one.size.role))
    return RoomCheck(distance, tuple(failing))
