"""Thoughts on the board: the rules I1 to I11 of sessions/README.md."""

from typing import Any

import pytest
from msgspec.structs import replace

from sessions.stage.agenda import checked
from sessions.stage.cues import EndSession
from sessions.steps import planned
from sessions.steps.board import BoardSettings
from sessions.thoughts.posting import PostIdea
from sessions.thoughts.second_thoughts import TakeBackLater
from sessions.thoughts.thought import Way
from tests.sessions.play import BOARD, OTHER_BOARD, Phone, Play, Thing, refused


def shown(play: Play, phone: Phone, text: str = "a thought") -> Thing:
    """A thought of this phone that everyone sees."""
    mine = phone.posts(text)
    play.filled_up(1)
    play.ann.shows()
    return mine


def next_round(play: Play) -> None:
    play.filled_up(0)
    play.ann.shows()


def test_i1_the_same_thought_twice_is_one() -> None:
    play = Play.on(BOARD)
    mine = play.ben.thing()
    post = PostIdea(step=BOARD, name=mine.name, salt=mine.salt, text="once")

    answers = [play.ben.asks(post), play.ben.asks(post)]

    assert (answers, play.sealed()) == (["sealed", "sealed"], ["idea"])


def test_i1_a_late_repeat_does_not_show_a_thought_again() -> None:
    play = Play.on(BOARD)
    mine = shown(play, play.ben)

    answer = play.ben.asks(PostIdea(step=BOARD, name=mine.name, salt=mine.salt, text="a thought"))

    assert (answer, play.sealed()) == ("sealed", [])


def test_i1_nobody_takes_the_name_of_a_thought_to_another_board() -> None:
    play = Play.on(BOARD)
    bens = shown(play, play.ben, "Ben's own words")
    play.ann.opens(OTHER_BOARD)

    play.dov.asks(PostIdea(step=OTHER_BOARD, name=bens.name, salt=bens.salt, text="words put in his mouth"))
    next_round(play)

    assert play.state.words[bens.name].text == "Ben's own words"
    assert not play.view.find(OTHER_BOARD).ideas


def test_i1_a_name_that_was_used_for_a_change_is_taken_too() -> None:
    play = Play.on(BOARD)
    mine = shown(play, play.ben)
    change = play.ben.changes(mine, "better words")
    next_round(play)

    play.ben.asks(PostIdea(step=BOARD, name=change.name, salt=change.salt, text="again"))

    assert play.sealed() == []


@pytest.mark.parametrize("nothing", ["", " \n\t ", "\u0000\u0007", "\u200b", "\u2060\u00ad", "\u3164"])
def test_i2_a_thought_without_anything_to_read_is_refused(nothing: str) -> None:
    play = Play.on(BOARD)

    with refused("empty", "text"):
        play.ben.posts(nothing)


def test_i2_a_thought_has_at_most_500_characters() -> None:
    play = Play.on(BOARD)

    play.ben.posts("ä" * 500)
    play.ben.posts("a\u0308" * 500)  # the same letters, spelt in two
    with refused("too_long", "text"):
        play.ben.posts("ä" * 501)


@pytest.mark.parametrize(
    "text", ["a thought", "”Ei nyt”, sanoi hän.", "two\nlines", "👩🏽‍🚒", "<b>bold</b>", "=1+1"]
)
def test_i2_words_are_shown_as_they_were_written(text: str) -> None:
    play = Play.on(BOARD)

    shown(play, play.ben, f"  {text}\r\n")

    assert play.texts == [text]


def test_i3_a_continuation_stands_under_its_idea() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)

    for kind in ("add", "ask", "grounds", "alternative", "explain", "connect"):
        play.cleo.continues(idea, f"to {kind}", kind)
    next_round(play)

    told = {(more.kind, more.text, more.round) for more in play.thought(idea).continuations}
    assert told == {(kind, f"to {kind}", 2) for kind in Way.__args__}


def test_i3_what_was_not_shown_cannot_be_continued() -> None:
    play = Play.on(BOARD)
    sealed = play.ben.posts()

    with refused("unknown_thought", "idea"):
        play.cleo.continues(sealed)


def test_i3_a_continuation_is_not_continued() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    more = play.cleo.continues(idea)
    next_round(play)

    with refused("unknown_thought", "idea"):
        play.dov.continues(more)


def test_i3_an_idea_that_was_taken_back_is_not_continued() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    play.ben.takes_back(idea)

    with refused("was_taken_back", "idea"):
        play.cleo.continues(idea)


def test_i3_an_idea_of_another_board_is_not_continued_here() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    play.ann.opens(OTHER_BOARD)

    with refused("unknown_thought", "idea"):
        play.cleo.continues(idea)


def test_i3_a_continuation_given_before_its_idea_was_taken_back_is_shown() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    play.cleo.continues(idea, "still here")
    play.ben.takes_back(idea)

    next_round(play)

    assert [more.text for more in play.thought(idea).continuations] == ["still here"]


def test_i4_nothing_to_add_counts_as_a_phone_and_shows_nothing() -> None:
    play = Play.on(BOARD)
    play.ben.posts("the only one")
    for phone in play.others(4):
        phone.adds_nothing()

    play.ann.shows()

    assert (play.texts, play.step.shown[0].phones) == (["the only one"], 5)


def test_i4_nothing_to_add_to_a_round_that_is_over_says_nothing_of_the_next() -> None:
    play = Play.on(BOARD)
    next_round(play)

    play.ben.adds_nothing(round=1)

    assert play.sealed() == []


def test_i5_an_idea_grows_by_anything_but_a_question() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    play.cleo.continues(idea, "Why?", "ask")
    next_round(play)
    assert play.thought(idea).growth == "spark"

    more = play.cleo.continues(idea, "Because.", "grounds")
    next_round(play)
    assert play.thought(idea).growth == "sketch"

    play.cleo.takes_back(more)
    assert play.thought(idea).growth == "spark"


def test_i6_sealed_words_are_changed_at_once() -> None:
    play = Play.on(BOARD)
    first = play.ben.posts("frist")

    second = play.ben.changes(first, "first")
    play.filled_up(1)
    play.ann.shows()

    assert play.texts == ["first"]
    assert (play.thought(first), play.thought(second).changed_by) == (None, [])


def test_i6_a_sealed_continuation_stays_one_when_it_is_changed() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    play.cleo.changes(play.cleo.continues(idea, "whi?", "ask"), "why?")

    next_round(play)

    assert [(more.kind, more.text) for more in play.thought(idea).continuations] == [("ask", "why?")]


def test_i6_a_late_repeat_does_not_bring_the_old_words_back() -> None:
    play = Play.on(BOARD)
    first = play.ben.thing()
    post = PostIdea(step=BOARD, name=first.name, salt=first.salt, text="old")
    play.ben.asks(post)
    play.ben.changes(first, "new")

    play.ben.asks(post)
    play.filled_up(1)
    play.ann.shows()

    assert play.texts == ["new"]


def test_i6_changing_a_sealed_thought_does_not_count_as_another_phone() -> None:
    play = Play.on(BOARD)
    play.ben.changes(play.ben.posts(), "better")
    play.filled_up(2)

    with refused("too_few"):
        play.ann.shows()


def test_i7_a_change_to_shown_words_waits_for_the_round() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben, "old")

    change = play.ben.changes(idea, "new")
    assert play.texts == ["old"]
    next_round(play)

    assert play.texts == ["new"]
    assert (play.thought(idea).changed_by, play.thought(idea).salt) == ([change.name], idea.salt)


def test_i7_a_continuation_is_changed_like_an_idea() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    more = play.cleo.continues(idea, "old")
    next_round(play)

    play.cleo.changes(more, "new")
    next_round(play)

    assert play.thought(more).text == "new"


def test_i7_the_newest_change_of_mind_is_the_one_that_is_shown() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben, "old")
    play.ben.changes(idea, "newer")
    play.ben.takes_back_later(idea)

    play.ben.changes(idea, "newest")
    next_round(play)

    assert play.texts == ["newest"]


def test_i7_a_change_that_waits_can_be_taken_back() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben, "old")
    play.ben.takes_back(play.ben.changes(idea, "new"))

    next_round(play)

    assert play.texts == ["old"]


def test_i7_a_thought_that_was_taken_back_is_not_changed() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    sealed = play.cleo.posts()
    play.ben.takes_back(idea)
    play.cleo.takes_back(sealed)

    with refused("was_taken_back"):
        play.ben.changes(idea, "back again")
    with refused("was_taken_back"):
        play.cleo.changes(sealed, "back again")


def test_i8_taken_back_while_sealed_it_is_never_shown() -> None:
    play = Play.on(BOARD)
    mine = play.ben.posts("not meant")
    play.ben.takes_back(mine)

    next_round(play)

    assert play.texts == []
    assert "not meant" not in repr(play.state)


def test_i8_a_late_repeat_cannot_raise_what_was_taken_back() -> None:
    play = Play.on(BOARD)
    mine = play.ben.thing()
    post = PostIdea(step=BOARD, name=mine.name, salt=mine.salt, text="not meant")
    play.ben.asks(post)
    play.ben.takes_back(mine)
    next_round(play)

    answer = play.ben.asks(post)

    assert (answer, play.sealed()) == ("sealed", [])


def test_i9_taken_back_after_it_was_shown_its_words_are_gone_for_everyone() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben, "said too much")

    play.ben.takes_back(idea)

    gone = play.thought(idea)
    assert (gone.is_taken_back, gone.text, gone.salt) == (True, None, None)
    assert play.told()[-1] == {"is": "IdeaTakenBack", "step": BOARD, "name": idea.name}
    assert "said too much" not in repr(play.told())


def test_i9_words_that_were_changed_are_gone_too() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben, "said too much")
    play.ben.changes(idea, "said less")
    next_round(play)

    play.ben.takes_back(idea)

    assert play.state.words == {}
    assert play.folded_again().view == play.view


def test_i9_a_change_that_waits_goes_with_its_thought() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    play.ben.changes(idea, "new")

    play.ben.takes_back(idea)
    next_round(play)

    assert (play.texts, play.sealed()) == ([None], [])


def test_i9_taking_back_twice_is_told_once() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)

    answers = [play.ben.takes_back(idea), play.ben.takes_back(idea)]

    assert answers == ["sealed", "sealed"]
    assert [told["is"] for told in play.told()].count("IdeaTakenBack") == 1


def test_i9_a_thought_is_taken_back_while_the_room_is_elsewhere() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    play.ann.opens(OTHER_BOARD)

    play.ben.takes_back(idea, BOARD)

    assert play.thought(idea, BOARD).is_taken_back


def test_i10_taken_back_later_it_disappears_with_the_round() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)

    play.ben.takes_back_later(idea)
    assert play.texts == ["a thought"]
    next_round(play)

    assert play.texts == [None]
    assert play.state.words == {}


def test_i10_what_is_still_sealed_is_taken_back_at_once() -> None:
    play = Play.on(BOARD)

    play.ben.takes_back_later(play.ben.posts())

    assert play.sealed() == []


def test_i10_taking_back_later_twice_is_one_act() -> None:
    play = Play.on(BOARD)
    idea = shown(play, play.ben)
    later = play.ben.thing()
    command = TakeBackLater(step=BOARD, name=later.name, salt=later.salt, idea=idea.name, secret=idea.secret)
    play.ben.asks(command)
    next_round(play)

    answer = play.ben.asks(command)

    assert (answer, play.sealed()) == ("sealed", [])


@pytest.mark.parametrize("act", [Phone.takes_back, Phone.takes_back_later])
@pytest.mark.parametrize("is_shown", [False, True])
def test_i11_nobody_else_takes_a_thought_back(act: Any, is_shown: bool) -> None:
    play = Play.on(BOARD)
    bens = shown(play, play.ben) if is_shown else play.ben.posts()
    guess = bens._replace(secret=play.dov.thing().secret)

    with refused("not_author", "secret"):
        act(play.dov, guess)


@pytest.mark.parametrize("is_shown", [False, True])
def test_i11_nobody_else_changes_a_thought(is_shown: bool) -> None:
    play = Play.on(BOARD)
    bens = shown(play, play.ben) if is_shown else play.ben.posts()

    with refused("not_author", "secret"):
        play.dov.changes(bens._replace(secret=bens.name), "words put in his mouth")


def test_i11_what_was_never_given_cannot_be_taken_back() -> None:
    play = Play.on(BOARD)

    with refused("unknown_thought"):
        play.ben.takes_back(play.ben.thing())


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ("abcdefg", "too_many_columns"),
        (["x", " "], "needs_column_title"),
        (["x" * 41, "y"], "needs_column_title"),
    ],
)
def test_s13_wrong_columns_are_said_with_their_place(columns: Any, code: str) -> None:
    plan = planned("board", step=BOARD, title="Sorted", settings={"columns": tuple(columns)})

    with refused(code, "steps.0.settings.columns"):
        checked([plan])


def test_i13_what_was_sealed_before_a_board_became_open_stays_sealed() -> None:
    play = Play.on(BOARD)
    for phone in play.others(4):
        phone.posts("given on the promise of five")
    opened = replace(play.agenda[BOARD], settings=BoardSettings(mode="open"))
    play.agenda = {**play.agenda, BOARD: opened}

    play.ann.closes()
    play.ann.opens(BOARD)
    play.ben.posts("seen at once")

    assert play.texts == ["seen at once"]
    assert play.sealed() == ["idea"] * 4
    with refused("too_few"):
        play.ann.shows()
    play.ann.asks(EndSession())
    assert play.texts == ["seen at once"]
