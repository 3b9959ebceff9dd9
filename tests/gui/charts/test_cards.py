"""A card says its names and values in full: what has no room on one line takes two."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import figure
from explorer.gui.charts.cards import Card, Content, Row
from explorer.gui.charts.ladder import LadderChart
from explorer.gui.charts.probes import month_content, stops
from explorer.state.viewpoint import viewpoint
from tests.gui.charts.conftest import Draw


def texts(qtbot: QtBot, content: Content) -> list[str]:
    """Return the texts of a card, after seeing that they lie apart and within it."""
    parent = QWidget()
    qtbot.addWidget(parent)
    card = Card(parent)
    card.set_content(content)
    boxes = card.text_boxes()
    for at, (box, text) in enumerate(boxes):
        assert box.left() >= 0 and box.right() <= card.width() and box.bottom() <= card.height(), text
        over = [other for place, other in boxes[at + 1 :] if box.adjusted(0, 3, 0, -3).intersects(place)]
        assert not over, (text, box, [(p, o) for p, o in boxes if o in over])
    return [text for _, text in boxes]


def test_a_value_without_room_beside_its_name_stands_below_it(qtbot: QtBot) -> None:
    rows = (
        Row("HIMA, as stated", "more than 800,000 est.", date="1 Jul 2025"),
        Row("A name that takes the whole line", "1"),
        Row("Short", "2", chip="3 sources"),
    )
    said = texts(qtbot, Content(264, "July", rows=rows))
    assert {"HIMA, as stated", "more than 800,000 est.", "1 Jul 2025", "A name that takes the whole line"} <= set(said)
    assert not any("…" in text for text in said)


def test_a_long_title_takes_two_lines(qtbot: QtBot) -> None:
    said = texts(qtbot, Content(320, "Product planning · HIMA, ex-Zhixuan", chip="7 sources", heading="Huawei ≠"))
    assert not any("…" in text for text in said)
    assert len(texts(qtbot, Content(320, "Word " * 100))) == 2


def test_no_name_on_a_card_of_a_month_or_a_car_is_cut(qtbot: QtBot, lay: Draw, atlas: Atlas) -> None:
    for link in ("deliveries", "deliveries?by=car&every=quarter", "scaling?by=calendar"):
        scene = lay(figure(atlas, viewpoint(link)), (900, 700), 1.0, atlas)
        panel = scene.plots[0].panel
        assert panel is not None
        for stop in stops(panel):
            assert not any("…" in text for text in texts(qtbot, month_content(scene.plots, stop))), (link, stop)
    for link in ("prices", "prices?set.rivals=1&set.rate=20260425", "scenario?by=tax"):
        chart = next(one for one in lay(figure(atlas, viewpoint(link)), (900, 1400), 1.0, atlas).boards
                     if isinstance(one, LadderChart))  # fmt: skip
        assert chart.ladder is not None
        for row in range(len(chart.ladder.rows)):
            probe = chart.probe((row,))
            assert probe is not None and not any("…" in text for text in texts(qtbot, probe.content)), (link, row)
