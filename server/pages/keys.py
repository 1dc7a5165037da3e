"""A key that acts stands after the # of a link: a script posts it, and its holder gets a seat."""

from flask import Response, jsonify, request

from server.access.elbow_room import make_room
from server.access.keys import Kind
from server.access.seats import Part, SeatRole
from server.pages.body import posted
from server.pages.house import house
from sessions.refusals import NotFound


def exchange(*, kind: Kind, role: SeatRole, go: str) -> Response:
    """Gives a seat to the holder of the posted key. `go` is where the session then opens, such as "/s/{}"."""
    key = posted().get("key")
    if not isinstance(key, str):
        raise NotFound
    session = house.sessions.find_key(key, kind)
    response = jsonify(go=go.format(session))
    seat_once(response, session, role)
    return response


def seat_once(response: Response, session: str, role: SeatRole, part: Part = 0) -> None:
    """A browser that comes again keeps its seat: a second one would let one phone count twice."""
    if house.seats.of(request, session, role, part) is None:
        make_room(house.seats, request, response, session, house.sessions.has_ended)
        house.seats.give(response, session, role, part)
