"""The stage: what the room is looking at, and the facilitator's cues that move it."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import structs

from sessions import commands as ask
from sessions import events as did
from sessions.names import tidy
from sessions.refusals import Refused
from sessions.stage import agenda
from sessions.state import State
from sessions.steps import board
from sessions.steps.curve import curve
from sessions.thoughts import hiding
from sessions.view import AnyStep, BoardStep, BreakStep, CurveStep, Header, SessionView

if TYPE_CHECKING:
    from sessions.turn import Turn

GRACE = 10_000  # S5: ms between «close» and closed: long enough to send what is on the tip of one's thumbs
MOMENT = 60_000  # S18: ms that a closing is put off
MOST_TITLE = 80
MOST_READERS = 120
BREADTH = {"present": 0, "team": 1, "others": 2}


def describe(turn: "Turn", command: ask.DescribeSession) -> None:
    """S2: what people joined on can only become narrower."""
    was = turn.view.session
    assert was is not None, "a session's log begins with its description"
    header = structs.replace(
        was,
        title=tidy(command.title),
        change=tidy(command.change),
        kept_until=command.kept_until,
        audience=ask.Audience(command.audience.who, _others(command.audience)),
    )
    check_header(header, at=turn.at)
    if turn.view.has_joined:
        if header.audience != was.audience and BREADTH[header.audience.who] >= BREADTH[was.audience.who]:
            raise Refused("only_narrower", "audience")
        if header.kept_until > was.kept_until:
            raise Refused("only_shorter", "kept_until")
    if header != was:
        turn.tell(did.SessionDescribed(session=header))


def check_header(header: Header, *, at: int) -> None:
    """Raises Refused with the field that it is about. `at`: milliseconds since 1970."""
    if not 1 <= len(header.title) <= MOST_TITLE:
        raise Refused("needs_title", "title", most=MOST_TITLE)
    if len(header.change) > MOST_TITLE:
        raise Refused("too_long", "change", most=MOST_TITLE)
    if header.audience.who == "others" and not 1 <= len(header.audience.others) <= MOST_READERS:
        raise Refused("needs_readers", "audience")
    try:
        until = date.fromisoformat(header.kept_until)
    except ValueError:
        raise Refused("bad_date", "kept_until") from None
    today = datetime.fromtimestamp(at / 1000, UTC).date()
    if not 0 <= (until - today).days <= 3 * 366:
        raise Refused("bad_date", "kept_until")


def _others(audience: ask.Audience) -> str:
    return tidy(audience.others) if audience.who == "others" else ""


def open_step(turn: "Turn", command: ask.OpenStep) -> None:
    """S3: at most one step is on the stage. Opening another one leaves this one; nothing of it is lost or
    shown by that.
    """
    _need_life(turn)
    plan = turn.agenda.get(command.step)
    if plan is None:
        raise Refused("unknown_step", "step")
    if plan.kind == "curve" and not (turn.view.session and turn.view.session.change):
        raise Refused("needs_change", "change")
    found = turn.view.find(command.step)
    if turn.view.stage == command.step and found:
        if found.state == "open":
            return
        if isinstance(found, CurveStep) and found.is_revealed:
            raise Refused("revealed")
        round, takes = found.round, True
    else:
        _leave(turn)
        round, takes = _on_return(found)
    turn.tell(
        did.StepOpened(step=agenda.public(plan), round=round, state="open" if takes else "closed", at=turn.at)
    )
    if plan.kind == "break" and plan.minutes:
        turn.tell(did.TimerSet(step=plan.step, ends_at=turn.at + plan.minutes * 60_000))


def _on_return(step: AnyStep | None) -> tuple[int, bool]:
    """S6: the round it has then, and whether it takes anything. A revealed curve comes back to be looked at;
    whatever else comes back opens a new round, with five new phones to wait for.
    """
    if step is None:
        return 1, True
    if isinstance(step, CurveStep) and step.is_revealed:
        return step.round, False
    if isinstance(step, BoardStep) and step.is_ajar:
        return step.round, True  # S17: what was given meanwhile counts
    return step.round + 1, True


def close_step(turn: "Turn", command: ask.CloseStep) -> None:
    """S5: ten seconds for everyone; what arrives before they are over is taken."""
    step = _known(turn, command.step)
    if isinstance(step, BreakStep):
        raise Refused("wrong_kind")
    if step.state == "open":
        turn.tell(did.StepClosing(step=step.step, closing_at=turn.at + GRACE))


def finish_closing(turn: "Turn", command: ask.FinishClosing) -> None:
    step = turn.view.find(command.step)
    if step and step.state == "closing" and step.closing_at == command.closing_at:
        turn.tell(did.StepClosed(step=step.step))


def wait_a_moment(turn: "Turn", command: ask.WaitAMoment) -> None:
    """S18: somebody needs a moment, so this closing waits a minute; once."""
    step = turn.view.find(command.step)
    if step and step.state == "closing" and step.closing_at == command.closing_at and not step.waits:
        turn.tell(did.StepClosing(step=step.step, closing_at=command.closing_at + MOMENT, waits=True))


def reveal(turn: "Turn", command: ask.RevealRound) -> None:
    """R2, R3: once a round, by this cue alone, from five different phones."""
    step = _known(turn, command.step)
    is_done = step.is_revealed if isinstance(step, CurveStep) else False
    if command.round < step.round or (command.round == step.round and is_done):
        return
    _need_life(turn)
    if turn.view.stage != step.step:
        raise Refused("not_on_stage")
    if command.round > step.round:
        raise Refused("bad_shape", "round")
    if isinstance(step, CurveStep):
        curve.tally(turn, step, command.detail)
    elif isinstance(step, BoardStep):
        board.show(turn, step)
    else:
        raise Refused("wrong_kind")


def end(turn: "Turn") -> None:
    """S8: what still waits is burnt; the phones know their own and say so."""
    if turn.view.phase == "ended":
        return
    _leave(turn)
    for name in list(turn.box):
        turn.burn(name)
    for name in sorted(turn.state.hidden):
        turn.drop_words(name)
    turn.tell(did.SessionEnded(at=turn.at))


def welcome_first(turn: "Turn") -> None:
    """S2: from the first phone on, promises only become narrower."""
    if not turn.view.has_joined and turn.view.phase != "ended":
        turn.tell(did.FirstPhoneJoined())


def _leave(turn: "Turn") -> None:
    step = turn.view.find(turn.view.stage)
    if isinstance(step, CurveStep):
        curve.leave(turn, step)
    elif isinstance(step, BoardStep):
        board.leave(turn, step)


def _known(turn: "Turn", step: str) -> AnyStep:
    found = turn.view.find(step)
    if found is None:
        raise Refused("not_on_stage", "step")
    return found


def _need_life(turn: "Turn") -> None:
    if turn.view.phase == "ended":
        raise Refused("ended")


# --- folding


def session_described(state: State, event: did.SessionDescribed) -> None:
    state.view.session = event.session


def first_phone_joined(state: State, event: did.FirstPhoneJoined) -> None:
    state.view.has_joined = True


def step_opened(state: State, event: did.StepOpened) -> None:
    view = state.view
    if view.stage != event.step.step:
        _leaves(view, at=event.at)
    found = view.find(event.step.step)
    if found is None:
        found = STEPS[type(event.step)](**_fields(event.step), round=event.round, state=event.state)
        view.steps.append(found)
    for name in CHANGING[type(event.step)]:
        setattr(found, name, getattr(event.step, name))
    if isinstance(found, BoardStep):
        found.is_ajar = False
    if view.stage != found.step:
        found.opened_at = event.at
    found.round, found.state, found.closing_at, found.waits = event.round, event.state, None, False
    view.phase, view.stage, view.is_paused, view.eyes_up = "live", found.step, False, False


def _leaves(view: SessionView, *, at: int) -> None:
    """The step on the stage is closed, and with it goes what concerned it alone."""
    step = view.find(view.stage)
    if step:
        _close(step)
        if step.opened_at:
            step.spent += max(0, at - step.opened_at)
    view.spotlight = view.timer = None


def _close(step: AnyStep) -> None:
    step.state, step.closing_at, step.waits = "closed", None, False


STEPS: dict[type[did.AnyPlan], type[AnyStep]] = {
    did.BoardPlan: BoardStep,
    did.CurvePlan: CurveStep,
    did.BreakPlan: BreakStep,
}
COMMON = ("title", "prompt", "minutes")
CHANGING = {  # what a step that comes back takes from the agenda
    did.BoardPlan: (*COMMON, "mode", "columns"),
    did.CurvePlan: COMMON,
    did.BreakPlan: COMMON,
}


def step_closing(state: State, event: did.StepClosing) -> None:
    step = state.view.find(event.step)
    if step:
        step.state, step.closing_at, step.waits = "closing", event.closing_at, event.waits


def step_closed(state: State, event: did.StepClosed) -> None:
    step = state.view.find(event.step)
    if step:
        _close(step)
        state.view.timer = None


def session_ended(state: State, event: did.SessionEnded) -> None:
    """I15: what is hidden now stays so, and its words are gone."""
    view = state.view
    _leaves(view, at=event.at)
    view.phase, view.stage, view.is_paused, view.eyes_up = "ended", None, False, False
    view.is_holding = False
    for step in view.steps:
        _close(step)
        if isinstance(step, BoardStep):
            step.is_ajar, step.held = False, None
            for thought in step.thoughts:
                if thought.hidden:
                    hiding.scrub(state, thought)


def _fields(plan: did.AnyPlan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in plan.__struct_fields__}
