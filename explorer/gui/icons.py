"""The program's own icons: drawn as SVG in ``resources/icons``, tinted in an ink of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QImageReader, QPainter, QPixmap

from explorer.files.resources import resource

_INK = b"currentColor"
_SCALES = (1.0, 2.0)  # device pixel ratios that an icon holds pictures for


def icon(name: str, colour: QColor, size: int = 16, left: int = 0, right: int = 0) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` in one colour, with clear pixels at its sides.

    A missing one is an error.
    """
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(_beside(pixmap(name, size, colour, scale), left, right))
    return made


def _beside(picture: QPixmap, left: int, right: int) -> QPixmap:
    if not left and not right:
        return picture
    scale = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round((left + right) * scale), picture.height())
    wider.setDevicePixelRatio(scale)
    wider.fill(Qt.GlobalColor.transparent)
    with QPainter(wider) as painter:
        painter.drawPixmap(left, 0, picture)
    return wider


def pixmap(name: str, size: int, colour: QColor, dpr: float = 1.0) -> QPixmap:
    """Return an icon as a square of ``size`` logical pixels at a device pixel ratio."""
    return QPixmap(_drawn(name, size, colour.name(QColor.NameFormat.HexArgb), dpr))


@cache
def _drawn(name: str, size: int, colour: str, dpr: float) -> QPixmap:
    ink = QColor(colour)
    drawn = _image(resource("icons", f"{name}.svg").replace(_INK, ink.name().encode()), QSize(size, size) * dpr)
    if drawn.isNull():
        raise ValueError(f"The icon “{name}” is not a picture.")
    drawn.setDevicePixelRatio(dpr)
    picture = QPixmap(drawn.size())
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setOpacity(ink.alphaF())
        painter.drawImage(0, 0, drawn)
    return picture


def _image(data: bytes, size: QSize) -> QImage:
    """Return an SVG as Qt's own reader of pictures draws it, for which Python need not load ``QtSvg``."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(size)
    return reader.read()
