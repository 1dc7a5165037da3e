"""Backlog, pace and heartbeat, each by itself and with a clock of its own."""

from typing import Any

import pytest

from server.engine import backlog as backlogs
from server.engine.backlog import MOST, PATIENCE, Backlog
from server.engine.heartbeat import NEVER, Heartbeat
from server.engine.pace import Pace
from server.engine.polling import NoPackets, Polling, packets_in
from server.engine.terms import Rate, Terms

# --- pace


def test_a_phone_says_forty_things_at_once_and_then_twenty_a_second() -> None:
    rate, now = Rate(20, 40), 100.0
    pace = Pace(rate, now)
    waited = 0.0
    for _ in range(140):
        wait = pace.spend(rate, now)
        now, waited = now + wait, waited + wait

    assert waited == pytest.approx(101 / 20, abs=0.06)


def test_who_says_little_never_waits() -> None:
    rate, now = Rate(20, 40), 100.0
    pace = Pace(rate, now)

    waits = [pace.spend(rate, now + 0.06 * number) for number in range(500)]

    assert waits == [0.0] * 500


def test_without_a_pace_nobody_waits() -> None:
    assert [Pace(None, 0.0).spend(None, 0.0) for _ in range(100)] == [0.0] * 100


# --- backlog


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(backlogs, "monotonic", lambda: now[0])
    return now


def test_a_whole_board_may_wait_and_so_much_behind_it(clock: list[float]) -> None:
    waiting = Backlog()

    assert waiting.add(bytes(3_000_000))
    assert waiting.add(bytes(MOST))
    assert not waiting.add(b"x")


def test_what_is_taken_makes_room(clock: list[float]) -> None:
    waiting = Backlog()
    for _ in range(4):
        waiting.add(bytes(MOST // 4))
    assert not waiting.took(10)
    assert waiting.took(MOST // 4 - 10)

    assert waiting.add(bytes(MOST // 4))
    assert waiting.add(bytes(MOST // 4))
    assert not waiting.add(b"xx")
    assert sum(map(len, waiting.take_all())) == 5 * (MOST // 4) + 2


def test_whoever_takes_nothing_for_ten_seconds_has_stalled(clock: list[float]) -> None:
    waiting = Backlog()
    clock[0] += 60
    assert not waiting.has_stalled(clock[0]), "nothing waits"

    waiting.add(b"some words")
    clock[0] += PATIENCE
    assert not waiting.has_stalled(clock[0])
    waiting.took(1)
    clock[0] += PATIENCE
    assert not waiting.has_stalled(clock[0]), "slow is not stalled"
    assert waiting.has_stalled(clock[0] + 0.1)


# --- polling


def test_one_body_holds_a_hundred_packets_and_no_more() -> None:
    assert len(list(packets_in(b"\x1e".join([b"6"] * 100)))) == 100
    with pytest.raises(NoPackets):
        packets_in(b"\x1e".join([b"6"] * 101))


def test_whoever_does_not_fetch_is_cut_like_who_does_not_read() -> None:
    road = Polling()
    road.write(bytes(100))
    road.write(bytes(MOST))

    with pytest.raises(OSError, match="nobody fetches it"):
        road.write(b"x")


# --- heartbeat


class Phone:
    def __init__(self, heart: Heartbeat, *, answers: bool = True, enters: bool = True) -> None:
        self.heart, self.answers = heart, answers
        self.unanswered_since, self.may_stay, self.is_over = NEVER, enters, False
        self.happened: list[str] = []

    def ping(self, due: float) -> None:
        self.happened.append("ping")
        self.unanswered_since = due
        if self.answers:
            self.unanswered_since = NEVER
            self.heart.answered(self)

    def fall_silent(self) -> None:
        self.happened.append("silent")
        self.is_over = True

    def send_away(self) -> None:
        self.happened.append("away")
        self.is_over = True


@pytest.fixture
def heart(monkeypatch: pytest.MonkeyPatch) -> Any:
    heart = Heartbeat(Terms(ping_interval=25, ping_timeout=20, enter_within=10))
    heart.now = 0.0  # type: ignore[attr-defined]
    monkeypatch.setattr("server.engine.heartbeat.monotonic", lambda: heart.now)  # type: ignore[attr-defined]
    monkeypatch.setattr(heart, "_run", lambda: None)
    return heart


def passes(heart: Any, seconds: int) -> None:
    for _ in range(seconds):
        heart.now += 1
        heart.tick(heart.now)


def test_whoever_answers_is_pinged_every_interval(heart: Any) -> None:
    phone = Phone(heart)
    heart.begin(phone)

    passes(heart, 101)

    assert phone.happened == ["ping"] * 4


def test_whoever_is_silent_for_the_time_out_is_gone(heart: Any) -> None:
    phone = Phone(heart, answers=False)
    heart.begin(phone)

    passes(heart, 44)
    assert phone.happened == ["ping"]
    passes(heart, 60)
    assert phone.happened == ["ping", "silent"]


def test_an_answer_to_the_last_ping_does_not_count_for_the_next(heart: Any) -> None:
    phone = Phone(heart)
    heart.begin(phone)
    passes(heart, 30)
    phone.answers = False

    passes(heart, 20 + 19)
    assert phone.happened == ["ping", "ping"]
    passes(heart, 1)
    assert phone.happened == ["ping", "ping", "silent"]


def test_whoever_enters_nothing_is_sent_away(heart: Any) -> None:
    idle, ben = Phone(heart, enters=False), Phone(heart)
    heart.begin(idle)
    heart.begin(ben)

    passes(heart, 11)

    assert (idle.happened, ben.happened) == (["away"], [])


def test_who_has_gone_is_looked_at_no_more(heart: Any) -> None:
    phone = Phone(heart, enters=False)
    heart.begin(phone)
    phone.is_over = True

    passes(heart, 100)

    assert phone.happened == []
