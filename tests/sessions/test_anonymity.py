"""Nothing says who: the rules A1 to A6 of sessions/README.md."""

from collections.abc import Callable
from itertools import permutations

import pytest

from sessions.names import digest_of
from sessions.rounds.rounds import has_given
from sessions.stage.closing import StepClosing
from sessions.stage.cues import SessionEnded, StepOpened
from sessions.state import By
from sessions.thoughts.posting import PostIdea
from sessions.timer import SessionResumed, TimerSet
from tests.sessions.play import BOARD, CURVE, OTHER_BOARD, Phone, Play, Thing, snapshot, whole_workshop

CUES = (StepOpened, StepClosing, TimerSet, SessionResumed, SessionEnded)  # these say when the desk acted


def test_a1_no_event_holds_a_seat_a_tag_or_the_time_of_giving() -> None:
    play = Play.on(CURVE)
    play.ben.marks()
    tag = next(iter(play.state.box.values())).tag
    play = whole_workshop()

    bodies = b"".join(told.body for told in play.log if not isinstance(told.event, CUES))

    for secret in ("ben", "cleo", "phone 0", tag, str(play.at)[:6]):
        assert secret.encode() not in bodies


def test_a2_no_event_holds_peoples_words_but_their_digests() -> None:
    play = whole_workshop()

    bodies = b"".join(told.body for told in play.log)

    assert b"words of" not in bodies
    for idea in play.view.find(BOARD).ideas:
        assert not idea.stands or digest_of(idea.salt, idea.text).encode() in bodies


def test_a2_the_newest_digest_is_that_of_the_words_that_are_seen() -> None:
    play = Play.on(BOARD)
    mine = play.ben.posts("old")
    play.filled_up(1)
    play.ann.shows()
    play.ben.changes(mine, "new")
    play.filled_up(1)

    play.ann.shows()

    assert digest_of(mine.salt, "new").encode() in play.log[-1].body


GIVING: dict[str, Callable[[Phone, Thing], object]] = {
    "an idea": lambda phone, mine: phone.posts("x" * 500),
    "a continuation": lambda phone, mine: phone.continues(mine, "x"),
    "a change": lambda phone, mine: phone.changes(mine, "other words"),
    "nothing": lambda phone, mine: phone.adds_nothing(),
    "a taking back": lambda phone, mine: phone.takes_back(mine),
    "a later taking back": lambda phone, mine: phone.takes_back_later(mine),
}


@pytest.mark.parametrize("what", GIVING)
def test_a3_whatever_is_given_is_answered_with_the_same_word(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = Play.on(BOARD)
    mine = play.ben.posts()
    play.filled_up(1)
    play.ann.shows()
    answers = []
    asks = play.ask
    monkeypatch.setattr(play, "ask", lambda command, by: answers.append(asks(command, by)))

    GIVING[what](play.ben, mine)

    assert answers == ["sealed"]


def test_a3_a_mark_is_answered_with_that_word_too(monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play.on(CURVE)
    answers = []
    asks = play.ask
    monkeypatch.setattr(play, "ask", lambda command, by: answers.append(asks(command, by)))

    play.ben.marks(0)
    play.ben.marks(10, is_stuck=True)

    assert answers == ["sealed", "sealed"]


def test_a4_a_tag_says_the_same_phone_within_a_round_and_nothing_across_rounds() -> None:
    play = Play.on(BOARD)
    tags = []
    for _ in range(2):
        play.ben.posts()
        play.ben.posts()
        tags.append({slip.tag for slip in play.state.box.values() if slip.kind == "idea"})
        play.filled_up(1)
        play.ann.shows()

    assert [len(of_round) for of_round in tags] == [1, 1]
    assert not tags[0] & tags[1]


def test_a4_no_tag_outlives_its_round() -> None:
    play = Play.on(BOARD)
    play.ben.takes_back(play.ben.posts())
    play.cleo.changes(play.cleo.posts(), "better")
    play.dov.posts()
    play.filled_up(2)

    play.ann.opens(OTHER_BOARD)

    assert {slip.tag for slip in play.state.box.values()} == {""}


def test_a4_a_phone_is_told_whether_it_gave_something_in_this_round_only() -> None:
    play = Play.on(BOARD)
    play.ben.posts()
    assert has_given(play._turn(), play.ben.by)
    assert not has_given(play._turn(), play.cleo.by)
    assert not has_given(Play()._turn(), By("participant", "ben"))

    play.filled_up(1)
    play.ann.shows()

    assert not has_given(play._turn(), play.ben.by)


def test_a5_whatever_order_things_came_in_the_room_is_the_same_to_the_byte() -> None:
    def after(order: tuple[int, ...]) -> bytes:
        play = Play.on(BOARD)
        phones = play.others(5)
        made = [phone.thing() for phone in phones]
        for number in order:
            phones[number].made = 0
            phones[number].posts(f"thought {number}")
        play.ann.shows()
        assert len(made) == len(play.step.ideas)
        return snapshot(play.state)

    assert len({after(order) for order in permutations(range(5))}) == 1


def test_a5_what_stayed_sealed_does_not_tell_in_which_order_it_came() -> None:
    def after(order: list[int]) -> bytes:
        play = Play.on(BOARD)
        phones = play.others(4)
        for number in order:
            phones[number].posts(f"thought {number}")
        play.ann.opens(OTHER_BOARD)
        return b"".join(str(slip).encode() for slip in play.state.box.values())

    assert after([0, 1, 2, 3]) == after([3, 1, 0, 2])


def test_a6_who_gave_what_leaves_no_trace_in_log_box_or_words() -> None:
    things = [Phone(Play(), f"root {number}").thing() for number in range(5)]

    def after(seats: tuple[str, ...]) -> bytes:
        play = Play.on(BOARD)
        for seat, (name, salt, _) in zip(seats, things, strict=True):
            play.ask(PostIdea(step=BOARD, name=name, salt=salt, text=name), By("participant", seat))
        play.ann.shows()
        assert len(play.step.ideas) == 5
        return snapshot(play.state)

    assert len({after(seats) for seats in permutations(["ben", "cleo", "dov", "eve", "finn"])}) == 1
