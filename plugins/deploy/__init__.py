"""Sends a published site to where readers are: release folders by rsync, or an object store."""
