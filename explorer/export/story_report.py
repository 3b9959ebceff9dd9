"""What is wrong with a story or stale in it, line by line, for a terminal; and the mark that it was looked over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Story
from explorer.export.clean import clean_text
from explorer.export.wishes import WishError
from explorer.figures.room_check import ARC_MINUTES, RoomCheck
from explorer.figures.stale import StaleStep, link_faults, looked_over, stale_steps
from explorer.figures.words import counted, did_you_mean, listed
from explorer.files.atomic import atomic_write
from explorer.files.own_data import read_bytes
from explorer.files.story_names import ENDING, sidecar_path
from explorer.packs.errors import PackFault
from explorer.packs.limits import MOST_BYTES_STORY
from explorer.packs.stories import FOLDER
from explorer.packs.story_checks import KnownIds, key_row, story_faults
from explorer.packs.story_text import read_story, write_story
from explorer.records import record

SOUND, FAULTY = 0, 1
_MOST_CHANGES = 6  # of one step, in a line of the terminal


@record(frozen=True, slots=True)
class FoundStory:
    """A story and its text; ``file`` is its name in reports, ``path`` where it is kept, ``None`` in an archive."""

    story: Story
    text: str
    file: str
    path: Path | None


@record(frozen=True, slots=True)
class Room:
    """What can be read from the farthest seat of a room, ``seat`` metres away."""

    seat: float
    check: RoomCheck


@record(frozen=True, slots=True)
class StoryReport:
    """Lines for the terminal, and the exit code they mean."""

    code: int
    lines: tuple[str, ...]


def found_story(atlas: Atlas, wanted: str) -> FoundStory:
    """Return the story of an id of the pack, or of the path of a Markdown file; raise WishError if there is none."""
    if wanted in atlas.stories:
        story = atlas.stories[wanted]
        place = Path(atlas.info.place) / FOLDER / f"{wanted}{ENDING}"
        return FoundStory(story, write_story(story), f"{FOLDER}{wanted}{ENDING}", place if place.is_file() else None)
    path = Path(wanted)
    if path.suffix != ENDING:
        use = f" There are {listed(list(atlas.stories))}." if atlas.stories else " This pack has none."
        raise WishError(f"There is no story “{wanted}”.{did_you_mean(wanted, atlas.stories)}{use}")
    return _read(path)


def _read(path: Path) -> FoundStory:
    try:
        data, beside = read_bytes(path), read_bytes(sidecar_path(path))
        if data is None:
            raise WishError(f"There is no story at “{path}”.")
        text = data.decode()
    except OSError as error:
        raise WishError(f"“{path}” cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise WishError(f"“{path}” is not UTF-8 text.") from None
    if len(data) > MOST_BYTES_STORY:
        raise WishError(f"“{path}” is larger than {MOST_BYTES_STORY:,} bytes.")
    return FoundStory(read_story(text, path.stem, beside or b""), text, path.name, path)


def story_report(atlas: Atlas, found: FoundStory, room: Room | None = None) -> StoryReport:
    """Return every fault, stale step and text too small for a room, of a story, as ``file:line:key: message``."""
    known = KnownIds({*atlas.entities, *atlas.milestones, *atlas.claims}, atlas.entities)
    rows = [(one.row, one.column, one.message) for one in story_faults(found.text, known)]
    lines = {row for row, column, _ in rows if column == "view"}
    rows += [one for one in _link_rows(atlas, found.story, found.text) if one[0] not in lines]
    for stale in stale_steps(atlas, found.story):
        rows.append((key_row(found.text, stale.place, "seen"), "seen", _told(stale)))
    rows += _small_rows(found.text, room) if room is not None else ()
    said = [clean_text(f"{found.file}:{row}:{key}: {message}") for row, key, message in sorted(rows)]
    if said:
        return StoryReport(FAULTY, tuple(said))
    story = found.story
    never = sum(not step.seen for step in story.steps)
    tail = f"; {never} never looked over" if never else ""
    minutes = f"{story.planned:g} of {story.minutes:g} minutes" if story.minutes else f"{story.planned:g} minutes"
    tail += f"; every text can be read from {room.seat:g} m" if room is not None else ""
    line = clean_text(f"{found.file}: sound. “{story.title}”, {counted(len(story.steps), 'step')}, {minutes}{tail}.")
    return StoryReport(SOUND, (line,))


def _small_rows(text: str, room: Room) -> Iterator[tuple[int, str, str]]:
    for one in room.check.failing:
        said = f"“{one.size.text}” is {one.arc:.1f}′ high from {room.seat:g} m; {ARC_MINUTES:g}′ are read with ease."
        yield key_row(text, one.size.step, "view"), one.size.role, said


def pack_story_faults(atlas: Atlas) -> tuple[PackFault, ...]:
    """Return the links of a pack's stories that cannot be followed; all else was checked when the pack was opened."""
    return tuple(
        PackFault(f"{FOLDER}{one.id}{ENDING}", row, key, "", message.rstrip("."), "Fix the link")
        for one in atlas.stories.values()
        for row, key, message in _link_rows(atlas, one, write_story(one))
    )


def update_story(atlas: Atlas, found: FoundStory) -> None:
    """Mark every step as looked over, in the file and in the ``.seen.json`` beside it.

    Raises WishError for a story of an archive, OSError where a file cannot be written.
    """
    if found.path is None:
        raise WishError(f"“{found.file}” is in an archive; unpack it first.")
    after = looked_over(atlas, found.story)
    atomic_write(sidecar_path(found.path), after.sidecar)
    atomic_write(found.path, write_story(after).encode())


def _link_rows(atlas: Atlas, story: Story, text: str) -> Iterator[tuple[int, str, str]]:
    for place, message in link_faults(atlas, story):
        yield key_row(text, place, "view"), "view", message


def _told(stale: StaleStep) -> str:
    if not stale.changes:
        return f"“{stale.title}” shows other numbers than when it was looked over; the old ones were not kept."
    parts = [f"{one.name} {one.old} → {one.new}" for one in stale.changes[:_MOST_CHANGES]]
    left = len(stale.changes) - len(parts)
    more = f"; and {left} more" if left else ""
    return f"“{stale.title}” shows other numbers than when it was looked over: {'; '.join(parts)}{more}."
