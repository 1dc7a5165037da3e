"""How often: guessing codes, and sending. Per seat first, per room second, per address last: a venue is one
address. With Redis the numbers hold over all processes; while it is away each process counts by itself.
"""

import redis
from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from sessions import commands as ask
from sessions.refusals import Refused

# With 31^7 codes these two leave at most 0.01 wrongful joins a day for a thousand rooms.
FAILED_JOINS = RateLimitItemPerSecond(3)
FAILED_JOINS_OF_ADDRESS = RateLimitItemPerMinute(30)

THOUGHTS_OF_SEAT = RateLimitItemPerSecond(5, 10)  # one in two seconds, five of them at once
ACTS_OF_SEAT = RateLimitItemPerSecond(40, 10)
THOUGHTS_OF_ROOM = RateLimitItemPerSecond(60, 2)  # thirty a second; marks all come at once, and may
THOUGHTS = (ask.PostIdea, ask.ContinueIdea, ask.ChangeIdea)
PATIENCE = 0.3  # seconds that a Redis may take before the process counts by itself


class Limits:
    """`is_on=False` lifts the numbers for measurements; every check still runs."""

    def __init__(self, redis_url: str = "", *, is_on: bool = True) -> None:
        self._is_on = is_on
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = MovingWindowRateLimiter(_redis(redis_url)) if redis_url else None

    def check_guess(self, address: str) -> None:
        """Raises Refused when too many wrong codes came, from here or from everywhere."""
        may = self._may_guess(FAILED_JOINS, "join") and self._may_guess(
            FAILED_JOINS_OF_ADDRESS, "join", address
        )
        if self._is_on and not may:
            raise Refused("too_many_tries", "code")

    def note_wrong_guess(self, address: str) -> None:
        for item, who in ((FAILED_JOINS, ()), (FAILED_JOINS_OF_ADDRESS, (address,))):
            self._own.hit(item, "join", *who)
            if self._shared:
                try:
                    self._shared.hit(item, "join", *who)
                except redis.RedisError:
                    return

    def check_act(self, command: ask.Command, *, session: str, seat: str) -> None:
        """Raises Refused with a code that the phone tries again by itself. Counted in this process alone: a
        phone is connected to one, and a question to Redis for each act would cost more than the act.
        """
        is_thought = isinstance(command, THOUGHTS)
        may = self._own.hit(ACTS_OF_SEAT, "act", session, seat)
        may = may and (not is_thought or self._own.hit(THOUGHTS_OF_SEAT, "thought", session, seat))
        if self._is_on and not may:
            raise Refused("too_fast")
        if is_thought and not self._own.hit(THOUGHTS_OF_ROOM, "room", session) and self._is_on:
            raise Refused("busy")

    def _may_guess(self, item: RateLimitItem, *who: str) -> bool:
        if self._shared:
            try:
                return self._shared.test(item, *who) and self._own.test(item, *who)
            except redis.RedisError:
                pass  # counted here meanwhile
        return self._own.test(item, *who)


def _redis(url: str) -> RedisStorage:
    return RedisStorage(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, wrap_exceptions=False)
