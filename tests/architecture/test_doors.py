"""What is dangerous happens behind one door each, and nowhere else."""

from __future__ import annotations

import pytest

from tests.architecture.code import Module, module, modules
from tests.architecture.doors import CALLS, CLASSES, IMPORTS, findings


@pytest.mark.parametrize("one", modules(), ids=lambda one: one.path)
def test_no_module_goes_round_a_door(one: Module) -> None:
    assert findings(one) == []


SLIPS = {
    **{f"{name}()": f"from PySide6.QtWidgets import {name}\n{name}()" for name in CLASSES},
    **{f"import {name}": f"import {name}" for name in IMPORTS},
    **{f"call {name}": f"{name}(x)" if "." in name else f"thing.{name}(x)\n{name}(x)" for name in CALLS},
    "from import": "from urllib.request import urlopen",
    "from package": "from PySide6 import QtNetwork",
    "inside a function": "def f():\n    import socket",
    "a subclass": "class A(QLabel): pass",
    "by module": "QtWidgets.QLabel('x')",
    "static": "QMessageBox.critical(None, 'a', 'b')",
    "open w": "open(p, 'w')",
    "open wb": "open(p, mode='wb')",
    "open a": "open(p, 'a')",
    "open r+": "open(p, 'r+')",
    "open unknown": "open(p, mode)",
    "path open w": "p.open('w')",
    "path open mode": "p.open(mode='x')",
    "os.open": "os.open(p, os.O_WRONLY | os.O_CREAT)",
    "image save": "image.save('a.png')",
    "painter": "p = QPainter(self)",
    "painter of a nameless device": "with QPainter(QPdfWriter(b)) as p: pass",
    "pixmap": "QPixmap('a.png')",
    "pixmap f-string": "QPixmap(f'{a}.png')",
    "pixmap path": "QPixmap(str(p))",
    "image": "QImage(path)",
    "image attribute": "QImage(self.file_name)",
    "icon": "QIcon(folder / 'a.svg')",
    "svg": "QSvgRenderer('a.svg')",
    "tooltip": "label.setToolTip(entity.name)",
    "rich text": "label.setTextFormat(Qt.TextFormat.RichText)",
    "auto text": "label.setTextFormat(Qt.TextFormat.AutoText)",
    "block": "self.tree.blockSignals(True)",
    "blocker": "QSignalBlocker(self.tree)",
    "lambda": "a.changed.connect(lambda: 1)",
    "partial": "a.changed.connect(partial(f, 1))",
    "single shot": "QTimer.singleShot(0, lambda: 1)",
    "catch all": "try:\n    f()\nexcept Exception:\n    pass",
    "catch bare": "try:\n    f()\nexcept:\n    pass",
    "catch among": "try:\n    f()\nexcept (ValueError, BaseException) as e:\n    print(e)",
    "dialog exec": "dialog.exec()",
    "collecting garbage": "gc.collect()",
}
CHART_SLIPS = ["plot.setTitle(x)", "pg.PlotWidget(title=x)", "pg.TextItem(html=x)", "plot.addLegend()", "a.setLabel(x)"]
FINE = {
    "reading": "open(p)\nos.open(p, os.O_RDONLY | os.O_CLOEXEC)\nopen(p, 'rb')\np.open()\np.open('r')",
    "a painter in with": "with QPainter(self) as p, QPainter(image) as q:\n    pass",
    "pictures": "QPixmap(QSize(1, 1))\nQImage(1, 1, QImage.Format.Format_ARGB32)\nQIcon(pixmap)\nQPixmap()",
    "tooltips": "a.setToolTip(plain_tip(x))\na.setToolTip('')\na.setToolTip(self.tr('x'))",
    "a method": "a.changed.connect(self._follow)",
    "cleaning up": "try:\n    f()\nexcept BaseException:\n    g()\n    raise",
    "other words": "painter.save()\nre.compile('x')\napplication.quit()\nstore.open(atlas)\n'a'.replace('b', 'c')",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_every_slip_is_found(slip: str) -> None:
    assert findings(module(SLIPS[slip])), SLIPS[slip]


@pytest.mark.parametrize("slip", CHART_SLIPS)
def test_every_slip_in_a_chart_is_found(slip: str) -> None:
    assert findings(module(slip, "explorer/gui/charts/planted.py"))


@pytest.mark.parametrize("name", FINE)
def test_what_is_sound_is_let_through(name: str) -> None:
    assert findings(module(FINE[name])) == []


def test_every_door_exists() -> None:
    paths = {one.path for one in modules()}
    doors = {door for table in (CLASSES, IMPORTS, CALLS) for places in table.values() for door in places}
    for door in doors:
        assert any(path == door or path.startswith(door + "/") for path in paths), f"{door} is no door any more"
