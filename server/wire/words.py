"""The words that phones, desks and screens say: enter, perform, leave. Each is answered; the room comes
from the connection.
"""

import logging
from http.cookies import CookieError, SimpleCookie
from typing import Any, NamedTuple

from flask_socketio import SocketIO

from server import runtime, texts
from server.access.directory import Directory
from server.access.limits import Limits
from server.access.qr import qr
from server.access.seats import ROLES, SeatRole, Seats, cookie_of
from server.rooms import asked
from server.rooms.clerk import Fault
from server.rooms.rooms import Rooms
from server.store.engine import Unknown
from server.wire.protocol import Enter, read_command, read_enter
from server.wire.voice import Voice
from sessions.refusals import NotFound, Refused
from sessions.state import By

log = logging.getLogger(__name__)


class Connection(NamedTuple):
    session: str
    by: By
    language: str


class Words:
    def __init__(
        self,
        socketio: SocketIO,
        voice: Voice,
        rooms: Rooms,
        directory: Directory,
        seats: Seats,
        limits: Limits,
    ) -> None:
        self._server = socketio.server
        self._voice, self._rooms, self._directory = voice, rooms, directory
        self._seats, self._limits = seats, limits
        self._connections: dict[str, Connection] = {}
        self._is_leaving = False
        # Registered below Flask: a request context for each act costs more than the act.
        for word, answer in (("enter", self.enter), ("perform", self.perform), ("leave", self.leave)):
            self._server.on(word, answer)
        self._server.on("disconnect", self._disconnect)

    # --- the words

    def enter(self, connection: str, said: Any = None) -> Any:
        language = "en"
        try:
            wish = read_enter(said)
            language = wish.language
            role = _role(wish.role)
            seat = self._seat(connection, wish.session, role)
            return self._enter(connection, wish, role, seat)
        except NotFound:
            return _refusal(Refused("not_found"), language)
        except Refused as refusal:
            return _refusal(refusal, language)
        except Unknown:
            return None
        except Fault:
            return _refusal(Refused("fault"), language)

    def perform(self, connection: str, said: Any = None) -> Any:
        """{ok: …} when it is stored; {refused, say} when it is not; nothing when nobody can say."""
        known = self._connections.get(connection)
        if known is None:
            return _refusal(Refused("not_entered"), "en")
        try:
            command = read_command(said)
            self._limits.check_act(command, session=known.session, seat=known.by.seat)
            return {"ok": self._rooms.of(known.session).perform(command, known.by)}
        except Refused as refusal:
            return _refusal(refusal, known.language)
        except NotFound:
            return _refusal(Refused("not_found"), known.language)
        except Unknown:
            return None
        except Fault:
            return _refusal(Refused("fault"), known.language)

    def leave(self, connection: str, said: Any = None) -> Any:
        self._forget(connection)
        return {"ok": 0}

    def goodbye(self) -> None:
        """The process is going down: phones come back after a random moment, to this one or another."""
        self._is_leaving = True
        self._voice.tell_everyone("goodbye", {})

    # --- entering

    def _enter(self, connection: str, wish: Enter, role: SeatRole, seat: str) -> dict[str, Any]:
        self._forget(connection)
        by = By(role, seat)
        links = self._directory.links(wish.session)
        room = self._rooms.of(wish.session)
        entered = room.enter(asked.Enter(wish.epoch, wish.after, wish.chain), by)
        self._connections[connection] = Connection(wish.session, by, wish.language)
        runtime.spawn(self._bring_up_to_date, connection, entered)
        join = (
            {"code": links.code, "url": links.join_url, "qr": qr(links.join_url)}
            if role != "participant"
            else None
        )
        return {
            "epoch": entered.epoch,
            "seq": entered.seq,
            "now": runtime.now_ms(),
            "you": {"role": role, "gave": entered.has_given},
            "board": links.board_url,
            "join": join,
        }

    def _bring_up_to_date(self, connection: str, entered: asked.Entered) -> None:
        """After the acknowledgement, the frame; joined only when no turn came in between, so that no event
        falls in a gap.
        """
        known = self._connections.get(connection)
        if known is None:
            return
        room = self._rooms.of(known.session)
        self._voice.tell_one(connection, entered.word, entered.frame)
        while room.facts and room.facts.head != entered.seq:
            try:
                entered = room.enter(asked.Enter(entered.epoch, entered.seq, entered.chain), known.by)
            except (Unknown, NotFound, Refused, Fault) as error:
                log.info("an entry will be tried again by the phone: %s", type(error).__name__)
                return
            self._voice.tell_one(connection, entered.word, entered.frame)
        if connection in self._connections:
            self._voice.join(connection, known.session, is_desk=known.by.role == "facilitator")
            self._rooms.come(known.session, connection, known.by.role, known.by.seat)

    def _seat(self, connection: str, session: str, role: SeatRole) -> str:
        """From the signed cookie that came with the connection. Raises NotFound."""
        environ = self._server.get_environ(connection) or {}
        try:
            cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
        except CookieError:
            raise NotFound from None
        morsel = cookies.get(cookie_of(session, role))
        seat = self._seats.read(morsel.value, session, role) if morsel else None
        if seat is None:
            raise NotFound
        return seat

    def _disconnect(self, connection: str, *_reason: Any) -> None:
        self._forget(connection)

    def _forget(self, connection: str) -> None:
        known = self._connections.pop(connection, None)
        if known:
            self._voice.leave(connection, known.session)
            self._rooms.go(known.session, connection)


def _role(text: str) -> SeatRole:
    for role in ROLES:
        if role == text:
            return role
    raise Refused("bad_shape", "as")


def _refusal(refused: Refused, language: str) -> dict[str, Any]:
    answer = {"refused": refused.code, "say": texts.say(refused, language)}
    return answer | {"field": refused.field} if refused.field else answer
