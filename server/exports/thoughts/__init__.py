"""Thoughts, told in words and saved, in whatever step people wrote them."""
