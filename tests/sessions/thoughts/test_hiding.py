"""Covering, hiding, uncovering and flags."""

import pytest

from sessions.thoughts.flags import SetFlagsAside, flagged
from sessions.thoughts.thought import Hidden
from tests.sessions.play import BOARD, Play, Thing, refused


@pytest.fixture
def play() -> Play:
    return Play.on(BOARD)


@pytest.fixture
def mine(play: Play) -> Thing:
    """A shown idea of Ben's, with one continuation."""
    mine = play.ben.posts("about somebody")
    play.filled_up(1)
    play.ann.shows()
    play.cleo.continues(mine, "and more about them")
    play.filled_up(1)
    play.ann.shows()
    return mine


def seen(play: Play) -> bytes:
    """All that anybody is told who comes now."""
    from sessions.view import canonical

    return canonical([play.view, play.told()])


def test_i14_covered_words_are_told_to_nobody_and_come_back_whole(play: Play, mine: Thing) -> None:
    play.ann.covers(mine)

    assert play.thought(mine).hidden == Hidden(reason="covered")
    assert b"about" not in seen(play)

    play.ann.uncovers(mine)
    idea = play.thought(mine)
    assert (idea.text, idea.hidden) == ("about somebody", None)
    assert [c.text for c in idea.continuations] == ["and more about them"]


def test_i14_what_continues_a_covered_idea_is_refused_and_what_waits_is_covered_too(
    play: Play, mine: Thing
) -> None:
    play.dov.continues(mine, "one that waits")
    play.ann.covers(mine)

    with refused("was_hidden", "idea"):
        play.cleo.continues(mine, "too late")
    play.filled_up(1)
    play.ann.shows()

    assert b"one that waits" not in seen(play)
    assert len(play.thought(mine).continuations) == 2


def test_i15_everyone_reads_why_it_was_hidden(play: Play, mine: Thing) -> None:
    play.ann.hides(mine, "own", " this is for another day ")

    assert play.thought(mine).hidden == Hidden(reason="own", own="this is for another day")
    assert b"about somebody" not in seen(play)
    with refused("needs_own_reason", "own"):
        play.ann.hides(mine, "own", "x")


def test_i15_what_followed_may_stay(play: Play, mine: Thing) -> None:
    play.ann.covers(mine)

    play.ann.hides(mine, "person", keeps_rest=True)

    idea = play.thought(mine)
    assert idea.hidden
    assert [c.text for c in idea.continuations] == ["and more about them"]


def test_i15_a_private_matter_is_scrubbed_at_once(play: Play, mine: Thing) -> None:
    play.ann.hides(mine, "private")

    assert mine.name not in play.state.words
    assert play.thought(mine).salt is None
    with refused("words_gone"):
        play.ann.uncovers(mine)


def test_i15_what_is_hidden_at_the_end_is_scrubbed_then(play: Play, mine: Thing) -> None:
    play.ann.hides(mine, "hurts")
    assert mine.name in play.state.words

    play.ann.ends()

    assert mine.name not in play.state.words


def test_i15_after_the_end_a_text_can_still_be_removed(play: Play, mine: Thing) -> None:
    play.ann.ends()

    play.ann.hides(mine, "hurts")

    assert mine.name not in play.state.words
    assert b"about somebody" not in seen(play)


def test_i15_after_the_end_nothing_is_covered_with_its_words_kept(play: Play, mine: Thing) -> None:
    play.ann.ends()

    with refused("ended"):
        play.ann.covers(mine)


def test_i15_who_wrote_it_can_still_take_it_back(play: Play, mine: Thing) -> None:
    play.ann.hides(mine, "hurts")

    play.ben.takes_back(mine)

    assert play.thought(mine).is_taken_back
    with refused("was_taken_back"):
        play.ann.uncovers(mine)


def test_i16_a_flag_hides_nothing_counts_as_no_phone_and_tells_nobody(play: Play, mine: Thing) -> None:
    before = play.view.find(BOARD)

    flag = play.dov.flags(mine)

    assert play.state.box[flag.name].tag == ""
    assert flagged(play.state) == {(BOARD, mine.name): {"person"}}
    assert play.view.find(BOARD) == before
    for phone in play.others(4):
        phone.posts()
    with refused("too_few"):
        play.ann.shows()


@pytest.mark.parametrize("is_hidden", [True, False])
def test_i16_a_flag_is_gone_when_it_was_answered(play: Play, mine: Thing, is_hidden: bool) -> None:
    play.dov.flags(mine, "hurts")
    play.cleo.flags(mine, "person")

    if is_hidden:
        play.ann.hides(mine, "hurts")
    else:
        play.ann.asks(SetFlagsAside(step=BOARD, idea=mine.name))

    assert flagged(play.state) == {}


def test_i16_flags_stay_when_a_round_is_shown(play: Play, mine: Thing) -> None:
    play.dov.flags(mine)
    play.filled_up(0)

    play.ann.shows()

    assert flagged(play.state) == {(BOARD, mine.name): {"person"}}


def test_i12_the_spotlight_leaves_what_may_not_be_read(play: Play, mine: Thing) -> None:
    play.ann.puts_spotlight(mine)
    assert play.view.spotlight == mine.name

    play.ann.covers(mine)

    assert play.view.spotlight is None
    with refused("was_hidden", "idea"):
        play.ann.puts_spotlight(mine)
