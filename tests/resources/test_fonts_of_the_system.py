"""Fonts of the published names on the system change nothing of what is drawn and exported: twins are planted there."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import figure
from explorer.files.resources import resource
from explorer.gui.charts.scene import FigureScene
from explorer.gui.theme import FAMILIES, palette_named
from explorer.state.viewpoint import viewpoint

LINKS = ("deliveries", "timeline", "roles", "scenario?by=cost")
TWINS = {"AllianceExplorerSans": "Inter", "AllianceExplorerSansSC": "Noto Sans SC"}
CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{0}</dir><cachedir>{0}/cache</cachedir>
</fontconfig>"""
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from explorer.gui.app import application
application(offscreen=True)
from explorer.cli import main
from explorer.gui.theme import font
taken = []
for weight in (400, 500, 600, 700):
    made = font("body")
    made.setWeight(QFont.Weight(weight))
    taken.append(QFontInfo(made).family())
for at, link in enumerate(sys.argv[1:]):
    assert main(["figure", link, "-o", f"{at}.pdf"]) == 0
print(json.dumps({"system": QFontDatabase.families(), "taken": taken}))
"""


def renamed(data: bytes, family: str, style: str) -> bytes:
    """Return a font file with a table of names that holds nothing but a family and a style."""
    texts = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    heads, store = b"", b""
    for number, text in texts.items():
        coded = text.encode("utf-16-be")
        heads += struct.pack(">6H", 3, 1, 0x409, number, len(coded), len(store))
        store += coded
    names = struct.pack(">3H", 0, len(texts), 6 + len(heads)) + heads + store
    whole = bytearray(data + bytes(-len(data) % 4))
    (tables,) = struct.unpack_from(">H", whole, 4)
    for at in range(12, 12 + 16 * tables, 16):
        if whole[at : at + 4] == b"name":
            struct.pack_into(">2L", whole, at + 8, len(whole), len(names))
    return bytes(whole) + names


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, project: Path) -> tuple[dict[str, list[str]], list[PdfReader]]:
    """Return which fonts a program with twins beside it saw and took, and what it exported for each link."""
    folder = tmp_path_factory.mktemp("twins")
    for name, family in TWINS.items():
        for style in ("Regular", "SemiBold"):
            (folder / f"{name}-{style}.ttf").write_bytes(
                renamed(resource("fonts", f"{name}-{style}.ttf"), family, style)
            )
    (folder / "fonts.conf").write_text(CONFIG.format(folder), encoding="utf-8")
    env = {"HOME": str(folder), "FONTCONFIG_FILE": str(folder / "fonts.conf"), "PYTHONPATH": str(project)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *LINKS], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), [PdfReader(folder / f"{at}.pdf") for at in range(len(LINKS))]


def test_the_twins_are_there_and_are_not_taken(pages: tuple[dict[str, list[str]], list[PdfReader]]) -> None:
    said, _ = pages
    if sys.platform.startswith("linux"):
        assert set(TWINS.values()) <= set(said["system"])
    assert said["taken"] == [FAMILIES[0]] * 4


@pytest.mark.parametrize("at", range(len(LINKS)), ids=LINKS)
def test_a_pdf_holds_our_fonts_and_all_that_it_says(
    at: int, pages: tuple[dict[str, list[str]], list[PdfReader]], atlas: Atlas, qapp: QApplication
) -> None:
    (page,) = pages[1][at].pages
    embedded = {font.get_object()["/BaseFont"].split("-")[0] for font in page["/Resources"]["/Font"].values()}
    assert {"/AllianceExplorerSans"} <= embedded <= {f"/{name}" for name in TWINS}
    made, text = figure(atlas, viewpoint(LINKS[at])), " ".join(page.extract_text().split())
    for said in (made.takeaway, made.subtitle, made.source_line.split(" +")[0]):
        assert said in text
    scene = FigureScene(palette_named("light", atlas.info.colours))
    scene.set_size(1280, 720)
    scene.set_figure(made, atlas)
    written, dense = {"".join(run.text.split()) for run in scene.runs}, "".join(text.split())
    assert sum(any(sign.isdecimal() for sign in one) for one in written) > 3
    assert [one for one in written if one not in dense] == []
