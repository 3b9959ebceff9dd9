"""Tests of the command palette: what it finds, and how it is worked."""
