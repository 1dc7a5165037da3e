"""How phones come in: by invitation (the QR code), or by the code on the screen."""

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from server.access.seats import PARTS
from server.pages.headers import keep_address_private
from server.pages.home import front_page
from server.pages.house import house
from server.pages.keys import exchange, seat_once
from sessions.refusals import NotFound, Refused

bp = Blueprint("join", __name__)


@bp.get("/j")
def invitation() -> Response:
    return keep_address_private(
        make_response(render_template("key.html", exchange="/join/key", screen="phone"))
    )


@bp.post("/join/key")
def exchange_invitation() -> Response:
    return exchange(kind="participant", role="participant", go="/s/{}")


@bp.post("/join")
def join_by_code() -> AnyResponse:
    typed = request.form.get("code", "")
    try:
        session = house.sessions.find_code(typed, request.remote_addr or "")
    except NotFound:
        return _ask_again(typed, Refused("wrong_code", field="code"), 404)
    except Refused as no:
        return _ask_again(typed, no, 429)
    response = make_response(redirect(f"/s/{session}", 303))
    seat_once(response, session, "participant")
    return response


@bp.get("/s/<session>")
def phone(session: str) -> AnyResponse | str:
    if not any(house.seats.of(request, session, "participant", part) for part in PARTS):
        return redirect("/?no-place", 303)
    return render_template("phone.html", session=session, operator=house.settings.who_runs_it)


def _ask_again(typed: str, no: Refused, status: int) -> Response:
    return make_response(front_page(typed=typed, no=no), status)
