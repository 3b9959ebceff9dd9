"""Texts that would do something if a surface took them for more than text, and an atlas made of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack

MARK = QColor("#FF00C8")  # a colour that no theme, series or milestone has


def payloads(folder: Path) -> tuple[str, ...]:
    """Return twelve payloads; those with a picture point at one that is all of the marker colour."""
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(MARK)
    path = folder / "mark.png"
    assert picture.save(str(path))
    mark = MARK.name()
    return (
        f'<img src="{path}">',
        f"<img src='file://{path}' width=60 height=60>",
        f'<html><body background="{path}">text</body></html>',
        f'<b>bold</b><img src="{path}">',
        f"![picture]({path})",
        f'<table background="{path}" width=200><tr><td>cell</td></tr></table>',
        f'<a href="file:///etc/passwd">open</a><img src="{path}"/>',
        f'<font color="{mark}" size=7>coloured</font>',
        f'<span style="background:{mark}">ground</span>',
        f'<h1 style="color:{mark}">heading</h1>',
        f'<!DOCTYPE html><p bgcolor="{mark}"><img src="{path}"></p>',
        f'<hr color="{mark}"><table bgcolor="{mark}" width=200><tr><td>x</td></tr></table>',
    )


def marked_pixels(image: QImage) -> int:
    """Count the pixels of the marker colour."""
    wide = image.convertToFormat(QImage.Format.Format_RGB32)
    row = wide.width() * 4
    wanted = bytes((MARK.blue(), MARK.green(), MARK.red()))
    data = bytes(wide.constBits())
    lines = (data[top * wide.bytesPerLine() : top * wide.bytesPerLine() + row] for top in range(wide.height()))
    return sum(line[at : at + 3] == wanted for line in lines if wanted in line for at in range(0, row, 4))


def leaks(*widgets: QWidget) -> int:
    """Count the widgets that show the marker colour."""
    return sum(marked_pixels(widget.grab().toImage()) > 0 for widget in widgets)


def poisoned(atlas: Atlas, payload: str) -> Atlas:
    """Return an atlas in which every text a panel may show is the payload, ids and structure as they were."""
    return replace(
        atlas,
        entities=dict(_entities(atlas, payload)),
        sources={
            key: replace(one, title=payload, publisher=payload, url=payload, language=payload)
            for key, one in atlas.sources.items()
        },
        milestones={
            key: replace(one, title_en=payload, title_zh=payload, description_en=payload)
            for key, one in atlas.milestones.items()
        },
        claims={
            key: replace(one, statement_en=payload, statement_zh=payload, evidence_en=payload, figure=payload)
            for key, one in atlas.claims.items()
        },
        relations=tuple(replace(one, note=payload) for one in atlas.relations),
        metrics={key: replace(one, name_en=payload, name_zh=payload) for key, one in atlas.metrics.items()},
    )


def _entities(atlas: Atlas, payload: str) -> Iterator[tuple[str, object]]:
    for key, one in atlas.entities.items():
        yield (
            key,
            replace(
                one,
                name_en=payload,
                name_zh=payload,
                ownership=payload,
                segment=payload,
                powertrain=payload,
                summary_en=payload,
                summary_zh=payload,
            ),
        )


# The columns whose cells are only ever shown; words that the program knows, such as a category, are not among them.
_SHOWN = {
    "name_en", "name_zh", "ownership", "segment", "powertrain", "summary_en", "summary_zh", "title", "publisher", "url",
    "language", "title_en", "title_zh", "description_en", "note", "activity", "activity_zh", "statement_en",
    "statement_zh", "evidence_en", "evidence_zh", "figure", "author", "year", "why_en", "why_zh",
    "url_or_isbn",
}  # fmt: skip


def poisoned_pack(folder: Path, payload: str) -> Path:
    """Write the bundled pack with ``payload`` in every cell that is only shown, and return the folder."""
    folder.mkdir()
    for file in bundled_pack().glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        shown = [at for at, name in enumerate(header) if name in _SHOWN]
        for row in rows:
            for at in shown:
                row[at] = payload if row[at] else ""
        with (folder / file.name).open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([header, *rows])
    about = json.loads((bundled_pack() / "datapackage.json").read_text("utf-8"))
    about.update(title=payload, version=payload, licenses=[{"title": payload}], contributors=[{"title": payload}])
    (folder / "datapackage.json").write_text(json.dumps(about), "utf-8")
    return folder
