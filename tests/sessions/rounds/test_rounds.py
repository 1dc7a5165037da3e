"""Rounds and slips, the one mechanism under every step: the rules R1 to R9 of sessions/README.md."""

import pytest

from sessions.rounds import rounds
from sessions.rounds.tally import AskAgain
from sessions.stage.ajar import LeaveAjar, ShutStep
from sessions.thoughts.hold import HoldThoughts, ReadRound, ReleaseRound
from tests.sessions.play import BOARD, CURVE, OTHER_BOARD, Play, names, refused


def test_r1_one_phone_counts_once_whatever_it_gives() -> None:
    play = Play.on(BOARD)
    for number in range(7):
        play.ben.posts(f"thought {number}")
    play.ben.adds_nothing()

    assert rounds.phones(play.state.box, play.step) == 1
    with refused("too_few"):
        play.ann.shows()


def test_r1_three_phones_in_two_rounds_are_three() -> None:
    """Their tags differ from round to round; six would pass the quorum."""
    play = Play.on(BOARD)
    for phone in play.others(3):
        phone.posts()
    box = play.state.box
    earlier = [slip._replace(name=f"{slip.name} before", tag=f"{slip.tag} before") for slip in box.values()]
    play.step.round = 2
    for slip in earlier:
        box[slip.name] = slip
    for slip in list(box.values())[:3]:
        box[slip.name] = slip._replace(round=2)

    assert len({slip.tag for slip in box.values()}) == 6
    assert rounds.phones(box, play.step) == 3
    with refused("too_few"):
        play.ann.shows()


def test_r1_everything_that_is_given_counts_as_a_phone() -> None:
    play = Play.on(BOARD)
    ideas = [phone.posts() for phone in (play.ben, play.cleo, play.dov, *play.others(2))]
    play.ann.shows()

    play.ben.changes(ideas[0], "better words")
    play.cleo.takes_back_later(ideas[1])
    play.dov.continues(ideas[0])
    play.others(1)[0].posts()
    play.others(2)[1].adds_nothing()
    play.ann.shows()

    assert [shown.phones for shown in play.step.shown] == [5, 5]


def test_r1_a_phone_that_took_everything_back_does_not_count() -> None:
    play = Play.on(BOARD)
    play.filled_up(1)

    play.ben.takes_back(play.ben.posts())

    assert rounds.phones(play.state.box, play.step) == 4
    with refused("too_few"):
        play.ann.shows()


@pytest.mark.parametrize("count", range(5))
def test_r2_fewer_than_five_phones_are_not_shown(count: int) -> None:
    play = Play.on(BOARD)
    for phone in play.others(count):
        phone.posts()

    with refused("too_few"):
        play.ann.shows()

    assert not play.step.ideas


@pytest.mark.parametrize("count", range(5))
def test_r2_fewer_than_five_marks_are_not_tallied(count: int) -> None:
    play = Play.on(CURVE)
    for phone in play.others(count):
        phone.marks()

    with refused("too_few_marks"):
        play.ann.shows()

    assert not play.step.pictures


def test_r2_five_phones_are_shown_and_five_marks_tallied() -> None:
    play = Play.on(BOARD)
    play.ben.posts("unfinished")
    play.filled_up(1)
    play.ann.shows()
    assert play.texts == ["unfinished"]

    play.ann.opens(CURVE)
    play.filled_up(0)
    play.ann.shows()

    assert play.step.pictures[0].n == 5


def test_r3_a_round_is_shown_once() -> None:
    play = Play.on(BOARD)
    play.filled_up(0)
    play.ann.shows(round=1)
    for phone in play.others(5):
        phone.posts()

    play.ann.shows(round=1)

    assert (len(play.step.shown), play.texts) == (1, [])


def test_r3_a_round_that_is_not_yet_open_is_not_shown() -> None:
    play = Play.on(BOARD)
    play.filled_up(0)

    with refused("bad_shape", "round"):
        play.ann.shows(round=2)


def test_r3_a_step_that_left_the_stage_is_not_shown() -> None:
    play = Play.on(BOARD)
    play.filled_up(0)
    play.ann.opens(OTHER_BOARD)

    with refused("not_on_stage"):
        play.ann.shows(step=BOARD, round=1)


def test_r3_no_other_cue_shows_anything() -> None:
    play = Play.on(BOARD)
    for phone in play.others(9):
        phone.posts()

    play.ann.closes()
    play.grace_passes()
    play.ann.opens(BOARD)
    play.ann.opens(OTHER_BOARD)
    play.ann.opens(BOARD)
    play.ann.ends()

    assert not play.view.find(BOARD).ideas


def test_r3_a_closed_round_can_be_shown() -> None:
    play = Play.on(BOARD)
    play.ben.posts("before it closed")
    play.filled_up(1)
    play.ann.closes()
    play.grace_passes()

    play.ann.shows()

    assert (play.texts, play.step.state) == (["before it closed"], "closed")


def test_r4_everything_that_waits_is_shown_at_once_and_leaves_the_box() -> None:
    play = Play.on(BOARD)
    given = [phone.posts() for phone in play.others(6)]

    play.ann.shows()

    assert names(play.step.ideas) == names(given)
    assert not play.state.box


def test_r4_the_order_of_what_is_shown_is_chance() -> None:
    orders = set()
    for seed in range(20):
        play = Play.on(BOARD, seed=seed)
        given = [phone.posts() for phone in play.others(5)]

        play.ann.shows()

        place = {thing.name: number for number, thing in enumerate(given)}
        orders.add(tuple(place[idea.name] for idea in play.step.ideas))

    assert len(orders) > 10


def test_r5_what_stays_sealed_waits_without_tags_and_in_no_order_of_arrival() -> None:
    play = Play.on(BOARD)
    for phone in play.others(4):
        phone.posts()

    play.ann.opens(OTHER_BOARD)

    assert {slip.tag for slip in play.state.box.values()} == {""}
    assert list(play.state.box) == sorted(play.state.box)


def test_r5_what_stayed_sealed_needs_five_phones_anew() -> None:
    play = Play.on(BOARD)
    for phone in play.others(4):
        phone.posts("waited")
    play.ann.opens(OTHER_BOARD)
    play.ann.opens(BOARD)
    for phone in play.others(4):
        phone.adds_nothing()

    with refused("too_few"):
        play.ann.shows()

    play.ben.posts("came later")
    play.ann.shows()
    assert play.texts == ["came later"] + ["waited"] * 4
    assert {idea.round for idea in play.step.ideas} == {2}


def test_r5_what_stayed_sealed_can_still_be_taken_back() -> None:
    play = Play.on(BOARD)
    mine = play.ben.posts()
    play.ann.opens(OTHER_BOARD)

    play.ben.takes_back(mine, BOARD)

    assert play.sealed() == []


def test_r6_asking_again_carries_nothing_over() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)
    play.ann.shows()

    play.ann.asks_again()

    assert (play.round, play.step.state, play.state.box) == (2, "open", {})
    with refused("too_few_marks"):
        play.ann.shows()


def test_r6_a_round_that_was_not_shown_is_not_asked_again() -> None:
    play = Play.on(CURVE)

    with refused("not_revealed"):
        play.ann.asks_again()


def test_r6_rounds_are_not_skipped() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)
    play.ann.shows()

    with refused("not_revealed"):
        play.ann.asks_again(round=3)


def test_r6_only_the_curve_on_the_stage_is_asked_again() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)
    play.ann.shows()
    play.ann.opens(BOARD)

    with refused("wrong_kind"):
        play.ann.asks(AskAgain(step=BOARD, round=2))
    with refused("not_on_stage"):
        play.ann.asks(AskAgain(step=CURVE, round=2))


def test_r7_a_curve_that_leaves_unrevealed_burns_its_marks_and_says_so() -> None:
    play = Play.on(CURVE)
    play.ben.marks()
    play.ben.marks()

    play.ann.opens(BOARD)

    assert (play.state.box, play.view.find(CURVE).burnt) == ({}, [1])


def test_r7_a_curve_that_nobody_marked_says_nothing_when_it_leaves() -> None:
    play = Play.on(CURVE)

    play.ann.opens(BOARD)

    assert play.view.find(CURVE).burnt == []


def test_r7_burnt_marks_are_not_counted_when_the_curve_comes_back() -> None:
    play = Play.on(CURVE)
    for phone in play.others(4):
        phone.marks()
    play.ann.opens(BOARD)
    play.ann.opens(CURVE)

    play.ben.marks()

    assert play.round == 2
    with refused("too_few_marks"):
        play.ann.shows()


def test_r8_a_board_shown_while_open_stays_open_for_its_next_round() -> None:
    play = Play.on(BOARD)
    play.filled_up(0)

    play.ann.shows()

    assert (play.step.state, play.round) == ("open", 2)
    play.ben.posts("for the next one")
    assert play.sealed() == ["idea"]


def test_r8_a_board_shown_while_it_closes_still_closes() -> None:
    play = Play.on(BOARD)
    play.filled_up(0)
    play.ann.closes()

    play.ann.shows()
    play.grace_passes()

    assert (play.step.state, play.round) == ("closed", 2)


def test_r14_what_was_closed_when_it_was_shown_holds_nothing_until_it_is_opened() -> None:
    play = Play.on(BOARD)
    assert play.view.find(BOARD).was_open
    play.filled_up(0)
    play.ann.closes()
    play.grace_passes()

    play.ann.shows()

    assert not play.view.find(BOARD).was_open
    with refused("closed"):
        play.ben.posts("too late")
    play.ann.opens(BOARD)
    assert play.view.find(BOARD).was_open


def test_r14_what_was_open_when_it_was_shown_may_hold_something() -> None:
    play = Play.on(BOARD)
    play.filled_up(0)
    play.ann.shows()
    play.ann.closes()
    play.grace_passes()

    assert play.view.find(BOARD).was_open, "closing it later does not tell that nobody gave anything"


def test_r14_what_is_kept_open_beside_the_stage_may_hold_something() -> None:
    play = Play.on(BOARD)

    play.ann.asks(LeaveAjar(step=OTHER_BOARD))
    play.ben.posts("for later", step=OTHER_BOARD)
    play.ann.asks(ShutStep(step=OTHER_BOARD))

    assert play.view.find(OTHER_BOARD).was_open


def test_r14_while_a_round_is_read_the_next_one_may_begin() -> None:
    play = Play.on(BOARD)
    play.filled_up(0)
    play.ann.asks(HoldThoughts())
    play.ann.asks(ReadRound(step=BOARD, round=1))
    play.ben.posts("while you read")
    play.ann.closes()
    play.grace_passes()

    play.ann.asks(ReleaseRound(step=BOARD, round=1, withheld=()))

    assert play.sealed() == ["idea"]
    assert play.view.find(BOARD).was_open


def test_r8_a_curve_that_is_shown_is_closed() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)
    play.ann.closes()

    play.ann.shows()

    assert (play.step.state, play.step.closing_at, play.round) == ("closed", None, 1)


def test_r9_a_full_box_takes_nothing_more_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MOST_WAITING", 5)
    play = Play.on(BOARD)
    ideas = [phone.posts() for phone in play.others(5)]
    play.ann.shows()
    play.filled_up(1)
    waiting = play.others(1)[0].changes(ideas[0], "once more")

    with refused("board_full"):
        play.others(1)[0].changes(ideas[0], "and once more")

    assert waiting.name in play.state.box
    assert play.state.box[waiting.name].kind == "change"


def test_r9_bare_names_do_not_fill_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MOST_WAITING", 3)
    play = Play.on(CURVE)

    for _ in range(9):
        play.ben.marks()

    assert play.sealed() == ["mark"]


def test_r9_a_full_board_takes_no_more_ideas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.thoughts.posting.MOST_IDEAS", 5)
    play = Play.on(BOARD)
    ideas = [phone.posts() for phone in play.others(5)]
    play.ann.shows()

    with refused("board_full"):
        play.ben.posts()

    play.ben.continues(ideas[0])
    assert play.sealed() == ["continuation"]
