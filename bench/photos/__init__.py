"""Made-up photographs rendered by Hugo and by this project: time, memory, bytes and quality."""
