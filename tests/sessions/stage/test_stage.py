"""The stage and its cues: the rules S1 to S12 of sessions/README.md."""

from typing import Any

import pytest
from msgspec.structs import replace

from sessions.command import Command
from sessions.names import decode, encode
from sessions.planned import PlannedStep
from sessions.rounds.tally import AskAgain
from sessions.session import COMMANDS
from sessions.stage.ajar import LeaveAjar, ShutStep
from sessions.stage.attention import CallEyesUp, ClearSpotlight, PutSpotlight, ReleaseEyes
from sessions.stage.closing import GRACE, CloseStep, FinishClosing
from sessions.stage.cues import EndSession, OpenStep, RevealRound
from sessions.stage.header import DescribeSession
from sessions.stage.keeping import KeepRound
from sessions.state import By
from sessions.steps.curve.curve import PlaceMark
from sessions.thoughts.arranging import GroupIdeas, MoveIdeas, NameGroup, UngroupIdeas
from sessions.thoughts.flags import FlagIdea, SetFlagsAside
from sessions.thoughts.growth import ReopenIdea, RestIdea, ShapeIdea, WakeIdea
from sessions.thoughts.hiding import CoverIdea, HideIdea, UncoverIdea
from sessions.thoughts.hold import HoldThoughts, ReadRound, ReleaseRound, StopHolding
from sessions.thoughts.posting import AddNothing, ContinueIdea, PostIdea
from sessions.thoughts.second_thoughts import ChangeIdea, TakeBack, TakeBackLater
from sessions.timer import PauseSession, ResumeSession, SetTimer
from sessions.view import Audience
from tests.sessions.play import (
    AGENDA,
    BOARD,
    CURVE,
    HEADER,
    NOON,
    OTHER_BOARD,
    OTHERS,
    Play,
    an_answer,
    refused,
)

NAME = encode(bytes(32))
SALT = encode(bytes(16))


def test_s1_a_session_waits_until_its_first_step_is_opened() -> None:
    play = Play()
    assert (play.view.phase, play.view.stage) == ("waiting", None)

    play.ann.opens(BOARD)

    assert (play.view.phase, play.view.stage) == ("live", BOARD)


def test_s1_an_ended_session_stays_ended() -> None:
    play = Play.on(BOARD)
    play.ann.ends()

    with refused("ended"):
        play.ann.opens(BOARD)

    assert (play.view.phase, play.view.stage) == ("ended", None)


def test_s1_a_session_can_end_before_it_began() -> None:
    play = Play()

    play.ann.ends()

    assert play.view.phase == "ended"


def test_s2_before_anyone_has_come_everything_can_be_described_anew() -> None:
    play = Play()

    play.ann.describes(audience=Audience("others", "the whole company"), kept_until="2029-01-01")

    assert play.view.session.audience == Audience("others", "the whole company")
    assert play.view.session.kept_until == "2029-01-01"


@pytest.mark.parametrize(
    "wider", [Audience("others", "the board"), Audience("others", "the board of the other house")]
)
def test_s2_once_a_phone_has_come_no_more_people_may_read(wider: Audience) -> None:
    play = Play(header=replace(HEADER, audience=Audience("others", "our two houses")))
    play.someone_joins()

    with refused("only_narrower", "audience"):
        play.ann.describes(audience=wider)


def test_s2_once_a_phone_has_come_fewer_people_may_read() -> None:
    play = Play(header=replace(HEADER, audience=Audience("others", "our two houses")))
    play.someone_joins()

    play.ann.describes(audience=Audience("team"))
    play.ann.describes(audience=Audience("present"))

    assert play.view.session.audience.who == "present"
    with refused("only_narrower", "audience"):
        play.ann.describes(audience=Audience("team"))


def test_s2_once_a_phone_has_come_it_is_kept_no_longer() -> None:
    play = Play()
    play.someone_joins()

    play.ann.describes(kept_until="2027-06-01")

    assert play.view.session.kept_until == "2027-06-01"
    with refused("only_shorter", "kept_until"):
        play.ann.describes(kept_until="2027-06-02")


def test_s2_the_title_and_the_change_may_always_be_said_better() -> None:
    play = Play()
    play.someone_joins()

    play.ann.describes(title="  How we go on ", change="the timetable of August")

    assert (play.view.session.title, play.view.session.change) == ("How we go on", "the timetable of August")


def test_s2_only_the_first_phone_is_told_of() -> None:
    play = Play()

    play.someone_joins()
    play.someone_joins()

    assert [told["is"] for told in play.told()] == ["SessionDescribed", "FirstPhoneJoined"]


def test_s2_nobody_is_the_first_phone_of_an_ended_session() -> None:
    play = Play()
    play.ann.ends()

    play.someone_joins()

    assert not play.view.has_joined


def test_s3_opening_another_step_closes_the_one_on_the_stage() -> None:
    play = Play.on(BOARD)
    play.ann.closes()

    play.ann.opens(OTHER_BOARD)

    left = play.view.find(BOARD)
    assert play.view.stage == OTHER_BOARD
    assert (left.state, left.closing_at) == ("closed", None)


def test_s3_leaving_a_board_shows_nothing_and_loses_nothing() -> None:
    play = Play.on(BOARD)
    play.ben.posts()

    play.ann.opens(OTHER_BOARD)

    assert play.sealed() == ["idea"]
    assert not play.view.find(BOARD).ideas


def test_s3_steps_stand_in_the_order_of_their_first_opening() -> None:
    play = Play.on(OTHER_BOARD)

    play.ann.opens(CURVE)
    play.ann.opens(BOARD)
    play.ann.opens(CURVE)

    assert [step.step for step in play.view.steps] == [OTHER_BOARD, CURVE, BOARD]


def test_s4_nothing_is_given_before_a_step_is_open() -> None:
    play = Play()

    with refused("not_on_stage"):
        play.ben.posts()


def test_s4_nothing_is_given_to_a_step_that_has_left_the_stage() -> None:
    play = Play.on(BOARD)
    play.ann.opens(OTHER_BOARD)

    with refused("not_on_stage"):
        play.ben.asks(PostIdea(step=BOARD, name=NAME, salt=SALT, text="late"))


def test_s4_nothing_is_given_to_a_closed_step() -> None:
    play = Play.on(BOARD)
    play.ann.closes()
    play.grace_passes()

    with refused("closed"):
        play.ben.posts()


def test_s4_a_board_takes_no_mark_and_a_curve_no_thought() -> None:
    play = Play.on(BOARD)

    with refused("wrong_kind"):
        play.ben.marks()

    play.ann.opens(CURVE)
    with refused("wrong_kind"):
        play.ben.posts()
    with refused("wrong_kind"):
        play.ben.adds_nothing()


def test_s5_what_comes_before_ten_seconds_are_over_is_taken() -> None:
    play = Play.on(BOARD)

    play.ann.closes()
    play.at += GRACE - 1
    play.ben.posts()

    assert play.step.closing_at == NOON + 10_000
    assert play.sealed() == ["idea"]


def test_s5_after_ten_seconds_the_step_is_closed() -> None:
    play = Play.on(BOARD)
    play.ann.closes()

    play.grace_passes()

    assert (play.step.state, play.step.closing_at) == ("closed", None)


def test_s5_opening_again_calls_the_closing_off() -> None:
    play = Play.on(BOARD)
    play.ann.closes()
    alarm = FinishClosing(step=BOARD, closing_at=play.step.closing_at)

    play.ann.opens(BOARD)
    play.ask(alarm, By("clock", ""))

    assert (play.step.state, play.step.closing_at) == ("open", None)


def test_s5_the_alarm_of_an_earlier_closing_does_not_shorten_the_next() -> None:
    play = Play.on(BOARD)
    play.ann.closes()
    alarm = FinishClosing(step=BOARD, closing_at=play.step.closing_at)
    play.ann.opens(BOARD)
    play.at += 5_000
    play.ann.closes()

    play.ask(alarm, By("clock", ""))

    assert play.step.state == "closing"


def test_s6_a_closed_board_on_the_stage_is_opened_again_in_its_round() -> None:
    play = Play.on(BOARD)
    play.ben.posts()
    play.ann.closes()
    play.grace_passes()

    play.ann.opens(BOARD)

    assert (play.step.state, play.round) == ("open", 1)
    play.filled_up(1)
    play.ann.shows()
    assert play.step.shown[0].phones == 5


def test_s6_a_board_that_comes_back_opens_a_new_round() -> None:
    play = Play.on(BOARD)
    play.ann.opens(OTHER_BOARD)

    play.ann.opens(BOARD)

    assert (play.step.state, play.round) == ("open", 2)


def test_s6_a_curve_closed_unrevealed_is_opened_again_with_its_marks() -> None:
    play = Play.on(CURVE)
    play.ben.marks()
    play.ann.closes()
    play.grace_passes()

    play.ann.opens(CURVE)

    assert (play.step.state, play.round, play.sealed()) == ("open", 1, ["mark"])


def test_s6_a_revealed_curve_is_not_opened_again_by_opening() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)
    play.ann.shows()

    with refused("revealed"):
        play.ann.opens(CURVE)


def test_s6_a_revealed_curve_comes_back_to_be_looked_at() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)
    play.ann.shows()
    play.ann.opens(BOARD)

    play.ann.opens(CURVE)

    assert (play.view.stage, play.step.state, play.round) == (CURVE, "closed", 1)
    with refused("round_over", "round"):
        play.ben.marks()


def test_s7_a_step_that_is_not_on_the_agenda_is_not_opened() -> None:
    play = Play()

    with refused("unknown_step", "step"):
        play.ann.opens("nosuch")


def test_s7_a_curve_needs_a_change_with_a_name() -> None:
    play = Play(header=replace(HEADER, change=""))

    with refused("needs_change", "change"):
        play.ann.opens(CURVE)

    play.ann.describes(change="the new timetable")
    play.ann.opens(CURVE)
    assert play.view.stage == CURVE


@pytest.mark.parametrize("plan", AGENDA, ids=lambda plan: plan.step)
def test_s7_opening_tells_what_becomes_public_and_never_the_notes(plan: Any) -> None:
    play = Play(agenda={plan.step: replace(plan, notes="Breathe first.")})

    play.ann.opens(plan.step)

    opened = next(told for told in play.told() if told["is"] == "StepOpened")
    told = opened["step"]
    assert (told["title"], told["prompt"], told["minutes"]) == (plan.title, plan.prompt, plan.minutes)
    assert b"Breathe" not in b"".join(entry.body for entry in play.log)


def test_s7_a_title_mended_on_the_agenda_is_told_when_the_step_is_opened_again() -> None:
    play = Play.on(BOARD)
    play.ann.closes()
    play.agenda[BOARD] = replace(
        play.agenda[BOARD], title="What would help us", prompt="One thing", minutes=3
    )

    play.ann.opens(BOARD)

    assert (play.step.title, play.step.prompt, play.step.minutes) == ("What would help us", "One thing", 3)


def test_s8_at_the_end_the_box_is_empty_and_every_step_is_closed() -> None:
    play = Play.on(BOARD)
    play.ben.takes_back(play.ben.posts())
    play.cleo.posts()
    play.ann.opens(OTHER_BOARD)
    play.dov.posts()
    play.ann.closes()

    play.ann.ends()

    assert not play.state.box
    assert all((step.state, step.closing_at) == ("closed", None) for step in play.view.steps)


def test_s8_marks_that_were_never_shown_are_told_to_be_burnt_at_the_end() -> None:
    play = Play.on(CURVE)
    play.ben.marks()

    play.ann.ends()

    assert [told["is"] for told in play.told()][-2:] == ["MarksBurnt", "SessionEnded"]


def test_s8_nothing_is_given_to_an_ended_session() -> None:
    play = Play.on(BOARD)
    play.ann.ends()

    with refused("ended"):
        play.ben.posts()
    with refused("ended"):
        play.ben.adds_nothing()


def test_s8_what_was_shown_can_be_taken_back_after_the_end() -> None:
    play = Play.on(BOARD)
    mine = play.ben.posts()
    play.filled_up(1)
    play.ann.shows()
    play.ann.ends()

    play.ben.takes_back(mine, BOARD)

    assert play.thought(mine, BOARD).is_taken_back


def given_by_example(plan: PlannedStep[Any]) -> Command:
    answer = an_answer(plan)
    return COMMANDS[answer.pop("do")](name=NAME, salt=SALT, **answer)


GIVEN = [
    PostIdea(step=BOARD, name=NAME, salt=SALT, text="x"),
    ContinueIdea(step=BOARD, name=NAME, salt=SALT, text="x", idea=NAME, kind="add"),
    ChangeIdea(step=BOARD, name=NAME, salt=SALT, text="x", idea=NAME, secret=NAME),
    TakeBack(step=BOARD, name=NAME, secret=NAME),
    TakeBackLater(step=BOARD, name=NAME, salt=SALT, idea=NAME, secret=NAME),
    AddNothing(step=BOARD, round=1, name=NAME, salt=SALT),
    FlagIdea(step=BOARD, name=NAME, salt=SALT, idea=NAME, reason="hurts"),
    PlaceMark(step=CURVE, round=1, name=NAME, salt=SALT, station=0),
    *(given_by_example(plan) for plan in OTHERS),
]
CUES = [
    DescribeSession(title="x", change="", audience=Audience("team"), kept_until="2027-12-01"),
    OpenStep(step=BOARD),
    CloseStep(step=BOARD),
    RevealRound(step=BOARD, round=1),
    AskAgain(step=CURVE, round=2),
    KeepRound(step=CURVE, round=1),
    EndSession(),
    PauseSession(),
    ResumeSession(),
    SetTimer(step=BOARD, ends_at=None),
    CallEyesUp(),
    ReleaseEyes(),
    PutSpotlight(step=BOARD, idea=NAME),
    ClearSpotlight(),
    LeaveAjar(step=BOARD),
    ShutStep(step=BOARD),
    CoverIdea(step=BOARD, idea=NAME),
    HideIdea(step=BOARD, idea=NAME, reason="hurts"),
    UncoverIdea(step=BOARD, idea=NAME),
    SetFlagsAside(step=BOARD, idea=NAME),
    HoldThoughts(),
    StopHolding(),
    ReadRound(step=BOARD, round=1),
    ReleaseRound(step=BOARD, round=1),
    MoveIdeas(step=BOARD, ideas=[NAME], column=0),
    GroupIdeas(step=BOARD, group="group1", ideas=[NAME]),
    NameGroup(step=BOARD, group="group1", title="x"),
    UngroupIdeas(step=BOARD, ideas=[NAME]),
    ShapeIdea(step=BOARD, idea=NAME, name=NAME, salt=SALT, text="x"),
    ReopenIdea(step=BOARD, idea=NAME),
    RestIdea(step=BOARD, idea=NAME),
    WakeIdea(step=BOARD, idea=NAME),
]


def test_s9_the_two_lists_hold_every_command_of_people() -> None:
    assert {type(command) for command in GIVEN + CUES} == set(COMMANDS.values())
    assert len(decode(NAME)) == 32


@pytest.mark.parametrize("command", GIVEN, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("role", ["facilitator", "screen", "clock"])
def test_s9_giving_takes_a_phone(command: Command, role: Any) -> None:
    play = Play.on(BOARD)

    with refused("needs_phone"):
        play.ask(command, By(role, "ann"))


@pytest.mark.parametrize("command", CUES, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("role", ["participant", "screen", "clock"])
def test_s9_cues_are_the_facilitators(command: Command, role: Any) -> None:
    play = Play.on(BOARD)

    with refused("not_yours"):
        play.ask(command, By(role, "dov"))


@pytest.mark.parametrize("role", ["participant", "facilitator", "screen"])
def test_s9_nobody_but_the_room_finishes_a_closing(role: Any) -> None:
    play = Play.on(BOARD)
    play.ann.closes()

    with refused("needs_phone"):
        play.ask(FinishClosing(step=BOARD, closing_at=play.step.closing_at), By(role, "ann"))


def test_s10_a_thought_too_many_changes_nothing() -> None:
    play = Play.on(BOARD)
    mine = play.ben.posts()

    with refused("empty", "text"):
        play.ben.changes(mine, " ")  # Play looks at every refusal: nothing may be different after it

    assert play.sealed() == ["idea"]


@pytest.mark.parametrize("cue", ["opens", "closes", "shows", "describes", "ends"])
def test_s11_a_cue_given_twice_is_answered_alike_and_changes_nothing(cue: str) -> None:
    play = Play.on(BOARD)
    play.filled_up(0)
    how = {"shows": {"round": 1, "step": BOARD}, "opens": {"step": BOARD}, "closes": {"step": BOARD}}.get(
        cue, {}
    )

    first = getattr(play.ann, cue)(**how)
    again = getattr(play.ann, cue)(**how)

    assert first == again == play.state.head == len(play.log)


def test_s11_asking_again_twice_opens_one_round() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)
    play.ann.shows()

    play.ann.asks_again(2)
    play.ann.asks_again(2)

    assert (play.round, play.told()[-1]) == (2, {"is": "RoundOpened", "step": CURVE, "round": 2})


def test_s11_a_step_that_was_never_open_cannot_be_closed_or_shown() -> None:
    play = Play.on(BOARD)

    with refused("not_on_stage", "step"):
        play.ann.closes(OTHER_BOARD)
    with refused("not_on_stage", "step"):
        play.ann.shows(step=OTHER_BOARD, round=1)


@pytest.mark.parametrize(
    ("wish", "code", "field"),
    [
        ({"title": " "}, "needs_title", "title"),
        ({"title": "x" * 81}, "needs_title", "title"),
        ({"change": "x" * 81}, "too_long_title", "change"),
        ({"audience": Audience("others", " ")}, "needs_readers", "audience"),
        ({"audience": Audience("others", "x" * 121)}, "too_long_readers", "audience"),
        ({"kept_until": "2027-02-30"}, "bad_date", "kept_until"),
        ({"kept_until": "2026-12-31"}, "bad_date", "kept_until"),
        ({"kept_until": "2031-01-01"}, "bad_date", "kept_until"),
    ],
)
def test_s12_what_describes_a_session_has_limits(wish: dict[str, Any], code: str, field: str) -> None:
    play = Play()

    with refused(code, field):
        play.ann.describes(**wish)


def test_s12_readers_are_named_only_when_they_are_others() -> None:
    play = Play()

    play.ann.describes(audience=Audience("present", "nobody asked for this"))

    assert play.view.session.audience.others == ""
