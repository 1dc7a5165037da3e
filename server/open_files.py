"""How many files this process may have open at once; each connection is one of them. Shells begin with 1,024
or, on macOS, 256, and let a program ask for more.
"""

from contextlib import suppress

try:
    import resource
except ImportError:  # Windows has no such limit; there Python itself waits for 512 connections at most
    resource = None  # type: ignore[assignment]

WISHED = (65_536, 10_240)  # the second where the first is refused: macOS takes no more
WITHOUT_LIMIT = 512
# For the database, Redis, pages and scripts from the disk: a server at work holds some twenty.
KEPT = 64
FEWEST = 16


def ask_for_more() -> None:
    """Raises the soft limit as far as the system lets us."""
    if not resource:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wish in WISHED:
        granted = wish if hard == resource.RLIM_INFINITY else min(wish, hard)
        if granted <= limit():
            return
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (granted, hard))


def limit() -> int:
    if not resource:
        return WITHOUT_LIMIT
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return WISHED[0] if soft == resource.RLIM_INFINITY else soft


def room_for_connections() -> int:
    """What is left when the house has what it needs."""
    return max(FEWEST, limit() - KEPT)
