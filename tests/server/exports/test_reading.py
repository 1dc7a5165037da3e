"""What the saved board tells, and what it leaves out."""

import re

import pytest

from server.exports.reading import read
from server.exports.section import Section, Table, Thoughts
from sessions.thoughts.thought import Group
from tests.server.exports.views import (
    a_board,
    a_break,
    a_continuation,
    a_curve,
    a_full_board,
    a_picture,
    a_view,
    an_idea,
    hidden,
    shaped,
)

pytestmark = pytest.mark.usefixtures("reader")


def test_breaks_and_boards_that_were_only_ajar_are_left_out() -> None:
    ajar = a_board(shown=())
    ajar.opened_at, ajar.is_ajar, ajar.title = None, True, "Parked"

    board = read(a_view(a_break(), a_board(an_idea("Half")), ajar))

    assert [section.title for section in board.sections] == ["What would help"]


def test_a_board_that_was_opened_and_showed_nothing_says_so() -> None:
    board = read(a_view(a_board(shown=())))

    assert [section.title for section in board.sections] == ["What would help"]


def test_it_opens_on_the_sentence_that_most_went_into() -> None:
    alone = shaped(an_idea("Alone"), "Alone, then")
    grown = shaped(an_idea("Grown", a_continuation("add", "And")), "Grown, together")

    opening = read(a_view(a_board(alone, grown))).opening

    assert opening
    assert (opening.sentence, opening.anchor) == ("Grown, together", "board1-2")


@pytest.mark.parametrize(
    ("phones", "says"),
    [
        ((), ""),
        ((12,), "Shown together once; 12 phones took part."),
        ((9, 9, 9), "Shown together 3 times; 9 phones took part each time."),
        ((12, 11, 9, 9), "Shown together 4 times; 9 to 12 phones took part each time."),
    ],
)
def test_how_often_a_board_was_shown_is_a_sentence(phones: tuple[int, ...], says: str) -> None:
    (section,) = read(a_view(a_board(an_idea("Half"), shown=phones))).sections

    (told,) = [block for block in section.blocks if isinstance(block, Thoughts)]
    assert told.shown == says


@pytest.mark.parametrize("marks", [(3, 4, 4, 1), (9, 1, 1, 1), (5, 0, 0, 5), (1, 1, 1, 9), (0, 6, 6, 0)])
@pytest.mark.parametrize("off", [0, 11])
def test_what_is_said_of_half_the_marks_is_true_and_of_those_on_the_curve(
    marks: tuple[int, ...], off: int
) -> None:
    (section,) = read(a_view(a_curve(a_picture(*marks, off=off)))).sections
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    (said,) = [said.text for said in table.says if "half" in said.text.lower()]
    names = [row.name for row in table.rows if not row.is_part]
    places = [names.index(name) for name in re.findall("“(.+?)”", said)]

    before = sum(marks[: places[0] + 1])

    assert "of us on the curve" in said
    if len(places) == 1:
        assert before * 2 >= sum(marks)
    else:
        assert before * 2 == sum(marks[places[1] :]) * 2 == sum(marks)


def test_without_a_sentence_it_opens_without_one() -> None:
    assert read(a_view(a_board(an_idea("Half")))).opening is None


def test_a_sentence_that_was_opened_again_is_history() -> None:
    idea = shaped(an_idea("Half"), "A try")
    idea.is_shaped = False

    (thought,) = board_of(a_board(idea)).all

    assert thought.sentence is None
    assert [saying.label for moment in thought.history for saying in moment.sayings] == [
        "A half-finished thought",
        "An earlier sentence",
    ]


def test_a_hidden_thought_keeps_its_reason_and_nothing_of_its_words() -> None:
    idea = shaped(an_idea("Secret", a_continuation("add", None)), "Secret too")
    idea.continuations[0].is_taken_back = False
    hidden(idea, "person")
    idea.continuations[0].hidden = idea.hidden

    section = board_of(a_board(idea))

    (thought,) = section.all
    assert (thought.text, thought.instead) == (None, "Hidden: points at a person")
    assert (thought.sentence, thought.continuations, thought.history) == (None, [], [])
    assert section.absent == ["2 thoughts were hidden: points at a person (2)."]


def test_what_followed_a_hidden_thought_may_stay() -> None:
    section = board_of(a_board(hidden(an_idea("Gone", a_continuation("add", "Stays")), "hurts")))

    assert [one.text for one in section.all[0].continuations] == ["Stays"]


def test_what_is_covered_for_a_moment_has_no_reason_yet() -> None:
    section = board_of(a_board(hidden(an_idea("Covered"), "covered")))

    assert section.all[0].instead == "Covered for a moment"
    assert section.absent == ["1 thought is covered for a moment."]


def test_every_thought_is_read_once() -> None:
    section = board_of(a_full_board())

    assert sorted(thought.anchor for thought in section.all) == [f"board1-{n}" for n in range(1, 9)]


def test_two_groups_with_one_title_stay_two() -> None:
    board = a_board(an_idea("One"), an_idea("Two"))
    board.groups = [Group(group="abcdef", title="Alike"), Group(group="ghijkl", title="Alike")]
    board.ideas[0].group, board.ideas[1].group = "abcdef", "ghijkl"

    clusters = board_of(board).columns[0].clusters

    assert [(one.title, one.thoughts[0].text) for one in clusters] == [("Alike", "One"), ("Alike", "Two")]


def test_a_thought_of_a_column_that_went_is_in_the_last_one() -> None:
    board = a_board(an_idea("Half"))
    board.columns, board.ideas[0].column = ("Now", "Later"), 7

    assert board_of(board).columns[1].clusters[0].thoughts[0].text == "Half"


def test_where_everything_was_shown_at_once_it_says_that_people_could_see() -> None:
    board = a_board(an_idea("Half", a_continuation("add", "And")))
    board.mode, board.shown, board.ideas[0].continuations[0].round = "open", [], 1

    section = board_of(board)

    assert section.shown == "Here thoughts were shown at once: people could see who writes."
    assert [moment.when for moment in section.all[0].history] == [""]


def test_two_rounds_of_a_curve_are_laid_over_each_other_after_the_last() -> None:
    first = a_picture(6, 4, 0, 0)
    second = a_picture(0, 2, 4, 5, earlier=first)

    board = read(a_view(a_curve(first), a_board(), a_curve(second, step="curve2")))

    assert [section.step for section in board.sections] == ["curve1", "board1", "curve2", "wave-layers"]
    (layers,) = tables_of(board.sections[-1])
    assert layers.drawing
    assert layers.drawing.draw().count('<path class="layer ') == 2
    assert (layers.rows[0].name, layers.rows[0].figures) == ("The old way", ["6", "0"])


def test_careful_rounds_are_laid_beside_each_other_in_figures_only() -> None:
    board = read(a_view(a_curve(a_picture(3, 2, 1, 0), a_picture(4, 4, 2, 1, round=2))))

    (layers,) = tables_of(board.sections[-1])
    assert layers.drawing is None
    assert (layers.rows[1].name, layers.rows[1].figures) == ("Letting go", ["0–2", "4"])


def test_one_round_is_laid_over_nothing() -> None:
    assert len(read(a_view(a_curve(a_picture(6, 4, 0, 0)))).sections) == 1


def board_of(step: object) -> Thoughts:
    (section,) = read(a_view(step)).sections
    (thoughts,) = (block for block in section.blocks if isinstance(block, Thoughts))
    return thoughts


def tables_of(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]
