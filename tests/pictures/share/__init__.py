"""Share images: what they say, how their lines break, and that every mark is whole."""
