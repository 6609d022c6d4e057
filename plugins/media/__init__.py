"""Recordings of a text's folder: what they are, whether browsers play them, and a clean copy."""
