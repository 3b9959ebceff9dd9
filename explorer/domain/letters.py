"""Letters that nobody sees, but that turn, hide or command others, written as what they are: ``[U+202E]``."""

from __future__ import annotations

import re

# Controls other than tab and line ends; what turns the direction of reading; what has no width at all; halves of
# pairs. See MITRE ATT&CK T1036.002: “invoice[U+202E]gnp.exe” must not read as a picture.
_UNSEEN = (  # compiled when first met: few texts have one
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def seen(text: str) -> str:
    """Return a text in which every letter that cannot be seen is shown by its number; tabs and line ends stay."""
    return text if text.isprintable() else re.sub(_UNSEEN, _number, text)


def all_seen(texts: list[str]) -> list[str]:
    """Return the texts as :func:`seen` shows each; the very list where all are plain, which costs next to nothing."""
    return texts if "".join(texts).isprintable() else [seen(one) for one in texts]


def _number(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"
