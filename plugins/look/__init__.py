"""A union's own look, ``content/theme/``: read, checked, and laid over the engine's theme. See decision 48."""
