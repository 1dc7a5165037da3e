"""One phone's connection, on whichever road it came: what it says waits in its inbox and is heard in order,
by a thread that lives only as long as there is something to hear.
"""

from collections import deque
from typing import Any

from engineio.packet import Packet
from engineio.socket import Socket

from server import runtime
from server.engine.backlog import Frame
from server.engine.frames import BINARY, frame, text_frame
from server.engine.heartbeat import NEVER
from server.engine.line import Line
from server.engine.polling import CLOSED, NOTHING, Polling
from server.engine.roads import Around, Malformed

MOST_WAITING = 40  # messages that a phone has said and nobody has heard yet
PING = text_frame("2")
POLICY, UNSUPPORTED, GARBAGE, INTERNAL = 1008, 1003, 1002, 1011  # RFC 6455, section 7.4.1


class Connection(Socket):  # type: ignore[misc]
    """What Engine.IO calls a socket, without its queue, its threads and its timers."""

    def __init__(self, engine: Around, sid: str) -> None:
        self.server, self.sid = engine, sid
        self.session: dict[str, Any] = {}
        self.road: Polling | Line = Polling()
        self.connected = self.upgrading = self.upgraded = self.closing = self.closed = False
        self.unanswered_since = NEVER
        self.may_stay = False
        self.most = engine.terms.most
        self.pace: Any = None  # of what it posts; a WebSocket has its own
        self.strikes = 0
        self.awaited: Any = None  # a packet of Socket.IO whose attachments are coming
        self._inbox: deque[str | bytes] = deque()
        self._is_heard = False
        self._why_over = ""
        self._code: int | None = None  # with which it is to end

    @property
    def is_over(self) -> bool:
        return bool(self._why_over)

    # --- what it is told

    def send(self, pkt: Packet) -> None:
        said = pkt.encode()
        self.write(text_frame(said) if isinstance(said, str) else frame(BINARY, said))

    def write(self, frame: Frame) -> None:
        try:
            self.road.write(frame)
        except OSError:
            self.end(self.server.reason.TRANSPORT_ERROR)

    def take_line(self, line: Line) -> None:
        """From now on it has a WebSocket; what waited for a poll goes out first."""
        waiting = self.road.end(NOTHING) if isinstance(self.road, Polling) else []
        self.server.heart.stalled.discard(self)
        self.road = line
        line.reader.most = self.most
        self.connected = self.upgraded = True
        self.upgrading = False
        for held in waiting:
            line.write(held)

    # --- what it says

    def hear(self, said: str | bytes) -> None:
        """A packet of Engine.IO. Does not wait."""
        if self.closing:
            return
        try:
            self._sort(said)
        except Malformed:
            self.finish(GARBAGE)

    def _sort(self, said: str | bytes) -> None:
        if isinstance(said, bytes):
            if not self.server.terms.carries_binary:
                self.finish(UNSUPPORTED)
                return
            self._take_in(said)
        elif said[:1] == "4":
            self._take_in(said[1:])
        elif said == "3":
            if self.unanswered_since != NEVER:
                self.unanswered_since = NEVER
                self.server.heart.answered(self)
        elif said == "1":
            self.end(self.server.reason.CLIENT_DISCONNECT, last=NOTHING)
        elif said != "6":
            raise Malformed

    def _take_in(self, message: str | bytes) -> None:
        self._inbox.append(message)
        self._be_heard()

    def _be_heard(self) -> None:
        if not self._is_heard:
            self._is_heard = True
            runtime.spawn(self._hear_all)

    def is_busy(self) -> bool:
        return len(self._inbox) >= MOST_WAITING

    def _hear_all(self) -> None:
        try:
            while self._inbox:
                self.server.hear(self, self._inbox.popleft())
            if self._code is not None:
                self.end(self.server.reason.CLIENT_DISCONNECT, code=self._code)
            if self._why_over and not self.closed:
                self.closed = True
                self.server.forget(self, self._why_over)
        finally:
            self._is_heard = False

    def let_in(self, most: int) -> None:
        """`most`: bytes of one message from now on."""
        self.may_stay, self.most = True, most
        if isinstance(self.road, Line):
            self.road.reader.most = most

    def strike(self) -> None:
        """It said something that means nothing here; a few times may be a page from another day."""
        self.strikes += 1
        self.server.note("meaningless")
        if self.strikes >= self.server.terms.most_strikes:
            self.cut(POLICY)

    # --- its life

    def ping(self, since: float) -> None:
        self.unanswered_since = since
        self.write(PING)

    def fall_silent(self) -> None:
        self.server.note("silent")
        self.end(self.server.reason.PING_TIMEOUT)

    def send_away(self) -> None:
        self.cut(POLICY)

    def finish(self, code: int) -> None:
        """It ends with this code as soon as all that was said before is heard."""
        if self.closing:
            return
        self.server.note(str(code))
        self.closing, self._code = True, code
        if isinstance(self.road, Line):
            self.road.stop()
        self._be_heard()

    def cut(self, code: int) -> None:
        """Nothing that it has said and nobody has heard is heard any more."""
        self.server.note(str(code))
        self._inbox.clear()
        self.end(self.server.reason.TRANSPORT_ERROR, code=code)

    def has_stalled(self, now: float) -> bool:
        """Of a phone that polls: whether it has not fetched for too long what waits for it."""
        return isinstance(self.road, Polling) and self.road.has_stalled(now)

    def lose(self) -> None:
        self.end(self.server.reason.TRANSPORT_ERROR)

    def lost(self, line: Line) -> None:
        self.end(self.server.reason.TRANSPORT_CLOSE)

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        self.end(reason or self.server.reason.SERVER_DISCONNECT)

    def end(self, reason: str, *, code: int = 1000, last: str = CLOSED) -> None:
        """The road is over at once; the application hears of it when all that was said before is heard."""
        if self._why_over:
            return
        self._why_over = reason
        self.closing = True
        self.server.heart.stalled.discard(self)
        self.server.heart.ended()
        road, self.road = self.road, OVER
        if isinstance(road, Line):
            road.close(code)
        else:
            road.end(last)
        self._be_heard()


OVER = Polling()
OVER.end()
