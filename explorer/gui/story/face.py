"""What the presenter's console says besides notes and slides, in words."""

from __future__ import annotations

from explorer.records import record
from explorer.state.talk_timer import Pace

_NO_PACE = Pace(0, 0, 0, 0, 0)


@record(frozen=True, slots=True)
class ListedStep:
    """A row of the list of steps; ``number`` counts all steps from 1, ``minutes`` is what it may take in words."""

    number: int
    title: str
    minutes: str
    state: str  # done, here, ahead or hidden


@record(frozen=True, slots=True)
class Face:
    """Everything that is painted; ``banner`` is what a full-width band says instead of the head.

    ``hint`` is a quiet word of warning, such as that the screen may go dark.
    """

    story: str = ""
    position: str = ""
    display: str = ""
    clock: str = ""
    strip: tuple[str, ...] = ()
    banner: str = ""
    hint: str = ""
    fault: bool = False
    pace: Pace = _NO_PACE
    running: bool = False
    next_number: str = ""
    next_title: str = ""
    next_lines: tuple[str, ...] = ()
    steps: tuple[ListedStep, ...] = ()
    here: int = 0
