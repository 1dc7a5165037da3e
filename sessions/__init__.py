"""The domain: what a room may do, and what it has witnessed. See README.md beside this file."""
