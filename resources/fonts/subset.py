"""Cut the bundled fonts from their published files; run by hand, see README.md in this folder.

Usage: python resources/fonts/subset.py INTER_FOLDER NOTO_FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
TEXTS = ("resources/packs/**/*.csv", "resources/packs/**/*.json", "resources/packs/**/*.md", "explorer/**/*.py")
WEIGHTS = {"400Regular": "Regular", "600SemiBold": "SemiBold"}
# Latin with all its accents, Greek, Cyrillic, punctuation, currency, letter-like signs, numbers, arrows,
# mathematics, technical signs, circled numbers, box shapes, dingbats, and the Chinese full-width forms.
BLOCKS = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x27BF), (0x3000, 0x303F), (0xFF00, 0xFFEF),
)  # fmt: skip
# Kept: accents and local forms, kerning, tabular figures, case-sensitive signs, slashed zero. Left out above all is
# Inter's "calt", which turns "->" into an arrow and "2x4" into "2×4": a pack's text is shown letter for letter.
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "tnum", "case", "zero"]


def gb2312() -> set[int]:
    """Return every character of GB 2312."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.update(map(ord, bytes([row, cell]).decode("gb2312", errors="ignore")))
    return found


def written() -> set[int]:
    """Return every character that the packs and the program itself contain."""
    files = [file for pattern in TEXTS for file in PROJECT.glob(pattern)]
    return {ord(sign) for file in files for sign in file.read_text(encoding="utf-8")}


def name_plainly(font: TTFont) -> None:
    """Give every weight one and the same family name, so that Qt lists "Inter" and no "Inter SemiBold" beside it."""
    names = font["name"]
    for old, new in ((16, 1), (17, 2)):
        if text := names.getDebugName(old):
            names.setName(text, new, 3, 1, 0x409)
            names.removeNames(nameID=old)


def show_what_is_no_character(font: TTFont) -> None:
    """Give the replacement character the wide question mark's shape; neither font has one of its own."""
    for table in font["cmap"].tables:
        if 0xFF1F in table.cmap:
            table.cmap.setdefault(0xFFFD, table.cmap[0xFF1F])


def stand_in_columns(font: TTFont) -> None:
    """Let figures and the signs between them be of one width by themselves, as "tnum" makes them.

    A PDF tells the letters of its text by the font's own map from characters; figures that only a feature reaches
    would be seen in it, but could be neither found nor copied.
    """
    table = font["GSUB"].table
    features = [one.Feature for one in table.FeatureList.FeatureRecord if one.FeatureTag == "tnum"]
    wanted = {at for feature in features for at in feature.LookupListIndex}
    even: dict[str, str] = {}
    for at in wanted:
        for part in table.LookupList.Lookup[at].SubTable:
            even.update(getattr(part, "ExtSubTable", part).mapping)
    for one in font["cmap"].tables:
        one.cmap.update({code: even[name] for code, name in one.cmap.items() if name in even})


def cut(source: Path, target: Path, characters: Iterable[int]) -> None:
    """Write ``target`` with those of the characters that ``source`` has."""
    options = Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    name_plainly(font)
    show_what_is_no_character(font)
    if "Inter" in target.name:
        stand_in_columns(font)
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size:,} bytes")


def main(inter: Path, noto: Path) -> None:
    """Make the four files."""
    latin = {code for first, last in BLOCKS for code in range(first, last + 1)}
    chinese = latin | gb2312() | written()
    for folder, style in WEIGHTS.items():
        cut(next((inter / folder).glob("*.ttf")), HERE / f"Inter-{style}.ttf", latin | written())
        cut(next((noto / folder).glob("*.ttf")), HERE / f"NotoSansSC-{style}.ttf", chinese)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
