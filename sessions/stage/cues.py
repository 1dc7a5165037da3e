"""The stage: what the room is looking at, and the facilitator's cues that move it."""

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta

from sessions.command import Command
from sessions.days import day_there
from sessions.event import Event
from sessions.names import Round, StepId
from sessions.planned import PlannedStep
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.steps import KINDS, AnyPlan, ending_of, kept
from sessions.thoughts import words
from sessions.thoughts.thought import ThoughtStep
from sessions.timer import TimerSet
from sessions.turn import Turn
from sessions.view import SessionView, Step


class OpenStep(Command, frozen=True, tag=True):
    """Puts a step of the agenda on the stage and opens it: also next, back and reopen."""

    needs_agenda: ClassVar[bool] = True

    step: StepId

    def decide(self, turn: Turn, by: By) -> None:
        """S3: at most one step is on the stage. Opening another one leaves this one; nothing of it is lost or
        shown by that.
        """
        _need_life(turn)
        planned = turn.agenda.get(self.step)
        if planned is None:
            raise Refused("unknown_step", "step")
        kind = KINDS[planned.kind]
        kind.may_open(turn, planned)
        found = turn.view.find(self.step)
        if turn.view.stage == self.step and found:
            if found.state == "open":
                return
            if _is_shown(found):
                raise Refused("revealed")
            round, takes, has_come = found.round, True, False
        else:
            _leave(turn)
            round, takes = _on_return(found)
            has_come = takes
        plan = kind.publish(turn, planned)
        turn.tell(StepOpened(step=plan, round=round, state="open" if takes else "closed", at=turn.at))
        if has_come:
            kind.opened(turn, plan)
            _start_timer(turn, planned)


class RevealRound(Command, frozen=True, tag=True):
    """Ends a round as its kind does; `detail`: how much is told, in the kind's own words."""

    step: StepId
    round: Round
    detail: Annotated[str, Meta(max_length=40, pattern=r"^[a-z_]*\Z")] = ""

    def decide(self, turn: Turn, by: By) -> None:
        """R2, R3: once a round, by this cue alone, from five different phones."""
        step = turn.view.find(self.step)
        if step is None:
            raise Refused("not_on_stage", "step")
        if self.round < step.round or (self.round == step.round and _is_shown(step)):
            return
        _need_life(turn)
        if turn.view.stage != step.step:
            raise Refused("not_on_stage")
        if self.round > step.round:
            raise Refused("bad_shape", "round")
        ending = ending_of(step)
        if ending is None:
            raise Refused("wrong_kind")
        ending.reveal(turn, step, self.detail)


class EndSession(Command, frozen=True, tag=True):
    """`held_on`: the date of the session where the desk is. Its zone stays there."""

    held_on: Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")] = ""

    def decide(self, turn: Turn, by: By) -> None:
        """S8: what still waits is burnt; the phones know their own and say so. S19: the day stands."""
        if turn.view.phase == "ended":
            return
        _leave(turn)
        for name in list(turn.box):
            turn.burn(name)
        for name in sorted(turn.state.hidden):
            turn.drop_words(name)
        opened = max((step.opened_at or 0 for step in turn.view.steps), default=0)
        held_on = day_there(self.held_on, opened or turn.at)
        turn.tell(SessionEnded(at=turn.at, held_on=held_on.isoformat()))


def _start_timer(turn: Turn, planned: PlannedStep[Any]) -> None:
    """S14: of a step that was prepared to, each time it comes on the stage to take something."""
    if planned.settings.starts_timer and planned.minutes and turn.view.timer is None:
        turn.tell(TimerSet(step=planned.step, ends_at=turn.at + planned.minutes * 60_000))


def _on_return(step: Step | None) -> tuple[int, bool]:
    """S6: the round it has then, and whether it takes anything."""
    if step is None:
        return 1, True
    ending = ending_of(step)
    return ending.on_return(step) if ending else (step.round + 1, True)


def _is_shown(step: Step) -> bool:
    ending = ending_of(step)
    return ending is not None and ending.is_shown(step)


def _leave(turn: Turn) -> None:
    step = turn.view.find(turn.view.stage)
    if step and (ending := ending_of(step)):
        ending.leave(turn, step)


def _need_life(turn: Turn) -> None:
    if turn.view.phase == "ended":
        raise Refused("ended")


class StepOpened(Event, frozen=True, tag=True):
    """`at`: ms since 1970, 0 in logs that did not say it."""

    is_cue: ClassVar[bool] = True

    step: AnyPlan
    round: int
    state: Literal["open", "closed"]
    at: int = 0

    def apply(self, state: State) -> None:
        view = state.view
        if view.stage != self.step.step:
            _leaves(view, at=self.at)
        found = view.find(self.step.step)
        if found is None:
            found = kept(self.step, round=self.round, state=self.state)
            view.steps.append(found)
        for name in self.step.anew:
            setattr(found, name, getattr(self.step, name))
        if isinstance(found, ThoughtStep):
            found.is_ajar = False
            found.was_open = found.was_open or self.state == "open"
        if view.stage != found.step:
            found.opened_at = self.at
        found.round, found.state, found.closing_at, found.waits = self.round, self.state, None, False
        view.phase, view.stage, view.is_paused, view.eyes_up = "live", found.step, False, False


def _leaves(view: SessionView, *, at: int) -> None:
    """The step on the stage is closed, and with it goes what concerned it alone."""
    step = view.find(view.stage)
    if step:
        step.close()
        if step.opened_at:
            step.spent += max(0, at - step.opened_at)
    view.spotlight = view.timer = None


class SessionEnded(Event, frozen=True, tag=True):
    """`held_on`: the date on which the last step was opened, there; "" in logs that did not say it."""

    is_cue: ClassVar[bool] = True
    at: int = 0
    held_on: str = ""

    def apply(self, state: State) -> None:
        view = state.view
        _leaves(view, at=self.at)
        view.phase, view.stage, view.is_paused, view.eyes_up = "ended", None, False, False
        view.is_holding, view.held_on = False, self.held_on
        for step in view.steps:
            step.close()
            if isinstance(step, ThoughtStep):
                words.end(state, step)
