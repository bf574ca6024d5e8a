"""Invented records, in the format of the bundled ones."""
