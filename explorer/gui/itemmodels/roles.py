"""What item models tell beyond Qt's own roles."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class Role(IntEnum):
    """Custom roles, after the ones Qt reserves; what is not known is ``None`` or an empty text."""

    RECORD = _FIRST  # the very record, not a copy; None for a heading
    RECORD_ID = _FIRST + 1
    ROW = _FIRST + 2  # a TreeRow: all that the delegate paints, in one question
    HEADING = _FIRST + 3  # whether the row is a heading of a group
    NAME_ZH = _FIRST + 4
    COLOUR = _FIRST + 5  # key for Palette.series_colour, empty for no dot
    SPARKLINE = _FIRST + 6  # tuple of float or None, one a month
    TOTAL = _FIRST + 7  # the text at the right edge
    MUTED = _FIRST + 8  # whether the row is grey
    TIP = _FIRST + 9  # full names and the exact total, as plain text
