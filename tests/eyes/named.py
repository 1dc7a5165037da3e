"""The real program as it looks at an address of its own: links, QR codes and screens say kesken.example.org,
and it still answers at 127.0.0.1. `python -m tests.eyes.named --port 5001`
"""

from server.runtime import patch

patch()

from server.config import Settings  # noqa: E402
from server.main import main  # noqa: E402
from tests.strangers import unhurried  # noqa: E402

ADDRESS = "https://kesken.example.org"

Settings.base_url = property(lambda _: ADDRESS)  # type: ignore[assignment,method-assign]

if __name__ == "__main__":
    assert unhurried.limits
    main()
