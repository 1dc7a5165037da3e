"""What a road is to whoever travels on it. There are two: a WebSocket (line.py), and polling (polling.py)."""

from typing import Any, Protocol

from server.engine.backlog import Frame
from server.engine.heartbeat import Heartbeat
from server.engine.terms import Terms


class Owner(Protocol):
    """Whose line it is: a connection, or before that an upgrade which has not come through yet."""

    def hear(self, said: str | bytes) -> None: ...
    def is_busy(self) -> bool: ...
    def finish(self, code: int) -> None: ...
    def lost(self, line: Any) -> None: ...


class Around(Protocol):
    """The engine, as a connection sees it."""

    terms: Terms
    heart: Heartbeat
    reason: Any  # why connections end, in the words of Engine.IO

    def note(self, what: str) -> None: ...
    def hear(self, connection: Any, message: str | bytes) -> None: ...
    def forget(self, connection: Any, reason: str) -> None: ...


class Malformed(Exception):
    """What was said is no packet."""


def refuse(_frame: Frame) -> int:
    """How a road takes a frame when it has come to its end."""
    raise OSError("closed")
