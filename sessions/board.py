"""The board: thoughts given without names, shown together round by round, continued by others."""

from typing import TYPE_CHECKING

from msgspec.json import decode

from sessions import commands as ask
from sessions import events as did
from sessions import rounds
from sessions.events import Words
from sessions.names import digest_of
from sessions.refusals import Refused
from sessions.state import By, Slip
from sessions.thoughts import Sealed, body_of, find_idea, readable, size_of
from sessions.views import BoardStep

if TYPE_CHECKING:
    from sessions.turn import Turn

MOST_IDEAS = 5_000
MOST_BYTES = 2 * 1024 * 1024  # of words, in UTF-8: what a page that comes anew has to load
SEALED = "sealed"  # the one answer to whatever is given, also when its own turn shows it


# --- giving


def post_idea(turn: "Turn", command: ask.PostIdea, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    text = readable(command.text)
    body = body_of(Sealed(command.salt, text))
    need_space(turn, step, size_of(body), ideas=1)
    rounds.give(turn, by, step, name=command.name, kind="idea", body=body)
    return SEALED


def continue_idea(turn: "Turn", command: ask.ContinueIdea, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    text = readable(command.text)
    find_idea(step, command.idea)
    body = body_of(Sealed(command.salt, text, command.idea, command.kind))
    need_space(turn, step, size_of(body))
    rounds.give(turn, by, step, name=command.name, kind="continuation", body=body)
    return SEALED


def add_nothing(turn: "Turn", command: ask.AddNothing, by: By) -> str:
    """Names its round: «nothing» to a round that was shown since says nothing about the next one."""
    step = turn.view.find(command.step)
    if rounds.is_known(turn, command.name) or (step and step.round > command.round):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    rounds.give(turn, by, step, name=command.name, kind="nothing", body="")
    return SEALED


def need_space(turn: "Turn", step: object, more: int, *, ideas: int = 0) -> None:
    """R9: for so many bytes more, and so many ideas. What waits will stand there too."""
    if not isinstance(step, BoardStep) or more <= 0:
        return
    waiting = [slip for slip in turn.box.values() if slip.step == step.step]
    here = turn.state.sizes.get(step.step, 0) + sum(size_of(slip.body) for slip in waiting)
    ideas += len(step.ideas) + sum(slip.kind == "idea" for slip in waiting)
    if here + more > MOST_BYTES or ideas > MOST_IDEAS:
        raise Refused("board_full")


# --- showing


def show(turn: "Turn", step: BoardStep) -> None:
    """R2, R4: everything that waits in this step is shown together, shuffled, and leaves the box."""
    phones = rounds.phones(turn.box, step.step)
    if phones < rounds.QUORUM:
        raise Refused("too_few")
    given = rounds.sealed(turn, step.step)
    turn.chance.shuffle(given)  # sorted first, so that arrival does not steer the shuffle
    bodies = {slip.name: decode(slip.body, type=Sealed) for slip in given if slip.body}
    told = did.ThoughtsShown(
        step=step.step,
        round=step.round,
        phones=phones,
        ideas=[_keep(turn, slip.name, bodies[slip.name]) for slip in given if slip.kind == "idea"],
        continuations=[
            did.ShownContinuation(
                name=slip.name,
                digest=_keep(turn, slip.name, bodies[slip.name]).digest,
                idea=bodies[slip.name].idea,
                kind=bodies[slip.name].kind,
            )
            for slip in given
            if slip.kind == "continuation"
        ],
        changes=[
            _change(turn, slip, bodies[slip.name])
            for slip in given
            if slip.kind == "change" and bodies[slip.name].idea in turn.state.words
        ],
        taken_back=[bodies[slip.name].idea for slip in given if slip.kind == "taking_back"],
    )
    for slip in given:
        turn.burn(slip.name)
    for name in told.taken_back:
        turn.drop_words(name)
    turn.tell(told)


def leave(turn: "Turn", step: BoardStep) -> None:
    rounds.leave_sealed(turn, step.step)


def _keep(turn: "Turn", name: str, said: Sealed) -> did.ShownIdea:
    turn.keep_words(name, Words(said.salt, said.text))
    return did.ShownIdea(name=name, digest=digest_of(said.salt, said.text))


def _change(turn: "Turn", slip: Slip, said: Sealed) -> did.ShownChange:
    """A changed thought keeps its salt: by it the author's phone knows it."""
    salt = turn.state.words[said.idea].salt
    turn.keep_words(said.idea, Words(salt, said.text))
    return did.ShownChange(name=said.idea, digest=digest_of(salt, said.text), by=slip.name)
