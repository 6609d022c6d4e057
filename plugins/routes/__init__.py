"""Which addresses a site has: each with its kind, its owner and its language, made once a run."""
