"""The key lines of stories, such as ``minutes: 1.5``: read, and rewritten only where a value differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from explorer.domain.stories import MOST_LETTERS, MOST_MINUTES, Extra, key_of, tidy_letters, tidy_line, tidy_minutes

_YES, _NO = ("yes", "true", "1"), ("no", "false", "0", "")


def said_in(keys: Iterable[str], known: Sequence[str]) -> tuple[dict[str, str], Extra]:
    """Return the values of the known keys, the first of each, and the other keys as pairs."""
    said: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    for line in keys:
        pair = key_of(line)
        if pair and pair[0] not in known:
            extra.append(pair)
        elif pair:
            said.setdefault(*pair)
    return said, tuple(extra)


def patched(
    lines: list[str],
    known: Sequence[str],
    old: Mapping[str, str],
    new: Mapping[str, str],
    old_extra: Extra,
    new_extra: Extra,
    end: str,
) -> list[str]:
    """Return lines of keys with those rewritten that differ; new ones come after the last."""
    for key in known:
        if old[key] != new[key]:
            lines = _with(lines, key, new[key], end)
    for key in dict.fromkeys(key for key, _ in (*old_extra, *new_extra)):
        before, after = (tuple(value for name, value in pairs if name == key) for pairs in (old_extra, new_extra))
        if before != after:
            lines = [line for line in lines if (key_of(line) or ("", ""))[0] != key]
            lines += [f"{key}: {tidy_line(value)}".rstrip() + end for value in after]
    return lines


def minutes_of(text: str) -> float | None:
    """Return minutes from plain digits such as ``1.5``, ``None`` where the text is none or more than a day."""
    found = _digits(text)
    return found if found is not None and found <= MOST_MINUTES else None


def letters_of(text: str) -> float | None:
    """Return how many times as large letters are, from plain digits, ``None`` where that is none of 1 to 3."""
    found = _digits(text)
    return found if found is not None and 1 <= found <= MOST_LETTERS else None


def _digits(text: str) -> float | None:
    whole, dot, part = text.partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit() or not whole or (dot and not part):
        return None
    return float(text) if len(text) <= 40 else None


def yes_of(text: str) -> bool | None:
    """Return what yes or no means, ``None`` for another word."""
    word = text.lower()
    return True if word in _YES else False if word in _NO else None


def digits_of(minutes: float) -> str:
    """Return minutes as a story has them: plain digits, nothing for 0."""
    text = f"{tidy_minutes(minutes):.4f}".rstrip("0").rstrip(".")
    return "" if text == "0" else text


def size_digits(letters: float) -> str:
    """Return a size of letters as a story has it, nothing for the usual one."""
    found = tidy_letters(letters)
    return "" if found == 1 else f"{found:g}"


def closed(lines: list[str], end: str) -> list[str]:
    """Return lines of which each, the last too, has its end."""
    return [line if line.endswith("\n") else line + end for line in lines]


def _with(lines: list[str], key: str, value: str, end: str) -> list[str]:
    own = [place for place, line in enumerate(lines) if (key_of(line) or ("", ""))[0] == key]
    written = [f"{key}: {value}{end}"] if value else []
    if own:
        return [*lines[: own[0]], *written, *(line for at, line in enumerate(lines) if at > own[0] and at not in own)]
    return [*lines, *written]
