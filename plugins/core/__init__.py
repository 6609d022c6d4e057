"""Values and pure rules that every plugin shares.

Imports the standard library and pydantic only; see ``docs/decisions/0002-core-values.md``.
"""
