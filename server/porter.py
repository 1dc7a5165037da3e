"""The porter lets connections in, and keeps the house able to work: when all places are taken, those that
never entered a session make room, and whoever has entered stays.
"""

import errno
import logging
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from server import runtime
from server.keeping.machine import Said

MOST = 20_000  # connections, however many files the system allows
SILENT = 0.5  # seconds for the first request, and …
PATIENCE = 5.0  # … until somebody has entered; counted only while there is no room
MOMENT = 0.1  # seconds until it is tried again
AT_ONCE = 16  # let in before others have their turn
# One in so many goes at most at once: not each newcomer is to have everybody looked through.
SHARE = 4
MOST_OF_ONE = 6  # lines of one phone that polls: browsers open no more to one host
TOLD_FOR = 60.0  # seconds for which a shortage is told
FEW = 1_000  # two for each phone of a large room
MORE = " For more, set LimitNOFILE in the unit, or ulimit -n in the shell that starts Kesken."

# Of the one who knocked: gone again before the door was opened.
GONE_AGAIN = (errno.ECONNABORTED, errno.EPROTO)
# Of the listener: it is no more. Everything else passes, such as no file, no memory, no network.
CLOSED = (errno.EBADF, errno.EINVAL, errno.ENOTSOCK)

LINE = "kesken.line"  # of a request's environ

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

log = logging.getLogger(__name__)


@dataclass(eq=False)
class Line:
    """A connection of the network. `carries`: the one of the socket that it last served."""

    socket: socket.socket
    address: Any
    came: float = field(default_factory=time.monotonic)
    has_asked: bool = False
    is_cut: bool = False
    is_kept: bool = False  # by whoever ends it
    carries: str = ""

    def cut(self) -> None:
        """Whoever reads or writes it finds its end, and closes it."""
        self.is_cut = True
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)


class Porter:
    """`most`: connections at once. `has_entered(connection)`:
    whether somebody is in a session by this connection of the socket.
    """

    def __init__(self, most: int, has_entered: Callable[[str], bool]) -> None:
        self._most = min(most, MOST)
        self._has_entered = has_entered
        self._lines: set[Line] = set()
        self._more = MORE if self._most < MOST else ""
        self._waits_since = 0.0  # somebody; 0: nobody does
        self._made_room_at = self._was_full_at = float("-inf")

    def serve(self, listener: socket.socket, app: Wsgi) -> None:
        """Lets in whoever comes, until the listener is closed."""
        answer = runtime.speak_http(listener, _heard(app))
        while True:
            for _ in range(AT_ONCE):
                while len(self._lines) >= self._most:
                    self._make_room()
                    runtime.sleep(MOMENT)
                self._let_in(listener, answer)
            runtime.sleep(0)

    def findings(self) -> Iterator[Said]:
        """How it stands with room. Strangers may read it: it tells nothing of how many are here."""
        now, all_taken = time.monotonic(), f"All {self._most} places for connections are taken"
        if now - self._was_full_at < TOLD_FOR:
            yield "wrong", f"{all_taken}, and newcomers wait.{self._more}"
        elif now - self._made_room_at < TOLD_FOR:
            yield "advice", f"{all_taken}: whoever has entered no session is sent away.{self._more}"
        elif self._most < FEW:
            yield "advice", f"{self._most} places for connections are few for a large room.{self._more}"
        else:
            yield "fine", "There is room for connections."

    def _let_in(self, listener: socket.socket, answer: runtime.Answer) -> None:
        try:
            line = Line(*listener.accept())
        except OSError as error:
            if error.errno in CLOSED:
                raise
            if error.errno not in GONE_AGAIN:
                self._make_room()
                runtime.sleep(MOMENT)
            return
        self._waits_since = 0.0
        self._lines.add(line)
        runtime.spawn(self._attend, line, answer)

    def _attend(self, line: Line, answer: runtime.Answer) -> None:
        try:
            answer(line.socket, line.address, {LINE: line, runtime.KEEP: partial(self._keep, line)})
        except Exception as error:
            log.error("a connection failed: %s", type(error).__name__)
        finally:
            if not line.is_kept:
                self._lines.discard(line)

    def _keep(self, line: Line, taken: socket.socket) -> Callable[[], None]:
        """It outlives its request, as a WebSocket does; what is returned says that it has ended."""
        line.socket, line.is_kept = taken, True
        return partial(self._lines.discard, line)

    # --- when there is no room

    def _make_room(self) -> None:
        """Somebody waits. Whoever is sent away needs a moment to go."""
        now = time.monotonic()
        self._waits_since = self._waits_since or now
        may_go = self._who_may_go(now)
        for line in may_go[: max(1, self._most // SHARE)]:
            line.cut()
        if may_go:
            self._note("whoever had entered no session made room", self._made_room_at)
            self._made_room_at = now
        elif now - self._waits_since > PATIENCE:
            self._note("newcomers wait", self._was_full_at)
            self._was_full_at = now

    def _who_may_go(self, now: float) -> list[Line]:
        """Whoever waits longest is the first."""
        kept: Counter[str] = Counter()
        may_go = []
        for line in sorted(self._lines, key=lambda line: line.came, reverse=True):
            patience = PATIENCE if line.has_asked else SILENT
            if line.is_cut or now - line.came < patience:
                continue
            if line.carries and kept[line.carries] < MOST_OF_ONE and self._has_entered(line.carries):
                kept[line.carries] += 1
            else:
                may_go.append(line)
        return may_go[::-1]

    def _note(self, what: str, last: float) -> None:
        if time.monotonic() - last > TOLD_FOR:
            log.warning("all %d places for connections are taken: %s", self._most, what)


def _heard(app: Wsgi) -> Wsgi:
    def ask(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        environ[LINE].has_asked = True
        return app(environ, start)

    return ask
