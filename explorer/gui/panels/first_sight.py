"""What is seen of a pack before it is read: the rows of the tree and the first details, kept from an earlier reading.

The first sight of the bundled pack travels with the program; those of other packs lie in the user's cache. The first
line of the file names the version of the program and the fingerprints of the pack and of the lines below: where any of
them differs, there is no first sight.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from explorer import __version__
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.dossier import Dossier, Fact, MilestoneRow, Run, Section
from explorer.files.folders import cache_folder
from explorer.files.resources import bundled_pack, resource_root
from explorer.gui.badges import MarkerSpec
from explorer.gui.itemmodels.tree_row import Node, TreeRow
from explorer.gui.panels.dossier_plan import FactLine, plan
from explorer.packs.prints import pack_print, told

FOLDER = "first-sight"


class FirstSight:
    """The first viewpoint of one pack, made of what a file holds; it words the tree and marks the facts of the details.

    Raises ValueError, TypeError, KeyError or IndexError for what is no first sight.
    """

    def __init__(self, kept: dict[str, Any]) -> None:
        said = kept["said"]
        self.name, self.title, self.whole_title = str(said["name"]), str(said["title"]), str(said["pack"])
        self.as_of, self.counts = str(said["as_of"]), str(said["counts"])
        self.view, self.focus = str(said["view"]), str(said["focus"])
        self.dotted, self.comparable = bool(said["dotted"]), bool(said["comparable"])
        self.colours = {str(key): (str(light), str(dark)) for key, (light, dark) in kept["colours"].items()}
        self.unfolded = frozenset(map(str, kept["unfolded"]))
        self._places = [(str(key), str(above)) for key, above, _ in kept["rows"]]
        self.rows = {str(key): _row(*cells) for key, _, cells in kept["rows"]}
        self.dossier = _dossier(*kept["details"])
        facts = [line.fact for line in plan(self.dossier, frozenset()) if isinstance(line, FactLine)]
        self.pack: object | None = None  # see Marks
        self._marks = dict(zip(facts, (tuple(_mark(*one) for one in marks) for marks in kept["marks"]), strict=True))

    def grow(self) -> Node:
        """Return the root of the tree, everything shown."""
        nodes = {"": Node()}
        for key, above in self._places:
            nodes[key] = nodes[above].add(key, heading=self.rows[key].heading)
        nodes[""].show(None)
        return nodes[""]

    def of(self, fact: Fact) -> tuple[MarkerSpec, ...]:
        """Return a fact's markers from left to right."""
        return self._marks[fact]

    def number(self, source_id: str) -> int:
        """Return a source's number in the details."""
        return self.dossier.sources.index(source_id) + 1

    def fill(self) -> bool:
        """Nothing is news: the figures are there."""
        return False

    def row(self, node: Node) -> TreeRow:
        """Return all that is painted of a row."""
        return self.rows[node.key]

    def waits(self, node: Node) -> bool:
        """No row can be made from the pack yet."""
        del node
        return False

    def settle(self, node: Node) -> bool:
        """See :meth:`waits`."""
        return self.waits(node)

    def said(self, node: Node) -> str:
        """Return the short English name, or the heading."""
        return self.rows[node.key].name

    spoken = tip = said


def first_sight(pack: Path) -> FirstSight | None:
    """Return the first sight of the pack at ``pack``, if one was kept of just this pack by just this program."""
    try:
        head, _, body = sight_file(pack).read_bytes().partition(b"\n")
        if head.decode() != seal(pack, body):
            return None
        return FirstSight(json.loads(body))
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def sight_file(pack: Path) -> Path:
    """Return where the first sight of a pack is kept."""
    if pack == bundled_pack():
        return resource_root() / FOLDER / f"{pack.name}.json"
    from hashlib import sha256  # late: the bundled pack is seen without

    return cache_folder() / FOLDER / f"{sha256(str(pack).encode()).hexdigest()[:24]}.json"


def seal(pack: Path, body: bytes) -> str:
    """Return what the first line of a file with this body must be; an empty text where none can be kept."""
    found = pack_print(pack)
    return f"{__version__} {found} {told(body)}" if found else ""


def _row(
    name: str, name_zh: str, level: int, heading: bool, colour: str, strong: bool, muted: bool,
    sparkline: list[float | None], total: str, counts: bool,
) -> TreeRow:  # fmt: skip
    return TreeRow(name, name_zh, level, heading, colour, strong, muted, tuple(sparkline), total, counts)


def _run(*cells: Any) -> Run:
    return Run(*cells)


def _fact(label: str, runs: list[Any], sources: list[str], differs: int, calc: str, status: str, *rest: Any) -> Fact:
    known = Status(status) if status else None
    return Fact(label, tuple(_run(*one) for one in runs), tuple(sources), differs, calc, known, *rest)


def _milestone(one: str, category: str, date: str, *rest: Any) -> MilestoneRow:
    return MilestoneRow(one, category, Period.parse(date), *rest)


def _section(title: str, facts: list[Any], milestones: list[Any], *rest: Any) -> Section:
    return Section(title, tuple(_fact(*one) for one in facts), tuple(_milestone(*one) for one in milestones), *rest)


def _dossier(
    one: str, title: str, title_zh: str, colour: str, path: list[Any], sections: list[Any],
    summary: str, summary_zh: str, sources: list[str], written: str,
) -> Dossier:  # fmt: skip
    way, parts = tuple(_run(*run) for run in path), tuple(_section(*section) for section in sections)
    return Dossier(one, title, title_zh, colour, way, parts, summary, summary_zh, tuple(sources), written)


def _mark(text: str, kind: str, spoken: str, source_ids: list[str], *rest: str) -> MarkerSpec:
    return MarkerSpec(text, kind, spoken, tuple(source_ids), *rest)
