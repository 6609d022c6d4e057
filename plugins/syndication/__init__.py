"""What other programs read: feeds, sitemap, robots.txt and JSON-LD. Pure; no clock, no disk."""
