"""A vote by dots: the rules V of its docstring."""

from collections.abc import Sequence
from itertools import permutations
from random import Random
from typing import Any

import pytest
from msgspec import ValidationError
from msgspec.json import decode, encode

from server.keeping.check_box import faults_of_box
from sessions.planned import PlannedStep
from sessions.refusals import Refused
from sessions.rounds import tally
from sessions.rounds.tally import waiting
from sessions.session import COMMANDS
from sessions.stage.agenda import checked
from sessions.stage.keeping import KeepRound
from sessions.stage.restored import begin_next_round
from sessions.steps import planned
from sessions.steps.vote import totals
from sessions.steps.vote.totals import SIGNS, signed
from sessions.steps.vote.vote import KIND, MOST_DOTS, CastBallot, VoteStep
from sessions.view import canonical
from tests.sessions.play import CURVE, Phone, Play, Thing, refused, snapshot

VOTE, ELSEWHERE = "vote01", "break1"
ITEMS = ("Shared calendar", "Fewer meetings", "A quiet morning", "Lunch together")


def a_vote(**changes: Any) -> PlannedStep[Any]:
    settings = {"criterion": "What helps next week", "items": ITEMS, **changes}
    return planned("vote", step=VOTE, title="What first", prompt="What do we try?", settings=settings)


def on_vote(**changes: Any) -> Play:
    plans = (a_vote(**changes), planned("break", step=ELSEWHERE, title="Coffee"))
    return Play.on(VOTE, agenda={plan.step: plan for plan in plans})


def step_of(play: Play) -> VoteStep:
    found = play.view.find(VOTE)
    assert isinstance(found, VoteStep)
    return found


def votes(phone: Phone, dots: Sequence[int], round: int = 0) -> Thing:
    which = round or step_of(phone.play).round
    return phone.gives({"do": "CastBallot", "round": which, "dots": signed(dots)})


def all_vote(play: Play, *ballots: Sequence[int]) -> list[Thing]:
    return [votes(phone, dots) for phone, dots in zip(play.others(len(ballots)), ballots, strict=True)]


FIVE = ([3, 0, 0, 0], [2, 1, 0, 0], [1, 1, 1, 0], [0, 0, 3, 0], [1, 0, 2, 0])


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"criterion": " "}, "needs_criterion", "steps.0.settings.criterion"),
        ({"criterion": "x" * 81}, "needs_criterion", "steps.0.settings.criterion"),
        ({"items": ("One",)}, "needs_items", "steps.0.settings.items"),
        ({"items": tuple(map(str, range(31)))}, "needs_items", "steps.0.settings.items"),
        ({"items": ("One", " ")}, "needs_item", "steps.0.settings.items"),
        ({"items": ("One", "x" * 81)}, "needs_item", "steps.0.settings.items"),
        ({"items": ("One", " One ")}, "same_items", "steps.0.settings.items"),
    ],
)
def test_v1_an_agenda_takes_no_vote_that_is_not_whole(changes: Any, code: str, field: str) -> None:
    with refused(code, field):
        checked([a_vote(**changes)])


def test_v1_a_vote_asks_a_question() -> None:
    asks_nothing = planned("vote", step=VOTE, title="What first", settings=a_vote().settings)
    with refused("needs_question", "steps.0.prompt"):
        checked([asks_nothing])

    play = Play(agenda={VOTE: asks_nothing})
    with refused("needs_question"):
        play.ann.opens(VOTE)


@pytest.mark.parametrize("dots", [0, MOST_DOTS + 1])
def test_v1_each_has_one_to_ten_dots(dots: int) -> None:
    with pytest.raises(ValidationError):
        a_vote(dots=dots)


def test_v2_what_is_voted_on_stays_as_it_was_opened_first() -> None:
    play = on_vote()
    play.agenda[VOTE] = a_vote(items=("Other", "Items"), dots=5)

    play.ann.opens(ELSEWHERE)
    play.ann.opens(VOTE)

    assert (step_of(play).items, step_of(play).dots) == (ITEMS, 3)


def test_v3_a_new_ballot_takes_the_place_of_the_old() -> None:
    play = on_vote()
    all_vote(play, *FIVE)
    votes(play.ben, [3, 0, 0, 0])

    newest = votes(play.ben, [0, 0, 0, 1])
    play.ann.shows()

    picture = step_of(play).pictures[0]
    assert (picture.n, picture.totals) == (6, (7, 2, 6, 1))
    assert newest.name in picture.counted


def test_v3_whatever_is_voted_and_voted_again_totals_are_the_sum_of_the_last_ballots() -> None:
    for seed in range(50):
        chance, play, last = Random(seed), on_vote(), dict[str, list[int]]()
        phones = play.others(7)
        for phone in [*phones, *chance.choices(phones, k=20)]:
            given = KIND.example(step_of(play), chance, chance.random())
            assert given
            phone.gives(given)
            last[phone.seat] = [SIGNS.index(sign) for sign in given["dots"]]
        play.ann.shows()

        assert step_of(play).pictures[0].totals == tuple(map(sum, zip(*last.values(), strict=True)))


def test_v3_a_ballot_that_was_taken_back_is_not_counted() -> None:
    play = on_vote()
    all_vote(play, *FIVE)
    play.ben.takes_back(votes(play.ben, [0, 0, 0, 3]))

    play.ann.shows()

    assert step_of(play).pictures[0].totals == (7, 2, 6, 0)


@pytest.mark.parametrize(
    ("dots", "code"),
    [
        ([0, 0, 0, 0], "no_dots"),
        ([2, 2, 0, 0], "too_many_dots"),
        ([3, 0, 0, 0], "too_many_dots"),
        ([1, 1, 1], "bad_shape"),
        ([1, 1, 1, 0, 0], "bad_shape"),
    ],
)
def test_v4_a_ballot_gives_what_each_has_and_no_more(dots: list[int], code: str) -> None:
    play = on_vote(most=2)

    with refused(code, "dots"):
        votes(play.ben, dots)


def test_v4_without_a_cap_all_dots_may_lie_on_one_item() -> None:
    play = on_vote(dots=MOST_DOTS)

    votes(play.ben, [MOST_DOTS, 0, 0, 0])

    assert play.sealed() == ["mark"]


def test_v5_ballots_are_of_one_width_whatever_they_say() -> None:
    play = on_vote(dots=MOST_DOTS)
    for phone, dots in zip(play.others(3), ([10, 0, 0, 0], [1, 0, 0, 0], [1, 2, 3, 4]), strict=True):
        votes(phone, dots)

    assert len({len(slip.body) for slip in play.state.box.values()}) == 1
    assert len({len(encode(command)) for command, _ in play.asked}) == 1


def test_v5_a_ballot_that_lists_its_dots_would_be_told_by_its_width() -> None:
    """The leak that the signs close, planted."""
    bare = [encode({"dots": dots}) for dots in ([10, 0, 0, 0], [1, 2, 3, 4])]

    assert len({len(body) for body in bare}) == 2


def test_v6_fewer_than_five_ballots_are_not_counted() -> None:
    play = on_vote()
    all_vote(play, *FIVE[:4])

    with refused("too_few_marks"):
        play.ann.shows()


def test_v6_nothing_of_a_ballot_is_told_before_the_reveal() -> None:
    play = on_vote()
    before = snapshot_of_view(play)

    all_vote(play, *FIVE)

    assert snapshot_of_view(play) == before
    assert [event["is"] for event in play.told()][-1] == "StepOpened"


def test_v6_totals_are_told_in_one_event_that_holds_nothing_of_anybody() -> None:
    play = on_vote()
    things = all_vote(play, *FIVE)
    tags = {slip.tag for slip in play.state.box.values()}

    play.ann.shows()

    [told] = play.frames[-1]
    assert told["picture"] == {
        "round": 1,
        "n": 5,
        "totals": (7, 2, 6, 0),
        "counted": tuple(sorted(thing.name for thing in things)),
        "level": "exact",
    }
    assert found_in(canonical(told), tags) == set()
    assert play.state.box == {}


def test_v6_a_tag_in_the_event_would_be_found() -> None:
    assert found_in(canonical({"is": "VotesCounted", "by": ["tag 1"]}), {"tag 1", "tag 2"}) == {"tag 1"}


def test_v6_the_kind_knows_no_detail() -> None:
    play = on_vote()
    all_vote(play, *FIVE)

    with refused("bad_shape", "detail"):
        play.ann.shows(detail="stations")


def test_v7_the_order_of_ballots_and_who_gave_them_leave_no_trace() -> None:
    assert len(told_of_each_order()) == 1


def test_v7_an_order_that_is_kept_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted as they came, the names would tell of it: planted."""
    monkeypatch.setattr(
        tally.rounds, "sealed", lambda turn, step: [s for s in turn.box.values() if s.step == step]
    )
    monkeypatch.setattr(totals, "sorted", list, raising=False)

    assert len(told_of_each_order()) > 1


def told_of_each_order() -> set[bytes]:
    """Log and box after the same ballots in several orders, from other seats each time."""
    told = set()
    things = [Play().phone(f"root {number}").thing() for number in range(5)]
    for number, order in enumerate(list(permutations(range(5)))[::29]):
        play = on_vote()
        for place in order:
            cast = CastBallot(
                step=VOTE, round=1, name=things[place].name, salt=things[place].salt, dots=signed(FIVE[place])
            )
            play.phone(f"seat {(place + number) % 5}").asks(cast)
        play.ann.shows()
        told.add(snapshot(play.state))
    return told


def test_v8_a_ballot_of_another_round_is_refused() -> None:
    play = on_vote()
    with refused("round_over", "round"):
        votes(play.ben, [1, 0, 0, 0], round=2)
    all_vote(play, *FIVE)
    play.ann.shows()
    with refused("round_over", "round"):
        votes(play.ben, [1, 0, 0, 0], round=1)
    play.ann.asks_again()

    with refused("round_over", "round"):
        votes(play.ben, [1, 0, 0, 0], round=1)


def test_v8_a_late_repeat_of_a_counted_ballot_is_answered_as_the_first_time() -> None:
    play = on_vote()
    mine = play.ben.thing()
    cast = CastBallot(step=VOTE, round=1, name=mine.name, salt=mine.salt, dots="1000")
    play.ben.asks(cast)
    all_vote(play, *FIVE)
    play.ann.shows()
    play.ann.asks_again()

    assert (play.ben.asks(cast), play.sealed()) == ("sealed", [])


def test_r7_a_vote_that_leaves_unrevealed_burns_its_ballots_and_says_so() -> None:
    play = on_vote()
    all_vote(play, *FIVE)

    play.ann.opens(ELSEWHERE)

    assert (play.sealed(), step_of(play).burnt) == ([], [1])


def test_whatever_a_phone_sends_is_read_or_refused() -> None:
    for dots in ('"1b00"', '"१000"', "[1,0,0,0]", f'"{"0" * 31}"', '"1000\\n"'):
        with pytest.raises((ValidationError, Refused)):
            decode(
                f'{{"do":"CastBallot","step":"{VOTE}","round":1,"name":"{"A" * 43}","salt":"{"A" * 22}",'
                f'"dots":{dots}}}',
                type=COMMANDS["CastBallot"],
            )


def snapshot_of_view(play: Play) -> bytes:
    return canonical(play.view)


def found_in(told: bytes, tags: set[str]) -> set[str]:
    return {tag for tag in tags if tag.encode() in told}


# --- a round that is kept

OTHER_FIVE = ([0, 3, 0, 0], [0, 3, 0, 0], [0, 1, 2, 0], [1, 0, 2, 0], [0, 2, 0, 1])


def keeps(play: Play) -> None:
    play.ann.asks(KeepRound(step=VOTE, round=step_of(play).round))


def kept_and_asked_again(**changes: Any) -> Play:
    """Asked, kept, left, and asked again."""
    play = on_vote(**changes)
    all_vote(play, *FIVE)
    keeps(play)
    play.ann.opens(ELSEWHERE)
    play.ann.opens(VOTE)
    return play


def test_r15_a_round_that_is_kept_burns_its_ballots_at_once_and_tells_nothing_of_them() -> None:
    play = on_vote()
    things = all_vote(play, *FIVE)
    tags = {slip.tag for slip in play.state.box.values()}

    keeps(play)

    [told] = play.frames[-1]
    counted = tuple(sorted(thing.name for thing in things))
    assert told == {"is": "RoundKept", "step": VOTE, "round": 1, "counted": counted}
    [slip] = play.state.box.values()
    assert (slip.kind, slip.tag) == ("kept", "")
    assert found_in(canonical(slip), tags) == set()
    assert not step_of(play).takes


def test_r15_it_needs_five_and_is_kept_once() -> None:
    play = on_vote()
    all_vote(play, *FIVE[:4])
    with refused("too_few_marks"):
        keeps(play)
    all_vote(play, *FIVE)
    keeps(play)
    before = snapshot(play.state)

    keeps(play)
    play.ann.shows()

    assert snapshot(play.state) == before, "it is over: a cue that names it changes nothing"


def test_r15_both_are_told_with_the_next_reveal_and_nothing_between_them() -> None:
    play = kept_and_asked_again()
    since = len(play.log)
    all_vote(play, *OTHER_FIVE)
    assert play.told()[since:] == []

    play.ann.shows()

    assert [event["picture"]["totals"] for event in play.frames[-1]] == [(7, 2, 6, 0), (1, 9, 4, 1)]
    assert (play.state.box, waiting(step_of(play))) == ({}, [])
    assert [picture.round for picture in step_of(play).pictures] == [1, 2]


def test_r15_a_leak_of_the_first_before_the_second_would_be_found() -> None:
    """Planted: the totals, told when they are kept."""
    told = canonical({"is": "RoundKept", "step": VOTE, "round": 1, "totals": [7, 2, 6, 0]})

    assert told != canonical({"is": "RoundKept", "step": VOTE, "round": 1})


def test_r15_it_is_asked_again_at_once_too() -> None:
    play = on_vote()
    all_vote(play, *FIVE)
    keeps(play)

    play.ann.asks_again()
    all_vote(play, *FIVE)
    play.ann.shows()

    assert [picture.round for picture in step_of(play).pictures] == [1, 2]


def test_r15_a_late_repeat_of_what_was_kept_is_answered_as_the_first_time() -> None:
    play = on_vote()
    mine = play.ben.thing()
    cast = CastBallot(step=VOTE, round=1, name=mine.name, salt=mine.salt, dots="1000")
    play.ben.asks(cast)
    all_vote(play, *FIVE)
    keeps(play)

    assert (play.ben.asks(cast), play.sealed()) == ("sealed", ["kept"])


def test_r15_another_ballot_to_what_was_kept_is_refused() -> None:
    play = on_vote()
    all_vote(play, *FIVE)
    keeps(play)

    with refused("round_over", "round"):
        votes(play.ben, [1, 0, 0, 0], round=1)


def test_r15_in_a_restore_it_is_lost_and_that_is_said() -> None:
    play = kept_and_asked_again()
    play.ann.opens(ELSEWHERE)
    play.state.box.clear()
    turn = play._turn()

    begin_next_round(turn)
    play._write(turn)

    assert (step_of(play).burnt, waiting(step_of(play))) == ([1], [])
    assert snapshot(play.folded_again()) == snapshot(play.state)


def test_r15_lost_while_it_is_on_the_stage_the_next_round_is_opened() -> None:
    play = on_vote()
    all_vote(play, *FIVE)
    keeps(play)
    play.state.box.clear()
    turn = play._turn()

    begin_next_round(turn)
    play._write(turn)

    assert (step_of(play).burnt, step_of(play).round) == ([1], 2)
    assert not step_of(play).takes, "the desk opens it"


def test_r15_at_the_end_of_the_session_it_is_gone() -> None:
    play = kept_and_asked_again()

    play.ann.ends()

    assert play.state.box == {}
    assert waiting(step_of(play)) == [1]


def test_r15_what_keeps_no_round_refuses_it() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)

    with refused("wrong_kind"):
        play.ann.asks(KeepRound(step=CURVE, round=1))


def test_r15_what_waits_is_what_may_wait() -> None:
    play = kept_and_asked_again()
    assert list(faults_of_box(play.view, play.state.box)) == []
    [(name, slip)] = play.state.box.items()

    play.state.box[name] = slip._replace(round=2)

    assert [fault.partition(" is ")[2] for fault in faults_of_box(play.view, play.state.box)] == [
        "a round that nobody kept."
    ]


@pytest.mark.parametrize(("more", "level"), [(0, "exact"), (1, "careful"), (4, "careful"), (5, "exact")])
def test_r16_where_the_two_differ_by_a_few_both_are_careful(more: int, level: str) -> None:
    play = kept_and_asked_again()
    all_vote(play, *OTHER_FIVE, *([[3, 0, 0, 0]] * more))

    play.ann.shows()

    assert [picture.level for picture in step_of(play).pictures] == [level, level]


@pytest.mark.parametrize(("more", "level"), [(0, "exact"), (1, "careful"), (5, "exact")])
def test_r16_after_a_round_that_everybody_saw_the_newer_is_careful(more: int, level: str) -> None:
    play = on_vote()
    all_vote(play, *FIVE)
    play.ann.shows()
    play.ann.asks_again()
    all_vote(play, *OTHER_FIVE, *([[3, 0, 0, 0]] * more))

    play.ann.shows()

    assert [picture.level for picture in step_of(play).pictures] == ["exact", level]


def test_r16_two_exact_pictures_would_give_a_latecomer_away() -> None:
    """The leak that it closes, planted: what is told is the ballot of the sixth."""
    first, second = (
        [sum(column) for column in zip(*ballots, strict=True)] for ballots in (FIVE, (*FIVE, [0, 0, 1, 2]))
    )

    assert [after - before for before, after in zip(first, second, strict=True)] == [0, 0, 1, 2]


def test_v9_a_careful_picture_says_only_which_have_an_even_share() -> None:
    play = kept_and_asked_again()
    all_vote(play, *FIVE, [0, 0, 1, 2])

    play.ann.shows()

    first, second = step_of(play).pictures
    assert (first.totals, second.totals) == ((1, 0, 1, 0), (1, 0, 1, 0))
    assert (first.n, second.n) == (5, 6)
