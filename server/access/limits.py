"""How often: guessing codes, and sending. The numbers are per seat first, per room second, per address
last: a venue is one address.
"""

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from sessions import commands as ask
from sessions.refusals import Refused

# With 31^7 codes these two leave at most 0.01 wrongful joins a day for a thousand rooms.
FAILED_JOINS = RateLimitItemPerSecond(3)
FAILED_JOINS_OF_ADDRESS = RateLimitItemPerMinute(30)

THOUGHTS_OF_SEAT = RateLimitItemPerSecond(5, 10)  # one in two seconds, five of them at once
ACTS_OF_SEAT = RateLimitItemPerSecond(40, 10)
GIVING_OF_ROOM = RateLimitItemPerSecond(30)
THOUGHTS = (ask.PostIdea, ask.ContinueIdea, ask.ChangeIdea)


class Limits:
    """`is_on=False` lifts the numbers for measurements; every check still runs."""

    def __init__(self, *, is_on: bool = True) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._is_on = is_on

    def check_guess(self, address: str) -> None:
        """Raises Refused when too many wrong codes came, from here or from everywhere."""
        may = self._window.test(FAILED_JOINS, "join") and self._window.test(
            FAILED_JOINS_OF_ADDRESS, "join", address
        )
        if self._is_on and not may:
            raise Refused("too_many_tries", "code")

    def note_wrong_guess(self, address: str) -> None:
        self._window.hit(FAILED_JOINS, "join")
        self._window.hit(FAILED_JOINS_OF_ADDRESS, "join", address)

    def check_act(self, command: ask.Command, *, session: str, seat: str) -> None:
        """Raises Refused with a code that the phone tries again by itself."""
        may = self._window.hit(ACTS_OF_SEAT, "act", session, seat)
        if isinstance(command, THOUGHTS):
            may = may and self._window.hit(THOUGHTS_OF_SEAT, "thought", session, seat)
        if self._is_on and not may:
            raise Refused("too_fast")
        if (
            isinstance(command, ask.Given)
            and not self._window.hit(GIVING_OF_ROOM, "room", session)
            and self._is_on
        ):
            raise Refused("busy")
