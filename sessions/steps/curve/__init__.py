"""The change curve."""
