"""``proposal``: what a proposal changes, told before it is merged: problems, pages, pictures of them.

Both states of the site are built beside the project, the one before by its own program; its pages say
that they are a preview. Nothing is published.
"""
