"""The real program without its limits on how often: `python -m tests.strangers.unhurried --port 5001`. Five
hundred texts would take a quarter of a minute at thirty a second.
"""

from server.runtime import patch

patch()

from limits import RateLimitItemPerSecond  # noqa: E402

from server.access import limits  # noqa: E402
from server.main import main  # noqa: E402

limits.THOUGHTS_OF_SEAT = limits.THOUGHTS_OF_ROOM = RateLimitItemPerSecond(1_000_000)
limits.ACTS_OF_SEAT = limits.ENTRIES_OF_SEAT = RateLimitItemPerSecond(1_000_000)

if __name__ == "__main__":
    main()
