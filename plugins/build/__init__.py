"""The steps of a check and of a build, in order, each a value made from the one before."""
