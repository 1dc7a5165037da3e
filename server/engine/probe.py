"""The change of a polling phone to a WebSocket (Engine.IO v4, "Upgrade"): the new line is tried first, and
polling goes on as if nothing were until it has spoken. Some proxies open a WebSocket and let nothing through.
"""

from server import runtime
from server.engine.connection import GARBAGE, Connection
from server.engine.frames import text_frame
from server.engine.line import Line
from server.engine.polling import Polling
from server.engine.roads import Around

ANSWER = text_frame("3probe")
GOING_AWAY = 1001


class Probe:
    """The owner of a line until it has come through."""

    def __init__(self, engine: Around, connection: Connection) -> None:
        self._engine, self._connection = engine, connection
        self._step = 0
        self.line: Line | None = None

    def begin(self, line: Line) -> None:
        self.line = line
        self._connection.upgrading = True
        self._wait()

    def hear(self, said: str | bytes) -> None:
        assert self.line
        if self._connection.is_over:
            self.line.close(GOING_AWAY)
        elif self._step == 0 and said == "2probe":
            self._step = 1
            self.line.write(ANSWER)
            if isinstance(self._connection.road, Polling):
                self._connection.road.hurry()
            self._wait()
        elif self._step == 1 and said == "5":
            line, self._step = self.line, 2
            line.owner, self.line = self._connection, None
            self._connection.take_line(line)
        else:
            self.line.close(GARBAGE)

    def is_busy(self) -> bool:
        return False

    def finish(self, code: int) -> None:
        if self.line:
            self.line.close(code)

    def lost(self, line: Line) -> None:
        """Polling goes on."""
        if self.line:
            self.line = None
            self._connection.upgrading = False

    def _wait(self) -> None:
        runtime.call_later(self._engine.terms.upgrade_within, self._give_up, self._step)

    def _give_up(self, step: int) -> None:
        if self.line and self._step == step:
            self.line.close(GOING_AWAY)
