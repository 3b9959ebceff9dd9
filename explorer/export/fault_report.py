"""The result of checking a pack, for a terminal or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.export.clean import clean_text
from explorer.export.story_report import pack_story_faults
from explorer.packs import PackError, PackFaulty, open_pack
from explorer.packs.errors import MOST_FAULTS
from explorer.records import record

VALID, FAULTY, UNREADABLE = 0, 1, 2  # the exit codes of ``check``


@record(frozen=True, slots=True)
class CheckReport:
    """What a check found: ``code`` says valid, faulty or unreadable, ``lines`` are for reading, ``text`` is JSON.

    ``remark`` is a sentence on what the lines do not hold: why a pack was refused, that there are more faults, or that
    some numbers of a valid pack are not counted yet.
    """

    code: int
    lines: tuple[str, ...]
    remark: str
    text: str


def checked_pack(place: Path) -> CheckReport:
    """Open a pack and report every fault as ``file:row:column: message``, or why it cannot be read."""
    try:
        atlas = open_pack(place)
    except PackFaulty as error:
        return _faulty(place, error)
    except PackError as error:
        return CheckReport(UNREADABLE, (), clean_text(str(error)), _json(place, error=str(error)))
    faults = pack_story_faults(atlas)
    if faults:
        return _faulty(place, PackFaulty(atlas.info.name, faults[:MOST_FAULTS], len(faults)))
    counted = f"{len(atlas.entities)} entities, {len(atlas.observations):,} observations, {len(atlas.sources)} sources"
    said = clean_text(f"{place}: valid. {atlas.info.title} {atlas.info.version}, {counted}.")
    remark = _ahead_words(atlas)
    return CheckReport(VALID, (said,), remark, _json(place, valid=True, remark=remark))


def _ahead_words(atlas: Atlas) -> str:
    """Return a sentence on the numbers that no view counts yet, or an empty text."""
    table, as_of = atlas.observations, atlas.info.as_of
    late = {code for code in set(table.period) if Period.from_code(code).end > as_of}
    counted = {one.id for one in atlas.metrics.values() if one.period_kind != "level"}
    rows = [row for row, code in enumerate(table.period) if code in late] if late else []
    ahead = sum(table.metrics[table.metric[row]] in counted for row in rows)
    if not ahead:
        return ""
    numbers = "1 number is of a period" if ahead == 1 else f"{ahead:,} numbers are of periods"
    return f"{numbers} that had not ended by the pack's date, {as_of}: not counted yet."


def _faulty(place: Path, error: PackFaulty) -> CheckReport:
    lines = tuple(clean_text(f"{one.file}:{one.row}:{one.column}: {one.message}") for one in error.faults)
    left = error.total - len(error.faults)
    remark = f"{error.total:,} faults; the first {len(lines)} are listed." if left > 0 else ""
    names = ("file", "row", "column", "value", "problem", "fix", "message")
    faults = [{name: getattr(one, name) for name in names} for one in error.faults]
    return CheckReport(
        FAULTY, lines, remark, _json(place, error=str(error), remark=remark, total=error.total, faults=faults)
    )


def _json(
    place: Path,
    *,
    valid: bool = False,
    error: str = "",
    remark: str = "",
    total: int = 0,
    faults: list[dict[str, object]] | None = None,
) -> str:
    report = {"pack": str(place), "valid": valid, "error": error, "remark": remark, "total": total}
    report["faults"] = faults or []
    return json.dumps(report, indent=1)  # in ASCII, so that no terminal loses a letter of it
