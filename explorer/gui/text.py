"""Translation under the very names that Qt's text collector looks for, with types."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str, count: int | None = None) -> str:
    """Return ``text`` in the language of the interface; ``count`` stands for ``%n`` and chooses the plural."""
    if count is None:
        return QCoreApplication.translate(context, text)
    return QCoreApplication.translate(context, text, "", count)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation and return it as it is; ``context`` is read by the collector alone."""
    del context
    return text
