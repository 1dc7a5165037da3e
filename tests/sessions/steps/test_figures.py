"""The arithmetic under the picture: C13 to C17 of sessions/README.md."""

from fractions import Fraction
from itertools import accumulate, combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.steps.curve.figures import MOST_TABLES, agreement, median, p_exact, shift

Counts = list[int]

# counts along the curve; places of the lower and the upper middle mark, from 0; agreement
PICTURES: list[tuple[Counts, tuple[int, int], Fraction]] = [
    ([10, 0, 0, 0], (0, 0), Fraction(1)),
    ([5, 0, 0, 5], (0, 3), Fraction(-1)),
    ([3, 3, 3, 3], (1, 2), Fraction(0)),
    ([3, 4, 2, 1], (1, 1), Fraction(1, 3)),
    ([1, 2, 4, 3], (2, 2), Fraction(1, 3)),
    ([0, 5, 5, 0], (1, 2), Fraction(2, 3)),
    ([4, 1, 1, 4], (1, 2), Fraction(-3, 5)),
    ([5, 0, 5, 0], (0, 2), Fraction(-1, 6)),
    ([4, 3, 0, 3], (1, 1), Fraction(-1, 10)),
    ([6, 3, 1, 0], (0, 0), Fraction(2, 3)),
    ([10, 0, 0, 2], (0, 0), Fraction(1, 3)),
    ([5, 1, 0, 6], (1, 3), Fraction(-23, 36)),
    ([2, 3, 4, 2, 1, 0, 0, 0], (2, 2), Fraction(25, 42)),
    ([4, 2, 1, 0, 0, 1, 2, 4], (2, 5), Fraction(-871, 2205)),
]

# earlier, later; forward, back; p
ROUNDS: list[tuple[Counts, Counts, Fraction, Fraction, Fraction]] = [
    ([3, 4, 2, 1], [1, 2, 4, 3], Fraction(4, 5), Fraction(0), Fraction(28484, 184756)),
    ([2, 2, 1, 0], [1, 1, 2, 1], Fraction(4, 5), Fraction(0), Fraction(144, 252)),
    ([6, 2, 0, 0], [0, 1, 4, 3], Fraction(2), Fraction(0), Fraction(6, 12870)),
    ([2, 3, 1, 0], [1, 2, 2, 2], Fraction(37, 42), Fraction(0), Fraction(347, 1716)),
    ([0, 5, 5, 0], [5, 0, 0, 5], Fraction(1, 2), Fraction(1, 2), Fraction(14806, 184756)),
    ([5, 0, 0, 0], [0, 0, 0, 5], Fraction(3), Fraction(0), Fraction(2, 252)),
]

unhurried = settings(deadline=None)  # a busy machine is not a wrong answer


def counts_on(places: int, most: int = 30) -> st.SearchStrategy[Counts]:
    return st.lists(st.integers(0, most), min_size=places, max_size=places).filter(any)


a_picture = st.integers(3, 8).flatmap(counts_on)


def two_rounds(places: st.SearchStrategy[int], most: int) -> st.SearchStrategy[tuple[Counts, Counts]]:
    return places.flatmap(lambda k: st.tuples(counts_on(k, most), counts_on(k, most)))


@pytest.mark.parametrize(("counts", "middle", "_a"), PICTURES)
def test_c13_the_median_of_a_known_picture(counts: Counts, middle: tuple[int, int], _a: Fraction) -> None:
    assert median(counts) == middle


def test_c13_the_median_of_a_thousand_answers() -> None:
    assert median([30, 40, 210, 130, 530, 50, 10]) == (4, 4)


@unhurried
@given(a_picture)
def test_c13_the_median_is_where_the_middle_people_stand_in_a_row(counts: Counts) -> None:
    row = [place for place, people in enumerate(counts) for _ in range(people)]

    assert median(counts) == (row[(len(row) - 1) // 2], row[len(row) // 2])


def test_c13_nobody_is_in_the_middle_of_nobody() -> None:
    with pytest.raises(ValueError, match="no marks"):
        median([0, 0, 0, 0])


@pytest.mark.parametrize(("counts", "_middle", "a"), PICTURES)
def test_c14_the_agreement_of_a_known_picture(counts: Counts, _middle: tuple[int, int], a: Fraction) -> None:
    assert agreement(counts) == a


def test_c14_the_example_of_the_reference_programme_agrees() -> None:
    """The example of the R package agrmt, to the digits that it prints."""
    assert float(agreement([30, 40, 210, 130, 530, 50, 10])) == pytest.approx(0.6113333, abs=5e-8)


@unhurried
@given(a_picture)
def test_c14_agreement_is_the_same_from_either_end_and_in_a_room_three_times_as_large(counts: Counts) -> None:
    a = agreement(counts)

    assert -1 <= a <= 1
    assert agreement(counts[::-1]) == a
    assert agreement([3 * people for people in counts]) == a


@unhurried
@given(st.integers(3, 8), st.integers(1, 50))
def test_c14_all_together_all_even_and_half_at_each_end_make_the_scale(places: int, people: int) -> None:
    nobody = [0] * (places - 1)

    assert agreement([people, *nobody]) == agreement([*nobody, people]) == 1
    assert agreement([people] * places) == 0
    assert agreement([people, *nobody[1:], people]) == -1


def test_c14_ten_marks_are_never_called_camps_without_a_dip_between_two_heaps() -> None:
    tallies = [[a, b, c, 10 - a - b - c] for a in range(11) for b in range(11 - a) for c in range(11 - a - b)]
    camps = [tally for tally in tallies if agreement(tally) < 0]

    assert (len(tallies), len(camps)) == (286, 47)
    assert all(any(dip < min(left, right) for left, dip, right in combinations(tally, 3)) for tally in camps)


def test_c14_two_places_or_no_marks_have_no_agreement() -> None:
    with pytest.raises(ValueError, match="three places"):
        agreement([5, 5])
    with pytest.raises(ValueError, match="no marks"):
        agreement([0, 0, 0])


@pytest.mark.parametrize(("earlier", "later", "forward", "back", "_p"), ROUNDS)
def test_c16_how_far_two_known_rounds_lie_from_each_other(
    earlier: Counts, later: Counts, forward: Fraction, back: Fraction, _p: Fraction
) -> None:
    assert shift(earlier, later) == (forward, back)
    assert shift(later, earlier) == (back, forward)
    assert shift(earlier[::-1], later[::-1]) == (back, forward)


@unhurried
@given(two_rounds(st.integers(3, 8), most=30))
def test_c16_forward_less_back_is_the_difference_of_the_mean_places(rounds: tuple[Counts, Counts]) -> None:
    earlier, later = rounds
    before, now = (
        Fraction(sum(place * people for place, people in enumerate(counts)), sum(counts)) for counts in rounds
    )
    forward, back = shift(earlier, later)

    assert min(forward, back) >= 0
    assert forward - back == now - before


def test_c15_rounds_on_different_curves_have_no_distance() -> None:
    with pytest.raises(ValueError, match="same curve"):
        shift([1, 2, 3], [1, 2, 3, 4])
    with pytest.raises(ValueError, match="same curve"):
        p_exact([1, 2, 3], [1, 2, 3, 4])
    with pytest.raises(ValueError, match="no marks"):
        shift([1, 2, 3], [0, 0, 0])


@pytest.mark.parametrize(("earlier", "later", "_forward", "_back", "p"), ROUNDS)
def test_c16_the_chance_of_two_known_rounds(
    earlier: Counts, later: Counts, _forward: Fraction, _back: Fraction, p: Fraction
) -> None:
    assert p_exact(earlier, later) == p_exact(later, earlier) == p


@unhurried
@given(two_rounds(st.integers(2, 5), most=4))
def test_c16_the_chance_is_what_dealing_all_marks_anew_gives(rounds: tuple[Counts, Counts]) -> None:
    assert p_exact(*rounds) == by_dealing(*rounds)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [([20, 0, 0, 20], [0, 21, 20, 0]), ([1, 9, 2, 0, 3, 1], [0, 4, 4, 2, 2, 2]), ([40, 0, 1], [20, 0, 3])],
)
def test_c16_the_chance_is_the_same_by_the_long_road(earlier: Counts, later: Counts) -> None:
    assert p_exact(earlier, later) == by_dealing(earlier, later)


def test_c16_two_equal_rounds_are_what_chance_always_gives() -> None:
    assert p_exact([3, 4, 2, 1], [6, 8, 4, 2]) == 1


def test_c17_rounds_of_two_hundred_on_four_phases_are_still_weighed() -> None:
    assert p_exact([50, 50, 50, 50], [50, 50, 50, 50]) == 1


def test_c17_beyond_a_million_deals_there_is_no_chance_to_tell() -> None:
    def deals(people: int) -> int:
        """Ways to take 4 * people of 2 * people in each of four places, by inclusion and exclusion."""
        return sum((-1) ** k * comb(4, k) * comb(4 * people - k * (2 * people + 1) + 3, 3) for k in range(2))

    assert deals(56) < MOST_TABLES < deals(57)
    assert p_exact([56] * 4, [56] * 4) == 1
    assert p_exact([57] * 4, [57] * 4) is None


def by_dealing(earlier: Counts, later: Counts) -> Fraction:
    """The definition itself, as an oracle: every deal of the marks, weighed by the ways it comes about."""
    pooled = [before + now for before, now in zip(earlier, later, strict=True)]
    far = apart(earlier, later)
    deals: list[tuple[Counts, int]] = [([], 1)]
    for most in pooled:
        deals = [([*deal, k], ways * comb(most, k)) for deal, ways in deals for k in range(most + 1)]
    dealt = [(deal, ways) for deal, ways in deals if sum(deal) == sum(earlier)]
    hits = sum(
        ways for deal, ways in dealt if apart(deal, [p - k for p, k in zip(pooled, deal, strict=True)]) >= far
    )
    return Fraction(hits, sum(ways for _, ways in dealt))


def apart(one: Counts, other: Counts) -> Fraction:
    """The earth mover's distance, as an oracle: each pair of neighbours is one step apart."""
    shares = [[Fraction(reached, sum(counts)) for reached in accumulate(counts)] for counts in (one, other)]
    return sum((abs(p - q) for p, q in zip(*shares, strict=True)), Fraction(0))
