"""The theme's files as they are published: style sheet and scripts joined, the service worker."""
