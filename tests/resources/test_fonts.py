"""The bundled fonts show every character of every pack and of the interface: no box instead of a character."""

from __future__ import annotations

import ast
import io
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QGlyphRun,
    QPainter,
    QPdfWriter,
    QRawFont,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication

from explorer.files.resources import resource, resource_root
from explorer.gui.theme import FAMILIES, SYSTEM_CHINESE, font

STYLES = ("Regular", "SemiBold")
FILES = ("AllianceExplorerSans", "AllianceExplorerSansSC")
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs", "Cn"}  # controls, line ends and no characters at all are never drawn


def seen(texts: Iterator[str]) -> set[str]:
    return {sign for text in texts for sign in text if unicodedata.category(sign) not in UNSEEN}


def literals(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def pack_texts() -> Iterator[str]:
    for file in (resource_root() / "packs").rglob("*"):
        if file.suffix in (".csv", ".json", ".md"):
            yield file.read_text(encoding="utf-8")


def raw_fonts(style: str) -> list[QRawFont]:
    return [QRawFont(resource("fonts", f"{name}-{style}.ttf"), 16.0) for name in FILES]


def missing(signs: set[str], style: str) -> str:
    fonts = raw_fonts(style)
    without = sorted(one for one in signs if not any(raw.supportsCharacter(ord(one)) for raw in fonts))
    return ", ".join(f"{one} U+{ord(one):04X} {unicodedata.name(one, '')}" for one in without)


@pytest.mark.parametrize("style", STYLES)
def test_every_character_of_packs_and_interface_has_a_glyph(style: str, project: Path, qapp: QApplication) -> None:
    signs = seen(chain(pack_texts(), literals(project / "explorer")))
    assert len(signs) > 900
    assert not missing(signs, style)


@pytest.mark.parametrize("style", STYLES)
def test_all_of_gb2312_has_a_glyph(style: str, qapp: QApplication) -> None:
    codes = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    signs = seen(code.decode("gb2312", errors="ignore") for code in codes)
    assert len(signs) == 7_445
    assert not missing(signs, style)


def test_a_missing_character_is_named(qapp: QApplication) -> None:
    assert missing({"A", "𖼀"}, "Regular") == "𖼀 U+16F00 MIAO LETTER PA"


def laid_out(text: str, font: QFont) -> list[QGlyphRun]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()


def runs(text: str, font: QFont) -> list[QRawFont]:
    return [run.rawFont() for run in laid_out(text, font)]


def glyphs(text: str, font: QFont) -> list[int]:
    return [index for run in laid_out(text, font) for index in run.glyphIndexes()]


def boxes(text: str, font: QFont) -> int:
    return glyphs(text, font).count(0)


def bundled(weight: int) -> QFont:
    made = font("body")
    made.setWeight(QFont.Weight(weight))
    return made


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_qt_draws_no_box(weight: int, project: Path, qapp: QApplication) -> None:
    signs = sorted(seen(chain(pack_texts(), literals(project / "explorer"))))
    assert boxes("".join(signs), bundled(weight)) == 0
    assert boxes("A\U000effff", bundled(weight)) > 0  # the count does see a box


def test_families_and_weights_are_told_apart(qapp: QApplication, fonts: tuple[str, ...]) -> None:
    assert fonts == FAMILIES
    assert not {"Inter", "Noto Sans SC"} & set(fonts)  # a system may have these, and Qt would then mix the two
    regular, bold = (QFontMetricsF(bundled(weight)) for weight in (400, 600))
    assert bold.horizontalAdvance("Hamburg") > regular.horizontalAdvance("Hamburg")
    assert [(raw.familyName(), raw.styleName()) for style in STYLES for raw in raw_fonts(style)] == [
        (family, style) for style in STYLES for family in FAMILIES
    ]


@pytest.mark.parametrize(
    ("weight", "style"), [(400, "Regular"), (500, "Regular"), (600, "SemiBold"), (700, "SemiBold")]
)
def test_qt_takes_the_very_files(weight: int, style: str, qapp: QApplication) -> None:
    taken = {run.familyName(): run for run in runs("AITO 问界", bundled(weight))}
    assert QFontInfo(bundled(weight)).family() == FAMILIES[0]
    assert set(taken) == set(FAMILIES)
    for file in raw_fonts(style):
        assert taken[file.familyName()].fontTable("name") == file.fontTable("name")
        assert taken[file.familyName()].fontTable("cmap") == file.fontTable("cmap")


def test_rare_chinese_falls_back_to_a_chinese_font_of_the_system(qapp: QApplication) -> None:
    assert missing({"龘"}, "Regular")
    made = bundled(400)
    assert made.families() == [*FAMILIES, SYSTEM_CHINESE]
    (taken,) = {run.familyName() for run in runs("龘", made)}
    assert (taken == SYSTEM_CHINESE) == (SYSTEM_CHINESE in QFontDatabase.families())


def test_licence_and_makers_are_named_in_each_file(qapp: QApplication) -> None:
    for style in STYLES:
        for raw, maker in zip(raw_fonts(style), ("The Inter Project Authors", "Adobe"), strict=True):
            names = bytes(raw.fontTable("name").data()).decode("utf-16-be", errors="ignore")
            assert maker in names and "SIL Open Font License" in names and "under a name of its own" in names


def test_text_is_literal(qapp: QApplication) -> None:
    assert len(glyphs("->", bundled(400))) == 2  # Inter as published would draw an arrow in place of what was written


@pytest.mark.parametrize("style", STYLES)
def test_figures_are_tabular_by_themselves(style: str, qapp: QApplication) -> None:
    """A PDF tells its letters by the font's map of characters: what only a feature reaches cannot be found in it."""
    latin = raw_fonts(style)[0]
    widths = [one.x() for one in latin.advancesForGlyphIndexes(latin.glyphIndexesForString("0123456789"))]
    assert len(set(widths)) == 1
    metrics = QFontMetricsF(bundled(400))
    assert metrics.horizontalAdvance("111,111") == metrics.horizontalAdvance("888,888")


@pytest.mark.parametrize("weight", [400, 600])
def test_hyphens_within_words_are_narrower_than_figures(weight: int, qapp: QApplication) -> None:
    metrics = QFontMetricsF(bundled(weight))
    assert metrics.horizontalAdvance("a-a") - metrics.horizontalAdvance("aa") < 0.8 * metrics.horizontalAdvance("0")


def test_pdf_tells_every_character_as_itself(project: Path, qapp: QApplication) -> None:
    """Where two characters share a shape, a PDF tells the lower one, such as a tab for a space."""
    signs = sorted(seen(chain(pack_texts(), literals(project / "explorer"))) - {"\u00a0", "\u202f"})
    told: set[str] = set()
    for first in range(0, len(signs), 400):
        told |= set(pdf_text(signs[first : first + 400]))
    assert " " in told and "\t" not in told
    assert [f"{sign} U+{ord(sign):04X}" for sign in signs if sign not in told] == []


def pdf_text(signs: list[str]) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    with QPainter(writer) as painter:
        painter.setFont(bundled(400))
        for at, sign in enumerate(signs):
            painter.drawText(20 + at % 20 * 24, 20 + at // 20 * 24, f"{sign} .")
    return PdfReader(io.BytesIO(bytes(buffer.data().data()))).pages[0].extract_text()


def test_pdf_embeds_both_fonts_as_truetype(qapp: QApplication) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)  # named: the painter does not keep its device alive
    with QPainter(writer) as painter:
        painter.setFont(bundled(600))
        painter.drawText(1000, 1000, "问界 AITO")
    data = bytes(buffer.data().data())
    assert data.count(b"/FontFile2") == 2
    assert data.rstrip().endswith(b"%%EOF")


def test_licences_and_size() -> None:
    folder = resource_root() / "fonts"
    for name in ("OFL-Inter.txt", "OFL-NotoSansSC.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / name).read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 8_000_000
