"""One clock for all connections: pings, answers that do not come, phones that take nothing or enter nothing,
and last words. Each waits in a queue in the order of its time, so that a tick looks only at what is due.
"""

import logging
import socket
from collections import deque
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Protocol

from server import memory, runtime
from server.engine.farewell import Farewell
from server.engine.terms import Terms

TICK = 0.1  # seconds
SHARP, LATE = 0.05, 1.0  # seconds
NEVER = float("inf")
MANY_GONE = 500  # connections, after which memory is given back …
AT_MOST_EVERY = 20.0  # … once in so many seconds, since that takes some milliseconds
LAST_WORDS = 2.0  # seconds for the other side to read them
log = logging.getLogger(__name__)


class Beating(Protocol):
    """A connection, as the clock sees it."""

    is_over: bool
    unanswered_since: float  # when it was pinged; NEVER once it has answered
    may_stay: bool  # something was entered

    def ping(self, since: float) -> None: ...
    def fall_silent(self) -> None: ...
    def send_away(self) -> None: ...


class Stalling(Protocol):
    def has_stalled(self, now: float) -> bool: ...
    def lose(self) -> None: ...


class Heartbeat:
    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._pings: deque[tuple[float, Beating]] = deque()
        self._answers: deque[tuple[float, Beating]] = deque()
        self._entries: deque[tuple[float, Beating]] = deque()
        self._farewells: deque[tuple[float, Farewell]] = deque()
        self.stalled: set[Stalling] = set()
        self._is_running = False
        self._gone, self._tidied_at = 0, monotonic()

    def begin(self, one: Beating) -> None:
        now = monotonic()
        self._pings.append((now + self._terms.ping_interval, one))
        if self._terms.enter_within:
            self._entries.append((now + self._terms.enter_within, one))
        self._run()

    def answered(self, one: Beating) -> None:
        """The next ping comes an interval after the answer to the one before."""
        self._pings.append((monotonic() + self._terms.ping_interval, one))

    def ended(self) -> None:
        self._gone += 1

    def say_farewell(self, sock: socket.socket, last: bytes, gone: Callable[[], None]) -> None:
        self._farewells.append((monotonic() + LAST_WORDS, Farewell(sock, last, gone)))
        self._run()

    def tick(self, now: float) -> None:
        for due, one in _due(self._pings, now):
            since = due if now - due < SHARP else now  # nobody's time runs while this process is late
            self._answers.append((since + self._terms.ping_timeout, one))
            one.ping(since)
        for _, one in _due(self._answers, now):
            if one.unanswered_since + self._terms.ping_timeout <= now:
                one.fall_silent()
        for _, one in _due(self._entries, now):
            if not one.may_stay:
                one.send_away()
        self._tidy(now)

    def _tidy(self, now: float) -> None:
        while self._farewells and self._farewells[0][0] <= now:
            self._farewells.popleft()[1].end()
        for line in [line for line in self.stalled if line.has_stalled(now)]:
            line.lose()
        if self._gone >= MANY_GONE and now > self._tidied_at + AT_MOST_EVERY:
            self._gone, self._tidied_at = 0, now
            memory.give_back_memory()

    def _run(self) -> None:
        """From the first connection on; whoever only looks at the pages starts no clock."""
        if not self._is_running:
            self._is_running = True
            runtime.spawn(self._tick_for_ever)

    def _tick_for_ever(self) -> None:
        step = min(TICK, self._terms.ping_interval / 10, self._terms.ping_timeout / 10)
        while True:
            before = monotonic()
            runtime.sleep(step)
            if monotonic() - before > LATE:
                runtime.sleep(step)  # the process stood still: answers lie there that nobody has read yet
            try:
                self.tick(monotonic())
            except Exception as error:
                log.error("the heartbeat stumbled: %s", type(error).__name__)


def _due(queue: deque[tuple[float, Beating]], now: float) -> Iterator[tuple[float, Beating]]:
    """Those whose time has come, and who are still there."""
    while queue and queue[0][0] <= now:
        due, one = queue.popleft()
        if not one.is_over:
            yield due, one
