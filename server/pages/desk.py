"""The facilitator's desk: its door, its agenda, and the links it hands out."""

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from server.access.keys import Kind
from server.access.qr import qr
from server.pages.body import posted
from server.pages.headers import keep_address_private
from server.pages.house import house
from server.pages.keys import exchange
from sessions.refusals import NotFound, Refused

bp = Blueprint("desk", __name__)

LINKS: dict[Kind, str] = {"facilitator": "/desk#", "screen": "/screen#"}


@bp.get("/desk")
def key_page() -> Response:
    return keep_address_private(
        make_response(render_template("key.html", exchange="/desk/key", screen="desk"))
    )


@bp.post("/desk/key")
def exchange_key() -> Response:
    return exchange(kind="facilitator", role="facilitator", go="/desk/{}")


@bp.get("/desk/<session>")
def desk(session: str) -> str:
    _only_from_its_desk(session)
    return render_template("desk.html", session=session)


@bp.get("/desk/<session>/agenda")
def agenda(session: str) -> Response:
    _only_from_its_desk(session)
    version, steps = house.agendas.read(session)
    return jsonify(version=version, steps=steps)


@bp.post("/desk/<session>/agenda")
def replace_agenda(session: str) -> Response:
    _only_from_its_desk(session)
    asked = posted()
    version, steps = asked.get("version"), asked.get("steps")
    if type(version) is not int:
        raise Refused("bad_shape", "version")
    if not isinstance(steps, list):
        raise Refused("bad_shape", "steps")
    version = house.agendas.replace(session, version, steps)
    house.rooms.tell_agenda(session, version)
    return jsonify(version=version)


@bp.post("/desk/<session>/links")
def links(session: str) -> Response:
    """A new link that makes its holder a facilitator, or a shared screen."""
    _only_from_its_desk(session)
    kind = posted().get("kind")
    if kind not in LINKS:
        raise Refused("bad_shape", "kind")
    url = house.settings.base_url + LINKS[kind] + house.sessions.mint(session, kind)
    return jsonify(url=url, qr=qr(url))


def _only_from_its_desk(session: str) -> None:
    if house.seats.of(request, session, "facilitator") is None:
        raise NotFound
