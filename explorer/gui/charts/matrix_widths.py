"""How wide the columns of a matrix are: as the figure weighs them, unless texts then would be cut or wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from explorer.figures.panels import MatrixCell, MatrixColumn, MatrixPanel, MatrixRow
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import advance, plain
from explorer.gui.charts.matrix_glyphs import ROLES, chip_width, glyph_width, is_chip, percent_words, share_of
from explorer.gui.charts.matrix_texts import Density, longest_word

PAD = 10.0  # left and right in a cell, in design pixels
_GAP = 8.0
_BESIDE = 6.0
_MOST = 0.5  # of the width that one column's longest word may claim
Need = tuple[float, float]  # the width without which a word is cut, and the one at which nothing wraps


def column_widths(
    panel: MatrixPanel, width: float, lead: float, density: Density, ink: Ink
) -> tuple[tuple[float, ...], bool]:
    """Return the widths of the labels and of all columns, and whether they cut words.

    The widths are whole pixels that add up to ``width``.
    """
    weights = [max(panel.label_weight, 0.05), *(max(one.weight, 0.05) for one in panel.columns)]
    needs = [_label_need(panel, lead, density, ink)]
    needs += [_column_need(panel, place, density, ink) for place in range(len(panel.columns))]
    if any(one.baseline for one in panel.columns):  # things that are compared stand in columns of one width
        alike = max(least for least, _ in needs[1:]), max(most for _, most in needs[1:])
        needs = [needs[0], *(alike for _ in panel.columns)]
    least = [min(float(ceil(one) + 1), width * _MOST) for one, _ in needs]
    found = fair_widths(width, weights, least, [float(ceil(most) + 1) for _, most in needs])
    return found, sum(one for one, _ in needs) > width


def _label_need(panel: MatrixPanel, lead: float, density: Density, ink: Ink) -> Need:
    least = longest_word(panel.corner, "small", ink)
    most = least
    for row in panel.rows:
        before = lead + (ink.px(16) if row.colour else 0.0)
        role = density.strong if row.footer or row.focused else density.role
        quiet = advance(plain(row.quiet), "small", ink.unit) + ink.px(_BESIDE) if row.quiet else 0.0
        least = max(least, before + longest_word(row.label, role, ink), longest_word(row.quiet, "small", ink))
        most = max(most, before + advance(plain(row.label), role, ink.unit) + quiet)
    return least + ink.px(PAD), most + ink.px(PAD)


def _column_need(panel: MatrixPanel, place: int, density: Density, ink: Ink) -> Need:
    needs = [_head_need(panel.columns[place], density, ink)]
    needs += [_cell_need(row, row.cells[place], density, ink) for row in panel.rows if place < len(row.cells)]
    pad = 2 * ink.px(PAD)
    return max(least for least, _ in needs) + pad, max(most for _, most in needs) + pad


def _head_need(column: MatrixColumn, density: Density, ink: Ink) -> Need:
    before = ink.px(16) if column.colour else 0.0
    texts = ((column.title, density.strong), (column.title_zh, "small"), (column.detail, "small"))
    least = max(longest_word(text.replace("-", "- "), role, ink) for text, role in texts)  # hyphens may end a line
    most = max(advance(plain(text), role, ink.unit) for text, role in texts)
    return before + least, before + most


def _cell_need(row: MatrixRow, cell: MatrixCell, density: Density, ink: Ink) -> Need:
    unit = ink.unit
    role = density.large if row.footer else density.strong if cell.strong else density.role
    if is_chip(cell.glyph):
        least = most = chip_width(advance(plain(cell.text), "small-strong", unit), ink)
    else:
        before = glyph_width(cell.glyph, density.track, ink)
        least = before + longest_word(cell.text, role, ink)
        most = before + advance(plain(cell.text), role, unit)
        most += ink.px(_BESIDE) + advance(plain(cell.quiet), "small", unit) if cell.quiet else 0.0
    share = share_of(cell)
    if share is not None:
        percent = advance(percent_words(share), "small", unit) + ink.px(_GAP)
        least, most = least + percent, most + percent
    below = glyph_width(cell.lower_glyph or (cell.glyph if cell.glyph in ROLES else ""), density.track, ink)
    least = max(least, below + longest_word(cell.lower, "small", ink), longest_word(cell.quiet, "small", ink))
    return least, max(most, below + advance(plain(cell.lower), "small", unit))


def fair_widths(
    width: float, weights: Sequence[float], least: Sequence[float], most: Sequence[float]
) -> tuple[float, ...]:
    """Return widths by ``weights`` if all then have what they could use at ``most``.

    Else every column starts at its least and grows by its weight until it has enough, so that those with long texts
    take what others leave. Where even the least do not fit, all shrink alike.
    """
    shared = [width * weight / sum(weights) for weight in weights]
    if all(one >= enough for one, enough in zip(shared, most, strict=True)):
        return _whole(shared)
    if sum(least) >= width:
        return _whole([one * width / sum(least) for one in least])
    found = list(least)
    rest = width - sum(found)
    open_ = [index for index in range(len(found)) if found[index] < most[index]]
    while open_ and rest > 0.5:
        free = sum(weights[index] for index in open_)
        grown = {index: min(rest * weights[index] / free, most[index] - found[index]) for index in open_}
        for index, more in grown.items():
            found[index] += more
        rest -= sum(grown.values())
        open_ = [index for index in open_ if found[index] < most[index] - 0.01]
    return _whole([one + rest * weight / sum(weights) for one, weight in zip(found, weights, strict=True)])


def _whole(widths: Sequence[float]) -> tuple[float, ...]:
    edges = [0.0]
    for one in widths:
        edges.append(edges[-1] + one)
    return tuple(float(round(right) - round(left)) for left, right in pairwise(edges))
