"""The one table of actions: every id, every key and every mnemonic is there once."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtGui import QKeySequence

from explorer.figures.catalogue import VIEWS
from explorer.gui.actions.table import ROWS, Menu

ID = re.compile(r"^[a-z]+\.[a-z_]+$")


def test_ids_are_unique_and_well_formed() -> None:
    counted = Counter(row.id for row in ROWS)
    assert [name for name, count in counted.items() if count > 1] == []
    assert [name for name in counted if not ID.match(name)] == []


def test_keys_are_unique_and_known_to_qt() -> None:
    keys = [key for row in ROWS for key in row.keys]
    sequences = {key: QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText) for key in keys}
    assert [key for key, sequence in sequences.items() if sequence.count() != 1] == []
    counted = Counter(sequence.toString() for sequence in sequences.values())
    assert [key for key, count in counted.items() if count > 1] == []


def test_titles_are_unique_in_their_menu() -> None:
    counted = Counter((row.menu, row.submenu, row.title) for row in ROWS)
    assert [title for title, count in counted.items() if count > 1] == []
    assert {row.menu for row in ROWS} <= set(Menu)


def test_views_are_unique_and_each_has_its_action() -> None:
    assert len({view.id for view in VIEWS}) == len(VIEWS)
    assert len({view.key for view in VIEWS if view.key}) == len([view for view in VIEWS if view.key])
    assert {f"view.{view.id}" for view in VIEWS} <= {row.id for row in ROWS}
