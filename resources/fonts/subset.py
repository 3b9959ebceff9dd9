"""Cut the bundled fonts from their published files; run by hand, see README.md in this folder.

Usage: python resources/fonts/subset.py INTER_FOLDER NOTO_FOLDER
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
TEXTS = ("resources/packs/**/*.csv", "resources/packs/**/*.json", "resources/packs/**/*.md", "explorer/**/*.py")
WEIGHTS = {"400Regular": "Regular", "600SemiBold": "SemiBold"}
LATIN, CHINESE = "Alliance Explorer Sans", "Alliance Explorer Sans SC"
# Latin with all its accents, Greek, Cyrillic, punctuation, currency, letter-like signs, numbers, arrows,
# mathematics, technical signs, circled numbers, box shapes, dingbats, and the Chinese full-width forms.
BLOCKS = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x27BF), (0x3000, 0x303F), (0xFF00, 0xFFEF),
)  # fmt: skip
# Kept: accents and local forms, and kerning. Left out above all is Inter's "calt", which turns "->" into an arrow and
# "2x4" into "2×4": a pack's text is shown letter for letter.
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern"]
FIGURES = tuple(map(ord, "0123456789"))
# Of several characters of one shape these keep it, with its kerning; else the lowest does.
USUAL = (0x0020, 0x2019, 0x201D)


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


def name_anew(font: TTFont, family: str, style: str) -> None:
    """Give a font our own family name, one for both weights, and leave all that says who made it.

    Where the system has the published font too, Qt takes that one for each weight that it has nearer, and what is
    drawn and exported would differ from machine to machine. It is also what the licence asks where a name is reserved.
    """
    names = font["name"]
    origin, version, plain = names.getBestFullName(), names.getDebugName(5), family.replace(" ", "")
    for number in (16, 17, 21, 22, 25):  # names of a larger family, and of a variable font
        names.removeNames(nameID=number)
    made_of = f"A subset of {origin}, {version}, under a name of its own."
    unique, full, script = f"{version};{plain}-{style}", f"{family} {style}", f"{plain}-{style}"
    for number, text in {1: family, 2: style, 3: unique, 4: full, 6: script, 10: made_of}.items():
        names.setName(text, number, 3, 1, 0x409)


def show_what_is_no_character(font: TTFont) -> None:
    """Give the replacement character the wide question mark's shape; neither font has one of its own."""
    for table in font["cmap"].tables:
        if 0xFF1F in table.cmap:
            table.cmap.setdefault(0xFFFD, table.cmap[0xFF1F])


def stand_in_columns(font: TTFont) -> None:
    """Let figures be of one width by themselves, as the feature "tnum" makes them.

    A PDF tells the letters of its text by the font's own map from characters; figures that only a feature reaches
    would be seen in it, but could be neither found nor copied. The feature itself is left out: it makes hyphens as wide
    as a figure too, also within words.
    """
    table = font["GSUB"].table
    features = [one.Feature for one in table.FeatureList.FeatureRecord if one.FeatureTag == "tnum"]
    wanted = {at for feature in features for at in feature.LookupListIndex}
    even: dict[str, str] = {}
    for at in wanted:
        for part in table.LookupList.Lookup[at].SubTable:
            even.update(getattr(part, "ExtSubTable", part).mapping)
    for one in font["cmap"].tables:
        one.cmap.update({code: even.get(one.cmap[code], one.cmap[code]) for code in FIGURES})


def part_twins(font: TTFont) -> None:
    """Give every character a shape of its own, and so the tab, which Qt draws as a space.

    A PDF says of a shape that it is the lowest character that looks so: a space would be copied as a tab, and a
    closing quotation mark as a letter of some African languages.
    """
    shapes, widths, tables = font["glyf"], font["hmtx"], [one for one in font["cmap"].tables if one.isUnicode()]
    codes: dict[str, list[int]] = defaultdict(list)
    for code, name in sorted({0x0009: tables[0].cmap[0x0020], **font.getBestCmap()}.items()):
        codes[name].append(code)
    for name, alike in codes.items():
        usual = next((code for code in alike if code in USUAL), alike[0])
        for code in alike:
            if code != usual:
                twin = f"{name}.u{code:04X}"
                shapes[twin], widths[twin] = deepcopy(shapes[name]), widths[name]
                for one in tables:
                    one.cmap[code] = twin


def cut(source: Path, family: str, style: str, characters: Iterable[int]) -> None:
    """Write a weight of a family of ours with those of the characters that ``source`` has."""
    target = HERE / f"{family.replace(' ', '')}-{style}.ttf"
    options = Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    if family == LATIN:
        stand_in_columns(font)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    name_anew(font, family, style)
    show_what_is_no_character(font)
    part_twins(font)
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size:,} bytes")


def main(inter: Path, noto: Path) -> None:
    """Make the four files."""
    latin = {code for first, last in BLOCKS for code in range(first, last + 1)}
    chinese = latin | gb2312() | written()
    for folder, style in WEIGHTS.items():
        cut(next((inter / folder).glob("*.ttf")), LATIN, style, latin | written())
        cut(next((noto / folder).glob("*.ttf")), CHINESE, style, chinese)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
