"""The stories of a pack: the Markdown files in its folder ``stories``, with the numbers kept beside them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from explorer.domain.stories import Story
from explorer.files.story_names import ENDING, SIDECAR
from explorer.packs.faults import FaultLog
from explorer.packs.limits import MOST_BYTES_SIDECAR, MOST_BYTES_STORY
from explorer.packs.locate import Files
from explorer.packs.story_checks import KnownIds, story_faults
from explorer.packs.story_text import read_story
from explorer.packs.tables import Ids

FOLDER = "stories/"
_RECORDS = ("entities", "milestones", "claims")


class StoryReader:
    """Reads the stories of a pack; faults go to the log, and what is read is added to the contents of the pack."""

    def __init__(self, files: Files, known: Mapping[str, Ids | None], contents: dict[str, bytes], log: FaultLog):
        self._files = files
        self._contents = contents
        self._log = log
        self.names = sorted(name for name in files.names if _is_story(name))
        tables = [known.get(table) for table in _RECORDS]
        whole = [one for one in tables if one is not None]
        records = frozenset(record for one in whole for record in one)
        self._known = KnownIds(records, whole[0]) if len(whole) == len(tables) else None

    def read(self) -> Mapping[str, Story]:
        """Return the stories by their ids, in the order of their names."""
        found = (self._story(name) for name in self.names)
        return MappingProxyType({one.id: one for one in found if one is not None})

    def _story(self, name: str) -> Story | None:
        data = self._contents[name] = self._files.read(name, MOST_BYTES_STORY)
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            row = data.count(b"\n", 0, error.start) + 1
            self._log.add(name, row, "", "", "This is not UTF-8 text", "Save the file as UTF-8")
            return None
        for one in story_faults(text, self._known):
            self._log.add(name, one.row, one.column, one.value, one.problem, one.fix)
        stem = name.removesuffix(ENDING)
        beside, sidecar = stem + SIDECAR, b""
        if beside in self._files.names:
            sidecar = self._contents[beside] = self._files.read(beside, MOST_BYTES_SIDECAR)
        return read_story(text, stem.removeprefix(FOLDER), sidecar)


def _is_story(name: str) -> bool:
    """Whether a file is a story: a Markdown file right in the folder that is not there to explain the others."""
    own = name.removeprefix(FOLDER)
    plain = own != name and "/" not in own and own.endswith(ENDING)
    return plain and not own.startswith(".") and own.lower() != "readme.md"
