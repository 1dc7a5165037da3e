"""All rooms that are alive in this process."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress

from sqlalchemy import exc

from server import runtime
from server.ground.refusals import why_not
from server.pace import COLLECTED, Pace
from server.rooms.behind import Where
from server.rooms.bell import Bell
from server.rooms.clerk import Clerk
from server.rooms.presence import OpenRound, Presence, Signal
from server.rooms.quarters import Quarters
from server.rooms.room import Room
from server.rooms.turns import Facts, Taken
from server.rooms.upkeep import Upkeep
from server.rooms.voice import Voice
from server.store import directory
from server.store.directory import Head
from server.store.engine import OUTAGE, Store, Unknown
from sessions.refusals import NotFound, Refused
from sessions.stage.closing import WaitAMoment

LOOK_EVERY = 1.0  # seconds
BEAT_EVERY = 10.0
PRESENCE_EVERY = 5.0
# Without anyone, before a room is dropped; it is folded again when someone comes.
IDLE = 60.0  # seconds

Remember = Callable[[str, list[str]], None]

log = logging.getLogger(__name__)


class Rooms:
    """`remember(session, names)`: the words of these are gone, and no restore is to bring them back.
    `forget(session)`: nobody has been there for a while.
    """

    def __init__(
        self,
        store: Store,
        voice: Voice,
        redis_url: str = "",
        remember: Remember | None = None,
        forget: Callable[[str], None] | None = None,
        pace: Pace = COLLECTED,
    ) -> None:
        self._store = store
        self._voice = voice
        self._remember = remember
        self._forget = forget
        self._clerk = Clerk(store, pace)
        self._upkeep = Upkeep(store)
        self._rooms: dict[str, Room] = {}
        self._bell = Bell(redis_url, self._rung) if redis_url else None
        self._presence = Presence(voice, self._open_round, self._bell)
        self._quarters = Quarters(self._rooms, voice, self._presence.phones)

    def start(self) -> None:
        self._upkeep.wipe_soon(has_ended=False)  # the process before may have been cut between show and wipe
        runtime.spawn(_every, LOOK_EVERY, self._look_at_heads)
        runtime.spawn(_every, LOOK_EVERY, self._presence.look_who_is_behind)
        runtime.spawn(_every, BEAT_EVERY, self._beat)
        self._quarters.start()
        if self._bell:
            self._bell.start()
            runtime.spawn(_every, PRESENCE_EVERY, self._presence.announce_all)

    def of(self, session: str) -> Room:
        if session not in self._rooms:
            self._rooms[session] = Room(session, self._voice, self._clerk.call, self._changed)
        return self._rooms[session]

    def come(self, session: str, connection: str, role: str, seat: str) -> None:
        self._presence.come(session, connection, role, seat)
        room = self._rooms.get(session)
        if room:
            self._let_wait(room)  # it may have asked for a moment before it was counted

    def go(self, session: str, connection: str) -> None:
        self._presence.go(session, connection)
        self.leave_soon(session)

    def leave_soon(self, session: str) -> None:
        """The room goes, when nobody is in it by then."""
        if session in self._rooms and self._presence.is_empty(session):
            runtime.call_later(IDLE, self._drop_if_empty, session)

    def signal(self, session: str, connection: str, signal: Signal | None) -> int:
        """A raised hand, or «I need a moment», which lets a closing wait. Returns its number."""
        number = self._presence.signal(session, connection, signal)
        room = self._rooms.get(session)
        if room:
            self._let_wait(room)
        return number

    def heed(self, session: str, signal: Signal, to: int) -> None:
        """A desk has seen the hands, or those who need a moment, up to this number."""
        self._presence.heed(session, signal, to)

    def read(self, session: str, connection: str, where: Where) -> None:
        """How far a phone has read, as it says."""
        self._presence.read(session, connection, where)

    def tell_agenda(self, session: str, version: int) -> None:
        """A desk has changed it: those here hear at once, others by the bell or at their next look."""
        room = self._rooms.get(session)
        if room and room.facts:
            self._tell_agenda(room, room.facts.epoch, version)
        if self._bell:
            self._bell.ring(session)

    def _let_wait(self, room: Room) -> None:
        facts = room.facts
        if facts and facts.closing and facts.may_wait and self._presence.is_asked_to_wait(room.session):
            step, closing_at = facts.closing
            runtime.spawn(room.try_to, WaitAMoment(step=step, closing_at=closing_at))

    def _tell_agenda(self, room: Room, epoch: int, version: int) -> None:
        """Each version once, and also the first one that is seen: a desk may have read the one before."""
        if (epoch, version) > room.told_agenda:
            room.told_agenda = epoch, version
            self._voice.tell_desks(room.session, "desk", {"agenda": version})

    def _drop_if_empty(self, session: str) -> None:
        room = self._rooms.get(session)
        if room and self._presence.is_empty(session) and not room.is_in_turn and not room.inbox:
            del self._rooms[session]
            self._presence.forget(session)
            if self._forget:
                self._forget(session)

    def _open_round(self, session: str) -> OpenRound | None:
        room = self._rooms.get(session)
        return room.facts.open_round if room and room.facts else None

    def _changed(self, room: Room, taken: Taken) -> None:
        self._presence.announce(room.session)
        if taken.cue is not None:
            self._presence.cue(room.session, (taken.facts.epoch, taken.cue))
        self._let_wait(room)
        if taken.has_written and self._bell:
            self._bell.ring(room.session)
        if taken.gone and self._remember:
            runtime.spawn(_remember, self._remember, room.session, taken.gone)
        if room.facts and room.facts.has_burnt:
            self._upkeep.wipe_soon(has_ended=room.facts.phase == "ended")

    # --- what keeps processes and phones equal

    def _rung(self, session: str) -> None:
        """Another process moved something, or other phones are there."""
        if session in self._rooms:
            self._presence.announce(session)
            runtime.spawn(self._look_at, [session])

    def _look_at_heads(self) -> None:
        """Always, in one query: a doorbell only makes it sooner."""
        self._look_at(list(self._rooms))

    def _look_at(self, sessions: Iterable[str]) -> None:
        known = [session for session in sessions if session in self._rooms and self._rooms[session].facts]
        heads = self._store.work(directory.heads, known) if known else {}
        for session in known:
            if session not in heads and session in self._rooms:
                self._rooms[session].vanish()
        for session, stored in heads.items():
            room = self._rooms.get(session)
            if room and room.facts:
                self._tell_agenda(room, stored.epoch, stored.agenda_version)
                if _is_behind(stored, room.facts):
                    runtime.spawn(_look, room)

    def _beat(self) -> None:
        for session, room in list(self._rooms.items()):
            if not self._presence.is_empty(session):
                room.beat()


def _is_behind(stored: Head, facts: Facts) -> bool:
    moved = stored.head > facts.head or stored.box_version > facts.box_version
    return stored.epoch != facts.epoch or moved


def _look(room: Room) -> None:
    with suppress(Unknown, NotFound, Refused):  # the next second looks again
        room.look()


def _remember(remember: Remember, session: str, names: list[str]) -> None:
    try:
        runtime.offload(remember, session, names)
    except OSError as error:  # a restore reads the log too, which knows it
        log.warning("the list of what was deleted takes nothing. %s", why_not(error))


def _every(seconds: float, act: Callable[[], None]) -> None:
    while True:
        runtime.sleep(seconds)
        try:
            act()
        except OUTAGE:
            continue  # the store has said so; the next time looks again
        except exc.DBAPIError as error:
            log.warning("%s did not work. %s", act.__name__, why_not(error))
