"""The shared libraries of the system that Qt needs: which one is lacking, and which Debian packages bring them."""

from __future__ import annotations

import re

QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0"
X11_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
WAYLAND_PACKAGES = "libwayland-client0 libwayland-cursor0"
_SAID = r"(?P<library>[^\s/(:]+\.so[.\d]*): (?P<cause>[^:].*)"
_ABSENT = "cannot open shared object file"


def lacking_library(message: str, packages: str) -> str:
    """Return what there is to say of a library that the system's loader speaks of, without a full stop, or nothing."""
    library, cause = "", message.strip()
    # “Cannot load library one.so: two.so: cannot open …” is a fault of the second
    while found := re.search(_SAID, cause, re.DOTALL):
        library, cause = found["library"], found["cause"]
    if not library:
        return ""
    trouble = "is missing" if cause.startswith(_ABSENT) else f"cannot be used: {cause}"
    return f"The library {library}, which Qt needs, {trouble} (on Debian: apt install {packages})"
