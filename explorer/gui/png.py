"""A picture as the bytes of a PNG file, made in memory: what is half written is never left in a folder."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter


def png_bytes(picture: QImage) -> bytes:
    """Return a picture with its texts and dots per metre as a PNG file; raise OSError where it cannot be written."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    if not writer.write(picture):
        raise OSError(writer.errorString())
    return bytes(data.data())
