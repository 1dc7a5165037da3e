"""One lasting thread that does one thing after another, while the loop goes on.

The library's pool hands each call to another of twenty threads, by a queue in Python, a lock and a notice.
"""

import socket
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

import eventlet.event
from eventlet import patcher
from eventlet.hubs import get_hub
from eventlet.hubs.hub import READ

T = TypeVar("T")
Result = tuple[eventlet.event.Event, Any, BaseException | None]


class Worker:
    def __init__(self) -> None:
        self._asked: Any = patcher.original("queue").SimpleQueue()
        self._done: deque[Result] = deque()
        self._ear, self._mouth = socket.socketpair()
        self._ear.setblocking(False)
        self._mouth = patcher.original("socket").socket(fileno=self._mouth.detach())
        self._listening: Any = None

    def do(self, act: Callable[..., T], *args: Any) -> T:
        """What `act` returns or raises. It must not log, wait for another thread, or touch the loop."""
        if self._listening is None:
            self._begin()
        event = eventlet.event.Event()
        self._asked.put((event, act, args))
        result: T = event.wait()
        return result

    def close(self) -> None:
        """When nothing is asked any more."""
        if self._listening is None:
            return
        get_hub().remove(self._listening)
        self._listening = None
        self._asked.put(None)
        self._thread.join()
        self._ear.close()
        self._mouth.close()

    def _begin(self) -> None:
        hub = get_hub()
        self._listening = hub.add(READ, self._ear.fileno(), self._collect, lambda *_: None, None)
        self._listening.greenlet = hub.greenlet  # else it would keep the thread that asked first
        self._thread = patcher.original("threading").Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while asked := self._asked.get():
            event, act, args = asked
            try:
                self._done.append((event, act(*args), None))
            except BaseException as error:
                self._done.append((event, None, error))
            del asked, event, act, args
            self._mouth.send(b"\0")

    def _collect(self, _number: int) -> None:
        self._ear.recv(4096)
        while self._done:
            event, result, error = self._done.popleft()
            if error is None:
                event.send(result)
            else:
                event.send_exception(error)
