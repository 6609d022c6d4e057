"""``upgrade``: another version of the engine in place of this one, and back."""
