"""The facilitator's desk: its door, its agenda, and the links it hands out."""

from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request

from server.access.keys import Kind
from server.access.qr import qr
from server.pages.house import house
from server.pages.keys import exchange
from server.pages.modules import modules_of
from server.texts import reader_language
from sessions.refusals import NotFound, Refused

bp = Blueprint("desk", __name__)

LINKS: dict[Kind, str] = {"facilitator": "/desk#", "screen": "/screen#"}


@bp.get("/desk")
def key_page() -> str:
    return render_template("key.html", exchange="/desk/key")


@bp.post("/desk/key")
def exchange_key() -> Response:
    return exchange(kind="facilitator", role="facilitator", go="/desk/{}")


@bp.get("/desk/<session>")
def desk(session: str) -> str:
    _only_from_its_desk(session)
    return render_template("desk.html", session=session, modules=modules_of("console", reader_language()))


@bp.get("/desk/<session>/agenda")
def agenda(session: str) -> Response:
    _only_from_its_desk(session)
    version, steps = house.sessions.agenda(session)
    return jsonify(version=version, steps=steps)


@bp.post("/desk/<session>/agenda")
def replace_agenda(session: str) -> Response:
    _only_from_its_desk(session)
    asked = _body()
    version, steps = asked.get("version"), asked.get("steps")
    if not isinstance(version, int) or not isinstance(steps, list):
        raise Refused("bad_shape")
    version = house.sessions.replace_agenda(session, version, steps)
    house.rooms.tell_desks(session, {"agenda": version})
    return jsonify(version=version)


@bp.post("/desk/<session>/links")
def links(session: str) -> Response:
    """A new link that makes its holder a facilitator, or a shared screen."""
    _only_from_its_desk(session)
    kind = _body().get("kind")
    if kind not in LINKS:
        raise Refused("bad_shape")
    url = house.settings.base_url + LINKS[kind] + house.sessions.mint(session, kind)
    return jsonify(url=url, qr=qr(url))


def _only_from_its_desk(session: str) -> None:
    if house.seats.of(request, session, "facilitator") is None:
        raise NotFound


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else {}
