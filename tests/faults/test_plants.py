"""The checker would notice: each planted mistake is caught within three seeds."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.houses import Services
from tests.faults.rooms import Size
from tests.faults.runs import Run, run

pytestmark = [pytest.mark.xdist_group("plants"), pytest.mark.slow]

SEEDS = (1, 2, 3)
LIVELY = Size(scale=0.25, rate=30.0, patience=4.0)


class Planted(NamedTuple):
    """`promise`: a part of the sentence that it breaks."""

    plants: str
    promise: str
    fault: str = "nothing"
    is_quick: bool = True


PLANTED = (
    Planted("acknowledge_before_commit", "nothing is lost", "the disk full"),
    Planted(
        "ground_not_looked_at",
        "nothing is acknowledged while nothing can be stored",
        "the database file goes away and comes back",
    ),
    Planted("names_not_checked", "nothing takes effect twice"),
    Planted("numbers_from_a_sequence", "without gaps"),
    Planted("view_without_number", "one chain, one event and one view"),
    Planted("deaf_fold", "one chain, one event and one view"),
    Planted("joined_late", "without gaps", "lines cut"),
    Planted("sender_skipped,slow_turn", "without gaps", is_quick=False),
    Planted("overflow_dropped,slow_turn", "nothing is lost", is_quick=False),
    Planted("tail_by_time", "without gaps", is_quick=False),
    Planted("no_quorum", "fewer than five phones", is_quick=False),
    Planted("rooms_mixed", "nothing of one room is on a phone of another", is_quick=False),
    Planted("lying_disk", "nothing is lost", is_quick=False),
)


@pytest.mark.parametrize(
    "planted",
    [pytest.param(one, id=one.plants, marks=[] if one.is_quick else [pytest.mark.whole]) for one in PLANTED],
)
def test_it_is_caught(planted: Planted, services: Services, tmp_path: Path) -> None:
    runs: list[Run] = []
    for seed in SEEDS:
        folder = tmp_path / str(seed)
        runs.append(run(planted.fault, services, folder, seed=seed, size=LIVELY, plants=(planted.plants,)))
        if any(planted.promise in violation.promise for violation in runs[-1].violations):
            return

    pytest.fail("\n".join(map(str, runs)))
