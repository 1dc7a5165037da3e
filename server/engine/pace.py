"""How fast a phone may speak: a bucket of tokens that slows and never drops. What it sends meanwhile waits in
its own connection, and when that is full, in the phone.
"""

from server.engine.terms import Rate


class Pace:
    __slots__ = ("_at", "_left")

    def __init__(self, rate: Rate | None, now: float) -> None:
        self._left = rate.burst if rate else 0.0
        self._at = now

    def spend(self, rate: Rate | None, now: float) -> float:
        """One frame is taken. The seconds until the next one may be; 0 when it may be at once."""
        if rate is None:
            return 0.0
        left = min(rate.burst, self._left + (now - self._at) * rate.per_second) - 1
        self._left, self._at = left, now
        return 0.0 if left >= 1 else (1 - left) / rate.per_second
