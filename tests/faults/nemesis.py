"""What may go wrong, on purpose.
Each fault is a function that ends when it is over, and says so in the history.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from tests.faults.history import History
from tests.faults.houses import House
from tests.harness.process import Server


@dataclass
class Nemesis:
    house: House
    chance: Random
    history: History
    scale: float  # of all durations: 1 is what is promised, the quick run takes less
    _over: threading.Event = field(default_factory=threading.Event)

    def lasts(self, seconds: float) -> None:
        self._over.wait(seconds * self.scale)

    def says(self, what: str, **more: object) -> None:
        self.history.add("nemesis", what=what, **more)

    @contextmanager
    def takes_away(self, what: str, *, stores_nothing: bool = False) -> Iterator[None]:
        """`stores_nothing`: from here to there no acknowledgement may come."""
        self.says(what, moment="begins", stores_nothing=stores_nothing)
        yield
        self.says(what, moment="ends", stores_nothing=stores_nothing)

    def some_process(self) -> Server:
        return self.chance.choice(self.house.processes)


@dataclass(frozen=True)
class Fault:
    """`most`: seconds within which everyone is to be equal again, on a quiet machine."""

    name: str
    act: Callable[[Nemesis], None]
    most: float
    databases: tuple[str, ...] = ("sqlite", "postgres")
    processes: int = 1
    has_valkey: bool = False
    has_relay: bool = False
    has_pulse: bool = False  # the process lives on, so that its loop can be felt meanwhile
    files: int = 0  # that each process may have open, of itself included; 0: as many as the system gives
    transports: tuple[str, ...] = ("websocket",)


FAULTS: dict[str, Fault] = {}
# For what needs one session in two processes.
TWO: dict[str, object] = {
    "databases": ("postgres",),
    "processes": 2,
    "has_valkey": True,
    "has_relay": True,
}


Act = Callable[[Nemesis], None]


def fault(name: str, *, most: float, **more: object) -> Callable[[Act], Act]:
    def keep(act: Act) -> Act:
        FAULTS[name] = Fault(name, act, most, **more)  # type: ignore[arg-type]
        return act

    return keep
