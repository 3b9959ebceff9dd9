"""What a pack says of itself: datapackage.json, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from explorer.domain.letters import seen
from explorer.packs.cells import YEARS
from explorer.packs.errors import PackRefused, shown
from explorer.packs.faults import FaultLog
from explorer.packs.folder import DESCRIPTOR
from explorer.packs.names import check_name
from explorer.packs.shapes import SHAPES
from explorer.packs.strict_json import strict_json, whole_text
from explorer.records import record

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@record(frozen=True, slots=True)
class Descriptor:
    """The facts of a datapackage.json; ``tables`` has the file of each known table by the table's name.

    ``article`` is the id of the source whose claims are checked.
    """

    name: str
    title: str
    version: str
    created: str
    as_of: date
    licences: tuple[str, ...]
    contributors: tuple[str, ...]
    languages: tuple[str, ...]
    colours: Mapping[str, tuple[str, str]]
    tables: Mapping[str, str]
    article: str = ""


class DescriptorReader:
    """Reads a descriptor; faults go to the log, and what they leave open gets a plain stand-in."""

    def __init__(self, data: bytes, log: FaultLog) -> None:
        found = strict_json(data, DESCRIPTOR)
        if not isinstance(found, dict):
            raise PackRefused(f"{DESCRIPTOR} does not hold an object in braces.")
        self._found: dict[str, Any] = found
        self._text = data.decode("utf-8-sig")
        self._log = log

    def read(self, names: frozenset[str]) -> Descriptor:
        """Return what the descriptor says; ``names`` are the files that the pack has."""
        return Descriptor(
            self._line_of_text("name", needed=True),
            self._line_of_text("title") or self._line_of_text("name"),
            self._line_of_text("version"),
            self._line_of_text("created"),
            self._as_of(),
            self._listed("licenses", "title", "name"),
            self._listed("contributors", "title", "name"),
            self._listed("languages"),
            self._colours(),
            self._tables(names),
            self._line_of_text("article"),
        )

    def _fault(self, key: str, value: str, problem: str, fix: str) -> None:
        self._log.add(DESCRIPTOR, self._line_of(key, value), key, value, problem, fix)

    def _line_of(self, key: str, value: str) -> int:
        """Return the line on which a value likely stands, first of all as a name; else the line of the key, else 1."""
        texts = [f'"name"\\s*:\\s*"{re.escape(value)}"', f'"{re.escape(value)}"'] if value else []
        places = (re.search(pattern, self._text) for pattern in (*texts, f'"{re.escape(key)}"'))
        found = next((place.start() for place in places if place), 0)
        return self._text.count("\n", 0, found) + 1

    def _line_of_text(self, key: str, needed: bool = False) -> str:
        value = self._found.get(key, "")
        if not isinstance(value, str):
            self._fault(key, "", f"“{key}” is not a text", "Put it in double quotes")
            return ""
        if needed and not value.strip():
            self._fault(key, "", f"“{key}” is missing", f'Add "{key}": "…"')
        return seen(" ".join(whole_text(value)[:1000].split()))

    def _as_of(self) -> date:
        value = self._line_of_text("as_of", needed=True)
        try:
            if value and not _DATE.fullmatch(value):
                raise ValueError(value)
            found = date.fromisoformat(value) if value else date.min
        except ValueError:
            self._fault("as_of", value, f"“{shown(value)}” is not a day", 'Write it like "2025-12-31"')
            return date.min
        if value and found.year not in YEARS:
            self._fault("as_of", value, f"“{value}” lies beyond the years {YEARS[0]} to {YEARS[-1]}", "Check the year")
        return found

    def _listed(self, key: str, *keys: str) -> tuple[str, ...]:
        """Return the texts of a list, or of the first of ``keys`` that each of its objects has."""
        value = self._found.get(key, [])
        if not isinstance(value, list):
            self._fault(key, "", f"“{key}” is not a list", "Put it in square brackets")
            return ()
        texts = (next((one[k] for k in keys if one.get(k)), "") if isinstance(one, dict) else one for one in value)
        return tuple(
            seen(" ".join(whole_text(text)[:1000].split())) for text in texts if isinstance(text, str) and text
        )

    def _colours(self) -> Mapping[str, tuple[str, str]]:
        value = self._found.get("colours", {})
        if not isinstance(value, dict):
            self._fault("colours", "", "“colours” is not an object", 'Write {"id": ["#112233", "#AABBCC"]}')
            return MappingProxyType({})
        good: dict[str, tuple[str, str]] = {}
        for key, pair in value.items():
            if isinstance(pair, list) and len(pair) == 2 and all(_is_colour(one) for one in pair):
                good[key] = (pair[0], pair[1])
            else:
                problem = f"The colours of “{shown(key)}” are not two colours"
                self._fault("colours", key, problem, 'Write one for light and one for dark: ["#112233", "#AABBCC"]')
        return MappingProxyType(good)

    def _tables(self, names: frozenset[str]) -> Mapping[str, str]:
        value = self._found.get("resources")
        if not isinstance(value, list):
            self._fault("resources", "", "“resources” is not a list of tables", "List entities and sources at least")
            return MappingProxyType({})
        known = {shape.name for shape in SHAPES}
        named = [(_name(one), one) for one in value]
        tables: dict[str, str] = {}
        for name, one in named:
            if name not in known:
                continue  # tables of others are kept and left alone
            if name in tables:
                self._fault("resources", name, f"The table “{name}” is listed twice", "List it once")
            elif self._file_fits(name, one, names):
                tables[name] = one["path"]
        self._check_listed({name for name, _ in named})
        return MappingProxyType(tables)

    def _check_listed(self, listed: set[str]) -> None:
        for shape in SHAPES:
            if shape.needed and shape.name not in listed:
                self._fault("resources", "", f"The table “{shape.name}” is not listed", "Every pack has one; add it")
        if "observations" in listed and "metrics" not in listed:
            self._fault(
                "resources", "observations", "The table “metrics” is not listed", "Observations need it; add it"
            )

    def _file_fits(self, name: str, resource: dict[str, Any], names: frozenset[str]) -> bool:
        path = resource.get("path")
        if not isinstance(path, str):
            self._fault("path", name, f"The table “{name}” names no single file", 'Write "path": "FILE.csv"')
            return False
        if "://" in path:
            self._fault("path", path, f"“{shown(path)}” is an address; a pack holds all it needs", "Put the file in")
            return False
        check_name(path)
        if path not in names:
            self._fault("path", path, f"The file “{shown(path)}” is not in the pack", "Add it, or fix the name")
            return False
        return self._dialect_fits(name, resource)

    def _dialect_fits(self, name: str, resource: dict[str, Any]) -> bool:
        """Whether the file is what packs are made of: CSV with commas and double quotes, in UTF-8."""
        dialect = resource.get("dialect")
        found = {**(dialect if isinstance(dialect, dict) else {}), "encoding": resource.get("encoding", "utf-8")}
        usual = {"delimiter": (",",), "quoteChar": ('"',), "header": (True,), "encoding": ("utf-8", "UTF-8", "utf8")}
        for key, allowed in usual.items():
            if found.get(key, allowed[0]) not in allowed:
                what = f"The table “{name}” has another {key} than packs use"
                self._fault(key, name, what, f"Save it with {key} {allowed[0]}")
                return False
        return True


def _name(resource: object) -> str:
    name = resource.get("name") if isinstance(resource, dict) else None
    return name if isinstance(name, str) else ""


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None
