"""Keeping house: what is deleted when its time is over, backups and their return, and whether all is well.

The commands of `./dev` run these beside a server at work, on both databases.
"""


def counted(count: int, thing: str) -> str:
    """1 session, 2 sessions."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


class Stop(Exception):
    """It cannot be done; the message says why, and what to do."""
