"""From the bytes of a CSV file to columns of text, each row with the line on which it starts."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import chain

from explorer.packs.errors import shown
from explorer.packs.faults import FaultLog
from explorer.packs.limits import MIB, MOST_COLUMNS, MOST_FAULTS_TABLE
from explorer.packs.shapes import Shape
from explorer.records import record

Ids = dict[str, int]  # an id and the line of its row
CHUNK = 20_000  # rows held as text at a time
_MOST_REPEATED_LINES = 200_000  # lines that may be read twice behind open quotes
_LONG_CELL = "field larger"


@record(frozen=True, slots=True)
class Chunk:
    """Some rows of a table as columns of text; ``lines`` has the line of each row, the header being line 1."""

    lines: list[int]
    columns: dict[str, list[str]]

    def column(self, name: str) -> list[str]:
        """Return the cells of a column; blank ones if the table has no such column."""
        found = self.columns.get(name)
        return [""] * len(self.lines) if found is None else found


class TableReader:
    """Reads one file; faults go to the log, sound rows come out in chunks."""

    def __init__(self, shape: Shape, file: str, data: bytes, log: FaultLog, most: int) -> None:
        self._shape = shape
        self._file = file
        self._data = data
        self._log = log
        self._most = most
        self._pending: list[str] = []  # the lines of the row being read
        self._repeated = 0
        self._key = -1
        self._blank: list[int] = []
        self.loose_ids: Ids = {}  # ids of rows that are no sound rows, so far as they can be made out

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows in order; nothing if the file is no table of this kind at all."""
        if not self._is_text():
            return
        rows = self._rows()
        line, header = next(rows, (1, []))
        if not header:
            if not self._log.has(self._file):
                self._fault(1, "", "", "The file does not begin with a header", f"Write it as line 1: {self._names()}")
        elif line == 1 and self._header_fits(header):
            self._key = header.index("id") if "id" in header else -1
            yield from self._chunks(header, rows)

    def _chunks(self, header: list[str], rows: Iterator[tuple[int, list[str]]]) -> Iterator[Chunk]:
        width, count = len(header), 0
        lines: list[int] = []
        cells: list[list[str]] = []
        for line, row in rows:
            if len(row) != width or self._blank:
                self._note(line, row, width)
                if self._log.full(self._file):
                    break
                if len(row) != width:
                    continue
            lines.append(line)
            cells.append(row)
            if len(lines) == CHUNK:
                yield _chunk(header, lines, cells)
                lines, cells, count = [], [], count + CHUNK
            if count + len(lines) > self._most:
                self._fault(line, "", "", f"The table has more than {self._most:,} rows", "Split the pack")
                break
        yield _chunk(header, lines, cells)

    def _is_text(self) -> bool:
        """Whether the bytes are UTF-8 text without zeros; if not, say from which line on."""
        if self._data.startswith((b"\xff\xfe", b"\xfe\xff")):
            self._fault(1, "", "", "The file is UTF-16", "Save it as UTF-8")
            return False
        zero = self._data.find(b"\0")
        if zero >= 0:
            line = self._data.count(b"\n", 0, zero) + 1
            self._fault(line, "", "", "The line holds a zero byte, which no text has", "Take it out, or save as UTF-8")
            return False
        bad = _first_undecodable(self._data)
        if bad is not None:
            line = self._data.count(b"\n", 0, bad) + 1
            self._fault(line, "", "", f"Byte {self._data[bad]:02X} is not UTF-8 text", "Save the file as UTF-8")
            return False
        return True

    def _header_fits(self, header: list[str]) -> bool:
        known = {one.name for one in self._shape.columns}
        if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
            what = "tabs" if "\t" in header[0] else "semicolons"
            self._fault(1, "", header[0], f"The columns are separated by {what}", "Save the file with commas")
            return False
        if len(header) > MOST_COLUMNS:
            self._fault(1, "", "", f"The header has {len(header):,} columns", f"Keep it to {MOST_COLUMNS}")
            return False
        for name in sorted({one for one in header if header.count(one) > 1}):
            problem = f"The header has “{shown(name)}” twice" if name else "The header has columns without a name"
            self._fault(1, name, name, problem, "Give each column one name of its own")
        missing = [one for one in self._shape.columns if one.name not in header]
        strange = [name for name in header if name not in known]
        for column in missing:
            nearest = _nearest(column.name, strange)
            if nearest:
                self._fault(1, column.name, nearest, f"“{shown(nearest)}” is no column", f"Write {column.name}")
            elif column.needed:
                self._fault(1, column.name, "", f"The column “{column.name}” is missing", f"Add it: {self._names()}")
        return True

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its first line; behind an open quote go on with the line after it."""
        text: Iterator[str] = io.TextIOWrapper(io.BytesIO(self._data), encoding="utf-8-sig", newline="\n")
        before = 0  # lines read and done with
        while True:
            reader = csv.reader(self._noted(text), strict=True)
            done = 0
            try:
                for row in reader:
                    yield before + done + 1, row
                    done = reader.line_num
                    self._pending.clear()
                return
            except csv.Error as error:
                line = before + done + 1
                again = self._pending[1:]
                self._broken(line, str(error), bool(again))
            self._repeated += len(again)
            if self._repeated > _MOST_REPEATED_LINES or self._log.full(self._file):
                self._fault(line, "", "", "From here on the table cannot be read", "Mend the quotes above first")
                return
            before = line
            self._pending = []
            text = chain(again, text)

    def _noted(self, lines: Iterator[str]) -> Iterator[str]:
        for line in lines:
            self._pending.append(line)
            yield line

    def _broken(self, line: int, error: str, spread: bool) -> None:
        first = self._pending[0] if self._pending else ""
        if error.startswith(_LONG_CELL) and not spread:
            problem, fix = "A cell is longer than 131,072 characters", "Shorten it"
        elif "new-line character" in error:
            problem, fix = "The line holds a carriage return", "Save the file with LF or CRLF line ends"
        else:
            problem, fix = "A quote is opened and not closed, or closed too early", 'Close it, and double a " within'
        self._fault(line, "", first[first.find('"') :].rstrip() if '"' in first else "", problem, fix)
        if self._key == 0:
            self.loose_ids[first.partition(",")[0]] = line

    def _note(self, line: int, row: list[str], width: int) -> None:
        """Note a row of the wrong width; blank lines count once a row or very many of them follow."""
        if not row:
            self._blank.append(line)
        if row or len(self._blank) >= MOST_FAULTS_TABLE:
            for blank in self._blank:
                self._fault(blank, "", "", "The line is blank", "Delete it")
            self._blank.clear()
        if row and len(row) != width:
            fix = "Add the missing commas" if len(row) < width else "Put a cell that holds a comma in double quotes"
            self._fault(line, "", "", f"The row has {len(row):,} cells, the header has {width}", fix)
            if 0 <= self._key < len(row):
                self.loose_ids[row[self._key]] = line

    def _fault(self, line: int, column: str, value: str, problem: str, fix: str) -> None:
        self._log.add(self._file, line, column, value, problem, fix)

    def _names(self) -> str:
        return ",".join(one.name for one in self._shape.columns)


def _chunk(header: list[str], lines: list[int], rows: list[list[str]]) -> Chunk:
    columns = map(list, zip(*rows, strict=True)) if rows else ([] for _ in header)
    return Chunk(lines, dict(zip(header, columns, strict=True)))


def _first_undecodable(data: bytes) -> int | None:
    """Return the place of the first byte that is not UTF-8, reading a piece at a time to save memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data) + 1, MIB):
        piece = data[start : start + MIB]
        try:
            decoder.decode(piece, start + MIB > len(data))
        except UnicodeDecodeError as error:
            return start - (len(error.object) - len(piece)) + error.start
    return None


def _nearest(name: str, strange: list[str]) -> str:
    """Return the unknown column that looks like a slip for ``name``, if there is one."""
    if not strange:
        return ""
    from difflib import get_close_matches  # only ever needed for a mistyped header

    plain = {one[:80].strip().lower(): one[:80] for one in strange[:200]}
    return next((plain[one] for one in get_close_matches(name, plain, 1, 0.8)), "")
