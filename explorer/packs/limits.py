"""How large a pack may be: bounds far above any real pack, so that none can fill the memory or the day."""

from __future__ import annotations

MIB = 1 << 20
MOST_ENTRIES = 5_000
MOST_BYTES_DESCRIPTOR = 5 * MIB
MOST_BYTES_FILE = 50 * MIB
MOST_BYTES_OBSERVATIONS = 150 * MIB  # a million rows are some 100 MB
MOST_BYTES_STORY = MIB
MOST_BYTES_SIDECAR = 16 * MIB
MOST_BYTES_PACK = 200 * MIB
MOST_RATIO = 200  # asked of files above a mebibyte only: a small blank file may well shrink by more
MOST_NAME = 200
MOST_NAME_BYTES = 255  # of one part, in UTF-8: what common file systems can hold
MOST_DEPTH = 8
MOST_PARENTS = 64  # above an entity; a real pack has four
MOST_COLUMNS = 500
MOST_ROWS = 100_000
MOST_ROWS_OBSERVATIONS = 1_500_000
MOST_FAULTS_TABLE = 10_000  # a table with more is not read to its end
