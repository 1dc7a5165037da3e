"""Columns, groups, the room's sentence, rest; open and flowing boards."""

import pytest

from sessions.thoughts.arranging import MOST_GROUPS, NameGroup
from sessions.thoughts.growth import ReopenIdea, RestIdea
from sessions.thoughts.showing import ShowFlowing
from tests.sessions.play import BOARD, COLUMNS, FLOWING, OPEN, Play, Thing, refused


@pytest.fixture
def play() -> Play:
    return Play.on(COLUMNS)


def shown(play: Play, *columns: int) -> list[Thing]:
    givers = [play.phone(f"giver {number}") for number in range(len(columns))]
    ideas = [giver.posts("a thought", column=column) for giver, column in zip(givers, columns, strict=True)]
    play.filled_up(len(columns))
    play.ann.shows()
    return ideas


def test_i17_thoughts_come_into_columns_and_move(play: Play) -> None:
    first, second = shown(play, 0, 2)
    assert [play.thought(idea).column for idea in (first, second)] == [0, 2]

    play.ann.moves(1, first, second)

    assert {play.thought(idea).column for idea in (first, second)} == {1}
    with refused("no_column", "column"):
        play.ann.moves(3, first)
    with refused("no_column", "column"):
        play.ben.posts(column=3)


def test_i18_an_idea_is_in_one_group_and_empty_groups_go(play: Play) -> None:
    first, second, third = shown(play, 0, 0, 0)
    play.ann.groups("group1", first, second, title="alike")
    play.ann.groups("group2", third, second, title="others")

    assert [play.thought(idea).group for idea in (first, second, third)] == ["group1", "group2", "group2"]

    play.ann.ungroups(first)
    assert [group.title for group in play.view.find(COLUMNS).groups] == ["others"]
    play.ann.asks(NameGroup(step=COLUMNS, group="group2", title="the others"))
    assert [group.title for group in play.view.find(COLUMNS).groups] == ["the others"]
    with refused("unknown_group", "group"):
        play.ann.asks(NameGroup(step=COLUMNS, group="group1", title="gone"))


def test_i18_a_board_holds_so_many_groups(play: Play) -> None:
    ideas = shown(play, *[0] * (MOST_GROUPS + 1))
    for number, idea in enumerate(ideas[:MOST_GROUPS]):
        play.ann.groups(f"group{number}", idea, title=f"{number}")

    with refused("too_many_groups", "group"):
        play.ann.groups("another", ideas[-1], title="one more")
    play.ann.groups("group0", ideas[-1], title="0")


def test_i19_a_sentence_lies_beside_the_log_and_is_hidden_with_its_idea(play: Play) -> None:
    (idea,) = shown(play, 0)

    sentence = play.ann.shapes(idea, "We try it for a week.")

    found = play.thought(idea)
    assert (found.growth, found.sentences[-1].text) == ("shaped", "We try it for a week.")
    assert b"for a week" not in b"".join(entry.body for entry in play.log)
    play.ann.covers(idea)
    assert play.thought(idea).sentences[-1].text is None
    play.ann.uncovers(idea)
    assert play.thought(idea).sentences[-1].text == "We try it for a week."
    play.ann.hides(idea, "private")
    assert sentence.name not in play.state.words


def test_i19_a_sentence_is_short(play: Play) -> None:
    (idea,) = shown(play, 0)

    with refused("too_long_sentence", "text"):
        play.ann.shapes(idea, "x" * 281)
    with refused("empty", "text"):
        play.ann.shapes(idea, " ")


def test_i20_a_reopened_sentence_is_kept(play: Play) -> None:
    (idea,) = shown(play, 0)
    play.ann.shapes(idea, "The first try.")

    play.ann.asks(ReopenIdea(step=COLUMNS, idea=idea.name))
    assert play.thought(idea).growth == "spark"

    play.ann.shapes(idea, "The second try.")
    sentences = [sentence.text for sentence in play.thought(idea).sentences]
    assert sentences == ["The first try.", "The second try."]


def test_i21_whoever_continues_a_resting_idea_wakes_it(play: Play) -> None:
    (idea,) = shown(play, 0)
    play.ann.asks(RestIdea(step=COLUMNS, idea=idea.name))
    assert play.thought(idea).is_resting

    play.cleo.continues(idea)
    play.filled_up(1)
    play.ann.shows()

    assert not play.thought(idea).is_resting


def test_i13_on_an_open_board_everything_stands_there_at_once() -> None:
    play = Play.on(OPEN)

    mine = play.ben.posts("said at our table")
    assert play.thought(mine).text == "said at our table"
    assert play.state.box == {}

    play.cleo.continues(mine, "and we meant it")
    play.ben.changes(mine, "said better")
    assert play.thought(mine).text == "said better"
    play.ben.takes_back_later(mine)
    assert play.thought(mine).is_taken_back
    assert play.round == 1


def test_r10_a_flowing_board_shows_by_itself_but_not_in_its_first_minute() -> None:
    play = Play.on(FLOWING)
    mine = play.ben.posts("it flows")
    play.filled_up(1)
    flow = ShowFlowing(step=FLOWING, round=1)

    play.clock(flow)
    assert play.round == 1

    play.at += 60_000
    play.clock(flow)
    assert play.thought(mine).text == "it flows"
    play.clock(flow)
    assert play.round == 2


@pytest.mark.parametrize("step", [FLOWING, BOARD])
def test_r10_never_under_five_phones_and_never_on_another_board(step: str) -> None:
    play = Play.on(step)
    play.filled_up(1 if step == FLOWING else 0)
    play.at += 120_000

    play.clock(ShowFlowing(step=step, round=1))

    assert play.round == 1
