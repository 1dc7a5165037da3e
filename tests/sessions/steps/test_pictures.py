"""What a round on the curve releases: C3 to C20 of sessions/README.md."""

from collections.abc import Iterator
from fractions import Fraction
from math import comb
from random import Random
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.rounds.ending import QUORUM
from sessions.steps.curve.curves import CURVES, CurveForm, Phase, Station
from sessions.steps.curve.figures import agreement, median, p_exact, shift
from sessions.steps.curve.pictures import Picture, draw

Tally = list[int]  # marks in each cell: the phases, then all that is off the curve

WAVE = CURVES["wave"]

unhurried = settings(deadline=None)  # a busy machine is not a wrong answer


def a_curve(phases: int) -> CurveForm:
    return CurveForm(
        key="own",
        name="Ours",
        phases=tuple(Phase(f"Phase {phase}", "") for phase in range(phases)),
        stations=tuple(Station(phase, f"I stand in {phase}.") for phase in range(phases)),
        exits=("I stand elsewhere.",),
    )


def marks_of(tally: Tally, form: CurveForm) -> list[int]:
    """One mark for each person, on the first station of the phase, or on the first exit."""
    places = [station.phase for station in form.stations]
    first = [*(places.index(phase) for phase in range(len(form.phases))), len(form.stations)]
    return [mark for mark, people in zip(first, tally, strict=True) for _ in range(people)]


def reveal(
    marks: list[int],
    *,
    form: CurveForm = WAVE,
    stuck: int = 0,
    asks_stuck: bool = True,
    is_one_team: bool = False,
    detail: Literal["phases", "stations"] = "phases",
    earlier: Picture | None = None,
    names: list[str] | None = None,
) -> Picture:
    return draw(
        round=2,
        marks=marks,
        form=form,
        stuck=stuck,
        asks_stuck=asks_stuck,
        is_one_team=is_one_team,
        detail=detail,
        earlier=earlier,
        names=[f"mark {k:04}" for k in range(len(marks))] if names is None else names,
    )


def show(
    tally: Tally, *, is_one_team: bool = False, stuck: int = 0, earlier: Picture | None = None
) -> Picture:
    """The picture of people who stand like this, on a curve with as many phases as that takes."""
    form = WAVE if len(tally) == 5 else a_curve(len(tally) - 1)
    return reveal(marks_of(tally, form), form=form, is_one_team=is_one_team, stuck=stuck, earlier=earlier)


some_marks = st.lists(st.integers(0, 10), min_size=5, max_size=40)
few_marks = st.lists(st.integers(0, 10), min_size=5, max_size=14)
many_marks = st.lists(st.integers(0, 10), min_size=10, max_size=40)


# --- what counts


def test_c3_all_who_stand_off_the_curve_are_one_cell() -> None:
    by_different_exits = reveal([0, 2, 4, 6, 6, 6, 6, 8, 9, 10])
    by_one_exit = reveal([0, 2, 4, 6, 6, 6, 6, 8, 8, 8])

    assert by_different_exits.cells == [1, 1, 1, 4, 3]
    assert by_different_exits == by_one_exit


def test_c3_whoever_stands_off_the_curve_counts_towards_the_five() -> None:
    assert reveal([0, 1, 8, 9, 10]).n == 5


@pytest.mark.parametrize("n", range(5))
def test_c4_fewer_than_five_marks_draw_nothing(n: int) -> None:
    with pytest.raises(ValueError, match="Wait for five marks"):
        reveal([0] * n)


def test_c4_five_marks_are_the_first_to_draw_a_picture() -> None:
    assert reveal([0] * 5).n == QUORUM == 5


@pytest.mark.parametrize(("n", "anywhere", "one_team"), [
    (5, "careful", "careful"), (9, "careful", "careful"),
    (10, "dots", "careful"), (14, "dots", "careful"),
    (15, "dots", "dots"), (40, "dots", "dots"),
])  # fmt: skip
def test_c5_the_number_of_marks_decides_how_much_is_told(n: int, anywhere: str, one_team: str) -> None:
    assert reveal([3] * n).level == anywhere
    assert reveal([3] * n, is_one_team=True).level == one_team


@unhurried
@given(some_marks, some_marks, st.booleans())
def test_c5_where_the_marks_lie_does_not_decide_how_much_is_told(
    some: list[int], others: list[int], is_one_team: bool
) -> None:
    n = min(len(some), len(others))

    one, other = reveal(some[:n], is_one_team=is_one_team), reveal(others[:n], is_one_team=is_one_team)

    assert one.level == other.level


def test_c5_one_mark_off_the_curve_does_not_bring_the_careful_picture_back() -> None:
    assert show([3, 3, 3, 0, 1]).level == show([3, 3, 3, 1, 0]).level == "dots"


# --- the careful picture


def test_c6_seven_people_are_shown_in_two_levels() -> None:
    careful = show([3, 2, 1, 0, 1])

    assert careful.cells == [1, 0, 0, 0, 0]


@unhurried
@given(few_marks, st.integers(0, 14))
def test_c6_a_careful_picture_says_nothing_but_which_cells_have_three(marks: list[int], stuck: int) -> None:
    before = show([4, 4, 4, 4, 0])
    n = len(marks)
    names = [f"{k:02}" for k in range(n)]

    careful = reveal(
        marks, stuck=min(stuck, n), is_one_team=True, detail="stations", earlier=before, names=names
    )

    tally = [sum(mark // 2 == phase for mark in marks) for phase in range(4)]
    assert careful == Picture(
        round=2,
        level="careful",
        n=n,
        cells=[int(people >= 3) for people in [*tally, n - sum(tally)]],
        stations=None,
        stuck=None,
        median=None,
        agreement=None,
        shift=None,
        counted=names,
    )


@pytest.mark.parametrize("cells", [4, 5])
def test_c6_every_careful_picture_there_is_tells_which_cells_have_three(cells: int) -> None:
    for n in range(5, 15):
        for tally in tallies([range(n + 1)] * cells, n):
            assert show(tally, is_one_team=True).cells == [int(people >= 3) for people in tally]


# The careful picture counted out. Cells are alike to it, so pictures with the same number of cells that say
# "3 or more" differ in the order of the cells alone: one of each kind is enough, here with those cells first.
KINDS = [
    (cells, n, many)
    for cells in range(4, 10)
    for n in range(5, 16)
    for many in range(cells + 1)
    if 3 * many <= n and (many or n <= 2 * cells)
]


def behind(cells: int, n: int, many: int) -> list[Tally]:
    """All tallies that may lie behind a careful picture."""
    return list(tallies([range(3, n + 1)] * many + [range(3)] * (cells - many), n))


def tallies(rooms: list[range], n: int) -> Iterator[Tally]:
    """All tallies of n people with so many in each cell as its range has."""
    if not rooms:
        yield from [[]] if n == 0 else []
        return
    for people in rooms[0]:
        if people <= n:
            yield from ([people, *rest] for rest in tallies(rooms[1:], n - people))


def others(possible: list[Tally], own: int) -> list[Tally]:
    """What the rest of the room may be, to somebody who knows that their own mark lies in a cell."""
    return [[people - (cell == own) for cell, people in enumerate(tally)] for tally in possible if tally[own]]


def may_think(possible: list[Tally]) -> list[list[Tally]]:
    """What each participant may think of the others: one list for each cell where they can stand."""
    thoughts = [others(possible, own) for own in range(len(possible[0]))]
    return [thought for thought in thoughts if thought]


def test_c7_no_careful_picture_tells_of_a_lone_mark() -> None:
    for kind in KINDS:
        for people in zip(*behind(*kind), strict=True):
            assert set(people) != {1}, kind


def test_c7_where_a_careful_picture_gives_all_counts_away_they_are_two_or_three() -> None:
    given_away = {kind for kind in KINDS if len(behind(*kind)) == 1}

    all_two = {(cells, n, many) for cells, n, many in KINDS if many == 0 and n == 2 * cells}
    all_three = {(cells, n, many) for cells, n, many in KINDS if many > 1 and n == 3 * many}
    assert given_away == all_two | all_three


def test_c8_nobody_learns_that_all_others_share_a_cell() -> None:
    for cells, n, many in KINDS:
        for thought in may_think(behind(cells, n, many)):
            assert any(max(rest) < n - 1 for rest in thought), (cells, n, many)


def test_c8_with_four_marks_somebody_could() -> None:
    """Why the quorum is five: three say "3 or more", and the fourth knows that they stand together."""
    ann_stands_apart = others(behind(4, 4, 1), own=3)

    assert ann_stands_apart == [[3, 0, 0, 0]]


def test_c8_the_accepted_exception_is_a_room_with_two_in_every_cell() -> None:
    sure_of_one = {
        (cells, n, many)
        for cells, n, many in KINDS
        for thought in may_think(behind(cells, n, many))
        for people in zip(*thought, strict=True)
        if set(people) == {1}
    }

    assert sure_of_one == {(4, 8, 0), (5, 10, 0), (6, 12, 0), (7, 14, 0)}


@pytest.mark.parametrize("n", [5, 9])
def test_c8_exact_counts_would_often_tell_somebody_where_all_others_stand(n: int) -> None:
    """Why the picture is careful at all."""
    all_there_are = list(tallies([range(n + 1)] * 4, n))
    telling = [tally for tally in all_there_are if max(tally) >= n - 1]

    assert (len(telling), len(all_there_are)) == (16, comb(n + 3, 3))


# --- dots


def test_c9_twelve_people_are_twelve_dots() -> None:
    assert show([3, 4, 3, 1, 1]).cells == [3, 4, 3, 1, 1]


@unhurried
@given(many_marks)
def test_c9_there_are_as_many_dots_as_marks(marks: list[int]) -> None:
    dots = reveal(marks)

    assert sum(dots.cells) == dots.n == len(marks)
    assert dots.cells[-1] == sum(mark >= 8 for mark in marks)


def test_c10_twenty_people_see_the_stations_when_the_reveal_asked() -> None:
    twenty = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] * 2

    assert reveal(twenty, detail="stations").stations == [2] * 8
    assert reveal(twenty, detail="stations").cells == [4, 4, 4, 4, 4]
    assert reveal(twenty, detail="stations", is_one_team=True).stations == [2] * 8
    assert reveal(twenty).stations is None
    assert reveal(twenty[:19], detail="stations").stations is None


def test_c11_three_who_are_stuck_among_ten_are_told_when_it_was_asked() -> None:
    ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

    assert reveal(ten, stuck=3).stuck == 3
    assert reveal(ten, stuck=7).stuck == 7
    assert reveal(ten, stuck=3, asks_stuck=False).stuck is None


@pytest.mark.parametrize("stuck", [0, 1, 2, 8, 9, 10])
def test_c11_nearly_none_or_nearly_all_who_are_stuck_are_not_told(stuck: int) -> None:
    assert show([2, 4, 4, 0, 0], stuck=stuck).stuck is None


def test_c11_nobody_is_told_who_is_stuck_under_a_careful_picture() -> None:
    assert show([3, 3, 3, 0, 0], stuck=4).stuck is None
    assert show([4, 4, 4, 0, 0], stuck=4, is_one_team=True).stuck is None


# --- figures


def test_c12_ten_marks_on_the_curve_have_figures_and_nine_have_none() -> None:
    before = show([7, 3, 0, 0, 0])
    ten, nine = show([0, 3, 7, 0, 5], earlier=before), show([0, 3, 6, 0, 6], earlier=before)

    assert (ten.median, ten.agreement, ten.shift) == ([2, 2], "close", "forward")
    assert (nine.level, nine.median, nine.agreement, nine.shift) == ("dots", None, None, None)


@unhurried
@given(some_marks, some_marks)
def test_c12_no_figure_rests_on_fewer_than_ten(before: list[int], now: list[int]) -> None:
    picture = reveal(now, earlier=reveal(before))
    on_curve = sum(mark < 8 for mark in now)

    if on_curve < 10:
        assert (picture.median, picture.agreement, picture.shift) == (None, None, None)
    else:
        assert picture.median is not None
        assert picture.agreement is not None
        assert (picture.shift is None) == (sum(mark < 8 for mark in before) < 10)


@unhurried
@given(st.lists(st.integers(0, 7), min_size=10, max_size=30), st.integers(0, 20))
def test_c12_people_off_the_curve_move_no_figure(marks: list[int], exits: int) -> None:
    before = show([4, 4, 4, 4, 4])
    without, with_them = reveal(marks, earlier=before), reveal([*marks, *[9] * exits], earlier=before)

    assert (without.median, without.agreement) == (with_them.median, with_them.agreement)
    assert without.shift == with_them.shift


@pytest.mark.parametrize(("tally", "middle"), [
    ([3, 3, 3, 3, 0], [1, 2]), ([3, 4, 2, 1, 0], [1, 1]), ([5, 0, 0, 5, 0], [0, 3]),
    ([5, 0, 5, 0, 3], [0, 2]), ([0, 0, 1, 11, 9], [3, 3]),
])  # fmt: skip
def test_c13_the_median_names_one_phase_or_the_two_it_lies_between(tally: Tally, middle: list[int]) -> None:
    assert show(tally).median == middle


@pytest.mark.parametrize(("tally", "word"), [
    ([10, 0, 0, 0, 0], "close"), ([6, 3, 1, 0, 0], "close"), ([0, 5, 5, 0, 0], "close"),
    ([6, 3, 0, 1, 0], "close"), ([5, 5, 5, 0, 0], "spread"),
    ([3, 4, 2, 1, 0], "spread"), ([3, 3, 3, 3, 0], "spread"), ([10, 0, 0, 2, 0], "spread"),
    ([4, 3, 0, 3, 0], "camps"), ([5, 0, 5, 0, 0], "camps"), ([5, 1, 0, 6, 0], "camps"),
    ([5, 0, 0, 5, 0], "camps"),
])  # fmt: skip
def test_c14_agreement_is_told_in_a_word(tally: Tally, word: str) -> None:
    assert show(tally).agreement == word


@pytest.mark.parametrize("phases", [3, 5, 6, 7, 8])
def test_c14_other_curves_hear_of_camps_alone(phases: int) -> None:
    nobody = [0] * (phases - 2)

    assert show([5, *nobody, 5, 0]).agreement == "camps"
    assert show([10, 0, *nobody, 0]).agreement is None
    assert show([10] * phases + [0]).agreement is None


# --- two rounds


def test_c15_a_first_round_is_compared_with_nothing() -> None:
    assert show([3, 4, 2, 1, 0]).shift is None


def test_c15_a_careful_picture_is_never_compared() -> None:
    careful, dots = show([9, 0, 0, 0, 0]), show([0, 0, 0, 10, 0])

    assert show([0, 0, 0, 10, 0], earlier=careful).shift is None
    assert show([9, 0, 0, 0, 0], earlier=dots).shift is None

    our_careful = show([0, 0, 7, 7, 0], is_one_team=True)
    assert show([8, 7, 0, 0, 0], is_one_team=True, earlier=our_careful).shift is None


def test_c15_an_earlier_round_with_nine_on_the_curve_is_not_compared() -> None:
    assert show([0, 0, 0, 10, 0], earlier=show([9, 0, 0, 0, 6])).shift is None


def test_c15_rounds_with_other_cells_are_not_compared() -> None:
    assert show([0, 0, 0, 10, 0], earlier=show([5, 5, 5, 0])).shift is None


@pytest.mark.parametrize(("before", "now", "word"), [
    ([7, 3, 0, 0, 0], [0, 1, 5, 4, 0], "forward"),
    ([0, 1, 5, 4, 0], [7, 3, 0, 0, 0], "back"),
    ([0, 10, 10, 0, 0], [10, 0, 0, 10, 0], "shape"),
    ([3, 4, 2, 1, 0], [1, 2, 4, 3, 0], "perhaps"),
    ([0, 5, 5, 0, 0], [5, 0, 0, 5, 0], "perhaps"),
    ([3, 4, 2, 1, 0], [3, 3, 3, 1, 0], "none"),
    ([3, 4, 2, 1, 0], [3, 4, 2, 1, 9], "none"),
    ([0, 1, 7, 2, 0], [3, 4, 0, 3, 0], "back"),  # p = 0.0499
    ([0, 8, 0, 2, 0], [3, 0, 2, 5, 0], "perhaps"),  # p = 0.0511
    ([1, 0, 3, 6, 0], [3, 2, 1, 4, 0], "perhaps"),  # p = 0.1999
    ([0, 1, 4, 5, 0], [4, 0, 2, 4, 0], "none"),  # p = 0.2007
])  # fmt: skip
def test_c16_two_rounds_are_compared_in_a_word(before: Tally, now: Tally, word: str) -> None:
    assert show(now, earlier=show(before)).shift == word


@pytest.mark.parametrize(("before", "now"), [
    ([0, 0, 8, 2, 0], [1, 1, 0, 8, 0]), ([0, 0, 10, 0, 0], [2, 0, 0, 8, 0]),
    ([0, 1, 9, 0, 0], [0, 4, 0, 6, 0]),
])  # fmt: skip
def test_c16_exactly_twice_as_far_one_way_as_the_other_is_a_change_of_shape(
    before: Tally, now: Tally
) -> None:
    forward, back = shift(before[:-1], now[:-1])
    assert forward == 2 * back > 0

    assert show(now, earlier=show(before)).shift == "shape"
    assert show(before, earlier=show(now)).shift == "shape"


@unhurried
@given(many_marks, many_marks)
def test_c16_the_word_follows_from_how_rare_chance_would_make_it(before: list[int], now: list[int]) -> None:
    first = reveal(before)
    second = reveal(now, earlier=first)
    if second.shift is None:
        return
    p = p_exact(first.cells[:-1], second.cells[:-1])
    forward, back = shift(first.cells[:-1], second.cells[:-1])

    assert p is not None
    assert (second.shift == "none") == (p > Fraction(1, 5))
    assert (second.shift == "perhaps") == (Fraction(1, 20) < p <= Fraction(1, 5))
    assert second.shift != "forward" or forward > 2 * back
    assert second.shift != "back" or back > 2 * forward
    assert second.shift != "shape" or max(forward, back) <= 2 * min(forward, back)


def test_c17_very_large_rooms_are_not_compared() -> None:
    two_hundred = show([70, 30, 30, 70, 0], earlier=show([30, 70, 70, 30, 0]))
    two_thousand = show([700, 300, 300, 700, 0], earlier=show([300, 700, 700, 300, 0]))

    assert (two_hundred.shift, two_thousand.shift) == ("shape", None)


# --- nothing but what is released


@unhurried
@given(many_marks, many_marks)
def test_c18_the_figures_can_be_had_from_the_cells(before: list[int], now: list[int]) -> None:
    first = reveal(before)
    second = reveal(now, earlier=first)
    curve = second.cells[:-1]
    if second.median is None:
        return

    a = agreement(curve)
    assert second.median == list(median(curve))
    assert second.agreement == ("camps" if a < 0 else "spread" if a < Fraction(1, 2) else "close")


@unhurried
@given(many_marks, st.data())
def test_c18_where_in_its_phase_a_mark_lies_changes_nothing(marks: list[int], choice: st.DataObject) -> None:
    moved = [mark - mark % 2 + choice.draw(st.integers(0, 1)) if mark < 8 else 8 for mark in marks]
    before = show([4, 4, 4, 4, 0])

    assert reveal(marks, earlier=before) == reveal(moved, earlier=before)


@unhurried
@given(some_marks, st.randoms(use_true_random=False), st.booleans(), st.sampled_from(["phases", "stations"]))
def test_c19_who_marked_first_changes_nothing(
    marks: list[int], chance: Random, is_one_team: bool, detail: Literal["phases", "stations"]
) -> None:
    names = [f"{k:02}" for k in range(len(marks))]
    shuffled, renamed = marks.copy(), names.copy()
    chance.shuffle(shuffled)
    chance.shuffle(renamed)
    before = show([4, 4, 4, 4, 0])

    one = reveal(marks, names=names, is_one_team=is_one_team, detail=detail, earlier=before, stuck=3)
    other = reveal(shuffled, names=renamed, is_one_team=is_one_team, detail=detail, earlier=before, stuck=3)

    assert one == other


def test_c19_the_names_of_what_was_counted_come_out_sorted() -> None:
    assert reveal([0, 1, 2, 3, 4], names=["e", "c", "a", "d", "b"]).counted == ["a", "b", "c", "d", "e"]


@unhurried
@given(some_marks)
def test_c19_a_picture_comes_back_from_json_as_it_went(marks: list[int]) -> None:
    picture = reveal(marks, detail="stations", earlier=show([4, 4, 4, 4, 0]), stuck=3)

    assert msgspec.json.decode(msgspec.json.encode(picture), type=Picture) == picture


@pytest.mark.parametrize("stray", [-1, 11])
def test_c20_a_mark_beside_the_curve_is_refused(stray: int) -> None:
    with pytest.raises(ValueError, match="no station and no exit"):
        reveal([0, 1, 2, 3, stray])


@pytest.mark.parametrize("names", ["", "abcd", "abcdd", "abcdef", "abcdee"])
def test_c20_names_that_are_not_one_for_each_mark_are_refused(names: str) -> None:
    with pytest.raises(ValueError, match="name of its own"):
        reveal([0, 1, 2, 3, 4], names=list(names))


@pytest.mark.parametrize("stuck", [-1, 6])
def test_c20_more_who_are_stuck_than_who_marked_are_refused(stuck: int) -> None:
    with pytest.raises(ValueError, match="stuck"):
        reveal([0, 1, 2, 3, 4], stuck=stuck)


@pytest.mark.parametrize("phases", [0, 2, 9])
def test_c20_a_curve_that_was_not_counted_out_is_refused(phases: int) -> None:
    with pytest.raises(ValueError, match="3 to 8 phases"):
        reveal([0] * 5, form=a_curve(phases))


def test_c20_a_curve_without_a_way_off_it_or_with_an_empty_phase_is_refused() -> None:
    with pytest.raises(ValueError, match="off it"):
        reveal([0] * 5, form=msgspec.structs.replace(WAVE, exits=()))
    with pytest.raises(ValueError, match="has a station"):
        reveal([0] * 5, form=msgspec.structs.replace(WAVE, stations=WAVE.stations[:6]))
    with pytest.raises(ValueError, match="has a station"):
        reveal([0] * 5, form=msgspec.structs.replace(WAVE, stations=(*WAVE.stations, Station(4, "Nowhere."))))
