"""Rounds and slips: the one mechanism under every kind of step.

What people give waits in the box as a slip. A round ends as its ending says, in one act for all that empties
the round's box and needs five different phones.
"""

from typing import TypeVar

from sessions.refusals import Refused
from sessions.state import By, Slip, SlipKind
from sessions.turn import Turn
from sessions.view import Step

T = TypeVar("T", bound=Step)
APART = ("gone", "flag", "kept")  # neither shown nor counted with a round
MOST_WAITING = 5_000  # slips of one step: as many as thoughts may stand in it


def gate(turn: Turn, step: str, kind: type[T]) -> T:
    """S4: the step that takes this now. Raises Refused: ended, not on the stage, of another kind, paused,
    closed, or full (R9).
    """
    if turn.view.phase == "ended":
        raise Refused("ended")
    found = turn.view.find(step)
    if found is None or turn.view.stage != step:
        raise Refused("not_on_stage")
    if not isinstance(found, kind):
        raise Refused("wrong_kind")
    if turn.view.is_paused:
        raise Refused("paused")
    if not found.takes:
        raise Refused("closed")
    need_room(turn, step)
    return found


def need_room(turn: Turn, step: str) -> None:
    if sum(slip.step == step and slip.kind != "gone" for slip in turn.box.values()) >= MOST_WAITING:
        raise Refused("board_full")


def is_known(turn: Turn, name: str) -> bool:
    """I1: whether this name was given before, in any step: a repeat, answered as the first time."""
    return name in turn.box or turn.view.knows(name)


def give(turn: Turn, by: By, step: Step, *, name: str, kind: SlipKind, body: str) -> None:
    tag = turn.tag_of(by, step=step.step, round=step.round)
    turn.put(Slip(name, step.step, step.round, tag, kind, body))


def sealed(turn: Turn, step: str) -> list[Slip]:
    """What waits in this step, sorted by name, so that the order of arrival is nowhere."""
    return sorted(slip for slip in turn.box.values() if slip.step == step and slip.kind not in APART)


def phones(box: dict[str, Slip], step: Step) -> int:
    """R1: how many different phones have given something to the open round. Tags live in that round only, so
    that one phone in two rounds would be counted as two.
    """
    given = [slip for slip in box.values() if (slip.step, slip.round) == (step.step, step.round)]
    return len({slip.tag for slip in given if slip.tag and slip.kind not in APART})


def marks(turn: Turn, step: Step) -> list[Slip]:
    """Those of the open round, a phone each, in the order of their names."""
    given = sealed(turn, step.step)
    return [slip for slip in given if slip.kind == "mark" and slip.tag and slip.round == step.round]


def has_given(turn: Turn, by: By) -> bool:
    """Whether this seat gave something to the round on the stage."""
    step = turn.view.find(turn.view.stage)
    if step is None:
        return False
    tag = turn.tag_of(by, step=step.step, round=step.round)
    return any(slip.tag == tag and slip.kind not in APART for slip in turn.box.values())


def leave_sealed(turn: Turn, step: str) -> None:
    """R5: what stays when a step leaves the stage is written anew in the order of names, without tags."""
    lose_tags(turn, sorted(slip for slip in turn.box.values() if slip.step == step and slip.kind != "gone"))


def lose_tags(turn: Turn, slips: list[Slip]) -> None:
    for slip in slips:
        turn.burn(slip.name)
        turn.put(slip._replace(tag=""))
