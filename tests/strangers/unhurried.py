"""The real program without its limits on how often, and without a pace for phones:
`python -m tests.strangers.unhurried --port 5001`. Five hundred texts would take a quarter of a minute at
thirty a second.
"""

from server.runtime import patch

patch()

from server.access import limits  # noqa: E402
from server.access.counts import Often  # noqa: E402
from server.engine.terms import Rate, Terms  # noqa: E402
from server.main import main  # noqa: E402

limits.THOUGHTS_OF_SEAT = limits.THOUGHTS_OF_ROOM = Often(1_000_000, 1)
limits.ACTS_OF_SEAT = limits.ENTRIES_OF_SEAT = Often(1_000_000, 1)
Terms.frames = Rate(1_000_000, 1_000_000)

if __name__ == "__main__":
    main()
