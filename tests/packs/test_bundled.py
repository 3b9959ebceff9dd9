"""The bundled pack is the data set, whole and unchanged, and any Data Package tool finds it valid."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack
from explorer.packs import open_pack
from explorer.packs.shapes import SHAPES
from tests.packs.making import DESCRIPTOR

# Rows and SHA-256 of each table as it was collected.
TABLES = {
    "entities": (96, "e1c0466448e0cfe81ca8ecf600a1c18d8bbf4de80a0aad2c16ebbe960c7b21c1"),
    "sources": (589, "127836592fc639a98ae1322590a12f7605c37dcd3103ce6ee4a88dd70665d517"),
    "metrics": (44, "023a261917608592ebe7f390a78d36d13d44e71532046973d50d77b338e13e40"),
    "observations": (1271, "321a7e47ecc1c1d2cc24277e35c0b763d886e233e769342c51cd2cc79428ac85"),
    "milestones": (274, "8262bfd7aa97e44270d8d5c9381d8f3fd8a4a96a33d7786ac4c3b97c6fd73ea2"),
    "relations": (76, "21d131e0ace4d85ab7052ea9e60e546027e301bc1e2836f8d0d8790b8ab732fc"),
    "roles": (68, "0aba11860a209aed64d4b3ef777622a74af792f05688daaf7b438e52d9cff4da"),
    "claims": (32, "e495effdd68441a24725ab5ee7e4c447674616ccdc26670fa1661a0427ce10e1"),
    "scenarios": (16, "6fc372fb608b702fc6222d98976aab881183d28eee4fb99f3b108a74b63a8bf1"),
    "readings": (2, "f312be2eef92d44957110252485f49bf8bc5d0984b258a6f04b3ca9673854e78"),
}
COLOURS = {
    "hima": ("#14181D", "#F4F5F6"),
    "aito": ("#2A64C5", "#6496F2"),
    "luxeed": ("#2595A2", "#4FD3DE"),
    "stelato": ("#C07E00", "#F2BE4E"),
    "maextro": ("#4F2D6E", "#A878AA"),
    "shangjie": ("#AE3216", "#F0603F"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_whole_and_unchanged(name: str) -> None:
    data = (bundled_pack() / f"{name}.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode())))
    assert (len(rows) - 1, hashlib.sha256(data).hexdigest()) == TABLES[name]


def test_every_row_becomes_a_record(atlas: Atlas) -> None:
    assert {name: len(getattr(atlas, name)) for name in TABLES} == {name: rows for name, (rows, _) in TABLES.items()}


def test_records_hold_what_the_cells_say(atlas: Atlas) -> None:
    """Reads the tables by another road and compares every cell that is kept as text or number."""
    for name in TABLES:
        rows = list(csv.DictReader(io.StringIO((bundled_pack() / f"{name}.csv").read_text("utf-8"))))
        table = getattr(atlas, name)
        records = list(table.values()) if hasattr(table, "values") else list(table)
        for row, record in zip(rows, records, strict=True):
            for column, cell in row.items():
                value = getattr(record, column)
                value = getattr(value, "value", value)
                if isinstance(value, float):
                    assert value == float(cell)
                elif isinstance(value, tuple) and column.endswith("ids"):
                    assert ";".join(value) == cell
                elif isinstance(value, bool):
                    assert str(int(value)) == cell
                else:
                    assert ("" if value is None else str(value)) == cell


def test_the_descriptor_says_what_the_program_shows(atlas: Atlas) -> None:
    info = atlas.info
    assert (info.name, info.title, str(info.as_of)) == ("hima", "HIMA base pack", "2026-11-22")
    assert info.languages == ("en", "zh")
    assert info.licences
    assert info.contributors
    assert dict(info.colours) == COLOURS
    assert "the article" in atlas.sources[info.article].title
    assert {one.id for one in atlas.member_brands} == COLOURS.keys() - {"hima"}


def test_each_schema_describes_each_column() -> None:
    found = json.loads((bundled_pack() / DESCRIPTOR).read_text("utf-8"))
    schemas = {one["name"]: one["schema"] for one in found["resources"] if "schema" in one}
    stories = {one["path"] for one in found["resources"] if "schema" not in one}
    assert stories == {f"stories/{one}.md" for one in open_pack(bundled_pack()).stories}
    assert schemas.keys() == TABLES.keys() == {shape.name for shape in SHAPES}
    for shape in SHAPES:
        fields = schemas[shape.name]["fields"]
        header = (bundled_pack() / f"{shape.name}.csv").read_text("utf-8").split("\n", 1)[0]
        assert [one["name"] for one in fields] == header.split(",") == [one.name for one in shape.columns]
        assert all(len(one["description"]) >= 10 and one["title"] and one["type"] for one in fields)
        assert schemas[shape.name]["primaryKey"]
        keys = {one["fields"] for one in schemas[shape.name].get("foreignKeys", [])}
        single = {one.name for one in shape.columns if one.to and not one.name.endswith("_ids")}
        assert keys == single, "single ids are foreign keys, lists cannot be"
        needed = {one["name"] for one in fields if one.get("constraints", {}).get("required")}
        assert {one.name for one in shape.columns if one.needed} <= needed


def test_a_general_validator_finds_the_pack_valid(project: Path) -> None:
    """Runs frictionless in a process of its own: it imports half a world, and warns."""
    code = (
        "import sys, frictionless; report = frictionless.validate(sys.argv[1]); "
        "print(report.to_summary() if not report.valid else ''); sys.exit(not report.valid)"
    )
    path = bundled_pack() / DESCRIPTOR
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_reading_a_folder_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from explorer.packs import open_pack; open_pack(Path(sys.argv[1])); "
        "print(' '.join(sorted({one.split('.')[0] for one in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(bundled_pack())], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    heavy = {"numpy", "zipfile", "difflib", "PySide6", "pydantic", "decimal", "unicodedata", "socket", "tempfile"}
    assert not heavy & set(done.stdout.split())
