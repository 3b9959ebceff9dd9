"""Where it comes from: the only code that opens packs."""
