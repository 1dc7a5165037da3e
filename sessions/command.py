"""What may be asked: each command with its shape, its limits, who may ask, and what it comes to.

Every command names its target and the state it wants, or carries the name that the phone gave to the thing
it makes: so it may be repeated for ever without harm.
"""

from typing import ClassVar

from msgspec import Struct

from sessions.state import By, Role
from sessions.turn import Turn


class Command(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    roles: ClassVar[tuple[Role, ...]] = ("facilitator",)
    needs_agenda: ClassVar[bool] = False  # its turn reads the planned steps

    def decide(self, turn: Turn, by: By) -> None:
        """Into the turn. Raises Refused, and then nothing has changed."""
        raise NotImplementedError


class Given(Command, frozen=True):
    """What phones give is answered «sealed», whatever it was."""

    roles: ClassVar[tuple[Role, ...]] = ("participant",)
    is_thought: ClassVar[bool] = False  # counted as one where people are kept from flooding


class OfTheClock(Command, frozen=True):
    """What a room does by itself when time comes."""

    roles: ClassVar[tuple[Role, ...]] = ("clock",)
