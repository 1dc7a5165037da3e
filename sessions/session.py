"""One session: every act and every event of the house, and who answers what is asked.

They are found by their classes: whatever stands in a file below and says what it decides, or what it makes of
the state, is one.
"""

from importlib import import_module
from pkgutil import walk_packages
from typing import Any, TypeVar, Union

from msgspec.json import Decoder

import sessions
from sessions.command import Command, Given
from sessions.event import Event
from sessions.refusals import Refused
from sessions.state import By
from sessions.turn import Turn

T = TypeVar("T")


def _found(kind: type[T], verb: str) -> dict[str, type[T]]:
    """By name: of its subclasses those that have the verb themselves."""
    found: dict[str, type[T]] = {}
    for narrower in kind.__subclasses__():
        if verb in vars(narrower) and narrower.__module__.startswith("sessions."):
            found[narrower.__name__] = narrower
        found |= _found(narrower, verb)
    return dict(sorted(found.items()))


for module in walk_packages(sessions.__path__, "sessions."):
    if module.name != __name__:
        import_module(module.name)

EVENTS = _found(Event, "apply")
OF_ALL = _found(Command, "decide")
COMMANDS = {name: command for name, command in OF_ALL.items() if command.roles != ("clock",)}  # from people

_read: Any = Decoder(Union[tuple(EVENTS.values())])  # noqa: UP007


def read(body: str | bytes) -> Event:
    """An event from its stored body."""
    event: Event = _read.decode(body)
    return event


def decide(turn: Turn, command: Command, by: By) -> int | str:
    """The answer: «sealed», or the log's number. Raises Refused, and then nothing has changed."""
    if by.role not in command.roles:
        raise Refused("not_yours" if "facilitator" in command.roles else "needs_phone")
    command.decide(turn, by)
    return "sealed" if isinstance(command, Given) else turn.state.head
