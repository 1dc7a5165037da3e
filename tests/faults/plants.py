"""Mistakes, planted on purpose: `python -m tests.faults.planted NAME[,NAME] --port N` serves with them.

Each changes one thing before the server starts, so that tests can show that the checker would notice. A few
are no mistakes but moments: the process dies just there, or a step takes longer, so that a race is met often.
"""

import os
import random
import signal
from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec
import sqlalchemy as db
from eventlet import patcher

from server import runtime
from server.rooms import clerk, entries, room, rooms, turns
from server.rooms.asked import Entered
from server.store import engine, ground, log
from server.store.prepared import Prepared
from server.wire import voice, words
from sessions.command import Given
from sessions.rounds import rounds
from sessions.stage.header import SessionDescribed
from sessions.turn import Turn
from sessions.view import canonical

PLANTS: dict[str, Callable[[], None]] = {}
pause: Callable[[float], None] = patcher.original("time").sleep  # in a pool thread, which holds nobody up


def plant(act: Callable[[], None]) -> Callable[[], None]:
    PLANTS[act.__name__] = act
    return act


# --- mistakes


@plant
def acknowledge_before_commit() -> None:
    take = clerk.Clerk._take

    def answer_first(self: Any, shares: Any) -> None:
        for _, asked in shares:
            for one in asked:
                if isinstance(one.what, Given):
                    one.answer("sealed")
                    one.answer = lambda said: None
        take(self, shares)

    clerk.Clerk._take = answer_first


@plant
def names_not_checked() -> None:
    rounds.is_known = lambda turn, name: False


@plant
def no_row_lock() -> None:
    """Two processes read the same head and the same box, and both write."""
    log.LOCK = Prepared(db.select(log.sessions).where(log.sessions.c.session == log.HERE))


@plant
def box_read_once() -> None:
    """The box is not compared with what another process wrote: it is read when the room wakes."""
    refresh = turns._refresh

    def keep_box(conn: Any, state: Any, row: Any) -> Any:
        if state.box_version >= 0:
            state.box_version = row.box_version
        return refresh(conn, state, row)

    turns._refresh = keep_box


@plant
def numbers_from_a_sequence() -> None:
    """A sequence does not give a number back when its transaction fails: here every fifth one did."""
    tell, drawn = Turn.tell, count(1)

    def tell_with_holes(self: Turn, event: Any) -> None:
        tell(self, event)
        if next(drawn) % 5 == 0:
            self.state.head += 1
            self.told[-1] = self.told[-1]._replace(seq=self.state.head)

    Turn.tell = tell_with_holes


@plant
def joined_late() -> None:
    """Whoever enters gets the frame, and a moment later a place among those who hear the next ones."""

    def bring(self: Any, connection: str, known: Any, entered: Any) -> None:
        self._voice.tell_one(connection, entered.word, entered.frame)
        runtime.sleep(0.3)
        if self._connections.get(connection) is known:
            self._voice.join(connection, known.session, is_desk=known.by.role == "facilitator")
            self._rooms.come(known.session, connection, known.by.role, known.by.seat)

    words.Words._bring_up_to_date = bring


@plant
def view_without_number() -> None:
    """A view that was made earlier goes out under the number of now."""
    made = dict[str, Any]()

    def unnumbered(state: Any, has_given: bool) -> Any:
        view = made.get(state.session, state.view)
        made[state.session] = msgspec.Raw(canonical(state.view))
        frame = {"chain": state.chain, "epoch": state.epoch, "seq": state.head, "view": view}
        return Entered(state.epoch, state.head, state.chain, has_given, "view", canonical(frame))

    entries._with_view = unnumbered


@plant
def deaf_fold() -> None:
    """One kind of event changes nothing, but for its first."""
    described = SessionDescribed.apply

    def once(state: Any, event: Any) -> None:
        if state.view.session is None:
            described(event, state)

    SessionDescribed.apply = lambda self, state: once(state, self)


@plant
def sender_skipped() -> None:
    """A phone that acts hears of it by the answer alone."""
    perform = words.Words.perform

    def perform_apart(self: Any, connection: str, *said: Any) -> Any:
        known = self._connections.get(connection)
        if known is None or known.by.role != "participant":
            return perform(self, connection, *said)
        self._voice.leave(connection, known.session)
        answer = perform(self, connection, *said)
        self._voice.join(connection, known.session, is_desk=False)
        return answer

    words.Words.perform = perform_apart


@plant
def overflow_dropped() -> None:
    """What does not fit into the inbox is answered and forgotten."""
    asks = room.Room._ask

    def drop(self: Any, what: Any, by: Any) -> Any:
        if isinstance(what, Given) and (self.inbox or self.is_in_turn):
            return "sealed"
        return asks(self, what, by)

    room.Room._ask = drop


@plant
def tail_by_time() -> None:
    """Who comes back gets what happened since, and one event is too old by a moment."""
    tail = turns._Entries._tail

    def by_time(self: Any, enter: Any) -> Any:
        events = tail(self, enter)
        return events[1:] if events else events

    turns._Entries._tail = by_time


@plant
def no_look() -> None:
    """Only the doorbell tells one process what another wrote."""
    rooms.LOOK_EVERY = 3600.0


@plant
def no_quorum() -> None:
    rounds.QUORUM = 2


@plant
def rooms_mixed() -> None:
    """A frame goes to everyone."""

    def tell_all(self: Any, session: str, word: str, frame: bytes) -> None:
        self._server.emit(word, msgspec.Raw(frame))

    voice.Voice.tell_all = tell_all


@plant
def lying_disk() -> None:
    """Every seventh commit is said to be done, and is not."""
    commit, done = engine._commit, count(1)

    def lie(conn: Any, act: Any, args: Any, kwargs: Any) -> Any:
        if act is not clerk.take or next(done) % 7:
            return commit(conn, act, args, kwargs)
        with conn.begin() as transaction:
            result = act(conn, *args, **kwargs)
            transaction.rollback()
        return result

    engine._commit = lie


@plant
def ground_not_looked_at() -> None:
    """A file that is moved away is written to all the same."""
    ground.Ground.look_before = ground.Ground.look_after = lambda self, conn: None
    ground.Ground.refuse_another = lambda self, *_: None


# --- moments


@plant
def slow_turn() -> None:
    """Between reading and writing a turn takes as long as on a busy machine."""
    write = log.write

    def slowly(conn: Any, what: Any) -> None:
        pause(random.uniform(0, 0.03))
        write(conn, what)

    log.write = slowly


@plant
def dies_after_reveal() -> None:
    """Killed between the commit of a reveal and everything that would tell of it."""
    work = engine.Store.work

    def work_and_die(self: Any, act: Any, *args: Any, **kwargs: Any) -> Any:
        result = work(self, act, *args, **kwargs)
        if act is clerk.take and any(
            b"ThoughtsShown" in (getattr(one, "frame", None) or b"") for one in result
        ):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    engine.Store.work = work_and_die
