"""What leaves: a Figure as CSV, JSON and plain text."""
