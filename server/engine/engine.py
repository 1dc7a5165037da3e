"""Engine.IO's server over our connections. It takes the place of the stock one in one Socket.IO server; what
applications ask of that one, they ask of this one in the same words.
"""

import logging
from collections import Counter
from typing import Any

import engineio
from engineio.packet import MESSAGE, Packet

from server.engine.connection import GARBAGE, INTERNAL, Connection
from server.engine.heartbeat import Heartbeat
from server.engine.roads import Malformed
from server.engine.terms import Terms

Environ = dict[str, Any]
log = logging.getLogger("engineio.server")


class Engine(engineio.Server):  # type: ignore[misc]
    """`counts`: how often something was refused or cut, by what it was."""

    def __init__(self, terms: Terms, **options: Any) -> None:
        super().__init__(
            ping_interval=terms.ping_interval,
            ping_timeout=terms.ping_timeout,
            max_http_buffer_size=terms.most,
            http_compression=False,
            async_handlers=False,
            monitor_clients=False,
            **options,
        )
        self.terms = terms
        self.heart = Heartbeat(terms)
        self.counts: Counter[str] = Counter()

    def note(self, what: str) -> None:
        self.counts[what] += 1

    # --- requests

    def is_welcome(self, environ: Environ) -> bool:
        """Whether pages of this origin may speak to us; what is no page sends none."""
        origin = environ.get("HTTP_ORIGIN")
        if not origin or self.cors_allowed_origins == []:
            return True
        allowed = self._cors_allowed_origins(environ)
        return allowed is None or origin in allowed

    def greeting(self, sid: str, *, is_upgrade: bool) -> dict[str, Any]:
        may_upgrade = not is_upgrade and self.allow_upgrades and "websocket" in self.transports
        return {
            "sid": sid,
            "upgrades": ["websocket"] if may_upgrade else [],
            "pingTimeout": int(self.terms.ping_timeout * 1000),
            "pingInterval": int(self.terms.ping_interval * 1000),
            "maxPayload": self.terms.most,
        }

    def ask_application(self, sid: str, environ: Environ) -> Any:
        """None when it takes the connection; else the answer that refuses it."""
        allowed = self._trigger_event("connect", sid, environ, run_async=False)
        if allowed is None or allowed is True:
            return None
        return self._unauthorized(allowed or None)

    def cookie_for(self, sid: str) -> list[tuple[str, str]]:
        if not self.cookie:
            return []
        named = {"name": self.cookie, "path": "/", "SameSite": "Lax"}
        wanted = self.cookie if isinstance(self.cookie, dict) else named
        return [("Set-Cookie", self._generate_sid_cookie(sid, wanted))]

    # --- what is heard and said

    def hear(self, connection: Connection, message: str | bytes) -> None:
        """May wait. What the application stumbles over is its own fault, and no other phone's."""
        try:
            if hear := self.handlers.get("message"):
                hear(connection.sid, message)
        except Malformed:
            connection.cut(GARBAGE)
        except Exception:
            log.exception("message handler error")
            connection.cut(INTERNAL)

    def send(self, sid: str, data: Any) -> None:
        self.send_packet(sid, Packet(MESSAGE, data))

    def send_packet(self, sid: str, pkt: Packet) -> None:
        """To who has gone, nothing is said."""
        connection = self.sockets.get(sid)
        if connection:
            connection.send(pkt)

    def disconnect(self, sid: str | None = None) -> None:
        for one in list(self.sockets.values()) if sid is None else [self.sockets.get(sid)]:
            if one:
                one.close()

    def forget(self, connection: Connection, reason: str) -> None:
        """The connection is over, and all that it said is heard. May wait."""
        self.sockets.pop(connection.sid, None)
        self._trigger_event("disconnect", connection.sid, reason, run_async=False)
