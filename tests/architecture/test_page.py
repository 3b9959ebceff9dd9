"""The page on architecture speaks of what there is: every module, folder and name on it exists."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.code import PACKAGE, modules

NAME = re.compile(r"`((?:files|domain|packs|analysis|state|figures|export|gui|cli)(?:\.\w+)+)(?:\(…?\))?`")


def test_every_name_on_the_page_exists(project: Path) -> None:
    page = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8")
    texts = {one.path.removesuffix(".py").removeprefix("explorer/").replace("/", "."): one.text for one in modules()}
    names = set(NAME.findall(page))
    assert len(names) > 15
    unknown = [name for name in names if name not in texts and f"{name}.__init__" not in texts]
    lost = [name for name in unknown if not _defined(name, texts)]
    assert lost == []


def _defined(name: str, texts: dict[str, str]) -> bool:
    module, _, last = name.rpartition(".")
    return bool(re.search(rf"^(?:class|def) {last}\b", texts.get(module, ""), re.MULTILINE))


def test_every_folder_on_the_page_exists(project: Path) -> None:
    page = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8")
    folders = re.findall(r"^  (?:  )?(\w+)/ ", page, re.MULTILINE)
    assert {"files", "domain", "packs", "analysis", "state", "figures", "export", "gui"} <= set(folders)
    assert [name for name in folders if not (PACKAGE / name).is_dir() and not (PACKAGE / "gui" / name).is_dir()] == []
