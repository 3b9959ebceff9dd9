"""The doors: what only one module may do, found in the syntax tree of all others."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from tests.architecture.code import Module, called, calls, dotted, imported

Finding = tuple[int, str]
LABELS = "explorer/gui/labels.py"
ATOMIC = "explorer/files/atomic.py"
WRITERS = (ATOMIC, "explorer/gui/boot.py")  # boot opens the crash log, which a dying process writes
WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC")
CHARTS = "explorer/gui/charts"
# What is banned by name, and the only places where it may be used all the same.
CLASSES: dict[str, tuple[str, ...]] = {
    "QLabel": (LABELS,),
    "QTextBrowser": (LABELS,),
    "QTextEdit": (LABELS,),
    "QTextDocument": (LABELS,),
    "QMessageBox": (),
    "QWhatsThis": (),
    "QSaveFile": (),
    "QFile": (),
    "QDesktopServices": (),
    "QMovie": (),
    "QProcess": (),
    "QPluginLoader": (),
    "QLibrary": ("explorer/gui/boot.py",),  # asks parts of Qt itself what they lack, where there is no window
    "QThread": (),  # a live one at exit aborts the process, and widgets die in it when garbage is collected there
    "QThreadPool": (),
    "QRunnable": (),
    "LegendItem": (),
    "NamedTemporaryFile": (),
    "mkstemp": (),
    "SVGExporter": (),
    "ImageExporter": (),
}
IMPORTS: dict[str, tuple[str, ...]] = {
    "socket": (), "ssl": (), "http": (), "urllib.request": (), "ftplib": (), "smtplib": (), "asyncio": (),
    "requests": (), "webbrowser": (), "subprocess": (), "multiprocessing": (), "ctypes": (), "pickle": (),
    "marshal": (), "shelve": (), "yaml": (), "PySide6.QtNetwork": (), "PySide6.QtWebEngineWidgets": (),
    "PySide6.QtQml": (), "PySide6.QtDBus": ("explorer/gui/story/bus.py",),
    "concurrent.futures": (), "threading": ("explorer/gui/notices.py",),
    "pyqtgraph.exporters": (), "pyqtgraph.Qt": (), "zipfile": ("explorer/packs",),
    "tarfile": (), "shutil": ("explorer/packs",),
}  # fmt: skip
CALLS: dict[str, tuple[str, ...]] = {
    "eval": (), "exec": (), "compile": (), "__import__": (), "input": (), "breakpoint": (),
    "os.system": (), "os.popen": (), "os.startfile": (), "os._exit": (),
    "sys.exit": ("explorer/__main__.py",), "quit": (), "exit": (),
    "extract": (), "extractall": (), "write_text": (), "write_bytes": (), "symlink_to": (), "hardlink_to": (),
    "setHtml": (LABELS,), "setMarkdown": (LABELS,), "insertHtml": (LABELS,), "addResource": (),
    "setOpenExternalLinks": (LABELS,), "openUrl": (), "fromTheme": (), "processEvents": (), "terminate": (),
    "setSource": (), "setDefaultStyleSheet": (), "tofile": (),
    "gc.collect": ("explorer/gui/boot.py",), "gc.enable": ("explorer/gui/boot.py", "explorer/__main__.py"),
    "singleShot": (),  # gui/later.py says why: with a context object it loses the fault of its call
}  # fmt: skip
METHODS_ONLY = {"extract", "extractall", "terminate", "setSource", "tofile"}
DICTIONARY_OF_DOORS = ("explorer/gui/app.py",)  # the one event loop is started here
PATHS = re.compile(r"path|file|name|folder|address|url", re.IGNORECASE)
PICTURES = ("QPixmap", "QImage", "QIcon", "QImageReader", "QSvgRenderer", "QBitmap", "QCursor")
TIPS = ("plain_tip", "tr", "translate")


def findings(one: Module) -> list[Finding]:
    """Return line and trouble of everything in a module that goes round a door."""
    return sorted(finding for rule in RULES for finding in rule(one))


def _banned_names(one: Module) -> Iterator[Finding]:
    for node in ast.walk(one.tree):
        used = node.func if isinstance(node, ast.Call) else None
        bases = node.bases if isinstance(node, ast.ClassDef) else []
        for expression in [used, *bases]:
            name = called(expression) if expression else ""
            owner = called(expression.value) if isinstance(expression, ast.Attribute) else ""
            for banned in {name, owner} & CLASSES.keys():
                if not one.under(*CLASSES[banned]):
                    yield node.lineno, f"{banned} is used outside its door"


def _banned_imports(one: Module) -> Iterator[Finding]:
    for line, name in imported(one.tree):
        for banned, doors in IMPORTS.items():
            if (name + ".").startswith(banned + ".") and not one.under(*doors):
                yield line, f"{banned} is imported"
        last = name.rsplit(".", 1)[-1]
        if last in CLASSES and not one.under(*CLASSES[last]):
            yield line, f"{last} is imported"


def _banned_calls(one: Module) -> Iterator[Finding]:
    for call in calls(one.tree):
        whole, last = dotted(call.func), called(call.func)
        method = isinstance(call.func, ast.Attribute)
        for banned, doors in CALLS.items():
            if banned in METHODS_ONLY and not method:
                continue
            if whole == "process.extract":
                continue  # rapidfuzz's, which finds words and unpacks nothing
            plain = "." not in banned and last == banned and (method or banned not in METHODS_ONLY)
            if banned in ("eval", "exec", "compile", "quit", "exit", "input"):
                plain = plain and not method  # re.compile and QApplication.quit are other things
            if (whole == banned or plain) and not one.under(*doors):
                yield call.lineno, f"{banned}() is called"
        if method and last in ("exec", "exec_") and not one.under(*DICTIONARY_OF_DOORS):
            yield call.lineno, "exec() starts an event loop inside the event loop; use open()"


def _open_to_write(one: Module) -> Iterator[Finding]:
    if one.under(*WRITERS):
        return
    nowhere: set[int] = set()
    for call in calls(one.tree):
        if called(call.func) == "save" and call.args and called(call.args[0]) != "buffer":
            yield call.lineno, "save() writes to a path; export to memory, then atomic_write"
        if called(call.func) == "open" and dotted(call.func) != "os.open" and _may_write(call):
            yield call.lineno, "open() writes, or may write; use atomic_write"
        if any(called(argument) == "devnull" for argument in call.args):
            nowhere.update(map(id, ast.walk(call)))
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Attribute) and node.attr in WRITING and id(node) not in nowhere:
            yield node.lineno, f"a file is opened with {node.attr}; use atomic_write"


def _may_write(call: ast.Call) -> bool:
    method = isinstance(call.func, ast.Attribute) and dotted(call.func) != "io.open"
    modes = list(call.args[0 if method else 1 :][:1]) + [word.value for word in call.keywords if word.arg == "mode"]
    fixed = {mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)}
    unknown = len(fixed) < len(modes) and not method  # a method open() may be another thing: store.open(atlas)
    return unknown or any(set(mode) & set("wax+") for mode in fixed)


def _bare_painter(one: Module) -> Iterator[Finding]:
    held = {id(item.context_expr) for node in ast.walk(one.tree) if isinstance(node, ast.With) for item in node.items}
    for call in calls(one.tree):
        if called(call.func) == "QPainter" and id(call) not in held:
            yield call.lineno, "QPainter outside “with”: an exception would crash the program"
        if called(call.func) == "QPainter" and any(isinstance(part, ast.Call) for part in call.args):
            yield call.lineno, "QPainter on something without a name: the device dies before the painter"


def _picture_by_path(one: Module) -> Iterator[Finding]:
    for call in calls(one.tree):
        if called(call.func) in PICTURES and any(_may_be_path(argument) for argument in call.args[:2]):
            yield (
                call.lineno,
                f"{called(call.func)} is made from a path: the format is guessed, a missing file is silent",
            )


def _may_be_path(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=value):
            return isinstance(value, str)
        case ast.JoinedStr() | ast.BinOp(op=ast.Div()):
            return True
        case ast.Call(func=func):
            return called(func) in ("str", "fspath", "as_posix", "Path", "joinpath")
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return bool(PATHS.search(name)) and not name.startswith("Format")
    return False


def _rich_text(one: Module) -> Iterator[Finding]:
    for node in ast.walk(one.tree):
        interpreted = isinstance(node, ast.Attribute) and node.attr in ("RichText", "AutoText", "MarkdownText")
        if interpreted and not one.under(LABELS):
            yield node.lineno, "text of a pack is never interpreted"
        if not isinstance(node, ast.Call):
            continue
        if called(node.func) == "setToolTip" and node.args and not _safe_tip(node.args[-1]):
            yield node.lineno, "setToolTip without plain_tip: Qt guesses whether the text is HTML"
        if one.under(CHARTS):
            yield from _chart_text(node)


def _safe_tip(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return node.value == ""
    return isinstance(node, ast.Call) and called(node.func) in TIPS


def _chart_text(call: ast.Call) -> Iterator[Finding]:
    receiver = called(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if called(call.func) == "format" or receiver in ("generator", "writer"):
        return  # a text, or the metadata of an exported file: no item of a chart
    if any(keyword.arg in ("html", "title", "labels") for keyword in call.keywords):
        yield call.lineno, "pyqtgraph reads titles, axis labels and html= as HTML"
    if called(call.func) in ("setTitle", "addLegend", "setLabel", "setLabels", "setHtml"):
        yield call.lineno, f"pyqtgraph reads the text of {called(call.func)} as HTML"


def _closures(one: Module) -> Iterator[Finding]:
    for call in calls(one.tree):
        if called(call.func) == "blockSignals" or called(call.func) == "QSignalBlocker":
            yield call.lineno, "signals are never blocked; loops end by equality"
        if called(call.func) not in ("connect", "singleShot"):
            continue
        for argument in call.args:
            if isinstance(argument, ast.Lambda):
                yield call.lineno, "a lambda is connected: it outlives its object"
            if isinstance(argument, ast.Call) and called(argument.func) == "partial":
                yield call.lineno, "a partial is connected: it outlives its object"


def _catch_all(one: Module) -> Iterator[Finding]:
    for node in ast.walk(one.tree):
        if not isinstance(node, ast.ExceptHandler) or one.under("explorer/gui/tasks.py"):
            continue
        broad = node.type is None or {called(part) for part in _kinds(node.type)} & {"Exception", "BaseException"}
        if broad and not any(isinstance(part, ast.Raise) and part.exc is None for part in ast.walk(node)):
            yield node.lineno, "everything is caught and not raised again"


def _kinds(node: ast.expr) -> list[ast.expr]:
    return list(node.elts) if isinstance(node, ast.Tuple) else [node]


RULES: tuple[Callable[[Module], Iterator[Finding]], ...] = (
    _banned_names,
    _banned_imports,
    _banned_calls,
    _open_to_write,
    _bare_painter,
    _picture_by_path,
    _rich_text,
    _closures,
    _catch_all,
)
