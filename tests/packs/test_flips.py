"""Random damage: whatever a few flipped bytes make of a pack, it opens or says why not.

A tenth of the flips runs with the other tests; all 20,000 run when this file is named on the command line.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.packs import PackError, PackFaulty, open_pack
from tests.packs.making import laid, small, zipped

ALL = 20_000
SEED = 7
# Bytes that mean something to CSV, JSON, UTF-8 or a terminal, beside wholly random ones.
_TELLING = b'",;\n\r\0\t\\{}[]:-.0\x1b\x80\xc3\xe2\xed\xff'


@pytest.fixture
def flips(request: pytest.FixtureRequest) -> int:
    """Return how many flips to try."""
    return ALL if any("test_flips" in one for one in request.config.args) else ALL // 10


def _flipped(data: bytes, chance: random.Random) -> bytes:
    """Return data with one to four bytes changed, put in or taken out."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        place = chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[place] ^= 1 << chance.randrange(8)
            case 1:
                found[place] = chance.choice(_TELLING)
            case 2:
                del found[place]
            case _:
                found.insert(place, chance.choice(_TELLING))
    return bytes(found)


def _outcome(path: Path) -> str:
    try:
        open_pack(path)
    except PackFaulty as error:
        assert error.faults
        assert all(one.message.isprintable() and one.row >= 1 for one in error.faults)
        return "faulty"
    except PackError as error:
        assert str(error).isprintable()
        return "refused"
    return "opened"


def _report(kind: str, seen: Counter[str], start: float) -> None:
    told = ", ".join(f"{count} {word}" for word, count in sorted(seen.items()))
    print(f"P1 flips in {kind}: {told} / {seen.total()} tried (seed {SEED}, {time.process_time() - start:.1f} s)")


def test_flips_in_an_archive(tmp_path: Path, flips: int, promise: Callable[..., None]) -> None:
    chance, start, seen = random.Random(SEED), time.process_time(), Counter[str]()
    good, path = zipped(small()), tmp_path / "pack.zip"
    for _ in range(flips // 2):
        path.write_bytes(_flipped(good, chance))
        seen[_outcome(path)] += 1
    _report("archives", seen, start)
    assert seen["refused"] > flips // 4
    promise("P1", tried=seen.total())


def test_flips_in_the_files_of_a_folder(tmp_path: Path, flips: int, promise: Callable[..., None]) -> None:
    chance, start, seen = random.Random(SEED), time.process_time(), Counter[str]()
    good = small()
    folder, names = laid(good, tmp_path), sorted(good)
    for _ in range(flips - flips // 2):
        name = chance.choice(names)
        (folder / name).write_bytes(_flipped(good[name], chance))
        seen[_outcome(folder)] += 1
        (folder / name).write_bytes(good[name])
    _report("folders", seen, start)
    assert min(seen["opened"], seen["faulty"], seen["refused"]) > flips // 100
    promise("P1", tried=seen.total())


@pytest.mark.parametrize("keep", [0, 1, 10, 100, 400])
def test_a_table_may_end_anywhere(keep: int, tmp_path: Path) -> None:
    good = small()
    for name in good:
        folder = laid({**good, name: good[name][:keep]}, tmp_path / name)
        assert _outcome(folder) in {"opened", "faulty", "refused"}
