"""The parts of a session that one phone holds: its own, and those of people it was lent to; and
bringing one's own to another phone.
"""

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from server.access.seats import PARTS, Part
from server.pages.body import posted
from server.pages.headers import keep_address_private
from server.pages.house import house
from server.pages.keys import seat_once
from sessions.refusals import NotFound, Refused

bp = Blueprint("parts", __name__)


@bp.post("/s/<session>/lend")
def lend(session: str) -> Response:
    """A seat of its own for whoever the phone is passed to. Nobody lends a phone that has not joined."""
    part = _part()
    if not any(house.seats.of(request, session, "participant", one) for one in PARTS):
        raise NotFound
    house.sessions.language(session)  # raises NotFound: it may have been deleted meanwhile
    response = jsonify(part=part)
    seat_once(response, session, "participant", part)
    return response


@bp.post("/s/<session>/leave")
def leave(session: str) -> Response:
    """«Forget me here»: this browser has no seat any more."""
    part = _part()
    response = jsonify(left=True)
    house.seats.take(response, session, "participant", part)
    return response


@bp.get("/keep")
def keep() -> Response:
    """What stands after the # of its address is a phone's secret, and never leaves the browser."""
    return keep_address_private(make_response(render_template("keep.html")))


def _part() -> Part:
    part = posted().get("part")
    if type(part) is not int or part not in PARTS:
        raise Refused("bad_shape", "part")
    return part
