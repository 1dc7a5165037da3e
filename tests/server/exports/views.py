"""A session as its view tells it, for the tests of what is made from it."""

from sessions.commands import Audience
from sessions.curves import CURVES
from sessions.pictures import Picture, draw
from sessions.views import BoardStep, Continuation, CurveStep, Header, Idea, SessionView, Shown

WAVE = CURVES["wave"]


def a_view(*steps: BoardStep | CurveStep, phase: str = "ended", **header: object) -> SessionView:
    described = {
        "title": "One calendar for all",
        "change": "one shared calendar",
        "language": "en",
        "audience": Audience("team"),
        "kept_until": "2027-11-24",
        "is_one_team": False,
    }
    return SessionView(session=Header(**{**described, **header}), phase=phase, steps=list(steps))


def a_board(*ideas: Idea, shown: tuple[int, ...] = (9, 7)) -> BoardStep:
    return BoardStep(
        step="board1",
        title="What would help",
        prompt="What would help someone?",
        minutes=0,
        round=3,
        state="closed",
        ideas=list(ideas),
        shown=[Shown(round=i + 1, phones=phones) for i, phones in enumerate(shown)],
    )


def an_idea(text: str | None, *continuations: Continuation, changed: bool = False) -> Idea:
    return Idea(
        name=f"idea {text}",
        salt=None,
        text=text,
        round=1,
        is_taken_back=text is None,
        changed_by=["somebody"] if changed else [],
        continuations=list(continuations),
    )


def a_continuation(kind: str, text: str | None) -> Continuation:
    return Continuation(
        name=f"{kind} {text}", salt=None, text=text, round=2, is_taken_back=text is None, kind=kind
    )


def a_curve(*pictures: Picture, step: str = "curve1", burnt: tuple[int, ...] = ()) -> CurveStep:
    return CurveStep(
        step=step,
        title="Where are we",
        prompt="Where are you today?",
        minutes=0,
        round=len(pictures) or 1,
        state="closed",
        curve="wave",
        phases=WAVE.phases,
        stations=WAVE.stations,
        exits=WAVE.exits,
        asks_stuck=True,
        pictures=list(pictures),
        burnt=list(burnt),
    )


def a_picture(
    *phases: int,
    off: int = 0,
    round: int = 1,
    detail: str = "phases",
    earlier: Picture | None = None,
    stuck: int = 0,
) -> Picture:
    """The picture of so many marks in each phase of the wave, and off it."""
    marks = [2 * phase + i % 2 for phase, count in enumerate(phases) for i in range(count)] + [8] * off
    names = [f"{round}-{i}" for i in range(len(marks))]
    return draw(
        round=round,
        marks=marks,
        form=WAVE,
        stuck=stuck,
        asks_stuck=True,
        is_one_team=False,
        detail=detail,
        earlier=earlier,
        names=names,
    )
