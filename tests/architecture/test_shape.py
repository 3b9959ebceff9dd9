"""Gates against regrowth: how large a file or a class may be, what a thing may be called, no circles of imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.code import PROJECT, Module, imported, module, modules, modules_of_tests

LINES = 300
LINES_OF_TESTS = 400
METHODS = 20
BANNED_NAMES = {"utils", "util", "common", "helpers", "helper", "core", "base", "manager", "managers", "misc", "shared"}
BANNED_CLASS = re.compile(r"(Manager|Helper|Utils?|Base)$")
SPEAKING = re.compile(r"^\S+ \S+ .*[.:]$")


def everything() -> tuple[Module, ...]:
    return modules() + modules_of_tests()


@pytest.mark.parametrize("one", everything(), ids=lambda one: one.path)
def test_a_file_is_short_and_says_what_it_is_for(one: Module) -> None:
    assert len(one.text.splitlines()) <= (LINES_OF_TESTS if one.under("tests") else LINES)
    if one.tree.body:
        words = ast.get_docstring(one.tree) or ""
        assert words.splitlines()[:1] and SPEAKING.match(words.splitlines()[0]), "the first line is no sentence"


@pytest.mark.parametrize("one", modules(), ids=lambda one: one.path)
def test_a_class_is_small(one: Module) -> None:
    for node in ast.walk(one.tree):
        if isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
            assert len(methods) <= METHODS, f"{node.name} has {len(methods)} methods"
            assert not BANNED_CLASS.search(node.name), f"{node.name} is no name"


@pytest.mark.parametrize("one", everything(), ids=lambda one: one.path)
def test_no_file_or_folder_is_a_junk_drawer(one: Module) -> None:
    assert not set(one.path.removesuffix(".py").split("/")) & BANNED_NAMES


def edges(one: Module, names: dict[str, str]) -> Iterator[str]:
    """Yield the paths of the modules that a module imports when it is itself imported."""
    late = {id(part) for node in ast.walk(one.tree) if _is_late(node) for part in ast.walk(node)}
    early = ast.Module([node for node in ast.walk(one.tree) if isinstance(node, ast.stmt) and id(node) not in late], [])
    for _, name in imported(ast.Module([n for n in early.body if isinstance(n, ast.Import | ast.ImportFrom)], [])):
        target = names.get(name) or names.get(name.rpartition(".")[0])
        if target and target != one.path:
            yield target


def _is_late(node: ast.AST) -> bool:
    checking = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
    return checking or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def circles(all_of_them: tuple[Module, ...]) -> list[list[str]]:
    names = {one.path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): one.path for one in all_of_them}
    graph = {one.path: set(edges(one, names)) for one in all_of_them}
    found: list[list[str]] = []

    def walk(path: str, trail: list[str]) -> None:
        if path in trail:
            found.append([*trail[trail.index(path) :], path])
        elif path not in done:
            for target in sorted(graph.get(path, ())):
                walk(target, [*trail, path])
            done.add(path)

    done: set[str] = set()
    for path in graph:
        walk(path, [])
    return found


def test_no_imports_go_in_circles() -> None:
    assert circles(modules()) == []


def test_a_circle_is_found() -> None:
    one = module("from explorer.b import x", "explorer/a.py")
    other = module("import explorer.a", "explorer/b.py")
    assert circles((one, other)) == [["explorer/a.py", "explorer/b.py", "explorer/a.py"]]


def test_mypy_is_strict_everywhere_and_exceptions_are_named() -> None:
    settings = (PROJECT / "pyproject.toml").read_text("utf-8")
    assert "strict = true" in settings
    assert "ignore_errors" not in settings
    for one in modules():
        for ignored in re.findall(r"#\s*type:\s*ignore(\[[a-z-]+\])?", one.text):
            assert ignored, f"{one.path} ignores types without saying which rule"
        assert "# mypy:" not in one.text


def test_nothing_names_a_place_on_somebodys_machine() -> None:
    place = re.compile(r"(?<![\w.])/(?:home|Users|work|root|tmp)/\w", re.IGNORECASE)
    files = [PROJECT / name for name in ("pyproject.toml", "README.md", "constraints.txt", ".ci/run")]
    texts = {one.path: one.text for one in modules()} | {file.name: file.read_text("utf-8") for file in files}
    assert [name for name, text in texts.items() if place.search(text)] == []
