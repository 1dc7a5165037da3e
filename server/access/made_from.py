"""How many sessions are made from one address, where everyone may make them.

What it tells: whoever makes one too many hears that it is one too many; nobody else hears anything. What it
holds: for the rest of the day, in memory alone, when sessions were made from an address, and of the address
only a sign made with a key that is thrown away at midnight (UTC). Whoever has no key cannot go from the sign
to the address, and nobody from one day to the next.
"""

import hmac
import secrets
import time
from collections import defaultdict
from collections.abc import Callable
from hashlib import sha256

from server.access.limits import is_here, place_of
from sessions.refusals import Refused

# A course in which everybody tries it out shares one address too; no facilitator makes twenty in ten minutes.
MOST_AT_ONCE, AT_ONCE = 20, 600.0  # seconds
MOST_IN_A_DAY, DAY = 200, 24 * 3600.0


class MadeFrom:
    """`is_on=False` lifts the numbers for measurements."""

    def __init__(self, *, is_on: bool = True, clock: Callable[[], float] = time.time) -> None:
        self._is_on = is_on
        self._clock = clock
        self._day = -1.0
        self._key = b""
        self._made: defaultdict[bytes, list[float]] = defaultdict(list)

    def note(self, address: str) -> None:
        """A session is about to be made from there. Raises Refused. This machine's own address may be a
        proxy, which TRUSTED_PROXIES looks through, and is not counted.
        """
        place, now = place_of(address), self._clock()
        if is_here(place) or not self._is_on:
            return
        made = self._made_today(place, now)
        if len(made) >= MOST_IN_A_DAY:
            raise Refused("too_many_today", most=MOST_IN_A_DAY)
        if len([at for at in made if at > now - AT_ONCE]) >= MOST_AT_ONCE:
            raise Refused("too_many_made")
        made.append(now)

    def _made_today(self, place: str, now: float) -> list[float]:
        if now // DAY != self._day:
            self._day, self._key = now // DAY, secrets.token_bytes(32)
            self._made.clear()
        return self._made[hmac.new(self._key, place.encode(), sha256).digest()]
