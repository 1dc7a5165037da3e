"""A workshop without a server: people ask, the domain decides, and the log is folded.

Ann facilitates, Ben and Cleo take part, Dov joined too but wrote none of it. Each act is a turn of its own,
and whatever is refused is held to have changed nothing (S10), in every test that plays.
"""

import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any, NamedTuple

import pytest

from sessions.command import Command, Given
from sessions.event import fold, tell
from sessions.names import decode, encode, name_of
from sessions.planned import PlannedStep
from sessions.refusals import Refused
from sessions.rounds.tally import AskAgain, Keeping
from sessions.session import COMMANDS, decide, read
from sessions.stage.ajar import LeaveAjar, ShutStep
from sessions.stage.attention import CallEyesUp, ClearSpotlight, PutSpotlight, ReleaseEyes
from sessions.stage.closing import CloseStep, FinishClosing, WaitAMoment
from sessions.stage.cues import EndSession, OpenStep, RevealRound
from sessions.stage.header import DescribeSession, SessionDescribed, welcome_first
from sessions.stage.keeping import KeepRound
from sessions.state import By, State
from sessions.steps import KINDS, planned
from sessions.steps.board import BoardStep
from sessions.steps.curve.curve import CurveStep, PlaceMark
from sessions.thoughts.arranging import GroupIdeas, MoveIdeas, NameGroup, UngroupIdeas
from sessions.thoughts.flags import Concern, FlagIdea, SetFlagsAside
from sessions.thoughts.growth import ReopenIdea, RestIdea, ShapeIdea, WakeIdea
from sessions.thoughts.hiding import CoverIdea, HideIdea, UncoverIdea
from sessions.thoughts.hold import HoldThoughts, ReadRound, ReleaseRound, StopHolding, Withhold
from sessions.thoughts.posting import AddNothing, ContinueIdea, PostIdea
from sessions.thoughts.second_thoughts import ChangeIdea, TakeBack, TakeBackLater
from sessions.thoughts.showing import ShowFlowing
from sessions.thoughts.thought import Reason, Way
from sessions.timer import PauseSession, ResumeSession, SetTimer
from sessions.turn import Told, Turn
from sessions.view import Audience, Header, SessionView, canonical

SESSION = "workshop01"
NOON = 1_800_000_000_000  # a day in January 2027
TAG_KEY = b"a key that only this session has"
BOARD, OTHER_BOARD, CURVE, OTHER_CURVE = "board1", "board2", "curve1", "curve2"
COLUMNS, OPEN, FLOWING, BREAK = "board3", "board4", "board5", "break1"

HEADER = Header(
    title="How do we go on",
    change="the new timetable",
    language="en",
    audience=Audience("team"),
    kept_until="2028-01-01",
    is_one_team=False,
)

AGENDA = (
    planned("curve", step=CURVE, title="Where are we", settings={"asks_stuck": True}),
    planned("board", step=BOARD, title="What would help", prompt="Say it", minutes=9, notes="Wait."),
    planned("board", step=OTHER_BOARD, title="What next"),
    planned("curve", step=OTHER_CURVE, title="And now"),
    planned("board", step=COLUMNS, title="Sorted", settings={"columns": ("Keep", "Try", "Leave")}),
    planned("board", step=OPEN, title="Our table", settings={"mode": "open"}),
    planned("board", step=FLOWING, title="By themselves", settings={"mode": "flowing"}),
    planned("break", step=BREAK, title="Coffee", minutes=15),
)
# A step of every other kind, by its example.
OTHERS: tuple[PlannedStep[Any], ...] = tuple(
    planned(name, step=f"any{number:03}", title="One more", prompt="What is it?", settings=dict(kind.sample))
    for number, (name, kind) in enumerate(KINDS.items())
    if name not in {plan.kind for plan in AGENDA}
)


class Thing(NamedTuple):
    """What a phone made: the name that everyone may see, and the secret that proves it."""

    name: str
    salt: str
    secret: str


@dataclass
class Phone:
    """A phone names what it makes; everything follows from its root, so that a test can be played again."""

    play: "Play"
    seat: str
    made: int = 0

    @property
    def by(self) -> By:
        return By("participant", self.seat)

    def thing(self) -> Thing:
        self.made += 1
        salt = encode(sha256(f"{self.seat}/{self.made}".encode()).digest()[:16])
        secret = encode(hmac.new(self.seat.encode(), decode(salt), sha256).digest())
        return Thing(name_of(SESSION, secret), salt, secret)

    def asks(self, command: Command) -> int | str:
        return self.play.ask(command, self.by)

    def gives(self, answer: dict[str, Any]) -> Thing:
        """What the example of a kind of step has drawn."""
        made = self.thing()
        fields = {name: value for name, value in answer.items() if name != "do"}
        named = {"step": self.play.stage, "name": made.name, "salt": made.salt}
        self.asks(COMMANDS[answer["do"]](**named, **fields))
        return made

    def posts(self, text: str = "a thought", *, column: int = 0, step: str = "") -> Thing:
        made, where = self.thing(), step or self.play.stage
        self.asks(PostIdea(step=where, name=made.name, salt=made.salt, text=text, column=column))
        return made

    def flags(self, idea: Thing, reason: Concern = "person", *, step: str = "") -> Thing:
        made, where = self.thing(), step or self.play.board
        self.asks(FlagIdea(step=where, name=made.name, salt=made.salt, idea=idea.name, reason=reason))
        return made

    def continues(self, idea: Thing, text: str = "and more", kind: Way = "add") -> Thing:
        made, step = self.thing(), self.play.stage
        self.asks(
            ContinueIdea(step=step, name=made.name, salt=made.salt, text=text, idea=idea.name, kind=kind)
        )
        return made

    def changes(self, thing: Thing, text: str) -> Thing:
        """The change is a thing too: of a sealed thought it takes the place."""
        made, step = self.thing(), self.play.stage
        self.asks(
            ChangeIdea(
                step=step, name=made.name, salt=made.salt, text=text, idea=thing.name, secret=thing.secret
            )
        )
        return made

    def takes_back(self, thing: Thing, step: str = "") -> int | str:
        where = step or self.play.stage
        return self.asks(TakeBack(step=where, name=thing.name, secret=thing.secret))

    def takes_back_later(self, thing: Thing) -> Thing:
        made, step = self.thing(), self.play.stage
        self.asks(
            TakeBackLater(step=step, name=made.name, salt=made.salt, idea=thing.name, secret=thing.secret)
        )
        return made

    def adds_nothing(self, round: int = 0) -> Thing:
        made, step = self.thing(), self.play.stage
        self.asks(AddNothing(step=step, round=round or self.play.round, name=made.name, salt=made.salt))
        return made

    def marks(self, station: int = 0, *, is_stuck: bool = False, round: int = 0) -> Thing:
        made, step = self.thing(), self.play.stage
        self.asks(
            PlaceMark(
                step=step,
                round=round or self.play.round,
                name=made.name,
                salt=made.salt,
                station=station,
                is_stuck=is_stuck,
            )
        )
        return made


@dataclass
class Desk:
    play: "Play"

    @property
    def by(self) -> By:
        return By("facilitator", "ann")

    def asks(self, command: Command) -> int | str:
        return self.play.ask(command, self.by)

    def sets_timer(self, seconds: int | None) -> int | str:
        ends_at = None if seconds is None else self.play.at + seconds * 1000
        return self.asks(SetTimer(step=self.play.stage, ends_at=ends_at))

    def puts_spotlight(self, idea: Thing) -> int | str:
        return self.asks(PutSpotlight(step=self.play.stage, idea=idea.name))

    def covers(self, idea: Thing) -> int | str:
        return self.asks(CoverIdea(step=self.play.board, idea=idea.name))

    def hides(
        self, idea: Thing, reason: Reason = "hurts", own: str = "", *, keeps_rest: bool = False
    ) -> int | str:
        hide = HideIdea(step=self.play.board, idea=idea.name, reason=reason, own=own, keeps_rest=keeps_rest)
        return self.asks(hide)

    def uncovers(self, idea: Thing) -> int | str:
        return self.asks(UncoverIdea(step=self.play.board, idea=idea.name))

    def reads(self) -> int | str:
        return self.asks(ReadRound(step=self.play.stage, round=self.play.round))

    def releases(self, *withheld: Withhold, round: int = 0) -> int | str:
        held = self.play.view.find(self.play.stage).held
        which = round or (held.round if held else 1)
        return self.asks(ReleaseRound(step=self.play.stage, round=which, withheld=list(withheld)))

    def moves(self, column: int, *ideas: Thing) -> int | str:
        return self.asks(MoveIdeas(step=self.play.stage, ideas=[idea.name for idea in ideas], column=column))

    def groups(self, group: str, *ideas: Thing, title: str = "alike") -> int | str:
        those = [idea.name for idea in ideas]
        return self.asks(GroupIdeas(step=self.play.stage, group=group, ideas=those, title=title))

    def ungroups(self, *ideas: Thing) -> int | str:
        return self.asks(UngroupIdeas(step=self.play.stage, ideas=[idea.name for idea in ideas]))

    def shapes(self, idea: Thing, text: str = "We try it for a week.") -> Thing:
        made = self.play.phone("ann").thing()
        self.asks(ShapeIdea(step=self.play.stage, idea=idea.name, name=made.name, salt=made.salt, text=text))
        return made

    def opens(self, step: str) -> int | str:
        return self.asks(OpenStep(step=step))

    def closes(self, step: str = "") -> int | str:
        return self.asks(CloseStep(step=step or self.play.stage))

    def shows(self, *, step: str = "", round: int = 0, detail: Any = "") -> int | str:
        where = step or self.play.stage
        return self.asks(RevealRound(step=where, round=round or self.play.round, detail=detail))

    def asks_again(self, round: int = 0) -> int | str:
        return self.asks(AskAgain(step=self.play.stage, round=round or self.play.round + 1))

    def describes(self, **changes: Any) -> int | str:
        wish = {name: getattr(self.play.view.session, name) for name in DescribeSession.__struct_fields__}
        return self.asks(DescribeSession(**{**wish, **changes}))

    def ends(self) -> int | str:
        return self.asks(EndSession())


@dataclass
class Play:
    agenda: dict[str, PlannedStep[Any]] = field(
        default_factory=lambda: {plan.step: plan for plan in (*AGENDA, *OTHERS)}
    )
    header: Header = HEADER
    seed: int = 1
    at: int = NOON
    state: State = field(default_factory=lambda: State(SESSION, epoch=1, box_version=0))
    log: list[Told] = field(default_factory=list)
    asked: list[tuple[Command, By]] = field(default_factory=list)  # what phones asked and was taken
    frames: list[list[Any]] = field(default_factory=list)  # the events of each turn, as they were told then

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.ann = Desk(self)
        self.phones: dict[str, Phone] = {}
        self.ben, self.cleo, self.dov = (self.phone(seat) for seat in ("ben", "cleo", "dov"))
        turn = self._turn()
        turn.tell(SessionDescribed(session=self.header))
        self._write(turn)

    @classmethod
    def on(cls, step: str, **how: Any) -> "Play":
        """A workshop whose first phone has come, and that is at this step."""
        play = cls(**how)
        play.someone_joins()
        play.ann.opens(step)
        return play

    # --- who asks

    def clock(self, command: Command) -> int | str:
        """What the room does by itself."""
        return self.ask(command, By("clock", ""))

    def ask(self, command: Command, by: By) -> int | str:
        turn, before = self._turn(), snapshot(self.state)
        try:
            answer = decide(turn, command, by)
        except Refused:
            assert snapshot(self.state) == before, "S10: a refusal changes nothing"
            assert not turn.told
            assert not turn.moves
            raise
        if isinstance(command, Given):
            self.asked.append((command, by))
        self._write(turn)
        return answer

    def someone_joins(self) -> None:
        turn = self._turn()
        welcome_first(turn)
        self._write(turn)

    def phone(self, seat: str) -> Phone:
        return self.phones.setdefault(seat, Phone(self, seat))

    def others(self, count: int) -> list[Phone]:
        """Further phones; the same ones at each call."""
        return [self.phone(f"phone {number}") for number in range(count)]

    def filled_up(self, given: int) -> list[Thing]:
        """What is missing to five different phones, when `given` of them have sent something already."""
        if isinstance(self.step, BoardStep):
            return [phone.adds_nothing() for phone in self.others(5 - given)]
        return [phone.marks() for phone in self.others(5 - given)]

    def grace_passes(self, step: str = "") -> int | str:
        where = self.view.find(step or self.stage)
        assert where
        assert where.closing_at
        self.at = where.closing_at
        return self.ask(FinishClosing(step=where.step, closing_at=where.closing_at), By("clock", ""))

    # --- what can be seen

    @property
    def view(self) -> SessionView:
        return self.state.view

    @property
    def stage(self) -> str:
        return self.view.stage or BOARD

    @property
    def board(self) -> str:
        """The board on the stage, else the one that was opened last."""
        boards = [step.step for step in self.view.steps if isinstance(step, BoardStep)]
        return self.view.stage if self.view.stage in boards else boards[-1]

    @property
    def step(self) -> BoardStep | CurveStep:
        found = self.view.find(self.stage)
        assert found
        return found

    @property
    def round(self) -> int:
        found = self.view.find(self.stage)
        return found.round if found else 1

    @property
    def texts(self) -> list[str | None]:
        """What stands on the board, sorted: its order is chance."""
        return sorted((idea.text for idea in self.view.find(self.stage).ideas), key=str)

    def thought(self, thing: Thing, step: str = "") -> Any:
        return self.view.find(step or self.stage).find(thing.name)

    def sealed(self) -> list[str]:
        """The kinds of what waits in the box, the bare names of what was taken back left out."""
        return sorted(slip.kind for slip in self.state.box.values() if slip.kind != "gone")

    def told(self) -> list[Any]:
        """The whole log as somebody who comes now is told it."""
        return [tell(read(told.body), self.state.visible_words) for told in self.log]

    def folded_again(self) -> State:
        """A fresh state from what is stored: log, box and texts."""
        state = State(
            SESSION,
            epoch=1,
            box_version=self.state.box_version,
            box=dict(self.state.box),
            words=dict(self.state.words),
        )
        for told in self.log:
            fold(state, read(told.body), told.body)
        return state

    def _turn(self) -> Turn:
        return Turn(self.state, tag_key=TAG_KEY, agenda=self.agenda, at=self.at, chance=self.chance)

    def _write(self, turn: Turn) -> None:
        self.state.box_version += turn.moves
        self.log += turn.told
        if turn.told:
            self.frames.append([tell(told.event, self.state.visible_words) for told in turn.told])


def whole_workshop(play: Play | None = None) -> Play:
    """From the first phone to the end, with every act and every kind of event in it."""
    play = play or Play.on(CURVE)
    play.ann.describes(title="How do we go on from here")
    play.ben.marks(3)
    play.ben.marks(4, is_stuck=True)
    play.filled_up(1)
    play.ann.shows()
    play.ann.asks_again()
    play.cleo.marks()
    play.ann.opens(BOARD)
    first, second, third = play.ben.posts("words of ben"), play.cleo.posts("words of cleo"), play.dov.posts()
    fourth = play.ben.changes(play.ben.posts("sealed words of ben"), "sealed words of ben, changed")
    play.filled_up(3)
    play.ann.shows()
    play.cleo.continues(first, "more words of cleo", "grounds")
    play.ben.changes(first, "other words of ben")
    play.dov.takes_back_later(third)
    play.filled_up(3)
    play.ann.closes()
    play.grace_passes()
    play.ann.shows()
    play.cleo.takes_back(second)
    steer_and_arrange(play, first, fourth)
    for other in OTHERS:
        play_through(play, other.step)
    play.ann.opens(OTHER_BOARD)
    play.ben.posts("never shown")
    play.ann.ends()
    play.ben.takes_back(first, BOARD)
    return play


def play_through(play: Play, step: str) -> None:
    """Opened, given to by five phones, and shown; where a round can be kept, one is before."""
    play.ann.opens(step)
    answer_all(play, step)
    if isinstance(play.step, Keeping):
        play.ann.asks(KeepRound(step=step, round=1))
        play.ann.asks_again()
        answer_all(play, step)
    if play.sealed():
        play.ann.shows()


def answer_all(play: Play, step: str) -> None:
    for phone in play.others(5):
        found = play.view.find(step)
        assert found
        answer = KINDS[found.kind].example(found, play.chance, play.chance.random())
        if answer:
            phone.gives(answer)


def steer_and_arrange(play: Play, first: Thing, fourth: Thing) -> None:
    """On a board on which both were shown: all that a desk may do besides showing."""
    ann = play.ann
    ann.sets_timer(300)
    for act in (PauseSession, ResumeSession, CallEyesUp, ReleaseEyes):
        ann.asks(act())
    ann.asks(LeaveAjar(step=OTHER_BOARD))
    play.dov.posts("a parked thought", step=OTHER_BOARD)
    ann.asks(ShutStep(step=OTHER_BOARD))
    ann.groups("group1", first, fourth)
    ann.asks(NameGroup(step=BOARD, group="group1", title="alike, or not"))
    ann.ungroups(fourth)
    ann.shapes(first)
    ann.asks(ReopenIdea(step=BOARD, idea=first.name))
    ann.asks(RestIdea(step=BOARD, idea=first.name))
    ann.asks(WakeIdea(step=BOARD, idea=first.name))
    play.dov.flags(fourth)
    ann.asks(SetFlagsAside(step=BOARD, idea=fourth.name))
    ann.puts_spotlight(first)
    ann.asks(ClearSpotlight())
    ann.covers(fourth)
    ann.uncovers(fourth)
    ann.hides(fourth, "own", "not for today")
    ann.asks(HoldThoughts())
    ann.opens(COLUMNS)
    sorted_one = play.ben.posts("to be moved")
    withheld = play.cleo.posts("not to be shown", column=2)
    play.dov.posts("this one may")
    play.filled_up(3)
    ann.reads()
    ann.releases(Withhold(withheld.name, "off_topic"))
    ann.asks(StopHolding())
    ann.moves(1, sorted_one)
    ann.opens(OPEN)
    play.ben.posts("said at our table")
    ann.opens(FLOWING)
    play.filled_up(0)
    play.at += 60_000
    play.clock(ShowFlowing(step=FLOWING, round=1))
    ann.closes()
    play.clock(WaitAMoment(step=FLOWING, closing_at=play.step.closing_at or 0))
    ann.opens(BREAK)


def an_answer(plan: PlannedStep[Any]) -> dict[str, Any]:
    """What a phone could give to this step once it is open: the name of a command as `do`, and its fields."""
    play = Play.on(plan.step)
    answer = KINDS[plan.kind].example(play.step, play.chance, 0.5)
    assert answer
    return {"step": plan.step, **answer}


def snapshot(state: State) -> bytes:
    """Everything that a turn may change, as one byte string."""
    box, words = sorted(state.box.values()), sorted(state.words.items())
    return canonical([state.head, state.chain, state.box_version, state.view, box, words])


def names(things: Iterable[Any]) -> set[str]:
    return {thing.name for thing in things}


@contextmanager
def refused(code: str, field: str | None = None) -> Iterator[None]:
    with pytest.raises(Refused) as no:
        yield
    assert (no.value.code, no.value.field) == (code, field or no.value.field)
