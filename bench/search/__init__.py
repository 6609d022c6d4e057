"""Measures the search on known items, beside its peers. ``python -m bench.search``, ``make bench-search``."""
