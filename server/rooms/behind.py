"""How far the phones here have read. Desks hear how many are behind the last cue,
never which; it is known only while they are connected.
"""

import time
from typing import NamedTuple

# Until a phone is missed: they say it three seconds late, at most.
PATIENCE = 5.0  # seconds

Where = tuple[int, int]  # epoch, number of the log
NOWHERE: Where = (0, 0)


class Cue(NamedTuple):
    """What everybody is to have: a step, a cover, a pause."""

    where: Where
    at: float


class Reading:
    def __init__(self) -> None:
        self._cues: dict[str, Cue] = {}
        self._read: dict[str, dict[str, Where]] = {}  # session -> connection -> how far it has said to be

    def cue(self, session: str, where: Where) -> None:
        if where > self._last(session).where:
            self._cues[session] = Cue(where, time.monotonic())

    def read(self, session: str, connection: str, where: Where) -> None:
        self._read.setdefault(session, {})[connection] = where

    def go(self, session: str, connection: str) -> None:
        self._read.get(session, {}).pop(connection, None)

    def forget(self, session: str) -> None:
        self._read.pop(session, None)
        self._cues.pop(session, None)

    def behind(self, session: str, phones: dict[str, str]) -> int:
        """How many of these phones (connection -> seat) lack the last cue. One that has said nothing yet is
        not missed, and of two pages of a phone one is enough.
        """
        cue = self._last(session)
        if time.monotonic() < cue.at + PATIENCE:
            return 0
        furthest: dict[str, Where] = {}
        for connection, where in self._read.get(session, {}).items():
            if seat := phones.get(connection):
                furthest[seat] = max(where, furthest.get(seat, NOWHERE))
        return sum(where < cue.where for where in furthest.values())

    def _last(self, session: str) -> Cue:
        return self._cues.get(session, Cue(NOWHERE, 0.0))
