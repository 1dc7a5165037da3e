"""The round that is shown: what waits stands there together, shuffled, and leaves the box."""

from dataclasses import dataclass
from typing import ClassVar

from msgspec.json import decode

from sessions.command import OfTheClock
from sessions.names import Round, StepId, digest_of
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.rounds.ending import QUORUM
from sessions.state import By, Slip, Words
from sessions.thoughts.shown import ShownChange, ShownContinuation, ShownIdea, ShownNot, ThoughtsShown
from sessions.thoughts.thought import ThoughtStep
from sessions.thoughts.words import Sealed
from sessions.turn import Turn

SILENT = 60_000  # R10: ms of a flowing board in which everyone writes and nothing is shown


@dataclass(frozen=True)
class Showing:
    quorum: int = QUORUM
    is_exact: ClassVar[bool] = False
    stays_sealed: ClassVar[bool] = True

    def is_shown(self, step: ThoughtStep) -> bool:
        """R8: when a round is shown, the next one has begun."""
        return False

    def reveal(self, turn: Turn, step: ThoughtStep, detail: str) -> None:
        """R2, R4: everything that waits in this step is shown together, shuffled, and leaves the box."""
        if step.held:
            raise Refused("held_first")
        if turn.view.is_holding:
            raise Refused("read_first")
        phones = rounds.phones(turn.box, step)
        if phones < self.quorum:
            raise Refused("too_few")
        _show(turn, step, rounds.sealed(turn, step.step), round=step.round, phones=phones)

    def leave(self, turn: Turn, step: ThoughtStep) -> None:
        rounds.leave_sealed(turn, step.step)

    def on_return(self, step: ThoughtStep) -> tuple[int, bool]:
        """A new round, with five new phones to wait for; what was given while it was ajar counts (S17)."""
        return (step.round if step.is_ajar else step.round + 1), True

    def after_restore(self, turn: Turn, step: ThoughtStep) -> bool:
        """Phones that still hold what was sealed offer it to the next round."""
        return True


SHOWING = Showing()


class ShowFlowing(OfTheClock, frozen=True, tag=True):
    """A quarter minute is over: a flowing board shows what five phones have sent."""

    step: StepId
    round: Round

    def decide(self, turn: Turn, by: By) -> None:
        """R10: by itself at a quarter minute, when the room asks; what does not fit is simply not done."""
        step = turn.view.find(self.step)
        if not isinstance(step, ThoughtStep) or not step.flows or step.round != self.round:
            return
        if turn.view.stage != step.step or turn.view.is_paused or turn.view.is_holding or step.held:
            return
        is_early = step.opened_at is None or turn.at < step.opened_at + SILENT
        if not is_early and rounds.phones(turn.box, step) >= SHOWING.quorum:
            SHOWING.reveal(turn, step, "")


def show_at_once(turn: Turn, step: ThoughtStep, slip: Slip) -> None:
    _show(turn, step, [slip], round=step.round, phones=0, goes_on=True)


def show_read(turn: Turn, step: ThoughtStep, given: list[Slip], withheld: list[ShownNot]) -> None:
    """The round that the desk has read, but for what is withheld."""
    assert step.held, "only a round that was taken for reading is shown like this"
    held = step.held
    _show(turn, step, given, round=held.round, phones=held.phones, withheld=withheld)


def _show(
    turn: Turn,
    step: ThoughtStep,
    given: list[Slip],
    *,
    round: int,
    phones: int,
    withheld: list[ShownNot] | None = None,
    goes_on: bool = False,
) -> None:
    turn.chance.shuffle(given)  # sorted first, so that arrival does not steer the shuffle
    not_shown = {one.name for one in withheld or []}
    waited = [slip.name for slip in given if slip.name in turn.box]
    given = [slip for slip in given if slip.name not in not_shown]
    bodies = {slip.name: decode(slip.body, type=Sealed) for slip in given if slip.body}
    told = ThoughtsShown(
        step=step.step,
        round=round,
        phones=phones,
        ideas=[
            ShownIdea(
                name=slip.name,
                digest=_keep(turn, slip.name, bodies[slip.name]),
                column=bodies[slip.name].column,
            )
            for slip in given
            if slip.kind == "idea"
        ],
        continuations=[
            ShownContinuation(
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
    for name in waited:
        turn.burn(name)
    for name in told.taken_back:
        turn.drop_words(name)
    turn.tell(told)


def _keep(turn: Turn, name: str, said: Sealed) -> str:
    """Keeps the words beside the log; for the log their digest."""
    turn.keep_words(name, Words(said.salt, said.text))
    return digest_of(said.salt, said.text)


def _change(turn: Turn, slip: Slip, said: Sealed) -> ShownChange:
    """A changed thought keeps its salt: by it the author's phone knows it."""
    salt = turn.state.words[said.idea].salt
    turn.keep_words(said.idea, Words(salt, said.text))
    return ShownChange(name=said.idea, digest=digest_of(salt, said.text), by=slip.name)
