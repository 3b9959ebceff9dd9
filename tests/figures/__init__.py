"""Figures and dossiers are tested as data, their numbers against a second reading of the pack."""
