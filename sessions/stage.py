"""The stage: what the room is looking at, and the facilitator's cues that move it."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import structs

from sessions import agenda, board, curve
from sessions import commands as ask
from sessions import events as did
from sessions.names import tidy
from sessions.refusals import Refused
from sessions.state import State
from sessions.views import AnyStep, BoardStep, CurveStep, Header

if TYPE_CHECKING:
    from sessions.turn import Turn

GRACE = 10_000  # S5: ms between «close» and closed: long enough to send what is on the tip of one's thumbs
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
    turn.tell(did.StepOpened(step=agenda.public(plan), round=round, state="open" if takes else "closed"))


def _on_return(step: AnyStep | None) -> tuple[int, bool]:
    """S6: the round it has then, and whether it takes anything. A revealed curve comes back to be looked at;
    whatever else comes back opens a new round, with five new phones to wait for.
    """
    if step is None:
        return 1, True
    if isinstance(step, CurveStep) and step.is_revealed:
        return step.round, False
    return step.round + 1, True


def close_step(turn: "Turn", command: ask.CloseStep) -> None:
    """S5: ten seconds for everyone; what arrives before they are over is taken."""
    step = _known(turn, command.step)
    if step.state == "open":
        turn.tell(did.StepClosing(step=step.step, closing_at=turn.at + GRACE))


def finish_closing(turn: "Turn", command: ask.FinishClosing) -> None:
    step = turn.view.find(command.step)
    if step and step.state == "closing" and step.closing_at == command.closing_at:
        turn.tell(did.StepClosed(step=step.step))


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
    else:
        board.show(turn, step)


def end(turn: "Turn") -> None:
    """S8: what still waits is burnt; the phones know their own and say so."""
    if turn.view.phase == "ended":
        return
    _leave(turn)
    for name in list(turn.box):
        turn.burn(name)
    turn.tell(did.SessionEnded())


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
    on_stage = view.find(view.stage)
    if on_stage and on_stage.step != event.step.step:
        on_stage.state, on_stage.closing_at = "closed", None
    found = view.find(event.step.step)
    if found is None:
        new = BoardStep if isinstance(event.step, did.BoardPlan) else CurveStep
        found = new(**_fields(event.step), round=event.round, state=event.state)
        view.steps.append(found)
    else:
        found.title, found.prompt, found.minutes = event.step.title, event.step.prompt, event.step.minutes
    found.round, found.state, found.closing_at = event.round, event.state, None
    view.phase, view.stage = "live", found.step


def step_closing(state: State, event: did.StepClosing) -> None:
    step = state.view.find(event.step)
    if step:
        step.state, step.closing_at = "closing", event.closing_at


def step_closed(state: State, event: did.StepClosed) -> None:
    step = state.view.find(event.step)
    if step:
        step.state, step.closing_at = "closed", None


def session_ended(state: State, event: did.SessionEnded) -> None:
    state.view.phase, state.view.stage = "ended", None
    for step in state.view.steps:
        step.state, step.closing_at = "closed", None


def _fields(plan: did.BoardPlan | did.CurvePlan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in plan.__struct_fields__}
