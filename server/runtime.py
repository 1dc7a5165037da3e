"""The only file that knows eventlet: everything else asks this one to spawn, wait and offload.

`patch()` must run before anything else is imported; wsgi.py does it in its first lines.
psycopg2 stays unpatched: it waits in C inside a pool thread,
which costs less than a second event loop in every pool thread (measured).
"""

import logging
import signal
import socket
import time
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")

import eventlet  # noqa: E402
import eventlet.event  # noqa: E402
import eventlet.greenio  # noqa: E402
import eventlet.hubs.hub  # noqa: E402
import eventlet.semaphore  # noqa: E402
import eventlet.tpool  # noqa: E402
import eventlet.wsgi  # noqa: E402
from eventlet import patcher  # noqa: E402
from eventlet.hubs import get_hub  # noqa: E402
from eventlet.hubs.hub import READ, WRITE  # noqa: E402

from server.slow_body import SlowBody  # noqa: E402
from server.trail import fault  # noqa: E402

ASYNC_MODE = "eventlet"
MOST_REQUEST_LINE = 16_384
# For the next byte of a request: whoever sends half of one is not waited for.
HALF_SENT = 20  # seconds
HEAD_WITHIN = 10  # seconds from a request's first line to the end of its headers
KEPT_ALIVE = 30  # seconds in which the next request of a connection begins

KEEP = "kesken.keep"  # of a request's environ

T = TypeVar("T")
# A connection, whose it is, and what goes into the environ of each of its requests.
Answer = Callable[[socket.socket, Any, dict[str, Any]], None]

Lock = eventlet.semaphore.Semaphore  # wakes those who wait in the order they came; eventlet's Queue does not
Event = eventlet.event.Event
Timeout = eventlet.Timeout
spawn = eventlet.spawn_n
sleep = eventlet.sleep
call_later = eventlet.spawn_after


def patch() -> None:
    """Makes blocking calls of the standard library cooperative."""
    eventlet.monkey_patch(psycopg=False)
    logging.raiseExceptions = False  # a log that cannot be written is no reason to print a page of code
    eventlet.tpool.QUIET = True  # otherwise it may print an error with what people wrote
    _uncontend_logging()
    _tell_faults_in_a_line()


def on_signals(numbers: Iterable[signal.Signals], act: Callable[[], None]) -> None:
    """Calls `act` on the loop as soon as one of these comes. What a handler alone spawns waits until the loop
    wakes by itself, which took up to half a second; a byte on a socket wakes it at once.
    """
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    signal.set_wakeup_fd(mouth.fileno())
    for number in numbers:
        signal.signal(number, lambda *_: None)

    def wait() -> None:
        ear.recv(1)
        signal.set_wakeup_fd(-1)
        mouth.close()
        act()

    spawn(wait)


def soon(act: Callable[..., Any], *args: Any) -> None:
    """Calls `act` on the loop at its next turn; it must not wait."""
    get_hub().schedule_call_global(0, act, *args)


def on_readable(sock: socket.socket, act: Callable[[int], None]) -> Any:
    """Calls `act(its number)` on the loop, without waiting, each time something can be read or the other side
    is gone. Ends with `cancel` of what it returns, before the socket is closed.
    """
    return _listen_to(sock, READ, act)


def on_writable(sock: socket.socket, act: Callable[[int], None]) -> Any:
    """The same, each time something can be written."""
    return _listen_to(sock, WRITE, act)


def cancel(listening: Any) -> None:
    get_hub().remove(listening)


def _listen_to(sock: socket.socket, what: str, act: Callable[[int], None]) -> Any:
    hub = get_hub()
    listening = hub.add(what, sock.fileno(), act, _nothing, None)
    listening.greenlet = hub.greenlet  # else it would keep the thread of the request that began it
    return listening


def _nothing(*_: Any) -> None:
    pass


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
    return Taken(taken, ahead, keep(taken) if keep else _nothing)


def offload(work: Callable[..., T], *args: Any) -> T:
    """Runs blocking or heavy work in a pool thread.
    The work must not log, wait for another pool thread, or touch the loop.
    """
    return eventlet.tpool.execute(work, *args)  # type: ignore[no-any-return]


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


def _tell_faults_in_a_line() -> None:
    """What falls in a green thread. The library's own way prints a page of code, with what people wrote."""
    hub = eventlet.hubs.hub.BaseHub
    hub.squelch_generic_exception = lambda self, found: _tell(found[1])
    hub.squelch_timer_exception = lambda self, timer, found: _tell(found[1])


def _tell(error: BaseException) -> None:
    logging.getLogger(__name__).error(fault(error))


def _uncontend_logging() -> None:
    """A patched lock that two pool threads contend for hangs both for ever: log handlers get real locks."""
    real = patcher.original("threading")

    def create_lock(self: logging.Handler) -> None:
        self.lock = real.RLock()

    logging.Handler.createLock = create_lock  # type: ignore[method-assign]
    for kept in logging.root.handlers:
        kept.createLock()


def now_ms() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000
