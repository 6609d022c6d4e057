"""Every component of the theme with examples: documentation, fixture and visual test at once."""
