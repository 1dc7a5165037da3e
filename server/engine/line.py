"""One WebSocket: a road on which frames are written straight to the socket, and read as fast as its phone may
speak. No thread waits for it; the loop calls when there is something to read.
"""

from time import monotonic
from typing import Any

from server import runtime
from server.engine.backlog import Backlog, Frame
from server.engine.frames import BINARY, CLOSE, PING, PONG, TEXT, close_frame, frame
from server.engine.heartbeat import Heartbeat
from server.engine.pace import Pace
from server.engine.reading import Reader, Violation, answer_to_close
from server.engine.roads import Owner, refuse
from server.engine.terms import Terms

AT_ONCE = 16 * 1024  # bytes read in one go
FRAMES_A_TURN = 8  # of one phone, before the others are looked after
AGAIN = 0.05  # seconds until a phone that is not read now is looked at again


class Line:
    """`out`: takes a frame and returns how much of it has gone, or raises OSError. The kernel's own send()
    while the phone keeps up.
    """

    __slots__ = (
        *("_backlog", "_ear", "_gone", "_heart", "_is_deaf", "_mouth", "_pace", "_rate"),
        *("out", "owner", "reader", "sock"),
    )

    def __init__(self, taken: runtime.Taken, owner: Owner, terms: Terms, heart: Heartbeat) -> None:
        self.sock, early, self._gone = taken
        self.owner = owner
        self.out: Any = self.sock.send
        self.reader = Reader(terms.most)
        self._rate, self._pace = terms.frames, Pace(terms.frames, monotonic())
        self._heart = heart
        self._backlog: Backlog | None = None
        self._mouth: Any = None
        self._ear: Any = None
        self._is_deaf = False
        if early:
            self.reader.feed(early)
            runtime.soon(self._go_on)
        else:
            self._listen()

    # --- out

    def write(self, frame: Frame) -> None:
        """Now, or when the phone takes it."""
        try:
            sent = self.out(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.lose()
            return
        if sent != len(frame):
            self.keep(memoryview(frame)[sent:])

    def keep(self, rest: Frame) -> None:
        """The kernel holds as much as it likes: the rest waits here, in order, up to a bound."""
        if self._backlog is None:
            self._backlog = Backlog()
            self._mouth = runtime.on_writable(self.sock, self._writable)
            self.out = self._queue
            self._heart.stalled.add(self)
        if not self._backlog.add(rest):
            self.lose()

    def _queue(self, frame: Frame) -> int:
        self.keep(frame)
        return len(frame)

    def _writable(self, _number: int) -> None:
        backlog = self._backlog
        while backlog:
            try:
                if not backlog.took(self.sock.send(backlog.frames[0])):
                    return
            except BlockingIOError:
                return
            except OSError:
                self.lose()
                return
        if self._mouth:
            self._forget_backlog()
            self.out = self.sock.send

    def has_stalled(self, now: float) -> bool:
        return self._backlog is not None and self._backlog.has_stalled(now)

    def _forget_backlog(self) -> None:
        if self._mouth:
            runtime.cancel(self._mouth)
            self._mouth = self._backlog = None
            self._heart.stalled.discard(self)

    # --- in

    def _listen(self) -> None:
        self._ear = runtime.on_readable(self.sock, self._readable)

    def _rest(self, seconds: float) -> None:
        """Nothing is read meanwhile: the kernel makes the phone wait."""
        if self._ear:
            runtime.cancel(self._ear)
            self._ear = None
        if seconds:
            runtime.call_later(seconds, self._go_on)
        else:
            runtime.soon(self._go_on)

    def _go_on(self) -> None:
        if not self._is_deaf and self._read_frames() and not self._is_deaf and not self._ear:
            self._listen()

    def _readable(self, _number: int) -> None:
        try:
            data = self.sock.recv(AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.lose()
            return
        self.reader.feed(data)
        self._read_frames()

    def _read_frames(self) -> bool:
        """Whether all that has come is read."""
        try:
            for _ in range(FRAMES_A_TURN):
                if self.owner.is_busy():
                    self._rest(AGAIN)
                    return False
                if (message := self.reader.take()) is None:
                    return True
                wait = self._pace.spend(self._rate, monotonic())
                self._hear(*message)
                if self._is_deaf:
                    return False
                if wait:
                    self._rest(max(AGAIN, wait))
                    return False
        except Violation as wrong:
            self.stop()
            self.owner.finish(wrong.code)
            return False
        self._rest(0)
        return False

    def _hear(self, opcode: int, said: str | bytes) -> None:
        if opcode in (TEXT, BINARY):
            self.owner.hear(said)
        elif opcode == PING:
            assert isinstance(said, bytes)
            self.write(frame(PONG, said))
        elif opcode == CLOSE:
            assert isinstance(said, bytes)
            code = answer_to_close(said)
            self.stop()
            self.owner.finish(code)

    # --- the end

    def lose(self) -> None:
        """The other side is gone, or takes nothing."""
        if self.release():
            self.sock.close()
            self._gone()
            self.owner.lost(self)

    def stop(self) -> None:
        """Nothing is read any more; what was said before is still heard and answered."""
        self._is_deaf = True
        if self._ear:
            runtime.cancel(self._ear)
            self._ear = None

    def close(self, code: int) -> None:
        """Says why, and waits a moment until the other side has read it."""
        has_more = bool(self._backlog)
        if not self.release():
            return
        if not has_more:
            self._heart.say_farewell(self.sock, close_frame(code), self._gone)
        else:
            self.sock.close()
            self._gone()
        self.owner.lost(self)

    def release(self) -> bool:
        """Nothing is read or written any more. Whether that is new."""
        if self.out is refuse:
            return False
        self._forget_backlog()
        self.stop()
        self.out = refuse
        return True
