"""What a server refuses to start with."""


class BadSetting(Exception):
    """A setting that cannot work here; the message is for whoever starts it: which one, and what would do."""
