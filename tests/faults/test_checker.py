"""The checker is judged first: a small history that is right breaks no promise, and what is not is seen."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.faults.books import Violation
from tests.faults.checker import PROMISES, judge
from tests.faults.history import Fact

ROOM, STEPS = "room000000", ["board1", "curve1", "board2"]
PHONES = [f"phone {number}" for number in range(5)]
SECOND = 1_000_000_000


class Tale:
    """A history told by hand: one board, five thoughts, one of them changed, shown together; then a curve."""

    def __init__(self) -> None:
        self.now = 0
        self.facts: list[Fact] = []
        self._told: list[dict[str, Any]] = []
        self.add("room", steps=STEPS)
        self.tell({"is": "SessionDescribed", "session": {"title": "One"}})
        self.cue("OpenStep", {"step": "board1"}, ok=2)
        self.tell({"is": "StepOpened", "step": {"step": "board1"}, "round": 1, "state": "open"})
        for phone in PHONES:
            self.give(phone, "PostIdea", f"idea of {phone}", step="board1", text=f"By {phone}")
        self.give(PHONES[0], "ChangeIdea", "other words", step="board1", text="Other", idea="idea of phone 0")
        self.give(PHONES[1], "TakeBack", "idea of phone 1", step="board1")
        self.give(PHONES[1], "AddNothing", "nothing of phone 1", step="board1", round=1)
        self.ideas = ["other words", *(f"idea of {phone}" for phone in PHONES[2:])]
        shown = [{"name": name, "salt": "s", "text": "t"} for name in self.ideas]
        event = {"is": "ThoughtsShown", "step": "board1", "round": 1, "phones": 5, "ideas": shown}
        self.cue("RevealRound", {"step": "board1", "round": 1}, ok=3)
        self.tell(event, came=self.ideas)
        self.cue("OpenStep", {"step": "curve1"}, ok=4)
        self.tell({"is": "StepOpened", "step": {"step": "curve1"}, "round": 1, "state": "open"})
        for phone in PHONES:
            self.give(phone, "PlaceMark", f"mark of {phone}", step="curve1", round=1, station=1)
        self.cue("RevealRound", {"step": "curve1", "round": 1}, ok=5)
        picture = {"round": 1, "n": 5, "counted": [f"mark of {phone}" for phone in PHONES]}
        self.tell({"is": "MarksTallied", "step": "curve1", "picture": picture})
        self.ends()

    def add(self, kind: str, **fact: Any) -> None:
        self.now += SECOND
        self.facts.append({"is": kind, "room": ROOM, "at": self.now, **fact})

    def give(self, phone: str, do: str, name: str, **fields: Any) -> None:
        act = {"phone": phone, "do": do, "name": name}
        self.add("invoke", **act, **{"with": {**fields, "name": name}})
        self.add("ok", **act, ok="sealed")
        self.add("shown", **act, state="stored")

    def cue(self, do: str, fields: dict[str, Any], *, ok: int) -> None:
        act = {"phone": "desk", "do": do, "name": f"cue {ok}"}
        self.add("invoke", **act, **{"with": fields})
        self.add("ok", **act, ok=ok)
        self.add("shown", **act, state="stored")

    def tell(self, event: dict[str, Any], came: list[str] | None = None) -> None:
        self._told.append(event)
        seq = len(self._told)
        self.add("thing", digest=f"events {seq}", thing=[event])
        for phone in ("desk", *PHONES):
            where = {"epoch": 1, "from": seq, "seq": seq, "chain": f"chain {seq}", "hash": f"view {seq}"}
            self.add("deliver", phone=phone, **where, events=f"events {seq}", new=1, came=came or [], went=[])

    def ends(self) -> None:
        thoughts = [{"name": name, "is_taken_back": False, "continuations": []} for name in self.ideas]
        texts = ["Other", *(f"By {phone}" for phone in PHONES[2:])]
        ideas = [{**thought, "text": text} for thought, text in zip(thoughts, texts, strict=True)]
        self.add("thing", digest="view 5", thing={"steps": [{"step": "board1", "ideas": ideas}]})
        for phone in ("desk", *PHONES, "newcomer"):
            self.add("final", phone=phone, epoch=1, after=5, chain="chain 5", hash="view 5")


GOOD = Tale().facts


def test_a_history_that_is_right_breaks_no_promise() -> None:
    assert judge(deepcopy(GOOD)) == []


Change = Callable[[list[Fact]], object]


def one(facts: list[Fact], kind: str, place: int = 0, **like: Any) -> Fact:
    return [f for f in facts if f["is"] == kind and all(f.get(k) == v for k, v in like.items())][place]


def last_ideas(facts: list[Fact]) -> list[dict[str, Any]]:
    ideas: list[dict[str, Any]] = one(facts, "thing", digest="view 5")["thing"]["steps"][0]["ideas"]
    return ideas


def told(facts: list[Fact], seq: int) -> dict[str, Any]:
    event: dict[str, Any] = one(facts, "thing", digest=f"events {seq}")["thing"][0]
    return event


def refuse(facts: list[Fact], name: str, do: str) -> None:
    one(facts, "ok", name=name, do=do).update({"is": "refused", "refused": "closed"})
    one(facts, "shown", name=name, do=do)["state"] = "refused"


def take_back(facts: list[Fact], phone: str, name: str) -> None:
    asked = one(facts, "ok", name=name)
    act = {"room": ROOM, "phone": phone, "do": "TakeBack", "name": name, "at": asked["at"] + 1}
    facts.append({**act, "is": "invoke", "with": {"step": "curve1", "name": name}})
    facts.append({**act, "is": "ok", "ok": "sealed"})
    facts.append({**act, "is": "shown", "state": "stored"})


def take_away_the_database(facts: list[Fact]) -> None:
    begins = one(facts, "ok", name="idea of phone 3")["at"] - SECOND
    for moment, at in (("begins", begins), ("ends", begins + 9 * SECOND)):
        facts.append({"is": "nemesis", "what": "away", "moment": moment, "stores_nothing": True, "at": at})


def forget_tail(facts: list[Fact]) -> None:
    for fact in [f for f in facts if f["is"] == "deliver" and f["seq"] == 3]:
        facts.remove(fact)


BROKEN: list[tuple[str, str, Change]] = [
    ("a thought is missing", "nothing is lost", lambda f: last_ideas(f).pop()),
    ("an older wording came back", "nothing is lost", lambda f: last_ideas(f)[0].update(text="By phone 0")),
    (
        "a mark is missing",
        "nothing is lost",
        lambda f: one(f, "thing", digest="events 5")["thing"][0]["picture"]["counted"].pop(),
    ),
    (
        "a mark that was taken back was counted",
        "nothing is lost",
        lambda f: take_back(f, "phone 4", "mark of phone 4"),
    ),
    ("a reveal is not in the log", "nothing is lost", lambda f: one(f, "ok", name="cue 3").update(ok=2)),
    (
        "what was taken back is there",
        "nothing is lost",
        lambda f: last_ideas(f)[1].update(name="idea of phone 1"),
    ),
    ("a thought stands there twice", "twice", lambda f: last_ideas(f).append(last_ideas(f)[1])),
    (
        "old and new words stand side by side",
        "twice",
        lambda f: last_ideas(f).append({**last_ideas(f)[0], "name": "idea of phone 0"}),
    ),
    ("somebody saw a stranger's thought", "nobody gave", lambda f: one(f, "deliver", 9)["came"].append("x")),
    ("a round was shown unasked", "nobody gave", lambda f: told(f, 3).update(round=2)),
    (
        "a refused thought is seen",
        "refused",
        lambda f: refuse(f, "idea of phone 3", "PostIdea"),
    ),
    ("a thought vanished", "vanishes", lambda f: one(f, "deliver", 20)["went"].append("idea of phone 2")),
    (
        "«stored» without an answer",
        "shown only after",
        lambda f: one(f, "ok", name="idea of phone 2").update({"is": "unknown"}),
    ),
    (
        "an act was never resolved",
        "resolves",
        lambda f: one(f, "shown", name="idea of phone 2").update(state="waiting"),
    ),
    ("stored without a database", "can be stored", take_away_the_database),
    ("a number is missing", "without gaps", forget_tail),
    (
        "a phone met a gap",
        "without gaps",
        lambda f: f.append({"is": "gap", "room": ROOM, "phone": "desk", "at": 0}),
    ),
    ("time went back", "without gaps", lambda f: one(f, "deliver", -1, phone="desk").update(seq=2)),
    ("two chains", "one chain", lambda f: one(f, "deliver", 3).update(chain="another")),
    ("two views", "one chain", lambda f: one(f, "deliver", 3).update(hash="another")),
    ("the newcomer sees something else", "same", lambda f: one(f, "final", -1).update(chain="another")),
    ("another epoch", "epoch", lambda f: one(f, "deliver", -1).update(epoch=2)),
    (
        "a restore without a new epoch",
        "epoch",
        lambda f: f.append({"is": "nemesis", "what": "restored", "at": 0}),
    ),
    ("the stage is another", "order", lambda f: told(f, 4)["step"].update(step="board2")),
    ("a step of another room", "order", lambda f: told(f, 4)["step"].update(step="board9")),
    ("shown from four", "five phones", lambda f: told(f, 3).update(phones=4)),
    ("shown with more than gave", "five phones", lambda f: told(f, 3).update(phones=6)),
    (
        "shown when one of five was refused",
        "five phones",
        lambda f: refuse(f, "idea of phone 4", "PostIdea"),
    ),
]


@pytest.mark.parametrize(
    ("promise", "change"), [(p, c) for _, p, c in BROKEN], ids=[name for name, *_ in BROKEN]
)
def test_it_sees(promise: str, change: Change) -> None:
    facts = deepcopy(GOOD)
    change(facts)

    broken = judge(facts)

    assert [violation for violation in broken if promise in violation.promise], broken


def test_every_promise_has_something_that_breaks_it() -> None:
    untested = [name for name in PROMISES if not any(promise in name for _, promise, _ in BROKEN)]

    assert untested == ["nothing of one room is on a phone of another"]  # below


def test_a_thought_of_another_room_is_seen() -> None:
    facts = deepcopy(GOOD)
    elsewhere = {"room": "room000001", "phone": "Dov", "do": "PostIdea", "name": "his"}
    facts.append(
        {**elsewhere, "is": "invoke", "at": 0, "with": {"step": "board9", "text": "", "name": "his"}}
    )
    one(facts, "deliver", 9)["came"].append("his")

    assert "nothing of one room is on a phone of another" in {v.promise for v in judge(facts)}


def test_a_violation_reads_as_a_sentence() -> None:
    assert str(Violation("nothing takes effect twice", "x stands there 2 times")).startswith("nothing takes")
