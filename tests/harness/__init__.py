"""Real services for tests: each is a context manager that stops what it started."""
