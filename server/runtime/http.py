"""HTTP on one connection: how long each part of a request may take, and how the connection is taken over."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

import eventlet.greenio
import eventlet.wsgi
from eventlet import Timeout

from server.runtime.slow_body import SlowBody

MOST_REQUEST_LINE = 16_384
# For the next byte of a request: whoever sends half of one is not waited for.
HALF_SENT = 20  # seconds
HEAD_WITHIN = 10  # seconds from a request's first line to the end of its headers
KEPT_ALIVE = 30  # seconds in which the next request of a connection begins


KEEP = "kesken.keep"  # of a request's environ
# A connection, whose it is, and what goes into the environ of each of its requests.
Answer = Callable[[socket.socket, Any, dict[str, Any]], None]


class Taken(NamedTuple):
    """A connection that outlives its request, what was read behind that, and what to call at the end."""

    socket: socket.socket
    early: bytes
    gone: Callable[[], None]


def take_socket(environ: dict[str, Any]) -> Taken:
    """From now on nobody answers the request but who has taken it. Whoever counts connections puts a function
    under KEEP into the environ: it is handed the socket, and returns what to call at the end.
    """
    green, reader = environ["eventlet.input"].get_socket(), environ["eventlet.input"].rfile
    green.setblocking(False)
    ahead, held = reader.peek(), green.fd
    taken = type(held)(held.family, held.type, held.proto, fileno=held.detach())
    taken.setblocking(False)
    eventlet.wsgi.WSGI_LOCAL.already_handled = True
    keep = environ.get(KEEP)
    return Taken(taken, ahead, keep(taken) if keep else lambda: None)


def speak_http(listener: socket.socket, app: Any) -> Answer:
    """What answers on one connection until it ends.
    No access log: whoever came and when is nobody's business.
    """
    eventlet.wsgi.MAX_HEADER_LINE = MOST_REQUEST_LINE  # cookies of whoever has been in very many sessions
    server = eventlet.wsgi.Server(
        listener,
        listener.getsockname(),
        app,
        max_http_version="HTTP/1.1",
        protocol=_Http,
        keepalive=KEPT_ALIVE,
        log_output=False,
        url_length_limit=MOST_REQUEST_LINE,
        debug=False,
        socket_timeout=HALF_SENT,
    )

    def answer(line: socket.socket, address: Any, environ: dict[str, Any]) -> None:
        line.settimeout(HALF_SENT)
        try:
            server.process_request([address, line, eventlet.wsgi.STATE_IDLE, environ])
        finally:
            eventlet.greenio.shutdown_safe(line)
            line.close()

    return answer


class _Http(eventlet.wsgi.HttpProtocol):  # type: ignore[misc]
    """What is no HTTP is answered with a number.
    The library's own way prints the address it came from, and what it held.
    """

    def handle_one_request(self) -> None:
        self.close_connection = 1
        with suppress(OSError):  # cut, or too slow: nobody is left to hear of it
            super().handle_one_request()
        self.environ = None  # it leads back here: what goes in a circle waits for the collector

    def _read_request_line(self) -> Any:
        with Timeout(KEPT_ALIVE, False):
            return super()._read_request_line()
        return ""

    def parse_request(self) -> bool:
        with Timeout(HEAD_WITHIN, False):
            return bool(super().parse_request())
        return False

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = {**super().get_environ(), **self.conn_state[3]}
        environ["SERVER_PROTOCOL"] = self.request_version
        environ["wsgi.input"] = SlowBody(environ["wsgi.input"], Timeout)
        return environ

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.close_connection = 1
        self.wfile.write(b"HTTP/1.1 %d No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" % code)

    def log_message(self, *_: Any) -> None:
        pass
