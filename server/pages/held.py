"""What the desk reads before it is shown: the thoughts of a held round, for its facilitators alone."""

import sqlalchemy as db
from flask import Blueprint, Response, jsonify, request

from server.pages.house import house
from server.store import directory, log
from sessions.events import read
from sessions.hold import to_read
from sessions.refusals import NotFound
from sessions.session import fold
from sessions.state import State
from sessions.views import BoardStep

bp = Blueprint("held", __name__)


@bp.get("/desk/<session>/held")
def held(session: str) -> Response:
    if house.seats.of(request, session, "facilitator") is None:
        raise NotFound
    state = house.store.work(_state, session)
    step = state.view.find(request.args.get("step", ""))
    if not isinstance(step, BoardStep) or step.held is None:
        return jsonify(round=None, thoughts=[])
    thoughts = [
        {"name": slip.name, "kind": slip.kind, "text": said.text, "idea": said.idea, "column": said.column}
        for slip, said in to_read(state, step)
    ]
    return jsonify(round=step.held.round, thoughts=thoughts)


def _state(conn: db.Connection, session: str) -> State:
    row = directory.row(conn, session)
    if row is None:
        raise NotFound
    entries = log.tail(conn, session, after=0)
    # Read after the log: a round that is held there is whole here, or was shown meanwhile.
    state = State(session, row.epoch, words=log.words(conn, session), box=log.box(conn, session))
    for entry in entries:
        fold(state, read(entry.body), entry.body.encode())
    return state
