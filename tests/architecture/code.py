"""The program's modules as syntax trees, for the tests that read code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "explorer"


@dataclass(frozen=True)
class Module:
    """A file of code: its path from the project's folder, its text, its tree."""

    path: str
    text: str
    tree: ast.Module

    def under(self, *folders: str) -> bool:
        """Whether the file is one of these or lies in one of these folders."""
        return any(self.path == folder or self.path.startswith(folder.rstrip("/") + "/") for folder in folders)


def module(text: str, path: str = "explorer/gui/panels/planted.py") -> Module:
    """Return a module made up in a test."""
    return Module(path, text, ast.parse(text))


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the program."""
    files = sorted(PACKAGE.rglob("*.py"))
    return tuple(module(file.read_text("utf-8"), file.relative_to(PROJECT).as_posix()) for file in files)


@cache
def modules_of_tests() -> tuple[Module, ...]:
    """Return every module of the tests."""
    files = sorted((PROJECT / "tests").rglob("*.py"))
    return tuple(module(file.read_text("utf-8"), file.relative_to(PROJECT).as_posix()) for file in files)


def called(node: ast.expr) -> str:
    """Return the last name of what is called: ``QLabel`` for ``QtWidgets.QLabel``."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def dotted(node: ast.expr) -> str:
    """Return the whole dotted name of an expression, or an empty text."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            front = dotted(value)
            return f"{front}.{name}" if front else name
    return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield every call in a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that is imported, wherever it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"
