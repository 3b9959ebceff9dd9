"""How long the bundled pack takes to open, every cell typed and checked, against a bare reading of the same files."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable

import pytest

from explorer.files.resources import bundled_pack
from explorer.packs import open_pack

ROUNDS = 15

pytestmark = pytest.mark.benchmark


def bare() -> None:
    for path in bundled_pack().glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            list(csv.reader(lines))
    json.loads((bundled_pack() / "datapackage.json").read_text("utf-8"))


def least(act: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        act()
        spent.append(time.process_time() - began)
    return min(spent)


def test_opening_the_bundled_pack() -> None:
    ours, floor = least(lambda: open_pack(bundled_pack())), least(bare)
    print(f"bundled pack opened: {ours * 1000:.1f} ms, {ours / floor:.1f} x csv.reader over the same files")
