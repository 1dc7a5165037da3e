"""The real program, to which everything comes in one moment as far as it counts how often: `python -m
tests.strangers.one_moment --port 5001`. So what is too fast is so on a machine of any speed.
"""

from server.runtime import patch

patch()

from limits import strategies  # noqa: E402
from limits.storage import memory  # noqa: E402

from server.main import main  # noqa: E402
from tests.harness.clock import Clock  # noqa: E402

memory.time = strategies.time = Clock()  # type: ignore[assignment]

if __name__ == "__main__":
    main()
