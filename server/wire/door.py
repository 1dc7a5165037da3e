"""Before a connection of the socket begins: who may open one, from where, and how many."""

import io
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from flask_socketio import SocketIO

from server.access.limits import is_here, place_of
from server.porter import LINE

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

PATH = "/socket.io/"
OURS = ("same-origin", "none")  # what a browser's Sec-Fetch-Site says of our own pages
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
]


class Door:
    """`answers_to(host)`: whether that is a name of ours.
    `most`: connections from one address. A whole venue shares one.
    """

    def __init__(
        self,
        inside: Wsgi,
        socketio: SocketIO,
        *,
        origins: list[str],
        answers_to: Callable[[str], bool],
        most: int,
    ) -> None:
        self._inside, self._origins, self._answers_to, self._most = inside, origins, answers_to, most
        self._open: Counter[str] = Counter()
        self._places: dict[str, str] = {}  # connection -> where it came from
        engine = socketio.server.eio
        self._connect, self._disconnect = engine.handlers["connect"], engine.handlers["disconnect"]
        engine.on("connect", self._come)
        engine.on("disconnect", self._go)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith(PATH):
            return self._inside(environ, start)

        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start(status, headers + HEADERS, *more)

        asked = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        if not self._may(environ, asked):
            return _no(begin)
        for connection in asked.get("sid", ()):
            _is_asked_by(connection, environ)
        # Compressing costs a third of a megabyte and some milliseconds for each phone, and gains little.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        environ["wsgi.errors"] = io.StringIO()  # the library writes addresses there
        try:
            return self._inside(environ, begin)
        except KeyError:  # so the library says that a connection has gone
            return _no(begin)

    def _may(self, environ: dict[str, Any], asked: dict[str, list[str]]) -> bool:
        # Polls of our own pages have no Origin. Of sockets, what else a browser says is not always true.
        origin = environ.get("HTTP_ORIGIN")
        if origin is None and environ.get("HTTP_SEC_FETCH_SITE", OURS[0]) not in OURS:
            return False
        if origin is not None and origin not in self._origins:
            return False
        host = environ.get("HTTP_HOST")
        if host is not None and not self._answers_to(host):
            return False
        if "j" in asked:
            return False  # JSONP: a script that any page may read
        if environ.get("HTTP_UPGRADE", "").lower() != "websocket":
            return True
        # Older handshakes than the standard's have neither masks nor limits.
        return environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13" and "HTTP_SEC_WEBSOCKET_KEY" in environ

    def _come(self, connection: str, environ: dict[str, Any]) -> Any:
        place = place_of(environ.get("REMOTE_ADDR", ""))
        if self._open[place] >= self._most and not is_here(place):
            return False
        self._open[place] += 1
        self._places[connection] = place
        _is_asked_by(connection, environ)
        return self._connect(connection, environ)

    def _go(self, connection: str, *reason: Any) -> Any:
        if place := self._places.pop(connection, None):
            self._open[place] -= 1
            if not self._open[place]:
                del self._open[place]
        return self._disconnect(connection, *reason)


def _is_asked_by(connection: str, environ: dict[str, Any]) -> None:
    """So that the porter knows whose line it is, when he is short of places."""
    if line := environ.get(LINE):
        line.carries = connection


def _no(begin: Callable[..., Any]) -> list[bytes]:
    begin("400 Bad Request", [("Content-Type", "text/plain")])
    return [b"This door is for pages of ours."]
