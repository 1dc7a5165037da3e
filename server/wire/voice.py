"""The one seam that emits. Ready bytes go out as they are,
so that a faster core can come underneath without anyone noticing.
"""

from typing import Any

import msgspec
from flask_socketio import SocketIO

from server.engine.install import let_in

MOST_OF_PHONE, MOST_OF_DESK = 16 * 1024, 64 * 1024  # bytes of one message


class Voice:
    def __init__(self, socketio: SocketIO) -> None:
        self._server = socketio.server
        self._ready = (b"", msgspec.Raw())

    def join(self, connection: str, session: str, *, is_desk: bool) -> None:
        let_in(self._server, connection, most=MOST_OF_DESK if is_desk else MOST_OF_PHONE)
        self._server.enter_room(connection, session)
        if is_desk:
            self._server.enter_room(connection, f"desks of {session}")

    def leave(self, connection: str, session: str) -> None:
        self._server.leave_room(connection, session)
        self._server.leave_room(connection, f"desks of {session}")

    def tell_all(self, session: str, word: str, frame: bytes) -> None:
        """Encoded once, the same bytes for every phone and screen."""
        self._server.emit(word, msgspec.Raw(frame), room=session)

    def tell(self, session: str, word: str, message: dict[str, Any]) -> None:
        self._server.emit(word, message, room=session)

    def tell_desks(self, session: str, word: str, message: dict[str, Any]) -> None:
        self._server.emit(word, message, room=f"desks of {session}")

    def tell_one(self, connection: str, word: str, frame: bytes) -> None:
        """The same frame to one after the other is the same object, and is encoded once."""
        if self._ready[0] is not frame:
            self._ready = frame, msgspec.Raw(frame)
        self._server.emit(word, self._ready[1], to=connection)

    def tell_everyone(self, word: str, message: dict[str, Any]) -> None:
        self._server.emit(word, message)
