"""A figure as PNG, SVG or PDF in memory, drawn by the very scene that the window shows."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Figure
from explorer.gui.charts.citations import Words, words_of
from explorer.gui.charts.pdf import DOCUMENT_ID, settled, subject, xmp
from explorer.gui.charts.scene import FigureScene
from explorer.gui.painters import all_painted
from explorer.gui.png import png_bytes
from explorer.gui.theme import palette_named

KINDS = ("png", "svg", "pdf")
LARGEST = 40_000_000  # pixels of a picture
_DOTS_PER_METRE = 3780  # 96 dots an inch


def picture(
    figure: Figure,
    atlas: Atlas | None,
    kind: str,
    size: tuple[int, int] = (1280, 720),
    palette_name: str = "light",
    scale: float = 1.0,
) -> bytes:
    """Return a figure as the bytes of a ``png``, ``svg`` or ``pdf`` file.

    ``size`` is in design pixels, ``scale`` the number of pixels of a PNG for each of them; SVG and PDF have no pixels
    and keep ``size``. The same figure gives the same bytes: no picture tells when it was made.
    Needs a running QApplication and makes none. Raises ValueError for what cannot be drawn, and OSError for what cannot
    be written.
    """
    if kind not in KINDS:
        raise ValueError(f"“{kind}” is no kind of picture. Use {', '.join(KINDS)}.")
    factor = scale if kind == "png" else 1.0
    width, height = round(size[0] * factor), round(size[1] * factor)
    if width < 1 or height < 1 or width * height > LARGEST or not 0 < factor <= 16:
        raise ValueError(f"A picture of {width} by {height} pixels cannot be drawn. {LARGEST:,} pixels are the most.")
    scene = FigureScene(palette_named(palette_name, atlas.info.colours if atlas is not None else {}))
    scene.ink.outline = kind == "svg"
    scene.set_size(width, height, factor)
    scene.set_figure(figure, atlas)
    words = words_of(figure, atlas)
    match kind:
        case "png":
            return _png(scene, width, height, factor, words)
        case "svg":
            return _svg(scene, width, height, words)
        case _:
            return _pdf(scene, width, height, words)


def _draw(scene: FigureScene, painter: QPainter, width: int, height: int) -> None:
    whole = QRectF(0, 0, width, height)
    with all_painted():
        scene.render(painter, whole, whole)


def _png(scene: FigureScene, width: int, height: int, scale: float, words: Words) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(scene.ink.token("surface"))
    with QPainter(image) as painter:
        _draw(scene, painter, width, height)
    image.setDotsPerMeterX(round(_DOTS_PER_METRE * scale))
    image.setDotsPerMeterY(round(_DOTS_PER_METRE * scale))
    for key, text in (
        ("Title", words.title),
        ("Description", words.description),
        ("Source", words.citation),
        ("Software", words.creator),
    ):
        image.setText(key, text)
    return png_bytes(image)


def _svg(scene: FigureScene, width: int, height: int, words: Words) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    generator.setResolution(96)
    generator.setTitle(words.title)
    generator.setDescription("\n\n".join((words.description, words.citation, words.table)))
    with QPainter(generator) as painter:
        _draw(scene, painter, width, height)
    return bytes(data.data())


def _pdf(scene: FigureScene, width: int, height: int, words: Words) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(96)
    points = QSizeF(width * 0.75, height * 0.75)
    page = QPageSize(points, QPageSize.Unit.Point, "figure", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(words.title)
    writer.setAuthor(subject(words))  # that `settled` renames
    writer.setCreator(words.creator)
    writer.setDocumentId(DOCUMENT_ID)
    writer.setDocumentXmpMetadata(xmp(words))
    with QPainter(writer) as painter:
        _draw(scene, painter, width, height)
    return settled(bytes(data.data()))
