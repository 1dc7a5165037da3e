"""Content has a step and a round, and never a time: not in the log,
not in a table, not in a frame, not on a page. The times that are told are of cues:
when the desk opened a step, when it closes, when the timer is up; and the server's own clock.
"""

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from server.store.tables import metadata
from sessions.view import canonical
from tests.anonymity.crowd import Guest, crowd, files
from tests.harness.patience import until
from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop
from tests.sessions.play import Thing
from tests.strangers.judge import rows

DAY = 24 * 3600
UNITS = (1, 1_000, 1_000_000, 1_000_000_000)  # seconds and finer
NUMBER = re.compile(r"(?<![\w.-])\d{9,20}(?:\.\d+)?(?![\w-])")
CLOCK = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\b\d\d:\d\d:\d\d\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4}"
)
TOLD = re.compile(r'"(?:now|at|opened_at|closing_at|ends_at)":\d+')  # the clock, and cues


@pytest.fixture(scope="module")
def kesken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("kesken")) as server:
        yield server


def test_no_table_log_or_frame_says_when_anything_was_given(kesken: Kesken) -> None:
    with crowd(kesken, 5) as (room, people):
        given_in_two_rounds(room, people)

        stored = [str(row) for table, those in rows(kesken).items() for row in those if table != "events"]
        log = [body for _, _, body, _ in rows(kesken, room.session)["events"]]
        frames = [frame for one in people for frame in one.said]
        pages = [
            people[0].page(path).decode() for path in (f"/s/{room.session}", saved(room), f"{saved(room)}.md")
        ]

    assert times_in(stored) == []
    assert times_in([TOLD.sub("", body) for body in log]) == []
    assert times_in([TOLD.sub("", frame) for frame in frames]) == []
    assert times_in([page.partition("\r\n\r\n")[2] for page in pages]) == []
    assert len([frame for frame in frames if "ThoughtsShown" in frame]) >= 2 * len(people)
    assert len(log) == 6


def test_the_times_that_are_told_are_of_cues(kesken: Kesken) -> None:
    with crowd(kesken, 5) as (room, people):
        given_in_two_rounds(room, people)
        told = {word for one in people for frame in one.said for word in TOLD.findall(frame)}
        where = {
            re.match(r'^4[23]\d*\["?(\w+)?', frame)[1]  # type: ignore[index]
            for one in people
            for frame in one.said
            if TOLD.search(frame)
        }

    assert {word.partition(":")[0] for word in told} <= {'"now"', '"at"', '"opened_at"', '"closing_at"'}
    assert where <= {"beat", "events", "view", None}, (
        "the cue and the clock; None is what entering is answered"
    )


def test_no_page_says_when_it_last_changed(kesken: Kesken) -> None:
    with crowd(kesken, 5) as (room, people):
        given_in_two_rounds(room, people)
        for path in (f"/s/{room.session}", saved(room), f"{saved(room)}.md"):
            head = people[0].page(path).partition(b"\r\n\r\n")[0].decode().lower()
            assert "last-modified" not in head
            assert "etag" not in head


def test_no_column_is_for_a_time_and_no_table_counts() -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            assert not re.search(
                r"time|date|stamp|created|updated|_at$|^at$|^id$|author|seat|address", column.name
            ), column
        assert table.dialect_options["sqlite"]["with_rowid"] is False, table.name


def test_the_list_of_what_was_taken_back_has_no_day(kesken: Kesken) -> None:
    with crowd(kesken, 5) as (room, people):
        things = given_in_two_rounds(room, people)
        people[0].takes_back(room.steps[1], things[0])
        until(lambda: "deleted.txt" in files(kesken.data))

    lines = (kesken.data / "deleted.txt").read_text().splitlines()
    assert f"{room.session} {things[0].name}" in lines
    assert times_in(lines) == []


# --- the test of the test


@pytest.mark.parametrize("unit", UNITS)
def test_a_time_in_any_unit_would_be_seen(unit: int) -> None:
    now = int(time.time() * unit)

    assert times_in([json.dumps({"at": now}), f"('x', {now})", f"{now}.5", canonical({"a": [now]}).decode()])
    assert not times_in([json.dumps({"at": now // 3, "n": 12345678901})])


def test_a_time_in_words_would_be_seen() -> None:
    for said in ("2026-11-24T12:30", "2026-11-24 12:30:01", "Tue, 24 Nov 2026 12:30:00 GMT", "at 12:30:01"):
        assert times_in([said])
    assert not times_in(["kept until 2027-11-24", "24 November 2027", "1:2", "name-1800000000-x"])


def test_a_time_in_a_table_would_be_seen(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        for name, when in (("seconds", "strftime('%s','now')"), ("words", "datetime('now')")):
            leak = f"AFTER INSERT ON slips BEGIN INSERT INTO {name} VALUES ({when}); END;"
            with closing(sqlite3.connect(tmp_path / "kesken.db")) as database:
                database.executescript(f"CREATE TABLE {name} (at TEXT); CREATE TRIGGER of_{name} {leak}")
        with crowd(server, 5) as (room, people):
            given_in_two_rounds(room, people)
            stored = rows(server)

    for name in ("seconds", "words"):
        assert times_in([str(row) for row in stored[name]])


def given_in_two_rounds(room: Workshop, people: list[Guest]) -> list[Thing]:
    board = room.steps[1]
    room.desk.steers("OpenStep", step=board)
    things = [one.gives("PostIdea", step=board, text=f"half of thought {n}") for n, one in enumerate(people)]
    room.desk.steers("RevealRound", step=board, round=1)
    for one in people:
        one.gives("ContinueIdea", step=board, text="and more", idea=things[0].name, kind="add")
    room.desk.steers("RevealRound", step=board, round=2)
    room.desk.steers("CloseStep", step=board)
    for one in people:
        one.hears('42["events",{"chain":"')
        one.asks("enter", {"session": room.session, "as": "participant", "language": "en"})
        one.hears('42["view"')
    return things


def saved(room: Workshop) -> str:
    return "/" + str(room.desk.enters()["board"]).partition("//")[2].partition("/")[2]


def times_in(texts: list[str]) -> list[str]:
    """Whatever reads like a moment of these days, in seconds or finer."""
    now = time.time()
    found = [number for text in texts for number in NUMBER.findall(text) if _is_near(float(number), now)]
    return found + [said for text in texts for said in CLOCK.findall(text)]


def _is_near(number: float, now: float) -> bool:
    return any(abs(number / unit - now) < 30 * DAY for unit in UNITS)
