"""What brings a page to where its room is: the events that it lacks, or the whole view, encoded once for all
who come at the same number. Whoever lacks nothing, or holds nothing that fits, is answered from memory.
"""

import msgspec
import sqlalchemy as db

from server.rooms.asked import Enter, Entered
from server.store import log
from sessions.event import Event, tell
from sessions.rounds.rounds import has_given
from sessions.session import read as read_event
from sessions.state import By, State
from sessions.turn import Turn
from sessions.view import canonical

# So far behind may a page be and still get the events one by one; from then on a view is shorter.
MOST_TAIL = 500


def read(conn: db.Connection, turn: Turn, enter: Enter, by: By) -> Entered:
    """At the end of a turn that has read everything."""
    state, given = turn.state, has_given(turn, by)
    events = _tail(conn, state, enter)
    if events is None:
        return _with_view(state, given)
    return _with_events(state, given, events)


def from_memory(turn: Turn, enter: Enter, by: By) -> Entered | None:
    """On the loop, between turns. None: the log has to be read for it."""
    state, given = turn.state, has_given(turn, by)
    if _stands_in(state, enter):
        is_here = (enter.after, enter.chain) == (state.head, state.chain)
        return _with_events(state, given, []) if is_here else None
    return _with_view(state, given)


def frame_of(state: State, events: list[tuple[int, Event]]) -> bytes:
    words = state.visible_words
    told = [msgspec.Raw(canonical(tell(event, words))) for _, event in events]
    return canonical(
        {
            "chain": state.chain,
            "epoch": state.epoch,
            "events": told,
            "from": events[0][0] if events else state.head + 1,
            "seq": state.head,
        }
    )


def _with_events(state: State, has_given: bool, events: list[tuple[int, Event]]) -> Entered:
    return Entered(state.epoch, state.head, state.chain, has_given, "events", frame_of(state, events))


def _with_view(state: State, has_given: bool) -> Entered:
    if state.told[0] != state.head:
        view = {"chain": state.chain, "epoch": state.epoch, "seq": state.head, "view": state.view}
        state.told = state.head, canonical(view)
    return Entered(state.epoch, state.head, state.chain, has_given, "view", state.told[1])


def _stands_in(state: State, enter: Enter) -> bool:
    return enter.epoch == state.epoch and 0 < enter.after <= state.head


def _tail(conn: db.Connection, state: State, enter: Enter) -> list[tuple[int, Event]] | None:
    """The events after what the page holds; None when only the view can bring it here."""
    if not _stands_in(state, enter) or state.head - enter.after > MOST_TAIL:
        return None
    if enter.after == state.head:
        return [] if enter.chain == state.chain else None
    if log.chain_at(conn, state.session, enter.after) != enter.chain:
        return None
    return [(entry.seq, read_event(entry.body)) for entry in log.tail(conn, state.session, after=enter.after)]
