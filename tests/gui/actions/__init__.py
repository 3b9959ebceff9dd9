"""Tests of the window's actions."""
