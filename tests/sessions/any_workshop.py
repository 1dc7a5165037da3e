"""Any workshop at all: phones and a desk do whatever they like, in any order, and notes are kept beside it.

The machine knows of each thing only who gave it and what became of it, by the rules in sessions/README.md;
never what the domain thinks. Who keeps other books finds other mistakes.
"""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sessions.command import Command
from sessions.refusals import Refused
from sessions.rounds.tally import AskAgain
from sessions.stage.ajar import LeaveAjar, ShutStep
from sessions.stage.attention import CallEyesUp, ClearSpotlight, PutSpotlight, ReleaseEyes
from sessions.stage.closing import CloseStep, FinishClosing
from sessions.stage.cues import EndSession, OpenStep, RevealRound
from sessions.state import By
from sessions.steps import KINDS, ending_of
from sessions.steps.board import BoardStep
from sessions.steps.curve.curve import CurveStep
from sessions.thoughts.arranging import GroupIdeas, NameGroup, UngroupIdeas
from sessions.thoughts.growth import ReopenIdea, RestIdea, ShapeIdea
from sessions.thoughts.hiding import CoverIdea, HideIdea, UncoverIdea
from sessions.thoughts.hold import HoldThoughts, ReadRound, ReleaseRound, StopHolding
from sessions.thoughts.posting import PostIdea
from sessions.thoughts.thought import Reason, Way
from sessions.timer import PauseSession, ResumeSession, SetTimer
from sessions.view import canonical
from tests.sessions.notes import Notes
from tests.sessions.play import BOARD, CURVE, OTHER_BOARD, OTHER_CURVE, Phone, Play, Thing, snapshot

SEATS = [f"seat {number}" for number in range(7)]
ANY_STEP = st.sampled_from([BOARD, CURVE, OTHER_BOARD, OTHER_CURVE])
ANY_PHONE = st.sampled_from(SEATS)
ANY_TEXT = st.text(max_size=12).map(lambda text: f"said: {text}")
ANY_ONE = st.integers(0, 99)  # of a list, counted round and round


SLIPS = {"PostIdea": "idea", "ContinueIdea": "continuation"}  # what a command gives; else a mark
STEERING = (
    PauseSession(),
    ResumeSession(),
    CallEyesUp(),
    ReleaseEyes(),
    ClearSpotlight(),
    LeaveAjar(step=OTHER_BOARD),
    ShutStep(step=OTHER_BOARD),
)


def arrangements(play: Play, idea: Thing, other: Thing) -> list[Command]:
    step, name = play.board, idea.name
    sentence = play.phone("ann").thing()
    return [
        GroupIdeas(step=step, group="group1", ideas=[name, other.name], title="alike"),
        GroupIdeas(step=step, group="group2", ideas=[other.name], title="others"),
        NameGroup(step=step, group="group1", title="another name"),
        UngroupIdeas(step=step, ideas=[name]),
        ShapeIdea(step=step, idea=name, name=sentence.name, salt=sentence.salt, text="said: together"),
        ReopenIdea(step=step, idea=name),
        RestIdea(step=step, idea=name),
        PutSpotlight(step=step, idea=name),
        CoverIdea(step=step, idea=name),
        UncoverIdea(step=step, idea=name),
    ]


class AnyWorkshop(RuleBasedStateMachine):
    played: ClassVar[list[Play]] = []  # for the laws that look at many logs

    def __init__(self) -> None:
        super().__init__()
        self.play = self.begin()
        self.notes = Notes()

    def begin(self) -> Play:
        return Play.on(BOARD)

    def teardown(self) -> None:
        self.played.append(self.play)

    # --- the desk

    @rule(step=ANY_STEP)
    def the_desk_opens(self, step: str) -> None:
        left, round = self.play.view.stage, self.play.round
        if self.at_the_desk(OpenStep(step=step)) and left != step:
            self.notes.leave(left, round, burns=self.burns(left))

    @rule()
    def the_desk_closes(self) -> None:
        self.at_the_desk(CloseStep(step=self.play.stage))

    @precondition(lambda self: self.play.view.stage and self.play.step.closing_at)
    @rule()
    def ten_seconds_pass(self) -> None:
        closing = self.play.step
        self.play.at += 10_000
        finish = FinishClosing(step=closing.step, closing_at=closing.closing_at or 0)
        self.twice(finish, By("clock", ""))

    @rule(detail=st.sampled_from(["phases", "stations"]))
    def the_desk_shows(self, detail: Any) -> None:
        step, round = self.play.stage, self.play.round
        seats = self.notes.seats(step)
        ending = ending_of(self.play.step) if self.play.view.steps else None
        was_shown = ending is not None and ending.is_shown(self.play.step)
        if not self.at_the_desk(RevealRound(step=step, round=round, detail=detail)):
            assert len(seats) < 5 or self.play.view.phase == "ended"
            return
        if was_shown:
            return
        assert len(seats) >= 5, "R2"
        self.notes.show(step)

    @rule()
    def the_desk_asks_again(self) -> None:
        self.at_the_desk(AskAgain(step=self.play.stage, round=self.play.round + 1))

    @precondition(lambda self: len(self.play.log) > 12)
    @rule(is_meant=st.integers(0, 9))
    def the_desk_ends(self, is_meant: int) -> None:
        left, round = self.play.view.stage, self.play.round
        if is_meant == 0 and self.at_the_desk(EndSession()):
            self.notes.leave(left, round, burns=self.burns(left))
            self.notes.end()

    @rule(steering=st.sampled_from(STEERING))
    def the_desk_steers(self, steering: Command) -> None:
        self.at_the_desk(steering)

    @rule(seconds=st.none() | st.integers(0, 600))
    def the_desk_sets_the_timer(self, seconds: int | None) -> None:
        ends_at = None if seconds is None else self.play.at + seconds * 1000
        self.at_the_desk(SetTimer(step=self.play.stage, ends_at=ends_at))

    @rule(one=ANY_ONE, other=ANY_ONE, what=st.integers(0, 9))
    def the_desk_arranges(self, one: int, other: int, what: int) -> None:
        idea, second = (self.notes.any_of(number, fate="shown") for number in (one, other))
        if idea and second:
            self.at_the_desk(arrangements(self.play, idea, second)[what])

    @rule(one=ANY_ONE, reason=st.sampled_from(Reason.__args__), keeps_rest=st.booleans())
    def the_desk_hides(self, one: int, reason: Reason, keeps_rest: bool) -> None:
        idea = self.notes.any_of(one, fate="shown")
        if idea:
            step = self.notes.step_of(idea)
            self.at_the_desk(
                HideIdea(step=step, idea=idea.name, reason=reason, own="in own words", keeps_rest=keeps_rest)
            )

    @rule(text=ANY_TEXT)
    def a_round_is_read_first(self, text: str) -> None:
        step, round = self.play.stage, self.play.round
        if self.play.view.phase != "live" or isinstance(self.play.step, CurveStep):
            return
        self.at_the_desk(HoldThoughts())
        self.many_give_something(count=5, text=text)
        if self.at_the_desk(ReadRound(step=step, round=round)):
            self.at_the_desk(ReleaseRound(step=step, round=round))
            self.notes.show(step)
        self.at_the_desk(StopHolding())

    # --- the phones

    @rule(seat=ANY_PHONE, text=ANY_TEXT)
    def a_phone_posts(self, seat: str, text: str) -> None:
        self.gives(seat, lambda phone: phone.posts(text), "idea")

    @rule(seat=ANY_PHONE, text=ANY_TEXT, one=ANY_ONE, kind=st.sampled_from(Way.__args__))
    def a_phone_continues(self, seat: str, text: str, one: int, kind: Way) -> None:
        idea = self.notes.any_of(one, fate="shown")
        if idea:
            self.gives(seat, lambda phone: phone.continues(idea, text, kind), "continuation")

    @rule(text=ANY_TEXT, one=ANY_ONE)
    def an_author_changes(self, text: str, one: int) -> None:
        seat, mine = self.someones(one)
        made = mine and self.tries(lambda: self.play.phone(seat).changes(mine, text))
        if made:
            self.notes.change(mine, made, seat=seat, step=self.play.stage)

    @rule(one=ANY_ONE)
    def an_author_takes_back(self, one: int) -> None:
        seat, mine = self.someones(one)
        if mine and self.tries(lambda: self.play.phone(seat).takes_back(mine, self.notes.step_of(mine))):
            self.notes.take_back(mine)

    @rule(one=ANY_ONE)
    def an_author_takes_back_later(self, one: int) -> None:
        seat, mine = self.someones(one)
        made = mine and self.tries(lambda: self.play.phone(seat).takes_back_later(mine))
        if made:
            self.notes.take_back_later(mine, made, seat=seat, step=self.play.stage)

    @rule(seat=ANY_PHONE, station=st.integers(0, 11), is_stuck=st.booleans())
    def a_phone_marks(self, seat: str, station: int, is_stuck: bool) -> None:
        self.gives(seat, lambda phone: phone.marks(station, is_stuck=is_stuck), "mark")

    @rule(seat=ANY_PHONE, seed=st.integers(0, 99))
    def a_phone_gives_what_its_step_asks_for(self, seat: str, seed: int) -> None:
        step, chance = self.play.view.find(self.play.view.stage), Random(seed)
        answer = step and KINDS[step.kind].example(step, chance, chance.random())
        if answer:
            kind = SLIPS.get(answer["do"], "mark")
            self.gives(seat, lambda phone: phone.gives(answer), kind)

    @rule(seat=ANY_PHONE)
    def a_phone_has_nothing_to_add(self, seat: str) -> None:
        self.gives(seat, lambda phone: phone.adds_nothing(), "nothing")

    @rule(count=st.integers(4, 7), text=ANY_TEXT)
    def many_give_something(self, count: int, text: str) -> None:
        for number, seat in enumerate(SEATS[:count]):
            if self.burns(self.play.view.stage):
                self.a_phone_gives_what_its_step_asks_for(seat=seat, seed=number)
            else:
                self.a_phone_posts(seat=seat, text=text)

    @rule(text=ANY_TEXT)
    def a_round_passes(self, text: str) -> None:
        self.many_give_something(count=5, text=text)
        self.the_desk_shows(detail="phases")

    @rule()
    def late_repeats_change_nothing(self) -> None:
        before = snapshot(self.play.state)

        for command, by in self.notes.asked:
            self.tries(partial(self.play.ask, command, by))

        assert snapshot(self.play.state) == before

    @rule(one=ANY_ONE, text=ANY_TEXT)
    def a_stranger_gets_nowhere(self, one: int, text: str) -> None:
        _, others = self.someones(one)
        if others:
            forged = others._replace(secret=self.play.dov.thing().secret)
            assert not self.tries(lambda: self.play.dov.takes_back(forged))
            assert not self.tries(lambda: self.play.dov.changes(forged, text))

    @rule(one=ANY_ONE, text=ANY_TEXT)
    def a_stranger_cannot_take_a_name(self, one: int, text: str) -> None:
        _, others = self.someones(one)
        before = snapshot(self.play.state)
        if others and self.notes.things[others.name].fate in ("waits", "shown", "withdrawn", "counted"):
            self.tries(
                lambda: self.play.dov.asks(
                    PostIdea(step=self.play.stage, name=others.name, salt=others.salt, text=text)
                )
            )

        assert snapshot(self.play.state) == before

    # --- what holds at any time

    @invariant()
    def what_was_acknowledged_waits_or_its_fate_is_known(self) -> None:
        waiting = {slip.name for slip in self.play.state.box.values() if slip.kind != "gone"}
        assert waiting == self.notes.names("waits")
        assert self.play.view.phase != "ended" or not self.play.state.box

    @invariant()
    def what_was_shown_is_seen_and_what_was_taken_back_is_not(self) -> None:
        boards = [
            self.play.view.find(step.step)
            for step in self.play.view.steps
            if step.step in (BOARD, OTHER_BOARD)
        ]
        seen = {t.name: t for board in boards for idea in board.ideas for t in (idea, *idea.continuations)}
        assert {name for name, t in seen.items() if not t.is_taken_back} == self.notes.thoughts("shown")
        assert {name for name, t in seen.items() if t.is_taken_back} == self.notes.thoughts("withdrawn")
        ideas = [idea for board in boards for idea in board.ideas]
        sentences = {sentence.name for idea in ideas for sentence in idea.sentences}
        scrubbed = {name for name, t in seen.items() if t.hidden and t.salt is None and not t.is_taken_back}
        assert set(self.play.state.words) - sentences == self.notes.thoughts("shown") - scrubbed

    @invariant()
    def what_is_hidden_is_told_to_nobody(self) -> None:
        hidden = self.play.state.hidden
        told = {name: words.text for name, words in self.play.state.visible_words.items()}
        assert all(told.get(name) is None for name in hidden)
        boards = [step for step in self.play.view.steps if isinstance(step, BoardStep)]
        thoughts = (t for board in boards for idea in board.ideas for t in (idea, *idea.continuations))
        assert all(t.text is None for t in thoughts if t.hidden)

    @invariant()
    def nothing_is_shown_twice(self) -> None:
        counted = [
            (s.step, p.round) for s in self.play.view.steps if isinstance(s, CurveStep) for p in s.pictures
        ]
        shown = [name for told in self.play.told() if told["is"] == "ThoughtsShown" for name in named(told)]
        assert len(counted) == len(set(counted))
        assert len(shown) == len(set(shown))

    @invariant()
    def whose_mark_was_burnt_is_told_so(self) -> None:
        curves = [step for step in self.play.view.steps if isinstance(step, CurveStep)]
        assert {(curve.step, round) for curve in curves for round in curve.burnt} == self.notes.burnt

    @invariant()
    def state_and_events_are_a_fresh_state(self) -> None:
        again = self.play.folded_again()
        assert canonical(again.view) == canonical(self.play.view)
        assert (again.head, again.chain) == (self.play.state.head, self.play.state.chain)

    @invariant()
    def the_log_knows_nobody_and_quotes_nobody(self) -> None:
        newest = b"".join(told.body for told in self.play.log[-3:])
        assert b"said:" not in newest
        assert b"seat" not in newest
        assert not any(slip.tag and slip.tag.encode() in newest for slip in self.play.state.box.values())

    @invariant()
    def what_is_said_to_hold_nothing_holds_nothing(self) -> None:
        for step in self.play.view.steps:
            if isinstance(step, BoardStep) and not step.was_open:
                assert self.notes.waiting(step.step) == []

    # --- how it is done

    def burns(self, step: str | None) -> bool:
        """Whether what waits there is gone when the step leaves the stage."""
        ending = ending_of(self.play.view.find(step))
        return ending is not None and not ending.stays_sealed

    def at_the_desk(self, command: Command) -> bool:
        return self.twice(command, self.play.ann.by)

    def twice(self, command: Command, by: By) -> bool:
        """A cue may be repeated at once: it is answered alike, or refused, and nothing is different."""
        if not self.tries(lambda: self.play.ask(command, by)):
            return False
        once = snapshot(self.play.state)
        self.tries(lambda: self.play.ask(command, by))
        assert snapshot(self.play.state) == once
        return True

    def gives(self, seat: str, act: Callable[[Phone], Thing], kind: str) -> None:
        made = self.tries(lambda: act(self.play.phone(seat)))
        if made:
            self.notes.give(made, seat=seat, step=self.play.stage, kind=kind)

    def tries(self, act: Callable[[], Any]) -> Any:
        try:
            return act()
        except Refused:
            return None
        finally:
            self.notes.asked += [asked for asked in self.play.asked if asked not in self.notes.asked]
            self.play.asked.clear()

    def someones(self, one: int) -> tuple[str, Any]:
        given = [
            thing for thing in self.notes.things.values() if thing.kind in ("idea", "continuation", "mark")
        ]
        chosen = given[one % len(given)] if given else None
        return (chosen.seat, chosen.thing) if chosen else ("", None)


def named(told: Any) -> list[str]:
    """What a round showed, by name: thoughts, and the changes to earlier ones."""
    return [t["name"] for t in (*told["ideas"], *told["continuations"])] + [c["by"] for c in told["changes"]]
