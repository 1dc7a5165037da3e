"""The road of a phone that polls: frames wait until it fetches them. They are the frames that a WebSocket is
written, so whoever changes from one to the other takes along what waits.
"""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable
from time import monotonic
from typing import Any

from server import runtime
from server.engine.backlog import Backlog, Frame
from server.engine.frames import TEXT, opened
from server.engine.roads import refuse

BETWEEN = "\x1e"  # stands between packets (Engine.IO v4, "Packet encoding")
MOST_PACKETS = 100  # in one body
SOON = 0.1  # seconds
NOTHING, CLOSED = "6", "1"


class Overlap(Exception):
    """Two of them ask at once: the frames of one would overtake those of the other."""


class NoPackets(Exception):
    """What was posted is not Engine.IO."""


class Polling:
    """`out`: takes a frame, as a line does."""

    __slots__ = ("_backlog", "_fetching", "_hurries", "_last", "_waiting", "is_posting", "out")

    def __init__(self) -> None:
        self._backlog = Backlog()
        self._waiting: Any = None
        self._fetching = 0  # bodies that are on their way
        self._last = ""  # what a poll is answered with at the end
        self._hurries = False
        self.is_posting = False
        self.out: Any = self._hold

    def write(self, frame: Frame) -> None:
        self.out(frame)

    def keep(self, rest: Frame) -> None:
        self.out(rest)

    def _hold(self, frame: Frame) -> int:
        if not self._backlog.add(frame):
            raise OSError("nobody fetches it")
        self._wake()
        return len(frame)

    def _wake(self) -> None:
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            waiting.send(None)

    def fetch(self) -> "Parcel":
        """What waits; when there is nothing, what comes next. Raises Overlap."""
        if self._waiting or self._fetching:
            raise Overlap
        if not self._backlog and not self._last:
            self._waiting = waiting = runtime.Event()
            if self._hurries:
                runtime.call_later(SOON, self._wake)
            waiting.wait()
        packets = [packet_of(frame) for frame in self._backlog.take_all()]
        if self._last:
            packets.append(self._last)
        return Parcel(self, BETWEEN.join(packets or [NOTHING]).encode())

    def hurry(self) -> None:
        """Polls are answered with nothing rather than waited with: their phone is about to change to a
        WebSocket, and does so when no poll is under way.
        """
        self._hurries = True
        self._wake()

    def end(self, last: str = CLOSED) -> list[Frame]:
        """Whoever waits is told; what waits goes along with whoever takes it."""
        self._last = last
        self.out = refuse
        left = [] if self._waiting else self._backlog.take_all()
        self._wake()
        return left

    def has_stalled(self, now: float) -> bool:
        return not self._fetching and self._backlog.has_stalled(now)

    def leaves(self) -> None:
        self._fetching += 1

    def arrived(self) -> None:
        self._fetching -= 1
        self._backlog.since = monotonic()


class Parcel(list[bytes]):
    """A body under way: while the phone reads it, it need not fetch what comes next."""

    def __init__(self, road: Polling, body: bytes) -> None:
        super().__init__([body])
        self._road: Polling | None = road
        road.leaves()

    def close(self) -> None:
        if self._road:
            self._road.arrived()
            self._road = None


def packet_of(frame: Frame) -> str:
    opcode, payload = opened(bytes(frame))
    return payload.decode() if opcode == TEXT else "b" + b64encode(payload).decode()


def packets_in(body: bytes) -> Iterable[str | bytes]:
    """Raises NoPackets."""
    try:
        packets = body.decode().split(BETWEEN)
        if len(packets) > MOST_PACKETS:
            raise NoPackets
        return [b64decode(one[1:], validate=True) if one[:1] == "b" else one for one in packets]
    except (UnicodeDecodeError, Error):
        raise NoPackets from None
