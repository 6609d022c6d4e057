"""What Lighthouse says of the published pages on a phone."""
