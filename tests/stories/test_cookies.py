"""Browsers that keep no cookies, and networks that take them out: said at the door, and nothing is made."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.faults.relay import Relay
from tests.harness.process import free_port
from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop, workshop
from tests.stories.people import Person, Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

NO_COOKIES = (
    "This browser keeps no cookies from this site, and without one it cannot hold a place in a session."
    " Allow cookies here, or use another browser."
)
NO_PLACE = (
    "This browser has no place in that session. Join with the code on the shared screen. If that leads here"
    " again, the browser keeps no cookies: allow them for this site, or use another one."
)
Enter = Callable[[str], Phone]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Relay, Kesken, Workshop]]:
    port = free_port()
    with (
        Relay([port]) as relay,
        running_server(tmp_path, port=port, PUBLIC_URL=relay.url, CREATE="open") as kesken,
        workshop(relay.url, phones=0) as room,
    ):
        relay.becomes(takes_cookies=True)
        yield relay, kesken, room


@pytest.fixture
def enter(chromium: Browser, room: tuple[Relay, Kesken, Workshop]) -> Iterator[Enter]:
    people: list[Person] = []

    def someone(language: str) -> Phone:
        people.append(person := Phone(chromium, room[0].url, language))
        return person

    yield someone
    for person in people:
        person.context.close()


@pytest.mark.parametrize("language", ["en", "fi"])
def test_who_blocks_cookies_is_told_at_every_door_and_makes_nothing(
    enter: Enter, room: tuple[Relay, Kesken, Workshop], language: str
) -> None:
    relay, kesken, session = room
    ben = enter(language)
    ben.refuses_cookies()

    ben.page.goto(f"{relay.url}/j#{session.key}")
    ben.reads(NO_PLACE)
    ben.reads(NO_COOKIES)

    ben.page.goto(relay.url)
    ben.page.fill("[name=code]", code_of(session))
    ben.reads(NO_COOKIES)
    ben.press("Join")
    expect(ben.page).to_have_url(f"{relay.url}/")

    ben.page.goto(f"{relay.url}/new")
    ben.page.fill("[name=title]", "Nobody could open it")
    ben.reads(NO_COOKIES)
    ben.press("Make the session")
    expect(ben.page).to_have_url(f"{relay.url}/new")
    assert sessions_in(kesken) == 1  # the one that was there

    ben.page.goto(f"{relay.url}/desk#f-whatever")
    ben.reads(NO_COOKIES)


def test_the_page_for_the_day_before_says_that_it_does_not_work(
    enter: Enter, room: tuple[Relay, Kesken, Workshop]
) -> None:
    for refuses in (True, False):  # by the browser, or on the way
        ben = enter("en")
        if refuses:
            ben.refuses_cookies()

        ben.page.goto(f"{room[0].url}/check")

        ben.reads("It does not work here yet.")
        ben.sees(f"✗ {NO_COOKIES}")


def test_where_cookies_are_lost_on_the_way_nothing_is_made_and_the_front_page_says_why(
    enter: Enter, room: tuple[Relay, Kesken, Workshop]
) -> None:
    relay, kesken, session = room
    ben = enter("en")

    ben.page.goto(f"{relay.url}/new")
    ben.reads(NO_COOKIES)
    ben.page.fill("[name=title]", "Nobody could open it")
    ben.press("Make the session")
    expect(ben.page).to_have_url(f"{relay.url}/new")
    assert sessions_in(kesken) == 1

    ben.page.goto(f"{relay.url}/j#{session.key}")
    ben.reads(NO_PLACE)


def test_who_keeps_them_sees_nothing_of_it_and_no_trace_is_left(
    enter: Enter, room: tuple[Relay, Kesken, Workshop]
) -> None:
    relay, _, _ = room
    relay.becomes()
    ben = enter("en")

    for path in ("/", "/new", "/check"):
        with ben.page.expect_response(lambda one: one.url.endswith("/cookie") and one.status == 200):
            ben.page.goto(f"{relay.url}{path}")
        expect(ben.page.get_by_text(NO_COOKIES)).to_be_hidden()

    ben.reads("It works here.")
    assert ben.context.cookies() == []


def code_of(room: Workshop) -> str:
    return str(room.desk.enters()["join"]["code"])


def sessions_in(kesken: Kesken) -> int:
    with sqlite3.connect(kesken.data / "kesken.db") as database:
        return int(database.execute("select count(*) from sessions").fetchone()[0])
