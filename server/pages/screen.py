"""The shared screen: opened with its own key, in the session's language."""

from flask import Blueprint, Response, make_response, render_template, request

from server.pages.headers import keep_address_private
from server.pages.house import house
from server.pages.keys import exchange
from server.texts import force_locale
from sessions.refusals import NotFound

bp = Blueprint("screen", __name__)


@bp.get("/screen")
def key_page() -> Response:
    return keep_address_private(
        make_response(render_template("key.html", exchange="/screen/key", screen="projector"))
    )


@bp.post("/screen/key")
def exchange_key() -> Response:
    return exchange(kind="screen", role="screen", go="/screen/{}")


@bp.get("/screen/<session>")
def projector(session: str) -> str:
    if house.seats.of(request, session, "screen") is None:
        raise NotFound
    language = house.sessions.language(session)
    with force_locale(language):
        return render_template("screen.html", session=session)
