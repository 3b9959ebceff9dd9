"""Two stores that make a column of texts small: one block of bytes, and a dictionary with codes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


class TextBlock:
    """Many texts in one block of UTF-8, so that a million short texts cost only their bytes."""

    __slots__ = ("_data", "_ends")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._data = bytearray()
        self._ends = array("Q")
        self.extend(texts)

    def extend(self, texts: Iterable[str]) -> None:
        """Append texts; for whoever fills the block, before it is handed out."""
        encoded = [text.encode() for text in texts]
        ends = accumulate(map(len, encoded), initial=len(self._data))
        next(ends)
        self._ends.extend(ends)
        self._data += b"".join(encoded)

    def some(self, rows: Sequence[int]) -> TextBlock:
        """Return a block of the texts of these rows only, in the order given."""
        made = TextBlock()
        ends, data = self._ends, self._data
        spans = [(ends[row - 1] if row else 0, ends[row]) for row in rows]
        made._ends.extend(accumulate(end - start for start, end in spans))
        made._data += b"".join([data[start:end] for start, end in spans])
        return made

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, row: int) -> str:
        return self._data[self._start(row) : self._ends[row]].decode()

    def find(self, text: str) -> int:
        """Return the first place of a text that is not empty, or -1; searching the block spares a dictionary."""
        wanted = text.encode()
        at = self._data.find(wanted) if wanted else -1
        while at >= 0:
            row = bisect_right(self._ends, at)
            if self._start(row) == at and self._ends[row] == at + len(wanted):
                return row
            at = self._data.find(wanted, at + 1)
        return -1

    def _start(self, row: int) -> int:
        return self._ends[row - 1] if row else 0

    @property
    def nbytes(self) -> int:
        """The memory held, in bytes."""
        return len(self._data) + 8 * len(self._ends)


class Words:
    """A dictionary of distinct texts with integer codes, in order of first appearance."""

    __slots__ = ("_codes", "_words")

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._words: list[str] = []

    def code(self, word: str) -> int:
        """Return the code of ``word``, giving it one if it is new."""
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = len(self._words)
            self._words.append(word)
        return code

    def codes(self, words: Sequence[str]) -> Iterable[int]:
        """Return the codes of many words, giving one to each that is new."""
        for word in dict.fromkeys(words):
            self.code(word)
        return map(self._codes.__getitem__, words)

    def find(self, word: str) -> int:
        """Return the code of ``word``, or -1."""
        return self._codes.get(word, -1)

    def __getitem__(self, code: int) -> str:
        return self._words[code]

    def __len__(self) -> int:
        return len(self._words)
