"""The contract: a kind of step is a record of where it differs from the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, cast

import msgspec
from msgspec import defstruct

from sessions.planned import Plan, PlannedStep, Settings
from sessions.rounds.ending import Ending
from sessions.turn import Turn
from sessions.view import Step


class Chance(Protocol):
    """As much of `random.Random` as an example needs."""

    def random(self) -> float: ...
    def randrange(self, stop: int, /) -> int: ...
    def choice(self, seq: Any, /) -> Any: ...


def _asks_nothing(step: Step) -> None:
    return None


def _as_planned(planned: Any, where: str) -> Any:
    return planned


def _nothing_more(turn: Turn, plan: Any) -> None:
    pass


def _nothing(step: Any, chance: Chance, leaning: float) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`plan`'s tag is its name. msgspec takes one base, so `step` lists the fields of `plan` once more."""

    settings: type[Settings]  # what a desk sets; unknown fields are refused
    plan: type[Plan]  # all that becomes public
    step: type[Step]  # what everyone keeps of it
    ending: Callable[[Any], Ending | None] = _asks_nothing  # of the step's open round
    publish: Callable[[Turn, Any], Plan]  # of a planned step
    check: Callable[[Any, str], PlannedStep[Any]] = _as_planned  # tidied; Refused with the field
    may_open: Callable[[Turn, Any], None] = _nothing_more  # Refused while something is missing
    opened: Callable[[Turn, Any], None] = _nothing_more  # what else happens then
    may_be_ajar: bool = False
    # What a phone could give to the step: the name of a command and its fields, without step, name and salt.
    # `leaning`: from 0 to 1, what this person tends to. For pretend phones, and for the laws.
    example: Callable[[Any, Chance, float], dict[str, Any] | None] = _nothing
    sample: Mapping[str, Any] = field(default_factory=dict)  # what such a step is set to, where it needs it

    limits: Mapping[str, int] = field(default_factory=dict)  # numbers that its scripts need, by name

    @property
    def name(self) -> str:
        return str(self.plan.__struct_config__.tag)

    @cached_property
    def planned(self) -> type[PlannedStep[Any]]:
        """A planned step with this kind's settings, as desks send it."""
        settings = ("settings", self.settings, msgspec.field(default_factory=self.settings))
        options: dict[str, Any] = {"frozen": True, "kw_only": True, "tag": self.name}
        name = f"Planned{self.name.title()}"
        return cast("type[PlannedStep[Any]]", defstruct(name, [settings], bases=(PlannedStep,), **options))
