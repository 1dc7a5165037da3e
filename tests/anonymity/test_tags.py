"""What tells phones apart leaves with its round: after it was shown, or has left the stage, no tag of it is
in any table, and no byte of one in the write-ahead log, however long somebody reads.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.anonymity.crowd import Guest, crowd, places_of
from tests.harness.patience import until
from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop


@pytest.fixture(scope="module")
def kesken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("kesken")) as server:
        yield server


def shown_board(room: Workshop, people: list[Guest]) -> None:
    room.desk.steers("RevealRound", step=room.steps[1], round=1)


def left_board(room: Workshop, people: list[Guest]) -> None:
    room.desk.steers("OpenStep", step=room.steps[2])


def ended(room: Workshop, people: list[Guest]) -> None:
    room.desk.steers("EndSession")


def shown_curve(room: Workshop, people: list[Guest]) -> None:
    room.desk.steers("RevealRound", step=room.steps[0], round=1)


def left_curve(room: Workshop, people: list[Guest]) -> None:
    room.desk.steers("OpenStep", step=room.steps[1])


WAYS = {
    "a board is shown": (1, shown_board),
    "a board leaves the stage": (1, left_board),
    "a curve is shown": (0, shown_curve),
    "a curve leaves the stage": (0, left_curve),
    "the session ends": (1, ended),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_tag_outlives_its_round(kesken: Kesken, way: str) -> None:
    place, ends = WAYS[way]
    with crowd(kesken, 5) as (room, people):
        give(room, people, place)
        tags = tags_of(kesken.data, room.session)
        assert len(set(tags)) == 5
        assert all("kesken.db" in name for tag in tags for name in places_of(tag, kesken.data))
        assert all(places_of(tag, kesken.data) for tag in tags), "while it is open they are there"

        ends(room, people)

        until_gone(tags, kesken.data)
        assert not set(tags) & set(tags_of(kesken.data, room.session))


def test_while_somebody_reads_they_wait_and_then_they_go(kesken: Kesken) -> None:
    with crowd(kesken, 5) as (room, people):
        give(room, people, 1)
        tags = tags_of(kesken.data, room.session)

        with reader(kesken.data):
            shown_board(room, people)
            people[0].hears('42["events"')
            room.desk.steers("CloseStep", step=room.steps[1])  # the room goes on meanwhile
            assert all(places_of(tag, kesken.data) for tag in tags), (
                "an open reader keeps the old pages alive"
            )

        until_gone(tags, kesken.data)


def test_a_power_cut_right_after_showing_leaves_none_behind_for_long(tmp_path: Path) -> None:
    with running_server(tmp_path) as server, crowd(server, 5) as (room, people):
        give(room, people, 1)
        tags = tags_of(tmp_path, room.session)
        with reader(tmp_path):
            shown_board(room, people)
            server.kill()
            assert all(places_of(tag, tmp_path) for tag in tags)

        server.start_again()

        until_gone(tags, tmp_path)
        assert tags_of(tmp_path, room.session) == []


def test_words_that_were_taken_back_leave_the_files_too(kesken: Kesken) -> None:
    with crowd(kesken, 5) as (room, people):
        board = room.steps[1]
        room.desk.steers("OpenStep", step=board)
        sealed = people[0].gives("PostIdea", step=board, text="words that were never meant for anybody")
        shown = [one.gives("PostIdea", step=board, text=f"half of a thought {one.address}") for one in people]
        people[0].takes_back(board, sealed)
        until_gone(["words that were never meant for anybody"], kesken.data)

        shown_board(room, people)
        people[1].takes_back(board, shown[1])

        until_gone([f"half of a thought {people[1].address}"], kesken.data)
        assert places_of(f"half of a thought {people[2].address}", kesken.data)


def test_the_search_finds_what_is_there(kesken: Kesken) -> None:
    """The test of the test: a copy of the slips that somebody forgot."""
    with crowd(kesken, 5) as (room, people):
        give(room, people, 1)
        tags = tags_of(kesken.data, room.session)
        with closing(sqlite3.connect(kesken.data / "kesken.db")) as database:
            database.executescript("CREATE TABLE forgotten AS SELECT * FROM slips")
        try:
            shown_board(room, people)
            until(lambda: left_of(tags, kesken.data) == {"kesken.db"}, "it is not found, or not only there")
        finally:
            with closing(sqlite3.connect(kesken.data / "kesken.db")) as database:
                database.executescript("PRAGMA secure_delete=ON; DROP TABLE forgotten")


def give(room: Workshop, people: list[Guest], place: int) -> None:
    step = room.steps[place]
    room.desk.steers("OpenStep", step=step)
    for number, one in enumerate(people):
        if place == 0:
            one.gives("PlaceMark", step=step, round=1, station=number)
        else:
            one.gives("PostIdea", step=step, text=f"half of a thought {number}")


def tags_of(data: Path, session: str) -> list[str]:
    with closing(sqlite3.connect(f"file:{data / 'kesken.db'}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT tag FROM slips WHERE session = ? AND tag != ''", [session])
        return [tag for (tag,) in found]


@contextmanager
def reader(data: Path) -> Iterator[None]:
    """Somebody who looks at the database and takes their time."""
    with closing(sqlite3.connect(f"file:{data / 'kesken.db'}?mode=ro", uri=True)) as database:
        database.execute("BEGIN")
        assert database.execute("SELECT count(*) FROM slips").fetchone()
        yield
        database.execute("COMMIT")


def until_gone(canaries: list[str], data: Path) -> None:
    until(lambda: not left_of(canaries, data), lambda: left_of(canaries, data))


def left_of(canaries: list[str], data: Path) -> set[str]:
    """The files in which one of them stands."""
    return {name for canary in canaries for name in places_of(canary, data)}
