"""What is true: frozen records and read-only columns; standard library only."""
