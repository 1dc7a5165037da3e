"""A session as its view tells it, for the tests of what is made from it."""

from sessions.steps import AnyStep
from sessions.steps.board import BoardStep
from sessions.steps.break_ import BreakStep
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.curves import CURVES
from sessions.steps.curve.pictures import Picture, draw
from sessions.thoughts.thought import Continuation, Group, Hidden, Idea, Sentence, Shown, Withheld
from sessions.view import Audience, Header, SessionView

WAVE = CURVES["wave"]


def a_view(*steps: AnyStep, phase: str = "ended", **header: object) -> SessionView:
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
        opened_at=1,
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


def shaped(idea: Idea, *sentences: str) -> Idea:
    idea.sentences = [Sentence(name=f"sentence {text}", salt=None, text=text) for text in sentences]
    idea.is_shaped = True
    return idea


def hidden(idea: Idea, reason: str, own: str = "") -> Idea:
    idea.hidden, idea.text = Hidden(reason=reason, own=own), None
    return idea


def a_full_board() -> BoardStep:
    """Columns, a group, a sentence with a history, something that rests, and all kinds of absence."""
    grown = an_idea("Half of it", a_continuation("add", "The other half"), a_continuation("ask", "Which?"))
    grown.continuations[1].round = 3
    later, resting, grouped = an_idea("In autumn, then"), an_idea("Perhaps never"), an_idea("Next to it")
    later.column, later.round, resting.is_resting, grouped.group = 1, 2, True, "abcdef"
    board = a_board(
        later,
        hidden(an_idea("Twice"), "twice"),
        an_idea(None),
        resting,
        grouped,
        shaped(grown, "A first try", "The whole of it"),
        hidden(an_idea("Named"), "own", "names a customer"),
        hidden(an_idea("Twice too"), "twice"),
    )
    board.columns = ("Now", "Later")
    board.groups = [Group(group="abcdef", title="Side by side")]
    board.withheld = [Withheld(name="withheld", round=1, reason="person")]
    return board


def a_break() -> BreakStep:
    return BreakStep(step="break1", title="Coffee", prompt="Back soon", minutes=10, round=1, state="closed")


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
