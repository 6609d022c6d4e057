"""Originals in a folder beside the repository, working copies in their places; and back again."""
