"""The switch of language."""

from flask import Blueprint, make_response, redirect, request
from werkzeug.wrappers import Response

from server.pages.house import house
from server.texts import COOKIE
from sessions.refusals import NotFound

bp = Blueprint("language", __name__)

A_YEAR = 365 * 24 * 3600


@bp.get("/language/<code>")
def switch(code: str) -> Response:
    if code not in house.settings.languages:
        raise NotFound
    response = make_response(redirect(_path_of_ours(request.args.get("back", "/")), 303))
    response.set_cookie(
        COOKIE, code, max_age=A_YEAR, samesite="Lax", httponly=True, secure=house.settings.is_https
    )
    return response


def _path_of_ours(back: str) -> str:
    """Never an address elsewhere: "//" and "\\" would lead off this server."""
    is_ours = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    return back if is_ours else "/"
