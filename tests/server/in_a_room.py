"""The people of tests/sessions/play.py in a real room: inbox, clerk, turns, and a database under them.

Nothing is patched here. Room, clerk and store ask `server.runtime` for everything, so eventlet's loop runs
inside the test, in the one thread that pytest has; the work on the database goes to pool threads as usual.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from time import monotonic  # the real one, also where a test moves the server's
from typing import Any

from msgspec.json import decode

from server import runtime
from server.pace import AT_ONCE, Pace
from server.rooms.asked import Enter, Entered
from server.rooms.presence import Presence
from server.rooms.rooms import Rooms
from server.store import directory, log
from server.store.engine import Store
from sessions.command import Command, Given
from sessions.event import fold, tell
from sessions.refusals import Refused
from sessions.session import read
from sessions.stage.closing import StepClosed
from sessions.state import By, State
from sessions.turn import Told, Turn
from sessions.view import canonical
from tests.harness.patience import PATIENCE
from tests.server.poured import pour
from tests.sessions.play import BOARD, SESSION, Play, snapshot


@dataclass
class Ears:
    """A voice that says nothing, and keeps what it was to say."""

    frames: list[tuple[str, str, bytes]] = field(default_factory=list)

    def tell_all(self, session: str, word: str, frame: bytes) -> None:
        self.frames.append((session, word, frame))

    def tell(self, session: str, word: str, message: dict[str, Any]) -> None:
        self.frames.append((session, word, canonical(message)))

    def tell_desks(self, session: str, word: str, message: dict[str, Any]) -> None:
        self.frames.append((session, word, canonical(message)))

    def events(self, session: str = SESSION) -> list[bytes]:
        return [frame for where, word, frame in self.frames if (where, word) == (session, "events")]


class House:
    """One process of a server: a store, its rooms, and what they said."""

    def __init__(self, url: str, pace: Pace = AT_ONCE) -> None:
        self.store = Store(url)
        self.ears = Ears()
        self.rooms = Rooms(self.store, self.ears, pace=pace)

    def close(self) -> None:
        """Waits for what goes on by itself, and calls off what was to come."""
        for room in self.rooms._rooms.values():
            if room._alarm:
                room._alarm[1].cancel()
        until(lambda: not self.rooms._upkeep._is_due)
        self.store.close()


class InARoom(Play):
    """A workshop whose every act is performed by a room. `forgets`: how often it drops its cache before."""

    def __init__(self, house: House, *, session: str = SESSION, forgets: float = 0.0) -> None:
        self.house, self.forgets = house, forgets
        self.ask_again = Random(1)
        super().__init__()
        if house.store.work(directory.row, session) is None:
            pour(str(house.store.engine.url.render_as_string(hide_password=False)), self, session=session)
        self.look()

    @classmethod
    def on(cls, step: str, *how: Any, **more: Any) -> "InARoom":
        play = cls(*how, **more)
        play.someone_joins()
        play.ann.opens(step)
        return play

    @property
    def room(self) -> Any:
        return self.house.rooms.of(SESSION)

    def ask(self, command: Command, by: By) -> int | str:
        if self.ask_again.random() < self.forgets:
            self.room.forget()
        before = self.state
        stood = snapshot(before)
        try:
            answer = self.room.perform(command, by)
        except Refused:
            self.look()
            assert snapshot(self.state) == stood, "S10: a refusal changes nothing"
            raise
        if isinstance(command, Given):
            self.asked.append((command, by))
        self.look()
        return answer

    def someone_joins(self) -> None:
        self.enters()
        self.look()

    def enters(self, *holds: Any, by: By | None = None) -> Entered:
        entered: Entered = self.room.enter(Enter(*holds), by or self.ben.by)
        return entered

    def look(self) -> None:
        """What the room holds, and the log as it is stored."""
        if self.room.state is None:
            self.room.look()
        self.state = self.room.state
        have = len(self.log)
        rows = self.house.store.work(log.tail, SESSION, after=have)
        chains = [self.house.store.work(log.chain_at, SESSION, row.seq) for row in rows]
        for row, chain in zip(rows, chains, strict=True):
            self.log.append(Told(row.seq, read(row.body), row.body.encode(), chain))
        if rows:
            self.frames.append([tell(told.event, self.state.words) for told in self.log[have:]])

    def folded_again(self) -> State:
        """A fresh state from nothing but the tables."""
        return self.house.store.work(stored)


def stored(conn: Any) -> State:
    row = directory.row(conn, SESSION)
    state = State(
        SESSION,
        row.epoch,
        box_version=row.box_version,
        words=log.words(conn, SESSION),
        box=log.box(conn, SESSION),
    )
    for entry in log.tail(conn, SESSION, after=0):
        fold(state, read(entry.body), entry.body.encode())
    return state


def read_frame(frame: bytes) -> Any:
    return decode(frame)


def with_many_events(house: House, count: int) -> None:
    """So many further events, written by nobody in particular."""

    def write(conn: Any) -> None:
        turn = Turn(stored(conn), tag_key=b"", agenda={}, at=0, chance=Random(1))
        for _ in range(count):
            turn.tell(StepClosed(step=BOARD))
        log.write(conn, turn)

    house.store.work(write)


@contextmanager
def outage(house: House, *, times: int, is_stored: bool = False) -> Iterator[list[str]]:
    """The next COMMITs fail: before they are done or, with `is_stored`, after. Yields one line for each."""
    dialect, failed = house.store.engine.dialect, []
    commit = dialect.do_commit

    def fail(connection: Any) -> None:
        if len(failed) >= times:
            commit(connection)
            return
        failed.append("failed")
        if is_stored:
            commit(connection)
        raise dialect.loaded_dbapi.OperationalError("the line was cut")

    dialect.do_commit = fail
    try:
        yield failed
    finally:
        dialect.do_commit = commit


def all_told(presence: Presence) -> None:
    """Waits until whatever was to be told soon is told."""
    until(lambda: not presence._due)


def until(is_so: Callable[[], object]) -> None:
    """Lets the loop run until something is so."""
    deadline = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < deadline, "it did not come to that"
        runtime.sleep(0.001)
