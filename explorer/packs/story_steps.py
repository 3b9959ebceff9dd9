"""One step of a story as Markdown: cut into its lines, read, and written with only those lines changed that differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from explorer.domain.stories import STEP_KEYS, Step, heading_of, key_of, lines_of, notes_of, tidy_line, tidy_text
from explorer.packs.story_keys import closed, digits_of, minutes_of, patched, said_in, yes_of


@dataclass(slots=True)
class Block:
    """The lines of one step: heading, keys (with blank lines before them), text, ``Notes:`` line and notes."""

    heading: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    marker: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_step(raw: str) -> Step:
    """Return the step that the text from its heading to the next holds."""
    block = block_of(raw)
    heading = heading_of("".join(block.heading)) or (2, "")
    said, extra = said_in(block.keys, STEP_KEYS)
    first = notes_of(block.marker[0]) if block.marker else ""
    return Step(
        heading[1],
        said.get("view", ""),
        said.get("takeaway", ""),
        _whole(block.text),
        _whole([first or "", "\n", *block.notes]),
        minutes_of(said.get("minutes", "")) or 0.0,
        yes_of(said.get("hidden", "")) or False,
        said.get("seen", ""),
        extra,
        raw,
        yes_of(said.get("chinese", "")) or False,
    )


def write_step(step: Step, end: str = "\n") -> str:
    """Return the text of a step: its own, with the lines of the fields that differ from it rewritten."""
    before = read_step(step.raw) if step.raw else Step("")
    if step.raw and before == step:
        return step.raw
    block = block_of(step.raw)
    if not step.raw or before.title != step.title:
        block.heading = [f"## {tidy_line(step.title)}".rstrip() + end]
    wanted = _step_words(step)
    block.keys = patched(closed(block.keys, end), STEP_KEYS, _step_words(before), wanted, before.extra, step.extra, end)
    if before.text != step.text or not step.raw:
        block.text = [end, *_lines(step.text, end)]
    if before.notes != step.notes or not step.raw:
        block.marker, block.notes = ([f"Notes:{end}"], _lines(step.notes, end)) if tidy_text(step.notes) else ([], [])
    return _parted(block, end) + (_tail(step.raw) if step.raw else end)


def block_of(raw: str) -> Block:
    """Return the text of a step cut into its parts, which joined give it again."""
    lines, block = list(lines_of(raw)), Block()
    block.heading, lines = lines[:1], lines[1:]
    start = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    first = key_of(lines[start]) if start < len(lines) else None
    if first and (not start or first[0] in STEP_KEYS):
        stop = next((at for at in range(start, len(lines)) if not key_of(lines[at])), len(lines))
        block.keys, lines = lines[:stop], lines[stop:]
    at = next((place for place, line in enumerate(lines) if notes_of(line) is not None), len(lines))
    block.text, block.marker, block.notes = lines[:at], lines[at : at + 1], lines[at + 1 :]
    return block


def _step_words(step: Step) -> dict[str, str]:
    return {
        "view": tidy_line(step.view),
        "takeaway": tidy_line(step.takeaway),
        "minutes": digits_of(step.minutes),
        "hidden": "yes" if step.hidden else "",
        "chinese": "yes" if step.chinese else "",
        "seen": tidy_line(step.seen),
    }


def _parted(block: Block, end: str) -> str:
    """Return a block as text, with a blank line between its parts where one is needed."""
    parts = [part for part in (block.text, [*block.marker, *block.notes]) if part and (_whole(part) or block.marker)]
    text = "".join(closed([*block.heading, *block.keys], end))
    for part in parts:
        gap = "" if not part[0].strip() or text.endswith((end + end, "\n\n")) else end
        text = "".join([text, gap, *closed(part, end)])
    return text[: len(text) - len(_tail(text))]


def _tail(text: str) -> str:
    """Return the blank lines at the end of a text."""
    lines = list(lines_of(text))
    full = max((place for place, line in enumerate(lines) if line.strip()), default=-1)
    return "".join(lines[full + 1 :])


def _lines(text: str, end: str) -> list[str]:
    text = tidy_text(text)
    return [line + end for line in text.split("\n")] if text else []


def _whole(lines: Iterable[str]) -> str:
    """Return lines as one text with plain line ends and no blank lines around."""
    kept = [line.rstrip("\r") for line in "".join(lines).split("\n")]
    full = [place for place, line in enumerate(kept) if line.strip()]
    return "\n".join(kept[full[0] : full[-1] + 1]) if full else ""
