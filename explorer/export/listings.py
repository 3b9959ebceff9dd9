"""Lists of what a pack holds, as lines of text with the id first."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.export.clean import clean_text
from explorer.figures.catalogue import VIEWS
from explorer.figures.names import KINDS, short_name
from explorer.figures.words import counted

KINDS_OF_LIST = ("views", "entities", "metrics", "stories")
_ID = 28
_WORD = 14


def listing(atlas: Atlas, what: str) -> list[str]:
    """Return a line for each view, entity, metric or story."""
    match what:
        case "views":
            return [_line(row.id, f"key {row.key}" if row.key else "", row.title) for row in VIEWS]
        case "entities":
            return [
                _line(one.id, KINDS[one.kind], f"{short_name(atlas, one.id)}  {one.name_zh}")
                for one in atlas.entities.values()
            ]
        case "metrics":
            return [
                _line(one.id, one.unit, f"{one.name_en}  {one.name_zh}. {one.description_en}")
                for one in atlas.metrics.values()
            ]
        case "stories":
            return [
                _line(
                    one.id, counted(len(one.steps), "step"), f"{one.title}{f'. {one.audience}' if one.audience else ''}"
                )
                for one in atlas.stories.values()
            ]
    return []


def _line(record_id: str, word: str, rest: str) -> str:
    return clean_text(f"{record_id:<{_ID}} {word:<{_WORD}} {rest}").rstrip()
