"""Every icon is a picture, takes the ink it is given, and a missing one is an error."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from explorer.files.resources import resource_root
from explorer.gui.icons import icon, pixmap

NAMES = sorted(path.stem for path in (resource_root() / "icons").glob("*.svg"))


def _colours(picture: QImage) -> set[str]:
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    found = (picture.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in found if colour.alpha() > 250}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dpr", [1.0, 2.0])
def test_an_icon_is_drawn_at_its_size(qapp: object, name: str, dpr: float) -> None:
    picture = pixmap(name, 16, QColor("#AA5500"), dpr)
    assert (picture.width(), picture.devicePixelRatio()) == (round(16 * dpr), dpr)
    inked = _colours(picture.toImage())
    assert inked if name == "app" else "#aa5500" in _colours(pixmap(name, 64, QColor("#AA5500")).toImage())


@pytest.mark.parametrize("name", [name for name in NAMES if name != "app"])
def test_an_icon_has_no_colour_of_its_own(name: str) -> None:
    text = (resource_root() / "icons" / f"{name}.svg").read_text("utf-8")
    assert "#" not in text and "currentColor" in text
    assert not {"<image", "<use", "href", "<script", "<!DOCTYPE"} & set(text.split())


def test_sides_widen_an_icon(qapp: object) -> None:
    assert icon("table", QColor("#000000"), 16, 2, 4).availableSizes()[0].width() == 22


def test_a_missing_icon_is_an_error(qapp: object) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", QColor("#000000"))
