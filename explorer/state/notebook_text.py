"""The text form of a notebook: a JSON document, written the same each time and read strictly."""

from __future__ import annotations

import json
from collections.abc import Iterator

from explorer.domain.evidence import Verdict
from explorer.state.notebook import (
    LONGEST_NOTE,
    MOST_SCENARIOS,
    Assumptions,
    Notebook,
    OwnVerdict,
    SavedScenario,
    scenario_name,
)

FORMAT = "alliance-explorer-notebook"
VERSION = 1
_MOST = 100_000  # own verdicts, and parameters of one scenario
_KEYS = {"format", "version", "pack", "verdicts", "scenarios"}


class NotebookError(ValueError):
    """A document that is no sound notebook; the message says what is wrong with it."""


def notebook_bytes(notebook: Notebook, pack: str) -> bytes:
    """Return a notebook on a pack as UTF-8 text."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "pack": pack,
        "verdicts": [
            {"claim": one.claim_id, "verdict": one.verdict.value if one.verdict else None, "note": one.note}
            for one in notebook.verdicts
        ],
        "scenarios": [{"name": one.name, "settings": dict(one.settings)} for one in notebook.scenarios],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode(errors="replace")


def notebook_of(document: object) -> Notebook:
    """Return the notebook that a parsed document holds; raise :class:`NotebookError` for anything else."""
    if not isinstance(document, dict) or set(document) != _KEYS or document["format"] != FORMAT:
        raise NotebookError("It is not a notebook of this program.")
    match document:
        case {"version": int(version), "pack": str(), "verdicts": list(own), "scenarios": list(made)}:
            pass
        case _:
            raise NotebookError("It is not a notebook of this program.")
    if version != VERSION or isinstance(version, bool):
        raise NotebookError(f"It has version {version}; this program reads version {VERSION}.")
    if len(own) > _MOST or len(made) > MOST_SCENARIOS:
        raise NotebookError("It is larger than any notebook of this program.")
    return Notebook(tuple(_verdicts(own)), tuple(_scenarios(made)))


def _verdicts(rows: list[object]) -> Iterator[OwnVerdict]:
    seen: set[str] = set()
    for row in rows:
        match row:
            case {"claim": str(claim), "verdict": str() | None as word, "note": str(note), **more} if not more:
                pass
            case _:
                raise NotebookError("One of its verdicts has an unknown form.")
        if not claim or claim in seen or len(note) > LONGEST_NOTE:
            raise NotebookError(f"Its verdict on “{claim[:80]}” stands twice or is too long.")
        seen.add(claim)
        yield OwnVerdict(claim, _verdict(word), note)


def _verdict(word: str | None) -> Verdict | None:
    try:
        return None if word is None else Verdict(word)
    except ValueError:
        raise NotebookError(f"“{word[:80] if word else ''}” is not a verdict.") from None


def _scenarios(rows: list[object]) -> Iterator[SavedScenario]:
    seen: set[str] = set()
    for row in rows:
        match row:
            case {"name": str(name), "settings": dict(settings), **more} if not more:
                pass
            case _:
                raise NotebookError("One of its scenarios has an unknown form.")
        if not name or name != scenario_name(name) or name in seen:
            raise NotebookError(f"“{name[:80]}” is no name for a scenario, or stands twice.")
        seen.add(name)
        yield SavedScenario(name, _assumptions(name, settings))


def _assumptions(name: str, settings: dict[object, object]) -> Assumptions:
    if len(settings) > _MOST:
        raise NotebookError(f"Scenario “{name}” is larger than any of this program.")
    found: list[tuple[str, float]] = []
    for key, value in settings.items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not isinstance(key, str) or not key or not number or not isinstance(value, int | float):
            raise NotebookError(f"Scenario “{name}” has an assumption that is not a number.")
        try:
            size = float(value)
        except OverflowError:
            size = float("inf")
        if size - size != 0:
            raise NotebookError(f"Scenario “{name}” has an assumption beyond any number that can be kept.")
        found.append((key, size))
    return tuple(sorted(found))
