"""Measures a publish beside plain Pelican, on made-up stories. ``python -m bench``, ``make bench``."""
