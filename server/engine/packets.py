"""Socket.IO's packets (socket.io-protocol v5), read strictly: whatever is none is Malformed.

<type>[<attachments>-][<namespace>,][<id>][<JSON>]
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from server.engine.roads import Malformed

CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR, BINARY_EVENT, BINARY_ACK = range(7)
WITH_BINARY = (BINARY_EVENT, BINARY_ACK)
# Names of what happens to a connection: nobody says them (the reference server's RESERVED_EVENTS).
RESERVED = ("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener")
MOST_ATTACHMENTS = 100
SHAPE = re.compile(
    r"([0-6])(?:(?<=[56])(\d{1,9})-)?(?:(/[^,]*)(?:,|$))?(\d{1,15}(?!\d))?(.*)", re.ASCII | re.DOTALL
)


class Said(NamedTuple):
    kind: int
    namespace: str
    id: int | None
    data: Any  # of an event, its name and what comes with it
    attachments: int = 0


def read(text: str, loads: Callable[[str], Any]) -> Said:
    """Raises Malformed."""
    shape = SHAPE.fullmatch(text)
    if shape is None:
        raise Malformed
    kind = int(shape[1])
    said = Said(
        kind,
        (shape[3] or "/").partition("?")[0],
        int(shape[4]) if shape[4] else None,
        _json(shape[5], loads),
        int(shape[2] or 0),
    )
    if not MEANS_SOMETHING[kind](said):
        raise Malformed
    return said


def _json(text: str, loads: Callable[[str], Any]) -> Any:
    if not text:
        return None
    try:
        return loads(text)
    except (ValueError, RecursionError):
        raise Malformed from None


def _is_connect(said: Said) -> bool:
    return said.id is None and (said.data is None or isinstance(said.data, dict))


def _is_disconnect(said: Said) -> bool:
    return said.id is None and said.data is None


def _is_event(said: Said) -> bool:
    if not isinstance(said.data, list) or not said.data:
        return False
    name = said.data[0]
    return (isinstance(name, str) and name not in RESERVED) or (
        isinstance(name, int) and not isinstance(name, bool)
    )


def _is_ack(said: Said) -> bool:
    return said.id is not None and isinstance(said.data, list)


def _is_binary(said: Said) -> bool:
    is_it = _is_event(said) if said.kind == BINARY_EVENT else _is_ack(said)
    return is_it and 0 < said.attachments <= MOST_ATTACHMENTS


MEANS_SOMETHING: dict[int, Callable[[Said], bool]] = {
    CONNECT: _is_connect,
    DISCONNECT: _is_disconnect,
    EVENT: _is_event,
    ACK: _is_ack,
    CONNECT_ERROR: lambda said: False,  # only servers say it
    BINARY_EVENT: _is_binary,
    BINARY_ACK: _is_binary,
}


class Awaited:
    """A packet whose attachments come after it. `most`: bytes of all of them together."""

    def __init__(self, said: Said, most: int) -> None:
        self._said, self._most = said, most
        self._came: list[bytes] = []

    def add(self, attachment: bytes) -> Said | None:
        """The packet, once it is whole. Raises Malformed."""
        self._came.append(attachment)
        self._most -= len(attachment)
        if self._most < 0:
            raise Malformed
        if len(self._came) < self._said.attachments:
            return None
        return self._said._replace(data=self._filled(self._said.data))

    def _filled(self, data: Any) -> Any:
        if isinstance(data, list):
            return [self._filled(one) for one in data]
        if not isinstance(data, dict):
            return data
        if data.get("_placeholder") is not True:
            return {name: self._filled(one) for name, one in data.items()}
        number = data.get("num")
        if type(number) is not int or not 0 <= number < len(self._came):
            raise Malformed
        return self._came[number]
