"""The README's commands are the ones that are run, and what it names exists."""

from __future__ import annotations

import re
from importlib.metadata import version as version_of
from pathlib import Path

import pytest

from explorer.packs import open_pack


@pytest.fixture
def readme(project: Path) -> str:
    return (project / "README.md").read_text("utf-8")


@pytest.fixture
def script(project: Path) -> str:
    return (project / ".ci" / "run").read_text("utf-8")


def commands(readme: str) -> list[str]:
    return [line for block in re.findall(r"```\n(.*?)```", readme, re.DOTALL) for line in block.splitlines()]


def test_two_commands_set_everything_up(readme: str) -> None:
    first, second = (line for line in commands(readme) if line.startswith("python3 -m venv"))
    assert first.endswith("&& .venv/bin/alliance-explorer")
    assert second.endswith("&& .venv/bin/python -m pytest")
    assert "-c constraints.txt" in first and "-c constraints.txt" in second


def test_ci_runs_the_readmes_test_command_last(readme: str, script: str) -> None:
    pattern = re.search(r"grep -m1 -E '(.*)' README\.md", script)
    assert pattern is not None
    found = [line for line in readme.splitlines() if re.match(pattern[1], line)]
    assert len(found) == 1
    assert script.rstrip().splitlines()[-1] == 'bash -euo pipefail -c "$command"'


def test_both_install_the_same_debian_packages(readme: str, script: str) -> None:
    listed = re.search(r"libraries=\((.*?)\)", script, re.DOTALL)
    assert listed is not None
    lines = [line for line in commands(readme) if line.startswith("apt-get install")]
    named = [word for line in lines for word in line.split() if word.startswith("lib")]
    assert listed[1].split() == named


def test_every_picture_and_path_exists(readme: str, project: Path) -> None:
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", readme)
    assert len(pictures) >= 2
    paths = [*pictures, *re.findall(r"`((?:explorer|resources|tests|\.ci)/?[\w./-]*)`", readme)]
    assert [path for path in paths if not (project / path).exists()] == []


def test_the_numbers_are_the_packs(readme: str, project: Path) -> None:
    atlas = open_pack(project / "resources" / "packs" / "hima")
    words = re.sub(r"\s+", " ", readme)
    assert f"{len(atlas.observations):,} observations" in words
    assert f"{len(atlas.milestones)} milestones from {len(atlas.sources)} sources" in words
    assert f"as of {atlas.info.as_of.day} {atlas.info.as_of:%B %Y}" in words


def test_constraints_are_names_and_versions_alone(project: Path) -> None:
    lines = (project / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", line) for line in lines if not line.startswith("#"))
    declared = (project / "pyproject.toml").read_text("utf-8")
    block = declared[declared.index("dependencies = [") : declared.index("[project.scripts]")]
    wanted = re.findall(r'^\s+"([A-Za-z0-9-]+)[=<>]', block, re.MULTILINE)
    assert len(wanted) > 10
    assert {name.lower() for name in wanted} <= {name.lower() for name in pins}
    assert pins["PySide6-Essentials"] == version_of("PySide6-Essentials")
