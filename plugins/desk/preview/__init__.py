"""``preview``: the site on this machine, drafts included, built again whenever a file changes."""
