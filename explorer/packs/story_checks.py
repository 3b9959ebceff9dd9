"""What is wrong with the text of a story, line by line: keys that cannot be read, links to what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from explorer.domain.stories import STEP_KEYS, STORY_KEYS, heading_of, key_of
from explorer.packs.errors import shown
from explorer.packs.story_keys import letters_of, minutes_of, yes_of
from explorer.packs.story_steps import block_of
from explorer.packs.story_text import front_of, pieces_of
from explorer.records import record

_SEEN = re.compile(r"[0-9a-f]{8}")
_VIEW = re.compile(r"[a-z][a-z0-9_-]*")
_MINUTES = "Write minutes as plain digits, such as 1.5", lambda text: minutes_of(text) is None
_YES = "Write yes or no", lambda text: yes_of(text) is None
_WRONG: dict[str, tuple[str, Callable[[str], bool]]] = {
    "minutes": _MINUTES,
    "letters": ("Write how many times as large they are, 1 to 3, such as 1.5", lambda text: letters_of(text) is None),
    "hidden": _YES,
    "chinese": _YES,
    "seen": ("Delete the line; it is made anew with the next look", lambda text: not _SEEN.fullmatch(text)),
}


@record(frozen=True, slots=True)
class StoryFault:
    """One fault of a story: its line, the key it is about, what stands there, what is wrong and how to mend it."""

    row: int
    column: str
    value: str
    problem: str
    fix: str

    @property
    def message(self) -> str:
        """What is wrong, and how to mend it."""
        return f"{self.problem}. {self.fix}"


@record(frozen=True, slots=True)
class KnownIds:
    """The ids that the links of a story may name: of any record for ``focus``, of entities for ``with``."""

    records: Container[str]
    entities: Container[str]


def story_faults(text: str, known: KnownIds | None = None) -> Iterator[StoryFault]:
    """Yield the faults of the text of a story in order; with ``known`` also links to ids that are not there."""
    row = 1
    for level, piece in pieces_of(text):
        if level == 0:
            yield from _front_faults(piece)
        elif not (heading_of(piece.split("\n", 1)[0]) or (0, ""))[1]:
            what = "section" if level == 1 else "step"
            yield StoryFault(row, "title", "", f"The {what} has no title", "Write it after the #")
        if level == 2:
            yield from _step_faults(piece, row, known)
        row += piece.count("\n")


def _front_faults(piece: str) -> Iterator[StoryFault]:
    front = front_of(piece)
    if front.opening and not front.rest:
        yield StoryFault(1, "", "---", "The lines at the top have no end", "Close them with a line of three hyphens")
    for number, line in enumerate(front.keys, 2):
        if line.strip() and not key_of(line):
            yield StoryFault(number, "", line.strip(), f"“{shown(line.strip())}” is no key", "Write key: value")
    yield from _key_faults(front.keys, 2, STORY_KEYS)
    if not any(pair[0] == "title" and pair[1] for line in front.keys if (pair := key_of(line))):
        yield StoryFault(1, "title", "", "The story has no title", "Begin the file with ---, title: …, ---")


def _step_faults(piece: str, row: int, known: KnownIds | None) -> Iterator[StoryFault]:
    keys = block_of(piece).keys
    yield from _key_faults(keys, row + 1, STEP_KEYS)
    views = [(at, pair[1]) for at, line in enumerate(keys, row + 1) if (pair := key_of(line)) and pair[0] == "view"]
    if not views or not views[0][1]:
        yield StoryFault(row, "view", "", "The step has no view", "Say what it shows, such as view: deliveries")
        return
    for problem, fix in _link_faults(views[0][1], known):
        yield StoryFault(views[0][0], "view", views[0][1], problem, fix)


def _key_faults(lines: Sequence[str], row: int, known: Sequence[str]) -> Iterator[StoryFault]:
    seen: set[str] = set()
    for number, line in enumerate(lines, row):
        key, value = key_of(line) or ("", "")
        if key in known and key in seen:
            yield StoryFault(number, key, value, f"“{key}” stands twice", "Keep one")
        seen.add(key)
        fix, wrong = _WRONG.get(key, ("", None)) if key in known else ("", None)
        if wrong and value and wrong(value):
            yield StoryFault(number, key, value, f"“{shown(value)}” is no {key}", fix)


def _link_faults(link: str, known: KnownIds | None) -> Iterator[tuple[str, str]]:
    view, _, query = link.partition("?")
    if not _VIEW.fullmatch(view):
        yield f"“{shown(view)}” is no word for a view", "Write one such as deliveries"
    for part in query.split("&") if query else ():
        key, sign, value = part.partition("=")
        if not sign:
            yield f"“{shown(part)}” is not key=value", "Join pairs of key=value by &"
        elif known and key in ("focus", "with") and value:
            yield from _strange(key, _plain(value), known)


def _strange(key: str, value: str, known: KnownIds) -> Iterator[tuple[str, str]]:
    if key == "focus" and value not in known.records:
        yield f"“{shown(value)}” is in none of entities.csv, milestones.csv, claims.csv", "Fix the link"
    for one in value.split(",") if key == "with" else ():
        if one and one not in known.entities:
            yield f"“{shown(one)}” is not in entities.csv", "Fix the link"


def _plain(value: str) -> str:
    if "%" not in value and "+" not in value:
        return value
    from urllib.parse import unquote_plus  # rarely needed

    return unquote_plus(value)


def key_row(text: str, place: int, key: str) -> int:
    """Return the line of a key of the step at ``place``, the line of its heading where it has none, else 1."""
    row, passed = 1, 0
    for level, piece in pieces_of(text):
        if level == 2 and passed == place:
            keys = enumerate(block_of(piece).keys, row + 1)
            return next((at for at, line in keys if (key_of(line) or ("",))[0] == key), row)
        passed += level == 2
        row += piece.count("\n")
    return 1
