"""Makes ``hima.json``: what is seen of the bundled pack before it is read. Run it when pack, words or version change.

``python resources/first-sight/make.py``; a test tells when that is due.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from explorer.files.atomic import atomic_write
from explorer.files.resources import bundled_pack
from explorer.gui.panels.first_sight import sight_file
from explorer.gui.panels.sight_keeping import sight_bytes
from explorer.packs import open_pack

if __name__ == "__main__":
    atomic_write(sight_file(bundled_pack()), sight_bytes(open_pack(bundled_pack()), bundled_pack()))
