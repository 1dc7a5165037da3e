"""What the desk reads before it is shown: the thoughts of a held round, for its facilitators alone."""

from flask import Blueprint, Response, jsonify, request

from server.pages.house import house
from sessions.refusals import NotFound
from sessions.thoughts.hold import to_read
from sessions.thoughts.thought import ThoughtStep

bp = Blueprint("held", __name__)


@bp.get("/desk/<session>/held")
def held(session: str) -> Response:
    if house.seats.of(request, session, "facilitator") is None:
        raise NotFound
    state = house.sessions.with_box(session)
    step = state.view.find(request.args.get("step", ""))
    if not isinstance(step, ThoughtStep) or step.held is None:
        return jsonify(round=None, thoughts=[])
    thoughts = [
        {"name": slip.name, "kind": slip.kind, "text": said.text, "idea": said.idea, "column": said.column}
        for slip, said in to_read(state, step)
    ]
    return jsonify(round=step.held.round, thoughts=thoughts)
