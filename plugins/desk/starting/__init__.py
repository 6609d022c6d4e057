"""``start``: a union's own site in place of the sample, ready for its first publish."""
