"""What phones give to the kinds of step that no workshop here knows by name: their examples draw it."""

from random import Random
from typing import Any

from sessions.command import Command
from sessions.session import COMMANDS
from sessions.steps import KINDS
from sessions.view import Step
from tests.sessions.play import OTHERS, Play, Thing


def answer_to(step: Step, seed: int = 1) -> dict[str, Any]:
    """The name of a command, as `do`, and its own fields."""
    chance = Random(seed)
    return KINDS[step.kind].example(step, chance, chance.random()) or {}


def drawn(made: Thing) -> list[Command]:
    """One for each such kind, under this name."""
    play = Play()
    commands = []
    for plan in OTHERS:
        play.ann.opens(plan.step)
        step = play.view.find(plan.step)
        assert step
        if answer := answer_to(step):
            do = COMMANDS[answer.pop("do")]
            commands.append(do(step=plan.step, name=made.name, salt=made.salt, **answer))
    return commands
