"""One session in two processes: it holds, and it would not without the row lock or the look at the heads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import moments
from tests.faults.houses import Services
from tests.faults.pairs import ENOUGH, Pair, judged
from tests.faults.runs import seed_of_today

pytestmark = [pytest.mark.xdist_group("faults"), pytest.mark.slow, pytest.mark.postgres, pytest.mark.redis]

SEEDS = (1, 2, 3)
SLOW = ("slow_turn", "slow_turn")  # so that turns meet
UNLOCKED = ("no_row_lock,slow_turn", "no_row_lock,slow_turn")
STALE = ("box_read_once,slow_turn", "box_read_once,slow_turn")
DIES = ("", "dies_after_reveal")
DEAF = ("no_look", "dies_after_reveal")

Moment = Callable[[Pair], None]


@pytest.mark.parametrize(
    ("moment", "plants"),
    [
        (moments.given_here_shown_there, SLOW),
        (moments.shown_by_two_desks, SLOW),
        (moments.fifth_mark_taken_back, SLOW),
        (moments.killed_before_the_bell, DIES),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_it_holds(moment: Moment, plants: tuple[str, str], services: Services, tmp_path: Path) -> None:
    seed = seed_of_today()

    assert judged(tmp_path, services, moment, plants=plants, seed=seed) == [], f"KESKEN_SEED={seed}"


@pytest.mark.parametrize(
    ("moment", "plants"),
    [
        pytest.param(moments.given_here_shown_there, UNLOCKED, marks=pytest.mark.whole),
        pytest.param(moments.shown_by_two_desks, UNLOCKED, marks=pytest.mark.whole),
        (moments.fifth_mark_taken_back, UNLOCKED),
        (moments.given_here_shown_there, STALE),
        (moments.killed_before_the_bell, DEAF),
    ],
    ids=lambda value: getattr(value, "__name__", value[0] if isinstance(value, tuple) else ""),
)
def test_it_would_not_hold(
    moment: Moment, plants: tuple[str, str], services: Services, tmp_path: Path
) -> None:
    for seed in SEEDS:
        if judged(tmp_path / str(seed), services, moment, plants=plants, seed=seed, patience=ENOUGH):
            return

    pytest.fail(f"{plants[0]} was not noticed in {moment.__name__}")
