"""The front door: join by code, make a session, or go back into the one that one is in."""

from typing import NamedTuple

from flask import Blueprint, render_template, request

from server.pages.house import house
from server.store.engine import OUTAGE

bp = Blueprint("home", __name__)

MOST = 3  # ways back of each kind; older sessions are found by their link or code
PLACES = {"participant": "/s/", "facilitator": "/desk/"}


class Way(NamedTuple):
    where: str
    title: str


@bp.get("/")
def home() -> str:
    return front_page()


def front_page(**more: object) -> str:
    return render_template(
        "home.html",
        operator=house.settings.who_runs_it,
        phones=ways_back("participant"),
        desks=ways_back("facilitator"),
        is_placeless="no-place" in request.args,
        **{"typed": "", "no": None} | more,
    )


def ways_back(role: str) -> list[Way]:
    """Into the sessions in which this browser has a seat, and which have not ended;
    the newest first. Whoever has none hears of none.
    """
    held = [
        one.session
        for one in house.seats.held(request.cookies.items(multi=True))
        if one.seat and one.role == role
    ]
    sessions = list(dict.fromkeys(reversed(held)))
    if not sessions:
        return []
    try:
        titles = house.sessions.titles(sessions)
    except OUTAGE:
        return []  # the door itself needs no database
    there = [session for session in sessions if session in titles][:MOST]
    return [Way(PLACES[role] + session, titles[session]) for session in there]
