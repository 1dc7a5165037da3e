"""Whatever is no packet of Socket.IO ends its connection, without a word in the log: what it holds is not
ours to print, and whoever sends such things may send many.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask_socketio import SocketIO

from server import runtime

# Of Engine.IO's packets, in front of each; those that it does not know it skips.
KINDS = "0123456789"
BINARY = ("5", "6")
ONE_ATTACHMENT = ("51-", "61-")
CHANGE_WITHIN = 5.0  # seconds for each step from polling to a WebSocket


def end_malformed_connections(socketio: SocketIO) -> None:
    """Call it when all words are known. They answer for their own faults,
    so whatever still fails here could not be read.
    """
    server = socketio.server.eio
    receive = server.handlers["message"]

    def guarded(connection: str, packet: Any) -> None:
        try:
            _refuse_attachments(packet)
            receive(connection, packet)
        except Exception:  # many kinds: Socket.IO's own reading has no error of its own
            runtime.spawn(server.disconnect, connection)

    server.on("message", guarded)
    server.disconnect = partial(_end, server)
    server._async = {**server._async, "websocket": _read_carefully(server._async["websocket"])}


def _end(server: Any, connection: str) -> None:
    """Without waiting, as the library would, until somebody has fetched all that is left: nobody may ever."""
    line = server.sockets.pop(connection, None)
    if line:
        line.close(wait=False, reason=server.reason.SERVER_DISCONNECT)


def _refuse_attachments(packet: Any) -> None:
    """No act has any, and what is announced would be waited for and kept. One is refused in words."""
    if isinstance(packet, str) and packet.startswith(BINARY) and not packet.startswith(ONE_ATTACHMENT):
        raise ValueError


def _read_carefully(websocket: Callable[..., Any]) -> Callable[..., Any]:
    """Engine.IO itself stumbles over such packets, and leaves the phone's place behind for a minute."""
    return lambda listen, server: websocket(lambda line: _listen(listen, _Line(line)), server)


def _listen(listen: Callable[..., Any], line: "_Line") -> Any:
    """Some proxies open a WebSocket and let nothing through. Engine.IO would answer each poll with nothing,
    and be asked again at once, until the new line speaks: so it hears of that line only then.
    """
    if listen.__self__.connected and not line.speaks():  # type: ignore[attr-defined]
        return []
    return listen(line)


class _Line:
    """A WebSocket that counts as closed from the first packet on that is none."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self._first: list[Any] = []
        self._steps = 0  # of a change of line that are still to come

    def __getattr__(self, name: str) -> Any:
        return getattr(self._line, name)

    def speaks(self) -> bool:
        """Whether a first packet comes in time; the one after it, by which the change is done, must too."""
        self._steps = 2
        first = self.wait()
        self._first = [first]
        return first is not None

    def wait(self) -> Any:
        if self._first:
            return self._first.pop()
        patience = CHANGE_WITHIN if self._steps else None
        self._steps = max(0, self._steps - 1)
        said = None
        with runtime.Timeout(patience, False):
            said = self._line.wait()
        return None if isinstance(said, str) and said[:1] not in (*KINDS,) else said
