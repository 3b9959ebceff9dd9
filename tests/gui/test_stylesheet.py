"""Palette and style sheet are made of the theme's tokens alone, and follow it while the program runs."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QMenuBar, QPushButton
from pytestqt.qtbot import QtBot

from explorer.gui.stylesheet import MENU_HEIGHT, Look, MenuBarStyle, application_palette, draw_ring, style_sheet
from explorer.gui.theme import Theme, palette_named


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_only_colours_of_the_palette(name: str) -> None:
    palette = palette_named(name)
    sheet = style_sheet(palette)
    assert "%" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet)) <= set(palette.tokens.values())
    assert "url(" not in sheet


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_palette_is_the_one_of_the_design(name: str) -> None:
    palette, made = palette_named(name), application_palette(palette_named(name))
    role = QPalette.ColorRole
    pairs = {
        role.Window: "canvas", role.Base: "field", role.AlternateBase: "panel", role.Button: "surface",
        role.WindowText: "ink", role.Text: "ink", role.ButtonText: "ink", role.Mid: "line",
        role.ToolTipBase: "surface", role.Highlight: "sel", role.HighlightedText: "ink",
        role.PlaceholderText: "ink-3", role.Link: "focus", role.Accent: "focus", role.Dark: "line-strong",
        role.ToolTipText: "ink",
    }  # fmt: skip
    assert {key: made.color(key) for key in pairs} == {key: palette[token] for key, token in pairs.items()}


def test_the_application_follows_the_theme(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.show()
    light = button.grab().toImage()
    theme.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#131518")
    assert button.grab().toImage() != light
    theme.choose("light")
    assert button.grab().toImage() == light


def test_a_ring_is_two_pixels_inside_the_edge(qapp: QApplication) -> None:
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    with QPainter(picture) as painter:
        draw_ring(painter, QRectF(picture.rect()), QColor("#1A5FD0"))
    assert picture.pixelColor(20, 0) == picture.pixelColor(20, 1) == QColor("#1A5FD0")
    assert picture.pixelColor(20, 2) == QColor("white") == picture.pixelColor(20, 20)


def test_no_letter_of_the_menu_bar_is_underlined(qtbot: QtBot, theme: Theme) -> None:
    pictures = []
    for title in ("&File", "File"):
        bar = QMenuBar()
        qtbot.addWidget(bar)
        bar.setStyle(MenuBarStyle(bar))
        bar.addMenu(title)
        bar.resize(200, 40)
        pictures.append(bar.grab().toImage())
    assert pictures[0] == pictures[1]


def test_a_menu_bar_with_a_style_of_its_own_wears_a_sheet_that_is_put_on_later(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    qapp.setStyleSheet("")
    bar = QMenuBar()
    bar.setStyle(MenuBarStyle(bar))
    bar.setFixedHeight(MENU_HEIGHT)
    action = bar.addAction("File")
    qtbot.addWidget(bar)
    bar.show()
    assert bar.actionGeometry(action).height() < MENU_HEIGHT - 1
    look = Look(qapp, theme, sheet=False)
    look.finish(bar)
    assert bar.actionGeometry(action).height() == MENU_HEIGHT - 1
    look.deleteLater()
