"""The doorbell between processes, by Redis or Valkey. Nothing that must not be lost goes through here:
a ring only makes sooner what the look at the heads finds within a second,
so forged, lost, late and doubled rings are harmless.
"""

import json
import logging
import secrets
from collections.abc import Callable
from typing import Any

import redis

from server import runtime

CHANNEL = "kesken:bell"
# Of these the highest of all processes is told, of the others the sum.
HIGHEST = frozenset({"newest_hand", "newest_moment", "seen_hand", "seen_moment"})
PATIENCE = 0.5  # seconds: a Redis that is frozen must not hold anyone up
FRESH = 15.0  # seconds for which what another process said of its phones is believed
TRY_AGAIN = 1.0
Counts = dict[str, int]
log = logging.getLogger(__name__)


class Bell:
    """`on_ring(session)`: something of this session moved in another process."""

    def __init__(self, url: str, on_ring: Callable[[str], None]) -> None:
        self._on_ring = on_ring
        self._process = secrets.token_hex(8)
        self._redis: Any = redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        self._ear: Any = redis.Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=2 * FRESH)
        self._unrung: set[str] = set()
        self._is_ringing = False
        self._is_quiet = False

    def start(self) -> None:
        runtime.spawn(self._listen)

    def ring(self, session: str) -> None:
        """Says that something moved; returns at once."""
        self._unrung.add(session)
        if not self._is_ringing:
            self._is_ringing = True
            runtime.spawn(self._ring_all)

    def count(self, session: str, mine: Counts) -> Counts:
        """Tells the others how many are here, and returns how many there are in all. Without Redis: mine."""
        key = f"kesken:here:{session}"
        try:
            with self._redis.pipeline(transaction=False) as pipe:
                pipe.hset(key, self._process, json.dumps({**mine, "at": runtime.now_ms()}))
                pipe.expire(key, int(4 * FRESH))
                pipe.hgetall(key)
                told = pipe.execute()[2]
        except redis.RedisError as error:
            self._note(error)
            return mine
        return added(
            mine, [json.loads(said) for process, said in told.items() if process.decode() != self._process]
        )

    def _ring_all(self) -> None:
        while self._unrung:
            session = self._unrung.pop()
            try:
                self._redis.publish(CHANNEL, f"{self._process} {session}")
            except redis.RedisError as error:
                self._note(error)
        self._is_ringing = False

    def _listen(self) -> None:
        while True:
            try:
                with self._ear.pubsub(ignore_subscribe_messages=True) as ear:
                    ear.subscribe(CHANNEL)
                    self._is_quiet = False
                    for message in ear.listen():
                        process, _, session = message["data"].decode(errors="replace").partition(" ")
                        if process != self._process:
                            self._on_ring(session)
            except redis.TimeoutError:
                continue  # nobody rang for a while: listen anew, in case the line is dead
            except redis.RedisError as error:
                self._note(error)
                runtime.sleep(TRY_AGAIN)

    def _note(self, error: redis.RedisError) -> None:
        if not self._is_quiet:
            self._is_quiet = True
            log.warning("the doorbell is silent (%s); looking every second goes on", type(error).__name__)


def added(mine: Counts, others: list[dict[str, int]]) -> Counts:
    """What all processes count together; who has said nothing for long is not believed any more."""
    oldest = runtime.now_ms() - int(FRESH * 1000)
    fresh = [other for other in others if other.get("at", 0) >= oldest]
    return {
        what: max(count, *(other.get(what, 0) for other in fresh), 0)
        if what in HIGHEST
        else count + sum(other.get(what, 0) for other in fresh)
        for what, count in mine.items()
    }
