"""Pictures: what texts refer to is checked, rendered once into a store, and put into pages.

``survey`` checks, ``plan`` decides, ``render`` carries out through ``store``, ``words`` and
``markup`` bring the result into texts. Nothing of an original but its pixels is published.
"""
