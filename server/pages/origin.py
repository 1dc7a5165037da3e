"""Pages are opened under our own names only, and forms and requests that change something come from them."""

from flask import request

from server.pages.house import house
from sessions.refusals import NotFound, Refused

SAFE = {"GET", "HEAD", "OPTIONS"}


def only_under_our_names() -> None:
    """A stranger's name that leads to this machine shows nothing of ours. Who watches over a server asks by
    whatever address it has, and /health says nothing that depends on it.
    """
    host = request.headers.get("Host")
    if host is None or request.endpoint == "health.health":
        return
    if not house.settings.answers_to(host):
        raise Refused("not_here", url=house.settings.base_url)


def only_from_our_pages() -> None:
    """Every browser sends Origin with a POST; who sends none is no browser and holds nobody's cookies."""
    origin = request.headers.get("Origin")
    if request.method in SAFE or origin is None:
        return
    if origin not in house.settings.origins:
        raise NotFound
