"""The client manager: who is in which room, and one frame to all of them. The frame is built once, and its
bytes are written straight to every socket.
"""

from collections import defaultdict
from typing import Any

import socketio
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from socketio import packet

from server.engine.backlog import Frame
from server.engine.connection import Connection
from server.engine.frames import text_frame

Members = tuple[list[Connection], list[str]]


class Broadcast(socketio.Manager):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self._members: dict[tuple[str, Any], Members] = {}
        self._rooms_of: defaultdict[tuple[str, str], set[Any]] = defaultdict(set)
        self._last: tuple[Any, Any, str, str, Frame] | None = None

    # --- telling

    def emit(
        self,
        event: Any,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: Any = None,
        **more: Any,
    ) -> None:
        room = to or room
        if callback or skip_sid or not (room is None or isinstance(room, str)):
            super().emit(event, data, namespace, room=room, skip_sid=skip_sid, callback=callback, **more)
            return
        built = self._build(event, data, namespace)
        if built is None:  # attachments come behind it
            super().emit(event, data, namespace, room=room, **more)
            return
        text, frame = built
        near, others = self._in(namespace, room)
        write_to_all(near, frame)
        for eio_sid in others:
            self.server._send_eio_packet(eio_sid, EnginePacket(MESSAGE, text))

    def _build(self, event: Any, data: Any, namespace: str) -> tuple[str, Frame] | None:
        """What is told to many one by one, like the view that all who enter get, is built once too."""
        if self._last and self._last[0] is data and self._last[1:3] == (event, namespace):
            return self._last[3:]
        told = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        text = self.server.packet_class(packet.EVENT, namespace=namespace, data=[event, *told]).encode()
        if not isinstance(text, str):
            return None
        frame = text_frame(f"4{text}")
        self._last = (data, event, namespace, text, frame) if data is not None else None
        return text, frame

    # --- who is where

    def _in(self, namespace: str, room: Any) -> Members:
        """Our connections in it, and the engine's names of all others: Flask-SocketIO's test client."""
        where = (namespace, room)
        if self.is_sid_room(namespace, room):
            return self._sorted([self.rooms[namespace][None][room]])
        if where not in self._members:
            self._members[where] = self._sorted(self.rooms.get(namespace, {}).get(room, {}).values())
        return self._members[where]

    def _sorted(self, eio_sids: Any) -> Members:
        sockets = self.server.eio.sockets
        ours: list[Connection] = []
        others: list[str] = []
        for eio_sid in eio_sids:
            if eio_sid in sockets:
                ours.append(sockets[eio_sid])
            else:
                others.append(eio_sid)
        return ours, others

    def get_participants(self, namespace: str, room: Any) -> Any:
        if isinstance(room, str) and self.is_sid_room(namespace, room):
            yield room, self.rooms[namespace][None][room]
        elif room is None or isinstance(room, str):
            yield from super().get_participants(namespace, room)
        else:
            yield from {
                sid: eio for one in room for sid, eio in self.get_participants(namespace, one)
            }.items()

    def basic_enter_room(self, sid: str, namespace: str, room: Any, eio_sid: str | None = None) -> None:
        """The room that everybody has alone, with nobody else in it, needs no list."""
        if room == sid:
            return
        super().basic_enter_room(sid, namespace, room, eio_sid)
        self._rooms_of[namespace, sid].add(room)
        self._members.pop((namespace, room), None)

    def basic_leave_room(self, sid: str, namespace: str, room: Any) -> None:
        super().basic_leave_room(sid, namespace, room)
        self._rooms_of[namespace, sid].discard(room)
        self._members.pop((namespace, room), None)

    def basic_disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        """Only the rooms that it is in are looked at: the stock manager looks at all there are."""
        for room in sorted(self._rooms_of.pop((namespace, sid), ()), key=lambda room: room is None):
            super().basic_leave_room(sid, namespace, room)
            self._members.pop((namespace, room), None)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            if sid in pending.get(namespace, ()):
                pending[namespace].remove(sid)
                if not pending[namespace]:
                    del pending[namespace]

    def get_rooms(self, sid: str, namespace: str) -> list[Any]:
        mine = self._rooms_of.get((namespace, sid), ())
        return [sid, *(room for room in mine if room is not None)] if mine else []


def write_to_all(connections: list[Connection], frame: Frame) -> None:
    """The loop that all of this is about."""
    size = len(frame)
    for one in connections:
        road = one.road
        try:
            sent = road.out(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            one.lose()
            continue
        if sent != size:
            road.keep(memoryview(frame)[sent:])
