"""Pictures: right in size, the same each time, cited inside, and as harmless as they are whole."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from explorer.figures.catalogue import figure as figure_of
from explorer.figures.figure import Cell, Column, Table
from explorer.gui.charts.export import KINDS, LARGEST, picture
from explorer.gui.theme import palette_named
from explorer.state.viewpoint import viewpoint
from tests.gui.charts.figures import deliveries, timeline

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<img src='/etc/hostname'> & </title> \u202egnp.exe \x00\x08 =1+1 ]]> \ud800"


def read(data: bytes) -> QImage:
    image = QImage.fromData(QByteArray(data), "PNG")
    assert not image.isNull()
    return image


@pytest.mark.parametrize("link", ["deliveries", "timeline"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_figure_gives_the_same_bytes(qapp, atlas, promise, link, kind):
    figure = figure_of(atlas, viewpoint(link))
    first, second = (hashlib.sha256(picture(figure, atlas, kind, (900, 640))).hexdigest() for _ in range(2))
    promise("P11", tried=1, failed=int(first != second))


def test_png_has_size_scale_theme_and_citation(qapp, atlas):
    figure = figure_of(atlas, viewpoint("deliveries"))
    image = read(picture(figure, atlas, "png", (800, 500), "dark", 2.0))
    assert (image.width(), image.height()) == (1600, 1000)
    assert image.pixelColor(3, 3) == palette_named("dark")["surface"]
    assert image.text("Title") == figure.takeaway
    assert figure.subtitle in image.text("Description")
    for source in figure.sources:
        assert atlas.sources[source].url in image.text("Source")


def test_twice_the_scale_has_lines_twice_as_wide(qapp):
    """Pens that ignore the scale would leave the line at zero half as high."""

    def strokes(scale: float) -> int:
        image = read(picture(deliveries(), None, "png", (800, 640), scale=scale))
        line = palette_named("light")["line"]
        column = round(30 * scale)
        return sum(image.pixelColor(column, y) == line for y in range(image.height()))

    assert strokes(1.0) == 1
    assert strokes(2.0) == 2
    assert strokes(3.0) == 3


def test_svg_has_no_letters_to_miss_a_font_and_tells_title_citation_and_table(qapp, atlas):
    figure = figure_of(atlas, viewpoint("deliveries"))
    root = ElementTree.fromstring(picture(figure, atlas, "svg", (800, 600)))
    assert root.get("viewBox") == "0 0 800 600"
    assert not list(root.iter(f"{SVG}text"))
    assert not list(root.iter(f"{SVG}image"))
    assert root.findtext(f"{SVG}title") == figure.takeaway
    said = root.findtext(f"{SVG}desc") or ""
    assert figure.source_line in said
    assert atlas.sources[figure.sources[0]].url in said
    assert "\t".join(cell.text for cell in figure.table.rows[3]) in said


def difference(one: QImage, other: QImage) -> float:
    """Return the mean difference of two pictures, from 0 to 255, at a quarter of their size."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = [
        image.scaled(200, 150, mode=smooth).convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other)
    ]
    total = 0
    for y in range(150):
        rows = [bytes(image.constScanLine(y))[:200] for image in small]
        total += sum(abs(a - b) for a, b in zip(*rows, strict=True))
    return total / (200 * 150)


@pytest.mark.parametrize("made", [deliveries, timeline])
def test_svg_draws_what_png_draws(qapp, made):
    renderer = QSvgRenderer(QByteArray(picture(made(), None, "svg", (800, 600))))
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        renderer.render(painter)
    assert difference(image, read(picture(made(), None, "png", (800, 600)))) < 2


def test_pdf_has_one_page_its_fonts_and_its_citation_inside(qapp, atlas):
    figure = figure_of(atlas, viewpoint("timeline"))
    reader = PdfReader(io.BytesIO(picture(figure, atlas, "pdf", (800, 600))))
    (page,) = reader.pages
    assert [float(side) for side in page.mediabox[2:]] == [600, 450]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
    assert reader.metadata.title == figure.takeaway
    assert reader.metadata.author is None
    assert figure.subtitle in reader.metadata.subject
    assert figure.source_line in reader.metadata.subject
    assert not any(atlas.sources[source].url in reader.metadata.subject for source in figure.sources)
    packet = reader.xmp_metadata
    assert packet.dc_title["x-default"] == figure.takeaway
    assert atlas.sources[figure.sources[0]].url in packet.dc_source
    assert "Huawei" in page.extract_text()


def test_pdf_tells_no_time_of_writing(qapp):
    data = picture(deliveries(), None, "pdf", (400, 300))
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert reader.metadata.creation_date is None
    assert reader.metadata.modification_date is None
    assert reader.xmp_metadata.xmp_create_date is None
    assert b"(D:" not in data
    assert data.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("kind", KINDS)
def test_texts_of_a_pack_are_never_obeyed(qapp, promise, kind):
    table = Table((Column(HOSTILE),), ((Cell(HOSTILE),),))
    figure = replace(
        deliveries(), takeaway=HOSTILE, subtitle=HOSTILE, source_line=HOSTILE, caveats=(HOSTILE,), table=table
    )
    data = picture(figure, None, kind, (700, 500))
    if kind == "svg":
        root = ElementTree.fromstring(data)
        assert (root.findtext(f"{SVG}title") or "").startswith("<img src='/etc/hostname'> & </title>")
        assert not list(root.iter(f"{SVG}image"))
    elif kind == "pdf":
        assert len(PdfReader(io.BytesIO(data)).pages) == 1
        assert PdfReader(io.BytesIO(data)).xmp_metadata is not None
    else:
        assert read(data).text("Title").startswith("<img")
    promise("P11", tried=1)


@pytest.mark.parametrize(
    ("kind", "size", "scale"),
    [
        ("gif", (800, 600), 1.0),
        ("png", (0, 600), 1.0),
        ("png", (800, 600), -1.0),
        ("png", (20_000, 20_000), 1.0),
        ("svg", (LARGEST, 2), 1.0),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(qapp, kind, size, scale):
    with pytest.raises(ValueError, match=r"(no kind of picture|cannot be drawn)"):
        picture(deliveries(), None, kind, size, scale=scale)


@pytest.mark.parametrize("kind", KINDS)
def test_small_pictures_are_drawn_all_the_same(qapp, kind):
    for figure in (deliveries(), timeline()):
        assert picture(figure, None, kind, (120, 90))
