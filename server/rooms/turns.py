"""A turn of several rooms in one transaction: lock, refresh, decide once, write. Runs in the thread of its
connection to the database.

Nothing here touches the loop: it is handed states that belong to it for the time of the turn,
and returns what to say.
"""

from collections.abc import Sequence
from secrets import SystemRandom
from typing import Any, NamedTuple

import sqlalchemy as db

from server.rooms import entries
from server.rooms.asked import Asked, Enter, Look
from server.runtime import now_ms
from server.store import directory, log
from server.store.unopened import note_opened
from sessions.command import Command
from sessions.event import Event, fold
from sessions.planned import PlannedStep
from sessions.refusals import NotFound, Refused
from sessions.rounds.rounds import phones
from sessions.session import decide, read
from sessions.stage.header import welcome_first
from sessions.state import State
from sessions.steps import ending_of
from sessions.thoughts.flags import flagged
from sessions.turn import Turn

CHANCE = SystemRandom()


class Flagged(NamedTuple):
    """A thought that phones have flagged, and why; never how many did."""

    step: str
    idea: str
    reasons: tuple[str, ...]


class Facts(NamedTuple):
    """What a Room may know of its state between turns."""

    epoch: int
    head: int
    box_version: int
    chain: str
    phase: str
    closing: tuple[str, int] | None  # the step that closes, and when (ms)
    may_wait: bool  # whether that closing can still be put off
    flowing: tuple[str, int] | None  # a board that shows by itself, and its round
    flags: tuple[Flagged, ...]
    open_round: tuple[bool, int] | None  # is the exact number told; how many phones gave something
    has_burnt: bool
    tag_key: str
    is_opened: bool  # somebody has been in it: it is not one that goes unused


class Taken(NamedTuple):
    """The outcome of one room's turn."""

    state: State
    answers: list[Any]
    frame: bytes | None  # the events that this process's phones have not seen yet
    facts: Facts
    has_written: bool
    gone: list[str]  # the names of what had words and has none now, by whosever act
    cue: int | None  # the number of the last cue that this process's phones have not seen yet


class Share(NamedTuple):
    """One room's part of a turn; `told`: the number up to which this process told its phones."""

    session: str
    state: State | None
    told: int | None
    asked: Sequence[Asked]


def take(conn: db.Connection, shares: Sequence[Share]) -> list[Taken | NotFound]:
    """`shares` in the order of their ids, so that two processes lock rows in one order."""
    return [_take(conn, *share) for share in shares]


def _take(
    conn: db.Connection, session: str, state: State | None, told: int | None, asked: Sequence[Asked]
) -> Taken | NotFound:
    row = log.lock(conn, session)
    if row is None:
        return NotFound()
    is_entered = any(isinstance(one.what, Enter) for one in asked)
    if row.unopened_since and is_entered:
        note_opened(conn, session)
    if state is None or state.epoch != row.epoch:
        state = State(session, row.epoch)
    seen = row.head if told is None else told
    news = _refresh(conn, state, row)
    turn = Turn(
        state,
        tag_key=row.tag_key.encode(),
        agenda=_agenda(conn, session, asked),
        at=now_ms(),
        chance=CHANCE,
    )
    answers = [_answer(turn, one) for one in asked]
    if turn.told or turn.moves:
        log.write(conn, turn)
    fresh = [(seq, event) for seq, event in news if seq > seen] + [(one.seq, one.event) for one in turn.told]
    answers = [
        entries.read(conn, turn, one.what, one.by) if isinstance(one.what, Enter) else said
        for one, said in zip(asked, answers, strict=True)
    ]
    frame = entries.frame_of(state, fresh) if fresh else None
    gone = sorted(turn.touched_words.keys() - state.words.keys())
    cue = max((seq for seq, event in fresh if event.is_cue), default=None)
    facts = _facts(turn, tag_key=row.tag_key, is_opened=is_entered or not row.unopened_since)
    return Taken(state, answers, frame, facts, bool(turn.told or turn.moves), gone, cue)


def _refresh(conn: db.Connection, state: State, row: log.Row) -> list[tuple[int, Event]]:
    """Reads what moved since: this process's phones are told of it before the turn's own events."""
    news = []
    if state.head != row.head:
        state.words = log.words(conn, state.session)
        for entry in log.tail(conn, state.session, after=state.head):
            event = read(entry.body)
            fold(state, event, entry.body.encode())
            news.append((entry.seq, event))
    if state.box_version != row.box_version:
        state.box = log.box(conn, state.session)
        state.box_version = row.box_version
    return news


def _agenda(conn: db.Connection, session: str, asked: Sequence[Asked]) -> dict[str, PlannedStep[Any]]:
    if not any(isinstance(one.what, Command) and one.what.needs_agenda for one in asked):
        return {}
    return {plan.step: plan for plan in directory.agenda(conn, session)}


def _answer(turn: Turn, asked: Asked) -> Any:
    try:
        if isinstance(asked.what, Command):
            return decide(turn, asked.what, asked.by)
        if isinstance(asked.what, Enter) and asked.by.role == "participant":
            welcome_first(turn)
    except Refused as refusal:
        return refusal
    return None


def _facts(turn: Turn, *, tag_key: str, is_opened: bool) -> Facts:
    state, view = turn.state, turn.view
    step = view.find(view.stage)
    closing = (step.step, step.closing_at) if step and step.closing_at is not None else None
    gave = phones(state.box, step) if step else 0
    takes = bool(step and (step.takes or gave))
    ending = ending_of(step)
    return Facts(
        state.epoch,
        state.head,
        state.box_version,
        state.chain,
        view.phase,
        closing,
        bool(step and closing and not step.waits),
        (step.step, step.round) if step and step.flows and takes else None,
        tuple(Flagged(*where, tuple(sorted(why))) for where, why in sorted(flagged(state).items())),
        (bool(ending and ending.is_exact), gave) if takes else None,
        turn.has_burnt,
        tag_key,
        is_opened,
    )


__all__ = ["Facts", "Look", "Taken", "take"]
