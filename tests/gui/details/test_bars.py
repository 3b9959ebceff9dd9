"""A fact with a share has a bar as long as it, in the colour of whom it is about, under the label and the value."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.figures.dossier import Fact, Run
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.theme import Theme

_WIDTH = 300


def coloured(row: FactRow, y: int, colour: QColor) -> int:
    """Return how many pixels of a line have a colour."""
    image = row.grab().toImage()
    scale = image.devicePixelRatio()
    return sum(image.pixelColor(round(x * scale), round(y * scale)) == colour for x in range(_WIDTH))


@pytest.mark.parametrize("share", [0.25, 1.0, 3.0, 0.0])
def test_the_bar_is_as_long_as_the_share(qtbot: QtBot, share: float) -> None:
    theme = Theme()
    row, plain = FactRow(theme), FactRow(theme)
    for one, part in ((row, share), (plain, None)):
        qtbot.addWidget(one)
        one.set_fact(Fact("Union", (Run("43"),), ("page",), colour="peer", share=part), (), last=True)
        one.resize(_WIDTH, one.lay_out(_WIDTH))
    assert row.height() > plain.height()
    wide = coloured(row, row.height() - 8, theme.palette.series_colour("peer"))
    assert wide == max(round(_WIDTH * min(share, 1.0)), 1)
    assert coloured(plain, plain.height() - 8, theme.palette.series_colour("peer")) == 0


def test_the_bar_stands_for_the_dot(qtbot: QtBot) -> None:
    row = FactRow(Theme())
    qtbot.addWidget(row)
    places = []
    for share in (None, 0.5):
        row.set_fact(Fact("Union", (Run("43"),), ("page",), colour="peer", share=share), (), last=True)
        row.lay_out(_WIDTH)
        places.append(row.boxes()[1].left())
    assert places[1] < places[0]
