"""A room is a cache: whoever forgets all of them in the middle of a session, nobody notices."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from server.store.migrate import upgrade
from sessions.view import SessionView, canonical
from tests.harness.told import follow
from tests.server.in_a_room import House, InARoom, read_frame
from tests.sessions.any_workshop import AnyWorkshop
from tests.sessions.play import BOARD, CURVE, snapshot, whole_workshop

HALF_OF_THE_TIME = 0.5
SOME = settings(
    max_examples=30,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class InForgetfulRooms(AnyWorkshop):
    """Any workshop, in rooms with a database under them that are forgotten before every other act."""

    play: InARoom

    def begin(self) -> InARoom:
        self.opened = open_house()
        return InARoom.on(BOARD, self.opened.__enter__(), forgets=HALF_OF_THE_TIME)

    def teardown(self) -> None:
        assert snapshot(self.play.folded_again()) == snapshot(self.play.state)
        assert canonical(what_phones_see(self.play)) == canonical(self.play.view)
        self.opened.__exit__(None, None, None)


def test_any_workshop_goes_on_in_rooms_that_are_forgotten() -> None:
    run_state_machine_as_test(InForgetfulRooms, settings=SOME)


def test_a_whole_workshop_is_told_without_a_gap() -> None:
    with open_house() as house:
        play = whole_workshop(InARoom.on(CURVE, house, forgets=HALF_OF_THE_TIME))

        assert canonical(what_phones_see(play)) == canonical(play.view)
        assert snapshot(play.folded_again()) == snapshot(play.state)


def what_phones_see(play: InARoom) -> Any:
    """The fold of the frames that were sent to everyone; each goes on where the one before it ended."""
    described, *_ = play.told()
    view, seq = follow(SessionView(), [described]), 1
    for frame in map(read_frame, play.house.ears.events()):
        assert (frame["from"], frame["seq"]) == (seq + 1, seq + len(frame["events"]))
        view, seq = follow(view, frame["events"]), frame["seq"]
    return view


@contextmanager
def open_house() -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="kesken-") as folder:
        url = f"sqlite:///{Path(folder) / 'kesken.db'}"
        upgrade(url)
        house = House(url)
        yield house
        house.close()
