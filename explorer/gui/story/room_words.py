"""What the room check says: which texts are too small, what mending does, and what else helps."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.domain.stories import MOST_LETTERS, Story
from explorer.figures.figure import Cell, CellKind, Column, Table
from explorer.figures.room_check import (
    ARC_MINUTES,
    RoomCheck,
    TextSize,
    Unreadable,
    farthest,
    letters_needed,
)
from explorer.gui.charts.fitting import Fit, Spoiled
from explorer.gui.text import QT_TRANSLATE_NOOP, translate

_KINDS = {
    "takeaway": QT_TRANSLATE_NOOP("Room", "Takeaway"),
    "subtitle": QT_TRANSLATE_NOOP("Room", "Subtitle"),
    "chart": QT_TRANSLATE_NOOP("Room", "Chart"),
    "text": QT_TRANSLATE_NOOP("Room", "Text"),
    "source line": QT_TRANSLATE_NOOP("Room", "Source line"),
}
_HELP = {
    Spoiled.TEXT: QT_TRANSLATE_NOOP("Room", "Larger letters leave no room for all of its text. Shorten the text."),
    Spoiled.CHART: QT_TRANSLATE_NOOP(
        "Room", "Larger letters leave no room for its chart. Take out its text, shorten its takeaway, or show less."
    ),
    Spoiled.WORDS: QT_TRANSLATE_NOOP(
        "Room", "Larger letters would cut words of it. Shorten its takeaway, or show less in its chart."
    ),
}
_NAMED, _LONGEST = 2, 24  # texts of a row that are named, and characters of one


def failing_table(story: Story, check: RoomCheck) -> Table:
    """Return the failing texts, those of one step, kind and size in one row, smallest first."""
    columns = (
        Column(translate("Room", "Step")),
        Column(translate("Room", "Kind")),
        Column(translate("Room", "Height"), CellKind.NUMBER),
        Column(translate("Room", "Texts")),
    )
    rows = []
    for group in check.alike:
        one = group[0]
        step = f"{one.size.step + 1}  {story.steps[one.size.step].title}"
        height = Cell(translate("Room", "{0}′ of {1}′").format(f"{one.arc:.1f}", f"{ARC_MINUTES:g}"), one.arc)
        rows.append((Cell(step), Cell(translate("Room", _KINDS[one.size.role])), height, Cell(_texts(group))))
    return Table(columns, tuple(rows))


def _texts(group: tuple[Unreadable, ...]) -> str:
    texts = list(dict.fromkeys(_short(one.size.text) for one in group))
    named = ", ".join(f"“{one}”" for one in texts[:_NAMED])
    more = len(texts) - _NAMED
    return named if more <= 0 else translate("Room", "{0} and {1} more").format(named, more)


def _short(text: str) -> str:
    text = text.removeprefix("•").strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def distance_words(distance: float) -> str:
    """Return how far the farthest seat is, in heights of the picture."""
    return translate("Room", "The farthest seat is {0} picture heights away.").format(
        f"{distance:.1f}".removesuffix(".0")
    )


def summary(story: Story, check: RoomCheck, seat: float) -> str:
    """Return in one sentence how readable a story is from the farthest seat."""
    count = len(check.steps)
    if not count:
        words = translate("Room", "All clear: every text of the {0} steps can be read from {1} m.")
        return words.format(len(story.shown), f"{seat:g}")
    words = translate("Room", "From {0} m, {1} of {2} steps have texts that are too small to read with ease.")
    return words.format(f"{seat:g}", count, len(story.shown))


def mend_words(story: Story, check: RoomCheck) -> str:
    """Return what mending would do, or what it has done."""
    letters = wanted_letters(check)
    if not check.failing:
        words = translate("Room", "The letters of the slides are up to {0} times as large as usual.")
        return words.format(f"{story.letters:g}") if story.letters > 1 else ""
    if letters > story.letters:
        words = translate(
            "Room",
            "Mend makes the letters of all slides {0} times as large as usual, each slide as far as its layout "
            "allows; a slide shows fewer rows and panels then. It is kept in the story and can be undone.",
        )
        return _with_limit(words.format(f"{letters:g}"), check)
    words = translate(
        "Room", "The letters are as large as each slide allows, up to {0} times the usual. Below is what still fails."
    )
    return _with_limit(words.format(f"{story.letters:g}"), check)


def _with_limit(said: str, check: RoomCheck) -> str:
    """Return what is said, and that more would be needed than letters can be."""
    needed = letters_needed(check.distance)
    if needed <= MOST_LETTERS:
        return said
    limit = translate("Room", "This room needs {0} times, more than a slide can have.").format(f"{needed:g}")
    return f"{said} {limit}"


def wanted_letters(check: RoomCheck) -> float:
    """Return the size of letters that a room needs, within what a story can have."""
    return min(letters_needed(check.distance), MOST_LETTERS)


def reach_words(texts: Iterable[TextSize], height: float) -> str:
    """Return up to where the smallest text can be read; ``height`` of the screen in metres."""
    reach = min((farthest(one.pixels, one.height) for one in texts), default=0.0) * height
    return translate("Room", "The smallest one can be read up to {0} m.").format(f"{reach:.1f}") if reach else ""


def help_words(story: Story, one: TextSize, fit: Fit, height: float) -> str:
    """Return up to where a step can be read now, and what else helps; ``height`` of the screen in metres."""
    reach = f"{farthest(one.pixels, one.height) * height:.1f}"
    said = translate("Room", "Step {0} can be read up to {1} m.").format(one.step + 1, reach)
    if fit.letters < story.letters and fit.spoiled in _HELP:
        return f"{said} {translate('Room', _HELP[fit.spoiled])}"
    return said
