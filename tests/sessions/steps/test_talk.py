"""A talk in small groups: the rules G1 to G8 of sessions/steps/talk.py."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random
from typing import Any

import pytest

from sessions.rounds import dealt, rounds
from sessions.rounds.dealt import Left, Someone, sizes
from sessions.stage.closing import CloseStep
from sessions.steps import planned
from sessions.steps.talk import JoinTalk, TalkStep
from tests.sessions.play import BOARD, Phone, Play, Thing, refused

TALK = "talk01"


def a_talk(size: int = 2, seed: int = 1) -> Play:
    talk = planned("talk", step=TALK, title="Two by two", settings={"size": size})
    board = planned("board", step=BOARD, title="Write")
    return Play.on(TALK, agenda={TALK: talk, BOARD: board}, seed=seed)


def talk_of(play: Play) -> TalkStep:
    found = play.view.find(TALK)
    assert isinstance(found, TalkStep)
    return found


def groups(play: Play) -> list[list[str]]:
    return talk_of(play).deals[-1].groups


def is_here(phone: Phone, *been: int, round: int = 0) -> Thing:
    made = phone.thing()
    phone.asks(join(made, *been, round=round or talk_of(phone.play).round))
    return made


def join(made: Thing, *been: int, round: int = 1) -> JoinTalk:
    return JoinTalk(step=TALK, round=round, name=made.name, salt=made.salt, been=been)


def all_are_here(play: Play, count: int) -> list[Thing]:
    return [is_here(phone) for phone in play.others(count)]


def named(these: list[list[str]]) -> set[str]:
    return {name for group in these for name in group}


# --- saying that one is here


def test_g1_who_is_here_waits_sealed_and_counts_once() -> None:
    play = a_talk()
    is_here(play.ben)
    newest = is_here(play.ben)

    assert play.sealed() == ["mark"]
    is_here(play.cleo)
    play.ann.shows()
    assert newest.name in named(groups(play))
    assert len(named(groups(play))) == 2


def test_g1_it_can_be_taken_back_until_the_deal() -> None:
    play = a_talk()
    mine = is_here(play.ben)
    others = all_are_here(play, 3)

    play.ben.takes_back(mine)
    play.ann.shows()

    assert mine.name not in named(groups(play))
    with refused("round_over"):
        play.phone("phone 0").takes_back(others[0])


def test_g1_a_repeat_changes_nothing() -> None:
    play = a_talk()
    made = play.ben.thing()
    all_are_here(play, 3)

    for _ in range(2):
        play.ben.asks(join(made))
        play.ben.asks(join(made))
        play.ann.shows()

    assert Counter(name for group in groups(play) for name in group)[made.name] == 1


# --- the deal


def test_g2_nobody_is_dealt_alone() -> None:
    play = a_talk()
    is_here(play.ben)

    with refused("too_few_here"):
        play.ann.shows()

    is_here(play.cleo)
    play.ann.shows()
    assert [len(group) for group in groups(play)] == [2]


@pytest.mark.parametrize("size", [2, 3, 4])
@pytest.mark.parametrize("people", range(2, 60))
def test_g2_groups_have_the_size_or_nearly_and_nobody_is_alone(size: int, people: int) -> None:
    made = sizes(people, size)

    assert sum(made) == people
    assert min(made) >= 2
    assert max(made) - min(made) <= 1
    assert max(made) <= size + 1


@pytest.mark.parametrize(
    ("size", "people", "expected"),
    [
        (2, 5, [3, 2]),
        (3, 5, [3, 2]),
        (3, 8, [3, 3, 2]),
        (4, 5, [5]),
        (4, 7, [4, 3]),
        (4, 9, [5, 4]),
        (4, 2, [2]),
    ],
)
def test_g2_such_as_these(size: int, people: int, expected: list[int]) -> None:
    assert sizes(people, size) == expected


@pytest.mark.parametrize("size", [2, 3, 4])
def test_g2_everyone_who_is_here_is_in_one_group(size: int) -> None:
    play = a_talk(size)
    here = all_are_here(play, 11)

    play.ann.shows()

    assert sorted(name for group in groups(play) for name in group) == sorted(thing.name for thing in here)
    assert play.state.box == {}


def test_g2_dealing_twice_is_dealing_once() -> None:
    play = a_talk()
    all_are_here(play, 4)
    play.ann.shows()
    before = len(play.log)

    play.ann.shows()

    assert len(play.log) == before


# --- who learns what


def strings_and_numbers(said: Any) -> Iterator[Any]:
    if isinstance(said, dict):
        said = list(said.values())
    if isinstance(said, list):
        for one in said:
            yield from strings_and_numbers(one)
    else:
        yield said


def more_than_names(play: Play, given: Sequence[Thing]) -> set[Any]:
    """What the deal tells besides the names that were given to it, the step and the round."""
    told = json.loads(play.log[-1].body)
    assert told["is"] == "GroupsDealt"
    return set(strings_and_numbers(told)) - {"GroupsDealt", TALK, told["round"]} - {one.name for one in given}


def test_g3_a_deal_tells_names_and_nothing_else() -> None:
    play = a_talk()
    given = all_are_here(play, 6)

    play.ann.shows()

    assert more_than_names(play, given) == set()


@pytest.mark.parametrize("leak", ["where they have been", "tags", "seats"])
def test_g3_a_deal_that_tells_more_is_found(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted."""
    play = a_talk()
    given = all_are_here(play, 6)
    box = dict(play.state.box)
    told = {
        "where they have been": lambda one: str(sorted(one.been)),
        "tags": lambda one: box[one.name].tag,
        "seats": lambda one: "phone 0",
    }[leak]
    monkeypatch.setattr(dealt, "dealt", lambda here, **how: [[one.name, told(one)] for one in here])

    play.ann.shows()

    assert more_than_names(play, given)


def stored(authors: Sequence[str], arrival: Sequence[int]) -> list[bytes]:
    """The log and the view of two deals in which these seats stand behind the same names."""
    play = a_talk(seed=7)
    here = [[play.dov.thing() for _ in authors] for _ in range(2)]
    for round, things in enumerate(here, 1):
        for place in arrival:
            been = [place % 3] if round == 2 else []
            play.phone(authors[place]).asks(join(things[place], *been, round=round))
        play.ann.shows()
        if round == 1:
            play.ann.asks_again()
    return [told.body for told in play.log]


@pytest.mark.parametrize("seed", range(4))
def test_g3_who_it_was_and_who_came_first_is_in_no_byte(seed: int) -> None:
    seats, order = [f"seat {number}" for number in range(7)], list(range(7))
    script = stored(seats, order)
    others, other_order = list(seats), list(order)
    Random(seed).shuffle(others)
    Random(seed + 1).shuffle(other_order)

    assert stored(others, other_order) == script


def test_g3_a_deal_in_the_order_of_arrival_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: what waits is not sorted before it is shuffled."""
    seats = [f"seat {number}" for number in range(7)]
    monkeypatch.setattr(
        rounds, "sealed", lambda turn, step: [slip for slip in turn.box.values() if slip.step == step]
    )

    assert stored(seats, [6, 5, 4, 3, 2, 1, 0]) != stored(seats, list(range(7)))


def test_g3_a_name_of_an_earlier_round_is_not_dealt_again() -> None:
    """A phone that gave one again would be known again; it is answered as the first time, and not in."""
    play = a_talk()
    old = all_are_here(play, 4)
    play.ann.shows()
    play.ann.asks_again()

    play.phone("phone 0").asks(join(old[0], round=2))
    all_are_here(play, 4)
    play.ann.shows()

    assert old[0].name not in named(groups(play))


# --- meeting others


def rounds_of(play: Play, people: int, count: int) -> list[list[list[str]]]:
    """So many deals, in which phones say where they have been; by seats."""
    had = dict[str, list[int]]()
    seated = []
    for round in range(1, count + 1):
        here = {is_here(phone, *had.get(phone.seat, [])).name: phone.seat for phone in play.others(people)}
        play.ann.shows()
        seated.append([[here[name] for name in group] for group in groups(play)])
        for place, group in enumerate(seated[-1]):
            for seat in group:
                had.setdefault(seat, []).append(place)
        if round < count:
            play.ann.asks_again()
    return seated


def meetings(seated: list[list[list[str]]]) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(sorted(pair)) for deal in seated for group in deal for pair in combinations(group, 2)
    )


@pytest.mark.parametrize(("people", "size"), [(8, 2), (12, 3), (16, 4), (24, 2)])
def test_g4_people_meet_others(people: int, size: int) -> None:
    """Three deals, in which nobody has to meet anybody twice."""
    assert max(meetings(rounds_of(a_talk(size), people, 3)).values()) == 1


def test_g4_without_it_they_would_meet_again() -> None:
    """The test above can fail."""
    play = a_talk()
    seated = []
    for round in range(3):
        here = {is_here(phone).name: phone.seat for phone in play.others(8)}
        play.ann.shows()
        seated.append([[here[name] for name in group] for group in groups(play)])
        if round < 2:
            play.ann.asks_again()

    assert max(meetings(seated).values()) > 1


def test_g4_where_all_have_met_they_meet_again() -> None:
    seated = rounds_of(a_talk(), 3, 4)

    assert [len(deal) for deal in seated] == [1, 1, 1, 1]


def test_g4_where_a_phone_has_been_is_gone_with_the_deal() -> None:
    play = a_talk()
    rounds_of(play, 6, 2)

    assert play.state.box == {}
    assert b"been" not in b"".join(told.body for told in play.log)


def test_g4_a_hall_of_three_hundred_is_dealt() -> None:
    chance = Random(1)
    here = [Someone(f"{number:03}", frozenset({(0, number // 2)})) for number in range(300)]

    made = dealt.dealt(here, size=2, chance=chance)

    before = {frozenset({f"{number:03}", f"{number + 1:03}"}) for number in range(0, 300, 2)}
    assert not before & {frozenset(group) for group in made}


# --- coming late, leaving, coming back


def test_g5_who_comes_late_is_placed_at_once_into_a_smallest_group() -> None:
    play = a_talk()
    all_are_here(play, 5)
    play.ann.shows()
    assert sorted(map(len, groups(play))) == [2, 3]

    late = is_here(play.ben)

    assert sorted(map(len, groups(play))) == [3, 3]
    assert late.name in named(groups(play))
    assert play.state.box == {}


def test_g5_what_is_told_of_who_comes_late_is_a_name_and_a_group() -> None:
    play = a_talk()
    all_are_here(play, 4)
    play.ann.shows()

    late = is_here(play.ben, 3)

    told = json.loads(play.log[-1].body)
    assert set(told) == {"is", "step", "round", "name", "group", "left"}
    assert (told["name"], told["left"]) == (late.name, "")


def test_g5_a_closed_talk_takes_nobody_more() -> None:
    play = a_talk()
    all_are_here(play, 4)
    play.ann.shows()
    play.ann.asks(CloseStep(step=TALK))
    play.grace_passes(TALK)

    with refused("closed"):
        is_here(play.ben)


def test_g5_groups_do_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MOST_WAITING", 5)
    play = a_talk()
    all_are_here(play, 4)
    play.ann.shows()
    is_here(play.ben)

    with refused("board_full"):
        is_here(play.cleo)


def leaves(phone: Phone, mine: Thing, secret: str = "") -> Thing:
    made = phone.thing()
    left = Left(name=mine.name, secret=secret or mine.secret)
    phone.asks(JoinTalk(step=TALK, round=1, name=made.name, salt=made.salt, left=left))
    return made


def test_g6_who_is_alone_is_placed_into_another_group() -> None:
    play = a_talk()
    here = all_are_here(play, 4)
    play.ann.shows()
    own = next(place for place, group in enumerate(groups(play)) if here[0].name in group)

    made = leaves(play.phone("phone 0"), here[0])

    assert [len(group) for group in groups(play)] == ([1, 3] if own == 0 else [3, 1])
    assert made.name in groups(play)[1 - own]
    assert here[0].name not in named(groups(play))


def test_g6_nobody_is_placed_with_one_who_was_left() -> None:
    """Who is left there may be gone themselves."""
    play = a_talk()
    here = all_are_here(play, 4)
    play.ann.shows()
    leaves(play.phone("phone 0"), here[0])

    for phone in (play.ben, play.cleo):
        is_here(phone)

    assert sorted(map(len, groups(play))) == [1, 5]


def test_g6_where_there_is_no_other_group_it_is_said() -> None:
    play = a_talk()
    here = all_are_here(play, 2)
    play.ann.shows()

    with refused("no_other_group"):
        leaves(play.phone("phone 0"), here[0])


def test_g6_nobody_takes_another_out_of_a_group() -> None:
    play = a_talk()
    here = all_are_here(play, 4)
    play.ann.shows()

    with refused("not_author", "left"):
        leaves(play.dov, here[0], secret=play.dov.thing().secret)
    with refused("round_over", "left"):
        leaves(play.dov, play.dov.thing())


def test_g6_before_the_deal_there_is_nothing_to_leave() -> None:
    play = a_talk()
    mine = is_here(play.ben)

    with refused("round_over", "left"):
        leaves(play.ben, mine)


def test_g7_leaving_undealt_burns_what_waits() -> None:
    play = a_talk()
    all_are_here(play, 4)

    play.ann.opens(BOARD)

    assert play.state.box == {}
    play.ann.opens(TALK)
    assert talk_of(play).round == 2
    with refused("too_few_here"):
        play.ann.shows()


def test_g7_a_talk_that_was_dealt_comes_back_with_its_groups() -> None:
    play = a_talk()
    all_are_here(play, 4)
    play.ann.shows()
    before = [list(group) for group in groups(play)]

    play.ann.opens(BOARD)
    play.ann.opens(TALK)

    assert talk_of(play).is_revealed
    assert groups(play) == before
    late = is_here(play.ben)
    assert late.name in named(groups(play))


def test_g8_dealing_anew_is_a_new_round() -> None:
    play = a_talk()
    all_are_here(play, 4)
    with refused("not_revealed"):
        play.ann.asks_again()
    play.ann.shows()

    play.ann.asks_again()

    assert not talk_of(play).is_revealed
    with refused("round_over", "round"):
        is_here(play.ben, round=1)
    with refused("too_few_here"):
        play.ann.shows()
    again = all_are_here(play, 4)
    play.ann.shows()
    assert named(groups(play)) == {thing.name for thing in again}
    assert [deal.round for deal in talk_of(play).deals] == [1, 2]
