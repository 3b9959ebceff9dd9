"""Where it comes from: the only code that opens packs, checks them and says what is wrong with them."""

from typing import TYPE_CHECKING, Any

from explorer.packs.errors import PackError, PackFault, PackFaulty, PackRefused

if TYPE_CHECKING:
    from explorer.packs.reader import open_pack

__all__ = ["PackError", "PackFault", "PackFaulty", "PackRefused", "open_pack"]


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: at first a pack is seen before it is read."""
    if name != "open_pack":
        raise AttributeError(name)
    from explorer.packs.reader import open_pack

    return open_pack
