"""The program that takes the pictures of the site in the guides and the README."""
