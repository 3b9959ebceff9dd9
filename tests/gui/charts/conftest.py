"""Scenes and views of test figures, and what geometry says of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Figure
from explorer.gui.charts.scene import FigureScene
from explorer.gui.theme import Palette, palette_named
from tests.gui.charts.figures import COLOURS

SIZES = [(712, 520, 1.0), (800, 700, 1.0), (1100, 900, 1.0), (1600, 900, 1.0), (712, 520, 2.0)]
Draw = Callable[..., FigureScene]


@pytest.fixture
def palette() -> Palette:
    return palette_named("light", COLOURS)


@pytest.fixture
def lay(qapp: QApplication, palette: Palette) -> Draw:
    """Return a function that lays out a figure for a size in design pixels."""

    def laid(figure: Figure, size: tuple[int, int] = (792, 696), unit: float = 1.0, atlas: Atlas | None = None):
        scene = FigureScene(palette_named("light", atlas.info.colours) if atlas else palette)
        scene.set_size(size[0] * unit, size[1] * unit, unit)
        scene.set_figure(figure, atlas)
        return scene

    return laid


def painted(scene: FigureScene) -> QImage:
    """Return the scene as a picture."""
    whole = scene.sceneRect()
    image = QImage(round(whole.width()), round(whole.height()), QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        scene.render(painter, whole, whole)
    return image


def text_faults(boxes: list[tuple[QRectF, str]], whole: QRectF) -> list[str]:
    """Return every text that is clipped, cut or lies over another one."""
    faults = [f"clipped: {text}" for box, text in boxes if not whole.adjusted(-0.5, 0, 0.5, 0).contains(box)]
    faults += [f"cut: {text}" for _, text in boxes if text.endswith("…")]
    inner = [(box.adjusted(0.5, 0.5, -0.5, -0.5), text) for box, text in boxes]
    faults += [f"over: {one} / {other}" for (a, one), (b, other) in combinations(inner, 2) if a.intersects(b)]
    return faults
