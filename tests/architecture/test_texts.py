"""Every text the user sees can be translated: it is a literal behind ``tr`` or ``translate``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.code import Module, called, calls, module, modules

SETTERS = {
    "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "setStatusTip", "setWhatsThis", "setTitle", "addAction", "addMenu", "addTab", "setTabText", "addItem", "insertTab",
    "setLabelText", "setInformativeText", "setButtonText", "showMessage", "QAction", "QPushButton", "QToolButton",
    "QCheckBox", "QRadioButton", "QGroupBox", "QMenu", "QDockWidget", "PlainLabel", "set_plain", "say", "set_tip",
    "setDetailedText", "plain_tip", "Notice",
}  # fmt: skip
MARKERS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}


def bare_texts(one: Module) -> Iterator[tuple[int, str]]:
    """Yield every literal that goes to the user untranslated."""
    for call in calls(one.tree):
        if called(call.func) in SETTERS:
            for argument in [*call.args, *(word.value for word in call.keywords)]:
                yield from ((argument.lineno, text) for text in _spoken(argument))


def _spoken(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if _is_words(text):
            yield text
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _spoken(part)
        case ast.BinOp(left=left, right=right):
            yield from _spoken(left)
            yield from _spoken(right)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _spoken(body)
            yield from _spoken(orelse)
        case ast.Call(func=ast.Attribute(value=value, attr="format" | "join")):
            yield from _spoken(value)


def _is_words(text: str) -> bool:
    return any(word.isalpha() and (len(word) > 1) for word in text.split()) and text not in ROLES


ROLES = {
    "hero", "takeaway", "entity", "dialog", "claim", "palette", "finding", "subtitle", "body", "button", "strong",
    "small", "small-strong", "section", "marker",
}  # fmt: skip


def unfindable(one: Module) -> Iterator[tuple[int, str]]:
    """Yield calls of ``tr`` and the like whose text the collector cannot see."""
    if one.under("explorer/gui/text.py"):
        return
    for call in calls(one.tree):
        name = called(call.func)
        if name == "translate" and not isinstance(call.func, ast.Name):
            continue  # a painter's
        if name not in MARKERS or len(call.args) <= MARKERS[name]:
            continue
        text = call.args[MARKERS[name]]
        of_a_row = name == "translate" and isinstance(text, ast.Attribute | ast.Name | ast.Subscript)
        if not of_a_row and not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
            yield call.lineno, ast.unparse(call)


def gui() -> list[Module]:
    return [one for one in modules() if one.under("explorer/gui")]


@pytest.mark.parametrize("one", gui(), ids=lambda one: one.path)
def test_every_text_is_translatable(one: Module) -> None:
    assert list(bare_texts(one)) == []
    assert list(unfindable(one)) == []


@pytest.mark.parametrize(
    "slip",
    [
        "self.setWindowTitle('Alliance Explorer')",
        "PlainLabel('Nothing is lost')",
        "label.setText(f'{count} found')",
        "label.setText('Copy' if a else '')",
        "label.setText('{0} found'.format(count))",
        "menu.addAction('Copy address', self._copy)",
        "self.tr(f'{count} found')",
        "self.tr(text)",
        "translate('Shell', 'a' + b)",
    ],
)
def test_a_bare_text_is_found(slip: str) -> None:
    one = module(slip)
    assert [*bare_texts(one), *unfindable(one)]


@pytest.mark.parametrize(
    "sound",
    [
        "self.setWindowTitle(self.tr('Alliance Explorer'))",
        "PlainLabel(entity.name, 'strong', self)",
        "label.setText(self.tr('{0} found').format(count))",
        "label.setText('–')",
        "translate('Action', row.title)",
        "painter.translate(left, top + 1)",
    ],
)
def test_a_sound_text_is_let_through(sound: str) -> None:
    one = module(sound)
    assert [*bare_texts(one), *unfindable(one)] == []
