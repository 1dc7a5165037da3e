"""A pretend phone's way to the server: through the door as a browser goes, then one connection at a time."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import requests
import socketio

from server.demo.sockets import Sockets

HEARD = ("events", "view", "presence", "beat", "goodbye")
PATIENCE = 5.0  # seconds for an answer over HTTP, and for a connection

Later = Callable[[Callable[[], Any]], None]


class NotIn(Exception):
    """The door stays closed: no session has this code, or too many were tried."""


def come_in(url: str, code: str, within: float = PATIENCE) -> tuple[requests.Session, str]:
    """A browser with a place in the session, and the session's id. `code`: a join code, an invitation (p-…)
    or the whole link of one. Raises NotIn; OSError when there is no server.
    """
    browser = requests.Session()
    browser.trust_env = False  # no proxy stands between a pretend phone and its server
    browser.headers["Origin"] = url
    invitation = code.rpartition("#")[2]
    if invitation.startswith("p-"):
        answer = browser.post(f"{url}/join/key", json={"key": invitation}, timeout=within)
        way = answer.json()["go"] if answer.ok else ""
    else:
        answer = browser.post(f"{url}/join", data={"code": code}, allow_redirects=False, timeout=within)
        way = answer.headers.get("Location", "") if answer.status_code == 303 else ""
    if not way:
        raise NotIn(f"{url} does not open for “{code}” (HTTP {answer.status_code}).")
    return browser, way.rpartition("/")[2]


class Line:
    """One connection. Whatever arrives is handed to `later` in its order, to be done by the phone's own
    thread; `hear(word, frame)` and `lost()` are called there too.
    """

    def __init__(
        self,
        url: str,
        browser: requests.Session,
        *,
        transports: Sequence[str],
        later: Later,
        hear: Callable[[str, Any], None],
        lost: Callable[[], None],
    ) -> None:
        host = urlsplit(url).hostname
        self._sockets = Sockets()
        self._io = socketio.Client(
            reconnection=False,
            handle_sigint=False,
            http_session=browser,
            request_timeout=PATIENCE,
            websocket_extra_options={"http_no_proxy": [host], "class_": self._sockets.make},
        )
        self.is_open = False
        self._io.on("connect", self._open)
        self._io.on("disconnect", lambda *_: later(partial(self._close, lost)))
        for word in HEARD:
            self._io.on(word, partial(hear, word))
        self._keep_order(later)
        # wait=False: what is waited for arrives by `later`.
        try:
            self._io.connect(url, transports=list(transports), wait=False)
        except Exception:
            self._sockets.close()
            raise

    def say(self, word: str, said: Any, answered: Callable[..., None]) -> None:
        self._io.emit(word, said, callback=answered)

    def hang_up(self) -> None:
        """At once: the library may wait half a minute for a poll that hangs."""
        self.is_open = False
        threading.Thread(target=self._cut, daemon=True).start()

    def _cut(self) -> None:
        with suppress(Exception):  # whatever a line says that is being cut, nobody listens any more
            self._io.disconnect()
        self._sockets.close()

    def _open(self) -> None:
        self.is_open = True

    def _close(self, lost: Callable[[], None]) -> None:
        self.is_open = False
        lost()

    def _keep_order(self, later: Later) -> None:
        """The library gives every message a thread of its own, and threads overtake each other."""
        engine = self._io.eio
        start = engine.start_background_task

        def start_or_queue(task: Callable[..., Any], *args: Any, **named: Any) -> Any:
            if task == engine.handlers.get("message"):
                return later(partial(task, *args, **named))
            return start(task, *args, **named)

        engine.start_background_task = start_or_queue
