"""All rooms that are alive in this process."""

import logging
from contextlib import suppress
from typing import Any, Protocol

from sqlalchemy import exc

from server import runtime
from server.rooms.clerk import Clerk
from server.rooms.presence import Presence
from server.rooms.room import Room
from server.rooms.turn import Facts
from server.rooms.upkeep import Upkeep
from server.store import directory
from server.store.engine import Store, Unknown
from sessions.refusals import NotFound

PRESENCE_EVERY = 0.5  # seconds: at most twice a second
BEAT_EVERY = 10.0
LOOK_EVERY = 1.0
IDLE_ROOM = 60.0  # seconds without anyone before a room is dropped; it is folded again when someone comes

log = logging.getLogger(__name__)


class Voice(Protocol):
    """How rooms speak: the same bytes to everyone of a session, or to its desks."""

    def tell_all(self, session: str, word: str, frame: bytes) -> None: ...
    def tell(self, session: str, word: str, message: dict[str, Any]) -> None: ...
    def tell_desks(self, session: str, word: str, message: dict[str, Any]) -> None: ...


class Rooms:
    def __init__(self, store: Store, voice: Voice) -> None:
        self._store = store
        self._voice = voice
        self._clerk = Clerk(store)
        self._upkeep = Upkeep(store)
        self._rooms: dict[str, Room] = {}
        self._presence: dict[str, Presence] = {}
        self._presence_due: set[str] = set()
        self._presence_told: dict[str, dict[str, Any]] = {}

    def start(self) -> None:
        runtime.spawn(self._every, LOOK_EVERY, self._look_at_heads)
        runtime.spawn(self._every, BEAT_EVERY, self._beat)

    def of(self, session: str) -> Room:
        if session not in self._rooms:
            self._rooms[session] = Room(session, self._clerk, self._voice.tell_all, self._changed)
        return self._rooms[session]

    # --- presence

    def come(self, session: str, connection: str, role: str, seat: str) -> None:
        self._presence.setdefault(session, Presence()).here[connection] = (role, seat)
        self._presence_told.pop(session, None)  # whoever comes is to hear it, even when the numbers stay
        self._announce(session)

    def go(self, session: str, connection: str) -> None:
        presence = self._presence.get(session)
        if presence is None:
            return
        presence.here.pop(connection, None)
        self._announce(session)
        if not presence.here:
            runtime.call_later(IDLE_ROOM, self._drop_if_empty, session)

    def tell_desks(self, session: str, message: dict[str, Any]) -> None:
        self._voice.tell_desks(session, "desk", message)

    def _drop_if_empty(self, session: str) -> None:
        presence, room = self._presence.get(session), self._rooms.get(session)
        if presence and not presence.here and room and not room.is_in_turn and not room.inbox:
            del self._rooms[session], self._presence[session]
            self._presence_told.pop(session, None)

    def _changed(self, room: Room) -> None:
        self._announce(room.session)
        if room.facts and room.facts.has_burnt:
            self._upkeep.wipe_soon(has_ended=room.facts.phase == "ended")

    def _announce(self, session: str) -> None:
        if session not in self._presence_due:
            self._presence_due.add(session)
            runtime.call_later(PRESENCE_EVERY, self._tell_presence, session)

    def _tell_presence(self, session: str) -> None:
        self._presence_due.discard(session)
        room, presence = self._rooms.get(session), self._presence.get(session)
        if room is None or presence is None:
            return
        told = presence.told(room.facts.open_round if room.facts else None)
        if self._presence_told.get(session) != told:
            self._presence_told[session] = told
            self._voice.tell(session, "presence", told)

    # --- what keeps processes and phones equal

    def _look_at_heads(self) -> None:
        """Always, in one query: a doorbell only makes it sooner."""
        known = {session: room.facts for session, room in self._rooms.items() if room.facts}
        if not known:
            return
        heads = self._store.work(directory.heads, list(known))
        for session in known:
            room = self._rooms.get(session)
            newest = room.facts if room else None
            if room and newest and session in heads and _is_behind(heads[session], newest):
                runtime.spawn(_look, room)

    def _beat(self) -> None:
        for session, room in list(self._rooms.items()):
            if room.facts and self._presence.get(session, Presence()).here:
                facts = room.facts
                beat = {
                    "seq": facts.head,
                    "chain": facts.chain,
                    "epoch": facts.epoch,
                    "now": runtime.now_ms(),
                }
                self._voice.tell(session, "beat", beat)

    def _every(self, seconds: float, act: Any) -> None:
        while True:
            runtime.sleep(seconds)
            try:
                act()
            except (Unknown, exc.DBAPIError) as error:
                log.warning("%s waits for the database: %s", act.__name__, type(error).__name__)


def _is_behind(stored: tuple[int, int], facts: Facts) -> bool:
    epoch, head = stored
    return epoch != facts.epoch or head > facts.head


def _look(room: Room) -> None:
    with suppress(Unknown, NotFound):  # the next second looks again
        room.look()
