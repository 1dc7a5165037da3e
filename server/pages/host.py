"""Making a session: the few questions that have to be answered before anybody joins."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from server.access.making import KEEP_DAYS
from server.pages.errors import STATUS
from server.pages.house import house
from server.pages.keys import seat_once
from server.texts import reader_language
from sessions.refusals import Refused

bp = Blueprint("host", __name__)

FRESH = {"who": "present", "keep_days": "365", "design": "where_are_we"}


@bp.get("/new")
def new_session() -> str:
    return _form({**FRESH, "language": reader_language()})


@bp.post("/new")
def make_session() -> Response:
    typed = request.form.to_dict()
    try:
        address = request.remote_addr or ""
        house.making.check_passphrase(typed.get("passphrase", ""), address)
        made = house.making.create(**_wishes(typed), address=address)
    except Refused as no:
        return make_response(_form(typed, no), STATUS.get(no.code, 400))
    response = make_response(redirect(f"/desk/{made.session}?new=1", 303))
    seat_once(response, made.session, "facilitator")
    return response


def _wishes(typed: dict[str, str]) -> dict[str, Any]:
    """The form in the words of the house. What is wrong in it is said by `create`, with the field."""
    keep_days = typed.get("keep_days", "")
    return {
        "title": typed.get("title", ""),
        "change": typed.get("change", ""),
        "language": typed.get("language", ""),
        "audience": (typed.get("who", ""), typed.get("others", "") if typed.get("who") == "others" else ""),
        "keep_days": int(keep_days) if keep_days in map(str, KEEP_DAYS) else 0,
        "is_one_team": "is_one_team" in typed,
        "design": typed.get("design", ""),
    }


def _form(typed: dict[str, str], no: Refused | None = None) -> str:
    asks = house.settings.create == "passphrase"
    return render_template("new.html", typed=typed, no=no, keep_days=KEEP_DAYS, asks_passphrase=asks)
