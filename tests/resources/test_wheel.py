"""The wheel carries all of the program and all of its resources, and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from explorer import __version__


@pytest.fixture(scope="session")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel, built as pip would."""
    folder = tmp_path_factory.mktemp("dist")
    made = list(WheelBuilder(str(project)).build(directory=str(folder), versions=["standard"]))
    return zipfile.ZipFile(made[0])


def files(folder: Path) -> set[str]:
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def test_every_resource_travels(wheel: zipfile.ZipFile, project: Path) -> None:
    wanted = files(project / "resources")
    packed = {name.removeprefix("explorer/_resources/") for name in wheel.namelist() if "/_resources/" in name}
    assert packed == wanted
    assert {name.split("/")[0] for name in wanted} >= {"fonts", "help", "icons", "packs"}
    for name in wanted:
        assert wheel.read(f"explorer/_resources/{name}") == (project / "resources" / name).read_bytes()


def test_every_module_travels(wheel: zipfile.ZipFile, project: Path) -> None:
    packed = {name.removeprefix("explorer/") for name in wheel.namelist() if name.startswith("explorer/")}
    assert {name for name in packed if not name.startswith("_resources/")} == files(project / "explorer")


def test_nothing_else_travels(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"explorer", f"alliance_explorer-{__version__}.dist-info"}


def test_what_it_says_of_itself(wheel: zipfile.ZipFile) -> None:
    folder = f"alliance_explorer-{__version__}.dist-info"
    metadata = wheel.read(f"{folder}/METADATA").decode()
    assert "Requires-Dist: pyside6-essentials==6.10.3" in metadata
    assert "Requires-Dist: pyqtgraph==0.14.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "License-Expression: MIT" in metadata
    assert "alliance-explorer = explorer.__main__:start" in wheel.read(f"{folder}/entry_points.txt").decode()
    licences = {name.rsplit("/", 1)[-1] for name in wheel.namelist() if f"{folder}/licenses/" in name}
    assert licences == {"LICENSE", "OFL-Inter.txt", "OFL-NotoSansSC.txt"}
