"""The board: thoughts given without names, shown together round by round, continued by others."""

from typing import TYPE_CHECKING

from msgspec.json import decode

from sessions import commands as ask
from sessions import events as did
from sessions.events import Words
from sessions.names import digest_of
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.stage import ajar
from sessions.state import By, Slip, SlipKind
from sessions.thoughts.thought import Sealed, body_of, find_idea, readable, size_of
from sessions.view import BoardStep

if TYPE_CHECKING:
    from sessions.turn import Turn

MOST_IDEAS = 5_000
SILENT = 60_000  # R10: ms of a flowing board in which everyone writes and nothing is shown
MOST_BYTES = 2 * 1024 * 1024  # of words, in UTF-8: what a page that comes anew has to load
SEALED = "sealed"  # the one answer to whatever is given, also when its own turn shows it


# --- giving


def post_idea(turn: "Turn", command: ask.PostIdea, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    step = ajar.gate(turn, command.step)
    text = readable(command.text)
    if command.column >= max(1, len(step.columns)):
        raise Refused("no_column", "column")
    body = body_of(Sealed(command.salt, text, column=command.column))
    need_space(turn, step, size_of(body), ideas=1)
    give(turn, by, step, name=command.name, kind="idea", body=body)
    return SEALED


def continue_idea(turn: "Turn", command: ask.ContinueIdea, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    text = readable(command.text)
    find_idea(step, command.idea)
    body = body_of(Sealed(command.salt, text, command.idea, command.kind))
    need_space(turn, step, size_of(body))
    give(turn, by, step, name=command.name, kind="continuation", body=body)
    return SEALED


def add_nothing(turn: "Turn", command: ask.AddNothing, by: By) -> str:
    """Names its round: «nothing» to a round that was shown since says nothing about the next one."""
    step = turn.view.find(command.step)
    if rounds.is_known(turn, command.name) or (step and step.round > command.round):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    rounds.give(turn, by, step, name=command.name, kind="nothing", body="")
    return SEALED


def give(turn: "Turn", by: By, step: BoardStep, *, name: str, kind: SlipKind, body: str) -> None:
    """Into the box; on an open board it stands there at once, and the room is told that it does (I13)."""
    rounds.give(turn, by, step, name=name, kind=kind, body=body)
    if step.mode == "open" and turn.view.stage == step.step:
        _show(turn, step, [turn.box[name]], round=step.round, phones=0, goes_on=True)


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
    if step.held:
        raise Refused("held_first")
    if turn.view.is_holding:
        raise Refused("read_first")
    phones = rounds.phones(turn.box, step.step)
    if phones < rounds.QUORUM:
        raise Refused("too_few")
    _show(turn, step, rounds.sealed(turn, step.step), round=step.round, phones=phones)


def show_flowing(turn: "Turn", command: ask.ShowFlowing) -> None:
    """R10: by itself at a quarter minute, when the room asks; what does not fit is simply not done."""
    step = turn.view.find(command.step)
    if not isinstance(step, BoardStep) or step.mode != "flowing" or step.round != command.round:
        return
    if turn.view.stage != step.step or turn.view.is_paused or turn.view.is_holding or step.held:
        return
    is_early = step.opened_at is None or turn.at < step.opened_at + SILENT
    if not is_early and rounds.phones(turn.box, step.step) >= rounds.QUORUM:
        show(turn, step)


def show_read(turn: "Turn", step: BoardStep, given: list[Slip], withheld: list[did.ShownNot]) -> None:
    """The round that the desk has read, but for what is withheld."""
    assert step.held, "only a round that was taken for reading is shown like this"
    held = step.held
    _show(turn, step, given, round=held.round, phones=held.phones, withheld=withheld)


def _show(
    turn: "Turn",
    step: BoardStep,
    given: list[Slip],
    *,
    round: int,
    phones: int,
    withheld: list[did.ShownNot] | None = None,
    goes_on: bool = False,
) -> None:
    turn.chance.shuffle(given)  # sorted first, so that arrival does not steer the shuffle
    not_shown = {one.name for one in withheld or []}
    all_given, given = given, [slip for slip in given if slip.name not in not_shown]
    bodies = {slip.name: decode(slip.body, type=Sealed) for slip in given if slip.body}
    told = did.ThoughtsShown(
        step=step.step,
        round=round,
        phones=phones,
        ideas=[
            did.ShownIdea(
                name=slip.name,
                digest=_keep(turn, slip.name, bodies[slip.name]),
                column=bodies[slip.name].column,
            )
            for slip in given
            if slip.kind == "idea"
        ],
        continuations=[
            did.ShownContinuation(
                name=slip.name,
                digest=_keep(turn, slip.name, bodies[slip.name]),
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
        withheld=withheld or [],
        goes_on=goes_on,
    )
    for slip in all_given:
        turn.burn(slip.name)
    for name in told.taken_back:
        turn.drop_words(name)
    turn.tell(told)


def leave(turn: "Turn", step: BoardStep) -> None:
    rounds.leave_sealed(turn, step.step)


def _keep(turn: "Turn", name: str, said: Sealed) -> str:
    """Keeps the words beside the log; for the log their digest."""
    turn.keep_words(name, Words(said.salt, said.text))
    return digest_of(said.salt, said.text)


def _change(turn: "Turn", slip: Slip, said: Sealed) -> did.ShownChange:
    """A changed thought keeps its salt: by it the author's phone knows it."""
    salt = turn.state.words[said.idea].salt
    turn.keep_words(said.idea, Words(salt, said.text))
    return did.ShownChange(name=said.idea, digest=digest_of(salt, said.text), by=slip.name)
