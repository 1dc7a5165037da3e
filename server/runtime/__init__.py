"""The only folder that knows eventlet: everything else asks this one to spawn, wait and offload.

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
from typing import Any, TypeVar

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")

import eventlet  # noqa: E402
import eventlet.event  # noqa: E402
import eventlet.hubs.hub  # noqa: E402
import eventlet.semaphore  # noqa: E402
import eventlet.tpool  # noqa: E402
from eventlet import patcher  # noqa: E402
from eventlet.hubs import get_hub  # noqa: E402
from eventlet.hubs.hub import READ, WRITE  # noqa: E402

from server.runtime.http import KEEP, Answer, Taken, speak_http, take_socket  # noqa: E402
from server.runtime.worker import Worker  # noqa: E402
from server.trail import fault  # noqa: E402

__all__ = ["KEEP", "Answer", "Taken", "Worker", "speak_http", "take_socket"]

ASYNC_MODE = "eventlet"

T = TypeVar("T")

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


def offload(work: Callable[..., T], *args: Any) -> T:
    """Runs blocking or heavy work in a pool thread.
    The work must not log, wait for another pool thread, or touch the loop.
    """
    return eventlet.tpool.execute(work, *args)  # type: ignore[no-any-return]


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
