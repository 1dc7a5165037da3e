"""Forms and requests that change something come from our own pages only."""

from flask import request

from server.pages.house import house
from sessions.refusals import NotFound

SAFE = {"GET", "HEAD", "OPTIONS"}


def only_from_our_pages() -> None:
    """Every browser sends Origin with a POST; who sends none is no browser and holds nobody's cookies."""
    origin = request.headers.get("Origin")
    if request.method in SAFE or origin is None:
        return
    if origin not in house.settings.origins:
        raise NotFound
