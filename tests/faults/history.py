"""What phones, desks and the nemesis noted, one JSON line each; the server never writes here.

Whatever is large, a view or a frame of events, is written once under its digest, and facts name the digest.
"""

import json
import threading
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from time import monotonic_ns
from typing import Any, TextIO

from sessions.view import canonical

Fact = dict[str, Any]


class History:
    """Facts of many threads, in one order."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: TextIO = path.open("w", encoding="utf-8")
        self._lock = threading.Lock()
        self._kept: set[str] = set()

    def add(self, kind: str, /, **fact: Any) -> None:
        self.take({"is": kind, "at": monotonic_ns(), **fact})

    def take(self, fact: Fact) -> None:
        with self._lock:
            self._write(fact)

    def keep(self, thing: Any) -> str:
        """The digest of something large, which is written down once."""
        body = canonical(thing)
        digest = sha256(body).hexdigest()[:24]
        with self._lock:
            if digest not in self._kept:
                self._kept.add(digest)
                self._write({"is": "thing", "digest": digest, "thing": json.loads(body)})
        return digest

    def of_room(self, room: str) -> Callable[[Fact], None]:
        """For a phone of this room, as its `history`."""
        return lambda fact: self.take({**fact, "room": room})

    def close(self) -> None:
        with self._lock:
            self._file.close()

    def _write(self, fact: Fact) -> None:
        if not self._file.closed:  # a phone's last word may come after the end
            self._file.write(json.dumps(fact, separators=(",", ":")) + "\n")


def read(path: Path) -> list[Fact]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write(path: Path, facts: Iterable[Fact]) -> None:
    path.write_text("".join(json.dumps(fact) + "\n" for fact in facts), encoding="utf-8")
