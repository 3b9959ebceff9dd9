"""What is seen: the only folder that imports Qt."""

import builtins

import PySide6.QtCore  # noqa: F401  it puts its own function in the place of Python's import


def _import_plainly() -> None:
    """Let modules be imported by Python alone again.

    PySide6 reads the source of every module that is imported after it, to see whether ``from __feature__ import …``
    could concern it. We never write that, and reading all those sources takes a tenth of the time to the first chart.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if callable(plain):
        builtins.__import__ = plain


_import_plainly()
