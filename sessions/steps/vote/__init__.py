"""A vote by dots."""
