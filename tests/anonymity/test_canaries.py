"""Phones that can be told apart by everything: address, browser, language, the page they came from, their
cookie, their secrets, words that they took back. When the session is over, nothing of that is anywhere.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
import pytest

from tests.anonymity.crowd import Guest, crowd, files, places_of
from tests.harness.patience import until
from tests.harness.postgres import fresh_database, postgres
from tests.harness.server import Kesken, running_server
from tests.strangers.raw import ask, request

GUESTS = 6
UNSAID = "words-that-nobody-is-to-find"


def test_nothing_of_anybody_is_in_any_file(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        canaries = visited(server)

        until_settled(server, canaries)

        assert found_in(tmp_path, canaries) == {}
    assert found_in(tmp_path, canaries) == {}, "nor when the server has gone"


@pytest.mark.postgres
def test_nothing_of_anybody_is_in_any_table_of_postgresql(tmp_path: Path) -> None:
    with (
        postgres() as service,
        fresh_database(service.url) as url,
        running_server(tmp_path, DATABASE_URL=url) as server,
    ):
        canaries = visited(server)

        dump = dumped(url)

        assert "the words that everybody saw" in dump
        assert {what: canary for what, canary in canaries.items() if canary in dump} == {}
        assert found_in(tmp_path, canaries) == {}


@pytest.mark.parametrize(
    ("leak", "place"),
    [
        ("a log of visits", "kesken-"),
        ("a copy of the slips", "kesken.db"),
        ("a note beside the database", "notes.txt"),
    ],
)
def test_what_was_left_somewhere_would_be_found(tmp_path: Path, leak: str, place: str) -> None:
    with running_server(tmp_path) as server:
        with planted(leak, server):
            canaries = visited(server)

        def is_all_that_is_found() -> bool:
            places = {where for found in found_in(tmp_path, canaries).values() for where in found}
            return [where.startswith(place) for where in places] == [True]

        until(is_all_that_is_found, lambda: found_in(tmp_path, canaries))


def visited(server: Kesken) -> dict[str, str]:
    """A whole workshop; returns what each guest could be known by."""
    with crowd(server, GUESTS) as (room, people):
        board = room.steps[1]
        canaries = {
            f"{what} of {one.address}": canary for one in people for what, canary in known_by(one).items()
        }
        room.desk.steers("OpenStep", step=board)
        for one in people:
            sealed = one.gives("PostIdea", step=board, text=f"{UNSAID} {one.address} sealed")
            one.takes_back(board, sealed)
            wrong = one.gives("PostIdea", step=board, text=f"{UNSAID} {one.address} changed")
            right = one.gives(
                "ChangeIdea",
                step=board,
                text="the words that everybody saw",
                idea=wrong.name,
                secret=wrong.secret,
            )
            shown = one.gives("PostIdea", step=board, text=f"{UNSAID} {one.address} shown")
            canaries |= {
                f"{one.address} {what}": secret
                for what, secret in secrets_of(sealed, wrong, right, shown).items()
            }
            one.taken_back = shown  # type: ignore[attr-defined]
        room.desk.steers("RevealRound", step=board, round=1)
        for one in people:
            one.takes_back(board, one.taken_back)  # type: ignore[attr-defined]
            for path in (f"/s/{room.session}", "/", f"/nowhere?{one.browser}", f"/desk/{room.session}"):
                one.page(path)
            ask(one.port, request("POST", "/join", b"code=WRONGEE", **one.headers), address=one.address)
            one.gives("PostIdea", step=board, text=f"{UNSAID} {one.address} never shown")
        misbehave(people[0])
        room.desk.steers("EndSession")
        people[1].hears('42["events"')
        assert all(one.line.greeting for one in people)
    return canaries | {"words that were taken back": UNSAID}


def known_by(one: Guest) -> dict[str, str]:
    return {
        "address": one.address,
        "browser": one.browser,
        "language": one.language,
        "referrer": one.referrer,
        "cookie": one.cookie.partition("=")[2],
        "seat": one.seat,
        "connection": re.findall(r'"sid":"([^"]+)"', one.line.greeting)[0],
    }


def secrets_of(*things: object) -> dict[str, str]:
    return {f"secret {n}": str(thing.secret) for n, thing in enumerate(things)}  # type: ignore[attr-defined]


def misbehave(one: Guest) -> None:
    """Whoever sends rubbish is not written down either."""
    for rubbish in (
        f"GET /{one.browser} HTTP/9\r\n\r\n",
        f"{one.browser}\r\n\r\n",
        f"POST /join HTTP/1.1\r\nX: {one.browser}\r\n",
    ):
        ask(one.port, rubbish.encode(), address=one.address)
    one.line.say(f"4x{one.browser}")
    one.line.until_cut()


def found_in(data: Path, canaries: dict[str, str]) -> dict[str, list[str]]:
    return {what: places for what, canary in canaries.items() if (places := places_of(canary, data))}


def until_settled(server: Kesken, canaries: dict[str, str]) -> None:
    """The files are wiped and put in order shortly after the end."""
    until(lambda: not found_in(server.data, canaries), lambda: found_in(server.data, canaries))
    assert server.faults == []
    assert any(b"the words that everybody saw" in body for body in files(server.data).values())


def dumped(url: str) -> str:
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        rows = []
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            rows += [f"{name} {row}" for row in cursor.fetchall()]
    return "\n".join(rows)


@contextmanager
def planted(leak: str, server: Kesken) -> Iterator[None]:
    if leak == "a log of visits":
        yield
        with server.server.log.open("a") as log:
            log.write("127.0.0.103 - - [24/Nov/2026] GET /\n")
        return
    if leak == "a note beside the database":
        (server.data / "notes.txt").write_bytes(f"{UNSAID} 127.0.0.104".encode("utf-16-le"))
        yield
        return
    with closing(sqlite3.connect(server.data / "kesken.db")) as database:
        database.executescript(
            "CREATE TABLE copies (body TEXT); CREATE TRIGGER copied AFTER INSERT ON slips "
            "BEGIN INSERT INTO copies VALUES (new.body); END;"
        )
    yield
