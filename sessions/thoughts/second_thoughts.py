"""Second thoughts: changing and taking back what one gave. Only who shows the secret may (I11)."""

from typing import TYPE_CHECKING

from msgspec import structs
from msgspec.json import decode

from sessions import commands as ask
from sessions import events as did
from sessions.names import is_proved
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By
from sessions.steps.board import SEALED, give, need_space
from sessions.thoughts.thought import Sealed, body_of, find, find_shown, readable, size_of
from sessions.view import BoardStep

if TYPE_CHECKING:
    from sessions.turn import Turn


def change_idea(turn: "Turn", command: ask.ChangeIdea, by: By) -> str:
    """I6, I7: sealed words are replaced at once; a change to shown words is a slip and shows with the next
    round.
    """
    if rounds.is_known(turn, command.name):
        return SEALED
    _prove(turn, command.idea, command.secret)
    text = readable(command.text)
    old = turn.box.get(command.idea)
    if old and old.kind in ("idea", "continuation"):
        held = turn.view.board(old.step).held
        if held and old.round <= held.round:
            raise Refused("being_read")
        was = decode(old.body, type=Sealed)
        body = body_of(structs.replace(was, salt=command.salt, text=text))
        need_space(turn, turn.view.board(old.step), size_of(body) - size_of(old.body))
        turn.let_go(old)
        turn.put(old._replace(name=command.name, body=body))
        return SEALED
    if old:
        raise Refused("was_taken_back")
    step = rounds.gate(turn, command.step, BoardStep)
    find_shown(step, command.idea)
    body = body_of(Sealed(command.salt, text, command.idea))
    need_space(turn, step, size_of(body))
    _let_go_of_changes(turn, command.idea)
    give(turn, by, step, name=command.name, kind="change", body=body)
    return SEALED


def take_back(turn: "Turn", command: ask.TakeBack, by: By) -> str:
    """I8, I9: gone at once while sealed; shown, everyone sees it disappear, also after the end (S8)."""
    _prove(turn, command.name, command.secret)
    slip = turn.box.get(command.name)
    if slip:
        if slip.kind != "gone":
            turn.let_go(slip)
        return SEALED
    step = turn.view.find(command.step)
    thought = step.find(command.name) if isinstance(step, BoardStep) else None
    if thought is None:
        raise Refused("unknown_thought" if isinstance(step, BoardStep) else "round_over")
    if not thought.is_taken_back:
        _let_go_of_changes(turn, command.name)
        turn.drop_words(command.name)
        turn.tell(did.IdeaTakenBack(step=command.step, name=command.name))
    return SEALED


def take_back_later(turn: "Turn", command: ask.TakeBackLater, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    _prove(turn, command.idea, command.secret)
    if command.idea in turn.box:
        return take_back(turn, ask.TakeBack(step=command.step, name=command.idea, secret=command.secret), by)
    step = rounds.gate(turn, command.step, BoardStep)
    if find(step, command.idea).is_taken_back:
        return SEALED
    _let_go_of_changes(turn, command.idea)
    give(
        turn,
        by,
        step,
        name=command.name,
        kind="taking_back",
        body=body_of(Sealed(command.salt, "", command.idea)),
    )
    return SEALED


def _prove(turn: "Turn", name: str, secret: str) -> None:
    if not is_proved(name, session=turn.state.session, secret=secret):
        raise Refused("not_author", "secret")


def _let_go_of_changes(turn: "Turn", idea: str) -> None:
    """A newer change of mind takes the place of what still waits."""
    for slip in list(turn.box.values()):
        if slip.kind in ("change", "taking_back") and decode(slip.body, type=Sealed).idea == idea:
            turn.let_go(slip)
