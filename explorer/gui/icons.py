"""The program's own icons: drawn as SVG in ``resources/icons``, tinted in an ink of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

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
    from PySide6.QtSvg import QSvgRenderer  # late: the library is read when the first icon is drawn

    ink = QColor(colour)
    data = resource("icons", f"{name}.svg").replace(_INK, ink.name().encode())
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid():
        raise ValueError(f"The icon “{name}” is not a picture.")
    picture = QPixmap(QSize(size, size) * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setOpacity(ink.alphaF())
        renderer.render(painter, QRectF(0, 0, size, size))
    return picture
