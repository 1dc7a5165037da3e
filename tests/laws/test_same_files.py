"""Who gave what, and in which order things came, is in no byte of what is stored when a session is over."""

from collections.abc import Callable
from functools import partial
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from server.rooms import turn
from server.store.migrate import upgrade
from sessions import commands as ask
from sessions.state import By
from tests.server.in_a_room import House, InARoom, until
from tests.sessions.play import BOARD, CURVE, NOON, OTHER_BOARD, Phone, Play, Thing

SEATS = ("ben", "cleo", "dov", "eve", "finn", "gro")
THINGS = [Phone(Play(), f"root {number}").thing() for number in range(40)]
ORDERS = list(permutations(range(6)))[::180]


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still, and chance is the same each time."""
    monkeypatch.setattr(turn, "now_ms", lambda: NOON)


def mark(thing: Thing, number: int) -> ask.Command:
    return ask.PlaceMark(step=CURVE, round=1, name=thing.name, salt=thing.salt, station=number)


def thought(step: str, thing: Thing, number: int) -> ask.Command:
    return ask.PostIdea(step=step, name=thing.name, salt=thing.salt, text=f"thought {number}" * 9)


def file_after(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, authors: list[str], order: tuple[int, ...]
) -> bytes:
    """The database of a workshop in which these seats gave those things, in this order within each round."""
    monkeypatch.setattr(turn, "CHANCE", Random(7))
    folder.mkdir()
    upgrade(f"sqlite:///{folder / 'kesken.db'}")
    house = House(f"sqlite:///{folder / 'kesken.db'}")
    play, things = InARoom.on(CURVE, house), iter(THINGS)

    def everyone(gives: Callable[[Thing, int], ask.Command]) -> None:
        made = [next(things) for _ in SEATS]
        for number in order:
            play.ask(gives(made[number], number), By("participant", authors[number]))

    everyone(mark)
    play.ann.shows()
    play.ann.opens(BOARD)
    everyone(partial(thought, BOARD))
    play.ann.shows()
    everyone(partial(thought, BOARD))
    play.ann.opens(OTHER_BOARD)  # six thoughts stay behind, sealed
    everyone(partial(thought, OTHER_BOARD))
    play.ann.shows()
    play.ann.ends()
    until(lambda: not house.rooms._upkeep._is_due)
    house.close()
    assert [path.name for path in folder.iterdir()] == ["kesken.db"]
    return (folder / "kesken.db").read_bytes()


def test_the_order_of_arrival_is_in_no_byte(
    tmp_path: Path, still: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        file_after(tmp_path / f"{place}", monkeypatch, authors=list(SEATS), order=order)
        for place, order in enumerate(ORDERS)
    }

    assert len(files) == 1


def test_the_authors_are_in_no_byte(tmp_path: Path, still: None, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        file_after(
            tmp_path / f"{place}", monkeypatch, authors=[SEATS[n] for n in order], order=tuple(range(6))
        )
        for place, order in enumerate(ORDERS)
    }

    assert len(files) == 1
