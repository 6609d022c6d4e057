"""Which pages each edition has and what stands on them: a site in, page values out."""
