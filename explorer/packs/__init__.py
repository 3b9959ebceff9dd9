"""Where it comes from: the only code that opens packs, checks them and says what is wrong with them."""

from explorer.packs.errors import PackError, PackFault, PackFaulty, PackRefused
from explorer.packs.reader import open_pack

__all__ = ["PackError", "PackFault", "PackFaulty", "PackRefused", "open_pack"]
