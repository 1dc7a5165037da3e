"""The WebSockets of a client. When a line breaks in any other way than in good order, the library lets go of
its socket without closing it, and a crowd of phones would run out of them.
"""

from typing import Any

from websocket import WebSocket


class Sockets:
    def __init__(self) -> None:
        self._made: list[WebSocket] = []

    def make(self, **how: Any) -> WebSocket:
        """For `websocket_extra_options={"class_": sockets.make}`."""
        made = WebSocket(**how)
        self._made.append(made)
        return made

    def close(self) -> None:
        for made in self._made:
            made.shutdown()  # type: ignore[no-untyped-call]
        self._made.clear()
