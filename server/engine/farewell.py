"""The last moment of a WebSocket. A socket that is closed while something of the other side lies unread
throws away what was said last; so it is listened to a little longer, and nothing of it is kept.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from server import runtime

MOST_UNREAD = 256 * 1024  # bytes of what comes after the end


class Farewell:
    __slots__ = ("_ear", "_gone", "_left", "_sock")

    def __init__(self, sock: socket.socket, last: bytes, gone: Callable[[], None]) -> None:
        self._sock, self._gone, self._left = sock, gone, MOST_UNREAD
        self._ear: Any = None
        try:
            sock.send(last)
            sock.shutdown(socket.SHUT_WR)
        except OSError:
            sock.close()
            gone()
        else:
            self._ear = runtime.on_readable(sock, self._readable)

    def _readable(self, _number: int) -> None:
        count = 0
        with suppress(OSError):
            count = len(self._sock.recv(65_536))
        self._left -= count
        if not count or self._left < 0:
            self.end()

    def end(self) -> None:
        if self._ear:
            runtime.cancel(self._ear)
            self._ear = None
            self._sock.close()
            self._gone()
