"""The demo: people with slow thumbs who act by themselves, and a workshop that is under way at once."""

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, get_args

import psutil
import pytest
import requests

from server.demo import person, thoughts_en, thoughts_fi
from server.demo.crowd import ALL, TEMPERS, Crowd
from server.demo.outbox import Given
from server.demo.person import Person, Temper
from server.demo.phone import PretendPhone
from server.demo.thoughts import LANGUAGES, WORKSHOPS, Deck
from sessions.steps import AnyStep
from sessions.steps.board import BoardStep
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.curves import WAVE
from sessions.thoughts.thought import Idea, Way
from sessions.thoughts.words import MOST_TEXT
from sessions.view import SessionView
from tests.harness.patience import until
from tests.harness.process import is_alive
from tests.harness.server import running_server
from tests.server.wired import Page, workshop
from tests.server.with_options import running_with

# --- what they say


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_to_say_and_nobody_says_the_same(language: str) -> None:
    texts = LANGUAGES[language]
    sparks = [text for topic in texts.SPARKS.values() for text in topic]
    ways = [way for topic in texts.CONTINUATIONS.values() for way in topic] + list(texts.ANYWHERE)
    said = [*sparks, *(text for _, text in ways)]

    assert len(sparks) >= 60
    assert len(ways) >= 60
    assert len(set(said)) == len(said)
    assert {kind for kind, _ in ways} == set(get_args(Way))
    assert all(text == text.strip() and 0 < len(text) <= MOST_TEXT / 4 for text in said)


def test_both_languages_have_the_same_topics() -> None:
    for there, here in (
        (thoughts_en.SPARKS, thoughts_fi.SPARKS),
        (thoughts_en.CONTINUATIONS, thoughts_fi.CONTINUATIONS),
    ):
        assert {topic: len(texts) for topic, texts in there.items()} == {
            topic: len(texts) for topic, texts in here.items()
        }
    assert WORKSHOPS.keys() == LANGUAGES.keys()


def test_everything_is_dealt_once() -> None:
    deck = Deck("en", Random(1))
    sparks = list(iter(deck.spark, None))
    stranger = list(iter(lambda: deck.way_on("What a visitor wrote"), None))

    assert len(sparks) == len(set(sparks)) == 60
    assert len(stranger) == len(thoughts_en.ANYWHERE)
    assert deck.second_thought(sparks[0]) is None


# --- how each of them acts, without a server and without a clock

BOARD, CURVE, LATER = "board1", "curve1", "curve2"


@dataclass
class APhone:
    """As much of a pretend phone as a person touches; its view is what the test shows."""

    view: SessionView = field(default_factory=SessionView)
    acts: list[tuple[Any, ...]] = field(default_factory=list)
    is_online: bool = True

    def give(self, step: str, answer: dict[str, Any]) -> None:
        self.acts.append(("mark", step, answer["station"]))

    def post(self, step: str, text: str) -> Given:
        self.acts.append(("post", text))
        return Given("PostIdea", {"step": step, "name": text, "text": text})

    def change(self, step: str, thing: Given, text: str) -> Given:
        self.acts.append(("change", thing.name, text))
        return Given("ChangeIdea", {"step": step, "name": text, "text": text})

    def continue_(self, step: str, idea: Idea, kind: str, text: str) -> None:
        self.acts.append(("continue", idea.name))

    def add_nothing(self, step: str) -> None:
        self.acts.append(("nothing",))

    def is_mine(self, idea: Idea) -> bool:
        return idea.name == "mine"

    def go_offline(self) -> None:
        self.is_online = False

    def come_back(self) -> None:
        self.is_online = True

    def shows(self, step: AnyStep) -> None:
        self.view.steps = [step]
        self.view.stage = step.step


def somebody(temper: Temper, phone: APhone, seed: int = 3) -> Person:
    chance = Random(seed)
    return Person(phone, temper, deck=Deck("en", chance), chance=chance)  # type: ignore[arg-type]


def lives(someone: Person, seconds: range) -> None:
    for now in seconds:
        someone.look(now)


def a_curve(step: str = CURVE, **how: Any) -> CurveStep:
    form = {"curve": "wave", "phases": WAVE.phases, "stations": WAVE.stations, "exits": WAVE.exits}
    opened = {"title": "", "prompt": "", "minutes": 5, "round": 1, "state": "open", "asks_stuck": False}
    return CurveStep(step=step, **{**form, **opened, **how})


def a_board(*ideas: str, **how: Any) -> BoardStep:
    shown = [Idea(name=name, salt="", text=f"About {name} …", round=1) for name in ideas]
    opened = {"title": "", "prompt": "", "minutes": 5, "round": 2 if ideas else 1, "state": "open"}
    return BoardStep(step=BOARD, ideas=shown, **{**opened, **how})


@pytest.mark.parametrize("temper", dict.fromkeys(TEMPERS))
def test_everyone_marks_and_nobody_at_once(temper: Temper) -> None:
    phone = APhone()
    phone.shows(a_curve())
    someone = somebody(temper, phone)

    lives(someone, range(int(temper.first[0])))
    assert phone.acts == []

    lives(someone, range(int(temper.first[0]), 200))
    assert len(phone.acts) == (2 if temper.changes_mind else 1)


@pytest.mark.parametrize("step", [a_curve(state="closed"), a_board(state="closed")])
def test_nobody_acts_on_what_is_closed(step: AnyStep) -> None:
    phone = APhone()
    phone.shows(step)

    lives(somebody(person.TALKATIVE, phone), range(200))

    assert phone.acts == []


def test_most_stand_a_bit_further_on_at_the_next_curve() -> None:
    first, later = [], []
    for seed in range(40):
        phone = APhone()
        someone = somebody(person.QUICK, phone, seed)
        for step in (a_curve(CURVE), a_curve(LATER)):
            phone.shows(step)
            lives(someone, range(200))
        places = [station for _, _, station in phone.acts if station < len(WAVE.stations)]
        first += places[:1]
        later += places[1:]

    assert sum(later) / len(later) - sum(first) / len(first) > 0.7
    assert len(set(first)) >= 5


def test_someone_talkative_has_more_to_say_than_someone_silent() -> None:
    talkative, silent = APhone(), APhone()
    for phone, temper in ((talkative, person.TALKATIVE), (silent, person.SILENT)):
        phone.shows(a_board())
        lives(somebody(temper, phone), range(200))

    assert [act[0] for act in silent.acts] == ["nothing"]
    assert {act[0] for act in talkative.acts} == {"post"}


def test_they_go_on_from_others_thoughts_and_never_from_their_own() -> None:
    phone = APhone()
    someone = somebody(person.TALKATIVE, phone)
    for round in range(2, 8):
        phone.shows(a_board("mine", "anothers", "a third", round=round))
        lives(someone, range(round * 200, round * 200 + 200))

    continued = [act[1] for act in phone.acts if act[0] == "continue"]
    assert sorted(continued) == ["a third", "anothers"]


def test_someone_wavering_finds_other_words() -> None:
    phone = APhone()
    phone.shows(a_board())

    lives(somebody(person.WAVERING, phone), range(200))

    (_, first), (_, changed, other) = phone.acts
    assert changed == first != other


def test_someone_wanders_out_of_reach_and_comes_back() -> None:
    phone = APhone()
    someone = somebody(person.WANDERING, phone)

    seen = []
    for now in range(400):
        someone.look(now)
        seen.append(phone.is_online)

    assert {True, False} == set(seen)
    assert seen[-200:].count(True) > 50


# --- together, on a real server


@pytest.mark.slow
def test_a_crowd_plays_a_whole_workshop(tmp_path: Path) -> None:
    with (
        running_server(tmp_path) as kesken,
        workshop(kesken.url, phones=0) as room,
        crowd(kesken.url, room.desk) as there,
    ):
        until(lambda: len(there.here) == ALL)
        ben = there.here[0].phone
        ann = room.desk
        first, board, later = room.steps

        ann.asks("OpenStep", step=first)
        when_they_gave(20, ben)
        reveal(ann, first, 1)

        ann.asks("OpenStep", step=board)
        for round in (1, 2, 3):
            when_they_gave(15, ben)
            reveal(ann, board, round)
            ben.wait_for(lambda round=round: len(ben.view.find(board).shown) == round)
        ideas = ben.view.find(board).ideas
        assert len({idea.text for idea in ideas}) >= 15
        assert sum(len(idea.continuations) for idea in ideas) >= 15

        ann.asks("OpenStep", step=later)
        when_they_gave(20, ben)
        reveal(ann, later, 1)
        ben.wait_for(lambda: ben.view.find(later).pictures)
        assert ben.disagreements == 0


@pytest.mark.slow
def test_the_demo_is_under_way_at_once_and_its_crowd_goes_with_the_server(tmp_path: Path) -> None:
    with running_with(tmp_path, "--demo", "--lang", "fi") as kesken:
        assert kesken.server.process
        [crowd] = psutil.Process(kesken.server.process.pid).children()
        lines = kesken.log.splitlines()
        assert lines[0] == f"Kesken is at {kesken.url}"
        assert len(lines) == 5

        browser = requests.Session()
        key = browser.post(f"{kesken.url}/desk/key", json={"key": key_in(kesken.log, "desk")})
        ann = Page(kesken.url, browser, key.json()["go"].rpartition("/")[2], "facilitator")
        ann.enters()
        [step] = ann.hears("view")["view"]["steps"]
        assert (step["kind"], step["state"]) == ("curve", "open")
        screen = requests.post(f"{kesken.url}/screen/key", json={"key": key_in(kesken.log, "screen")})
        assert screen.ok

        until(lambda: ann.asks("RevealRound", step=step["step"], round=1).keys() == {"ok"})
        ann.goes()

        kesken.server.process.send_signal(signal.SIGKILL)
        until(lambda: not is_alive(crowd))


def test_a_plain_run_says_one_line(tmp_path: Path) -> None:
    with running_with(tmp_path) as kesken:
        assert kesken.log == f"Kesken is at {kesken.url}\n"


@contextmanager
def crowd(url: str, ann: Page) -> Iterator[Crowd]:
    """Twenty times as quick as people, and alike in every run."""
    there = Crowd(url, ann.enters()["join"]["code"], pace=0.05, chance=Random(11))
    is_over = threading.Event()
    living = threading.Thread(target=there.live, args=(is_over.is_set,))
    living.start()
    try:
        yield there
    finally:
        is_over.set()
        living.join()
        there.leave()


def when_they_gave(many: int, phone: PretendPhone) -> None:
    """Of the round that is open now: what was told of the one before does not count."""
    phone.presence = {}
    phone.wait_for(lambda: many <= max((phone.presence.get("gave") or {"exact": 0}).values()))


def reveal(ann: Page, step: str, round: int) -> None:
    assert ann.asks("RevealRound", step=step, round=round).keys() == {"ok"}


def key_in(log: str, page: str) -> str:
    found = re.search(rf"/{page}#(\S+)", log)
    assert found
    return found.group(1)
