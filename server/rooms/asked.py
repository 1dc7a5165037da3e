"""What waits in a room's inbox, and what comes back."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from server import runtime
from sessions.command import Command
from sessions.state import By


class Fault(Exception):
    """An error of ours in one command, which its neighbours survived."""


@dataclass(frozen=True)
class Enter:
    """Someone comes, or comes back: with what the page still holds, if it does."""

    epoch: int = -1
    after: int = -1
    chain: str = ""


@dataclass(frozen=True)
class Look:
    """Nothing but a look at what another process wrote."""


class Entered(NamedTuple):
    """The room as it is: the number, and the one frame that brings the page there."""

    epoch: int
    seq: int
    chain: str
    has_given: bool
    word: str  # "events" or "view"
    frame: bytes


@dataclass
class Asked:
    what: Command | Enter | Look
    by: By
    _answer: Any = field(default_factory=runtime.Event)

    def wait(self) -> Any:
        """The answer of the turn: what `decide` gave, Entered, or None for a look.
        Raises what the turn raised.
        """
        return self._answer.wait()

    def answer(self, said: Any) -> None:
        if isinstance(said, Exception):
            self._answer.send_exception(said)
        else:
            self._answer.send(said)
