"""What the doctor says, asked again and again: looked at once in a few seconds, for everyone who asks."""

import time
from collections.abc import Callable, Iterable

from server import runtime
from server.config import Settings
from server.keeping.doctor import Finding, examine
from server.keeping.machine import Said
from server.store.engine import Store

FRESH = 5.0  # seconds


class Health:
    def __init__(self, settings: Settings, store: Store, more: Callable[[], Iterable[Said]]) -> None:
        self._settings = settings
        self._store = store
        self._more = more
        self._one_looks = runtime.Lock()
        self._seen_at = -FRESH
        self._found: list[Finding] = []

    def look(self) -> list[Finding]:
        with self._one_looks:
            if time.monotonic() - self._seen_at > FRESH:
                self._found = examine(self._settings, self._store)
                self._found += [Finding(*one) for one in self._more()]
                self._seen_at = time.monotonic()
            return self._found
