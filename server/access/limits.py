"""How often: guessing codes, and sending. Per seat first, per room second, per address last: a venue is one
address. Guesses hold over all processes with Redis, and while it is away each process counts by itself; what
seats do is counted in their rooms.
"""

import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple, TypeVar

import redis
from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from server import runtime
from server.access.counts import Counts, Often
from sessions.command import Command, Given
from sessions.refusals import Refused

T = TypeVar("T")


class Guesses(NamedTuple):
    """How many wrong ones may come from everywhere, and from one address; and what to say then."""

    what: str
    from_all: RateLimitItem
    from_one: RateLimitItem
    no: Callable[[], Refused]


# With 31^7 codes these two leave at most 0.01 wrongful joins a day for a thousand rooms.
CODES = Guesses(
    "join",
    RateLimitItemPerSecond(3),
    RateLimitItemPerMinute(30),
    lambda: Refused("too_many_tries", "code"),
)
# A passphrase is made by people, and few ever type it.
PASSPHRASES = Guesses(
    "passphrase",
    RateLimitItemPerSecond(3),
    RateLimitItemPerMinute(10),
    lambda: Refused("too_many_passphrases", "passphrase"),
)

THOUGHTS_OF_SEAT = Often(5, 10)  # one in two seconds, five of them at once
ACTS_OF_SEAT = Often(40, 10)
SIGNALS_OF_SEAT = Often(10, 10)
SEEN_OF_SEAT = Often(20, 10)  # each page of a phone says it every three seconds at most
ENTRIES_OF_SEAT = Often(60, 10)  # each may be answered with all that stands on the board
THOUGHTS_OF_ROOM = Often(60, 2)  # thirty a second; marks all come at once, and may
LONGEST = 10.0  # seconds; of all that is counted for a seat
AWAY = (redis.RedisError, OSError)  # the second where no file can be opened, since the client reads some
PATIENCE = 0.3  # seconds that a Redis may take before the process counts by itself


class Limits:
    """`is_on=False` lifts the numbers for measurements; every check still runs. `clock`: in seconds."""

    def __init__(
        self, redis_url: str = "", *, is_on: bool = True, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._is_on = is_on
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = MovingWindowRateLimiter(_redis(redis_url)) if redis_url else None
        self._one_by_one = runtime.Lock(1)
        self._counts = Counts(LONGEST, clock)

    def guess(self, guesses: Guesses, address: str, find: Callable[[], T | None]) -> T | None:
        """What `find` finds; None is a wrong guess. One at a time:
        a thousand that come at once would all be looked up before the first is counted.
        Raises Refused when too many were wrong, from here or from everywhere.
        """
        self.check_guess(address, guesses)
        with self._one_by_one:
            self.check_guess(address, guesses)
            found = find()
            if found is None:
                self.note_wrong_guess(address, guesses)
        return found

    def check_guess(self, address: str, guesses: Guesses = CODES) -> None:
        """Raises Refused when too many wrong ones came, from here or from everywhere."""
        may = self._may_guess(guesses.from_all, guesses.what)
        may = may and self._may_guess(guesses.from_one, guesses.what, place_of(address))
        if self._is_on and not may:
            raise guesses.no()

    def note_wrong_guess(self, address: str, guesses: Guesses = CODES) -> None:
        for item, who in ((guesses.from_all, ()), (guesses.from_one, (place_of(address),))):
            self._own.hit(item, guesses.what, *who)
            runtime.call_later(item.get_expiry() + 1, self._forget, item, guesses.what, *who)
            if self._shared:
                try:
                    self._shared.hit(item, guesses.what, *who)
                except AWAY:
                    return

    def _forget(self, item: RateLimitItem, *who: str) -> None:
        """An address is held no longer than it is counted: the library would hold it as long as it runs."""
        if self._own.get_window_stats(item, *who).remaining == item.amount:
            self._own.clear(item, *who)

    def check_signal(self, *, session: str, seat: str) -> None:
        if not self._counts.of_seat(session, seat, "signal", SIGNALS_OF_SEAT) and self._is_on:
            raise Refused("too_fast")

    def check_seen(self, *, session: str, seat: str) -> None:
        if not self._counts.of_seat(session, seat, "seen", SEEN_OF_SEAT) and self._is_on:
            raise Refused("too_fast")

    def check_act(self, command: Command, *, session: str, seat: str) -> None:
        """Raises Refused with a code that the phone tries again by itself. Counted in this process alone: a
        phone is connected to one, and a question to Redis for each act would cost more than the act.
        """
        is_thought = isinstance(command, Given) and command.is_thought
        may = self._counts.of_seat(session, seat, "act", ACTS_OF_SEAT)
        may = may and (not is_thought or self._counts.of_seat(session, seat, "thought", THOUGHTS_OF_SEAT))
        if self._is_on and not may:
            raise Refused("too_fast")
        if is_thought and not self._counts.of_room(session, "thought", THOUGHTS_OF_ROOM) and self._is_on:
            raise Refused("busy")

    def check_entry(self, *, session: str, seat: str) -> None:
        """Raises Refused «busy», which a page tries again by itself."""
        if not self._counts.of_seat(session, seat, "entry", ENTRIES_OF_SEAT) and self._is_on:
            raise Refused("busy")

    def forget(self, session: str) -> None:
        """Nobody has been there for a while."""
        self._counts.forget(session)

    def _may_guess(self, item: RateLimitItem, *who: str) -> bool:
        if self._shared:
            try:
                return self._shared.test(item, *who) and self._own.test(item, *who)
            except AWAY:
                pass  # counted here meanwhile
        return self._own.test(item, *who)


def is_here(place: str) -> bool:
    """A proxy on this machine, or somebody who tries it out: not one phone's address."""
    try:
        return ip_address(place).is_loopback
    except ValueError:
        return False


def place_of(address: str) -> str:
    """Whom an address counts for: of the newer kind a household has 2^64, and one door.
    Some proxies write the port behind it.
    """
    bare = address[1:].partition("]")[0] if address.startswith("[") else address
    bare = bare.partition(":")[0] if bare.count(":") == 1 else bare
    try:
        known = ip_address(bare)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and not known.is_loopback:
        return str(known.ipv4_mapped or ip_network((known, 64), strict=False).network_address)
    return str(known)


def _redis(url: str) -> RedisStorage:
    return RedisStorage(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, wrap_exceptions=False)
