"""The words that phones, desks and screens say: enter, perform, leave.
Each is answered; the room comes from the connection.
"""

import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from flask_socketio import SocketIO
from msgspec import UNSET, Struct
from werkzeug.sansio.http import parse_cookie

from server import runtime, texts
from server.access.directory import Directory, Links
from server.access.limits import Limits
from server.access.qr import qr
from server.access.seats import Part, SeatRole, Seats
from server.ground.refusals import why_not
from server.rooms import asked
from server.rooms.asked import Fault
from server.rooms.rooms import Rooms
from server.store.engine import OUTAGE, Unknown
from server.wire.catalogue import HEARD, Done, Enter, Entered, Join, Refusal, You
from server.wire.places import Places
from server.wire.protocol import read_command, read_enter, read_heed, read_seen, read_signal
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
        places: Places,
    ) -> None:
        self._server = socketio.server
        self._voice, self._rooms, self._directory = voice, rooms, directory
        self._seats, self._limits, self._places = seats, limits, places
        self._connections: dict[str, Connection] = {}
        self._is_leaving = False
        # Registered below Flask: a request context for each act costs more than the act.
        for word in HEARD:
            self._server.on(word, getattr(self, word))
        self._server.on("disconnect", self._disconnect)

    # --- the words

    def enter(self, connection: str, *said: Any) -> Any:
        try:
            wish = read_enter(said)
        except Refused as refusal:
            return _refusal(refusal, "en")
        return _answered(lambda: self._enter(connection, wish), _known(wish.language))

    def perform(self, connection: str, *said: Any) -> Any:
        """{ok: …} when it is stored; {refused, say} when it is not; nothing when nobody can say."""
        known = self._connections.get(connection)
        if known is None:
            return _refusal(Refused("not_entered"), "en")
        return _answered(lambda: self._perform(known, said), known.language)

    def signal(self, connection: str, *said: Any) -> Any:
        """Passing, and never stored; a phone that has not entered signals to nobody."""
        known = self._connections.get(connection)
        if known is None:
            return _refusal(Refused("not_entered"), "en")
        return _answered(lambda: self._signal(connection, known, said), known.language)

    def heed(self, connection: str, *said: Any) -> Any:
        """What phones signal, a desk has seen. Passing, as the signals are."""
        known = self._connections.get(connection)
        if known is None:
            return _refusal(Refused("not_entered"), "en")
        return _answered(lambda: self._heed(known, said), known.language)

    def seen(self, connection: str, *said: Any) -> Any:
        """How far a phone has read. Nobody but the desk's count of those who are behind follows from it."""
        known = self._connections.get(connection)
        if known is None:
            return _refusal(Refused("not_entered"), "en")
        return _answered(lambda: self._seen(connection, known, said), known.language)

    def leave(self, connection: str, *said: Any) -> Any:
        self._forget(connection)
        return Done(0)

    def has_entered(self, connection: str) -> bool:
        """`connection`: as the engine below calls it."""
        return self._server.manager.sid_from_eio_sid(connection, "/") in self._connections

    def goodbye(self) -> None:
        """The process is going down: phones come back after a random moment, to this one or another."""
        self._is_leaving = True
        self._voice.tell_everyone("goodbye", {})

    def _perform(self, known: Connection, said: tuple[Any, ...]) -> Done:
        command = read_command(said)
        self._limits.check_act(command, session=known.session, seat=known.by.seat)
        return Done(self._rooms.of(known.session).perform(command, known.by))

    def _signal(self, connection: str, known: Connection, said: tuple[Any, ...]) -> Done:
        wish = read_signal(said)
        if known.by.role != "participant":
            raise Refused("needs_phone")
        self._limits.check_signal(session=known.session, seat=known.by.seat)
        return Done(self._rooms.signal(known.session, connection, wish.signal))

    def _heed(self, known: Connection, said: tuple[Any, ...]) -> Done:
        heed = read_heed(said)
        if known.by.role != "facilitator":
            raise Refused("not_yours")
        self._limits.check_signal(session=known.session, seat=known.by.seat)
        self._rooms.heed(known.session, heed.signal, heed.to)
        return Done(0)

    def _seen(self, connection: str, known: Connection, said: tuple[Any, ...]) -> Done:
        seen = read_seen(said)
        if known.by.role != "participant":
            raise Refused("needs_phone")
        self._limits.check_seen(session=known.session, seat=known.by.seat)
        self._rooms.read(known.session, connection, (seen.epoch, seen.seq))
        return Done(0)

    # --- entering

    def _enter(self, connection: str, wish: Enter) -> Entered:
        by = By(wish.role, self._seat(connection, wish.session, wish.role, wish.part))
        self._limits.check_entry(session=wish.session, seat=by.seat)
        self._forget(connection)
        self._places.take(connection, wish.session, by)
        try:
            links = self._directory.links(wish.session)
            room = self._rooms.of(wish.session)
            entered = room.enter(asked.Enter(wish.epoch, wish.after, wish.chain), by)
        except Exception:
            self._places.leave(connection)
            self._rooms.leave_soon(wish.session)
            raise
        if connection not in self._places:
            raise NotFound  # it went away meanwhile
        known = self._connections[connection] = Connection(wish.session, by, _known(wish.language))
        self._voice.let_in(connection, is_desk=wish.role == "facilitator")
        runtime.spawn(self._bring_up_to_date, connection, known, entered)
        return Entered(
            epoch=entered.epoch,
            seq=entered.seq,
            now=runtime.now_ms(),
            you=You(wish.role, entered.has_given),
            board=links.board_url,
            join=_join(links) if wish.role != "participant" else None,
        )

    def _bring_up_to_date(self, connection: str, known: Connection, entered: asked.Entered) -> None:
        """After the acknowledgement, the frame; joined only when no turn came in between,
        so that no event falls in a gap.
        """
        room = self._rooms.of(known.session)
        self._voice.tell_one(connection, entered.word, entered.frame)
        while room.facts is None or (room.facts.epoch, room.facts.head) != (entered.epoch, entered.seq):
            try:
                entered = room.enter(asked.Enter(entered.epoch, entered.seq, entered.chain), known.by)
            except (Unknown, NotFound, Refused, Fault):
                self._server.disconnect(connection)  # it would hear nothing here; it comes back by itself
                return
            self._voice.tell_one(connection, entered.word, entered.frame)
        if self._connections.get(connection) is known:  # it may have gone, or have entered anew
            self._voice.join(connection, known.session, is_desk=known.by.role == "facilitator")
            self._rooms.come(known.session, connection, known.by.role, known.by.seat)

    def _seat(self, connection: str, session: str, role: SeatRole, part: Part) -> str:
        """From the signed cookie that came with the connection. Raises NotFound."""
        environ = self._server.get_environ(connection) or {}
        # As the pages read them: somebody else's odd cookie is no reason to find none.
        cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
        seat = self._seats.find(cookies, session, role, part)
        if seat is None:
            raise NotFound
        return seat

    def _disconnect(self, connection: str, *_reason: Any) -> None:
        self._forget(connection)

    def _forget(self, connection: str) -> None:
        self._places.leave(connection)
        known = self._connections.pop(connection, None)
        if known:
            self._voice.leave(connection, known.session)
            self._rooms.go(known.session, connection)


def _answered(act: Callable[[], Struct], language: str) -> Struct | None:
    """What the act came to, or why not; None when nobody can say."""
    try:
        return act()
    except Refused as refusal:
        return _refusal(refusal, language)
    except NotFound:
        return _refusal(Refused("not_found"), language)
    except OUTAGE:
        return None
    except Fault:
        return _refusal(Refused("fault"), language)
    except Exception as error:
        log.error("a word was not answered. %s", why_not(error))
        return _refusal(Refused("fault"), language)


def _known(language: str) -> str:
    """A catalogue is looked for on the disk and kept: not for whatever a stranger calls a language."""
    return language if language in texts.LANGUAGES else "en"


def _join(links: Links) -> Join:
    return Join(links.code, links.join_url, qr(links.join_url))


def _refusal(refused: Refused, language: str) -> Refusal:
    return Refusal(refused.code, texts.say(refused, language), refused.field or UNSET)
