"""Socket.IO over our connections: what is said reaches the handlers of Flask-SocketIO's own server, by the
short way. Whatever is no packet ends its connection; whatever means nothing here is counted against it.
"""

from typing import Any

from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from socketio import packet as stock

from server.engine import packets
from server.engine.connection import UNSUPPORTED, Connection
from server.engine.engine import Engine
from server.engine.packets import Awaited, Said
from server.engine.roads import Malformed

ALL_ATTACHMENTS = 10  # of one packet together, in messages of the largest size


class Conversation:
    def __init__(self, server: Any, engine: Engine) -> None:
        self._server, self._engine = server, engine
        self._loads = server.packet_class.json.loads
        self._acts = {
            packets.CONNECT: self._connect,
            packets.DISCONNECT: self._disconnect,
            packets.EVENT: self._event,
            packets.ACK: self._ack,
            packets.BINARY_EVENT: self._event,
            packets.BINARY_ACK: self._ack,
        }

    def hear(self, sid: str, message: str | bytes) -> None:
        """Raises Malformed."""
        connection = self._engine.sockets.get(sid)
        if connection is None:
            return  # it went away meanwhile
        if connection.awaited or isinstance(message, bytes):
            self._gather(connection, message)
            return
        said = packets.read(message, self._loads)
        if said.kind in packets.WITH_BINARY:
            self._await(connection, said)
        else:
            self._acts[said.kind](connection, said)

    # --- attachments

    def _await(self, connection: Connection, said: Said) -> None:
        if not self._engine.terms.carries_binary:
            connection.cut(UNSUPPORTED)
        elif self._whose(connection, said) is None:
            connection.strike()
        else:
            connection.awaited = Awaited(said, ALL_ATTACHMENTS * self._engine.terms.most)

    def _gather(self, connection: Connection, message: str | bytes) -> None:
        if not connection.awaited or isinstance(message, str):
            raise Malformed
        whole = connection.awaited.add(message)
        if whole is not None:
            connection.awaited = None
            self._acts[whole.kind](connection, whole)

    # --- what is said

    def _connect(self, connection: Connection, said: Said) -> None:
        server, name = self._server, said.namespace
        is_known = name in server.handlers or name in server.namespace_handlers
        if not (is_known or server.namespaces == "*" or name in server.namespaces):
            self._refuse(connection, name, "Invalid namespace")
        elif server.manager.sid_from_eio_sid(connection.sid, name) is not None:
            self._refuse(connection, name, "Already connected")
        else:
            server._handle_connect(connection.sid, name, said.data)
            if not self._engine.terms.enters_by_word and self._whose(connection, said):
                connection.may_stay = True

    def _refuse(self, connection: Connection, namespace: str, message: str) -> None:
        refusal = stock.Packet(stock.CONNECT_ERROR, data={"message": message}, namespace=namespace)
        connection.send(EnginePacket(MESSAGE, refusal.encode()))
        connection.strike()

    def _disconnect(self, connection: Connection, said: Said) -> None:
        if self._whose(connection, said) is None:
            connection.strike()
        self._server._handle_disconnect(connection.sid, said.namespace)

    def _event(self, connection: Connection, said: Said) -> None:
        sid = self._whose(connection, said)
        if sid is None:
            connection.strike()
        elif self._server.async_handlers:
            self._server.start_background_task(self._act, connection, sid, said)
        else:
            self._act(connection, sid, said)

    def _act(self, connection: Connection, sid: str, said: Said) -> None:
        name, *told = said.data
        server = self._server
        answer = server._trigger_event(name, said.namespace, sid, *told)
        if answer is server.not_handled:
            connection.strike()
        elif said.id is not None:
            data = [] if answer is None else list(answer) if isinstance(answer, tuple) else [answer]
            server._send_packet(
                connection.sid,
                server.packet_class(stock.ACK, namespace=said.namespace, id=said.id, data=data),
            )

    def _ack(self, connection: Connection, said: Said) -> None:
        sid = self._whose(connection, said)
        if said.id in self._server.manager.callbacks.get(sid, {}) and said.id:
            self._server._handle_ack(connection.sid, said.namespace, said.id, said.data)
        else:
            connection.strike()

    def _whose(self, connection: Connection, said: Said) -> str | None:
        """Its name in this namespace, when it is connected there."""
        rooms = self._server.manager
        sid: str | None = rooms.sid_from_eio_sid(connection.sid, said.namespace)
        return sid if rooms.is_connected(sid, said.namespace) else None
