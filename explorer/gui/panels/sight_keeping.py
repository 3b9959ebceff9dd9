"""Makes and keeps the first sight of an open pack."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.compare_kin import comparable
from explorer.figures.dossiers import dossier
from explorer.files.atomic import atomic_write
from explorer.files.resources import bundled_pack
from explorer.gui.itemmodels.atlas_tree import open_at_first
from explorer.gui.itemmodels.row_words import RowWords
from explorer.gui.itemmodels.tree_nodes import grow
from explorer.gui.itemmodels.tree_row import Node
from explorer.gui.panels.as_of_control import date_words
from explorer.gui.panels.dossier_plan import FactLine, plan
from explorer.gui.panels.first_sight import first_sight, seal, sight_file
from explorer.gui.panels.opening import first_viewpoint
from explorer.gui.panels.source_marks import SourceMarks
from explorer.gui.panels.status import counts_words, pack_words

_MOST = 20  # files of other packs that are kept
_LARGEST = 500  # entities: the rows of more would take too long to make at once


def sight_body(atlas: Atlas) -> bytes:
    """Return what is kept of a pack: its first viewpoint, in JSON."""
    here = first_viewpoint(atlas)
    words = RowWords(atlas)
    words.fill()
    root = grow(atlas)
    about = dossier(atlas, here.focus or next(iter(atlas.entities)))
    marks = SourceMarks(atlas, about)
    kept = {
        "said": {
            "name": atlas.info.name, "title": atlas.info.title, "pack": pack_words(atlas),
            "as_of": date_words(atlas, None), "counts": counts_words(atlas),
            "view": here.view, "focus": about.id, "dotted": about.id in atlas.entities,
            "comparable": comparable(atlas, about.id),
        },
        "colours": {key: list(pair) for key, pair in atlas.info.colours.items()},
        "unfolded": sorted(open_at_first(atlas)),
        "rows": [[node.key, _above(node), _plain(words.row(node))] for node in root.walk()],
        "details": _plain(about),
        "marks": [_plain(marks.of(line.fact)) for line in plan(about, frozenset()) if isinstance(line, FactLine)],
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def sight_bytes(atlas: Atlas, pack: Path) -> bytes:
    """Return the whole file of a first sight."""
    body = sight_body(atlas) + b"\n"
    return seal(pack, body).encode() + b"\n" + body


def keep_sight(atlas: Atlas, pack: Path) -> None:
    """Keep the first sight of a pack of the user's for its next opening, unless it is kept or cannot be."""
    if pack == bundled_pack() or not 0 < len(atlas.entities) <= _LARGEST or not seal(pack, b""):
        return
    file = sight_file(pack)
    try:
        if first_sight(pack) is not None:
            return
        data = sight_bytes(atlas, pack)
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(file, data)
        for old in sorted(file.parent.glob("*.json"), key=_age)[:-_MOST]:
            old.unlink()
    except OSError:
        return  # the next opening will only be slower


def _above(node: Node) -> str:
    return node.parent.key if node.parent is not None else ""


def _age(file: Path) -> float:
    return file.stat().st_mtime


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Period):
        return str(value)
    if hasattr(value, "__match_args__"):
        return [_plain(getattr(value, name)) for name in value.__match_args__]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
