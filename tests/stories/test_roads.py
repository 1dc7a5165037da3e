"""Networks that say yes to a WebSocket and let nothing through: nobody is kept out, and /check knows it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faults.relay import Relay
from tests.harness.process import free_port
from tests.harness.server import running_server
from tests.stories.people import Ann, Person, Phone, Screen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

ROADS = {
    "closed as soon as it is open": "close",
    "silent once it is open": "swallow",
    "never answered": "ignore",
    "open for a greeting only": "choke",
}

LEARNT = "() => sessionStorage.getItem('kesken:way')?.startsWith('polling')"


class People(NamedTuple):
    ann: Ann
    screen: Screen
    ben: Phone
    dov: Person


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Relay]:
    """What everybody's pages go through, and their lines."""
    port = free_port()
    with (
        Relay([port]) as relay,
        running_server(tmp_path, port=port, PUBLIC_URL=relay.url, CREATE="open") as kesken,
    ):
        yield relay
        assert kesken.faults == []


@pytest.fixture
def people(chromium: Browser, relay: Relay) -> Iterator[People]:
    people = People(*(who(chromium, relay.url, "en") for who in (Ann, Screen, Phone, Person)))
    yield people
    for person in people:
        person.context.close()
    assert [complaint for person in people for complaint in person.complaints] == []


@pytest.mark.parametrize("road", ROADS)
def test_phone_desk_and_screen_come_in_by_polling_and_remember_it(
    people: People, relay: Relay, road: str
) -> None:
    ann, screen, ben, dov = people
    relay.becomes(upgrades=ROADS[road])

    dov.page.goto(f"{relay.url}/check")
    ann.makes(title="One calendar for all", change="one shared calendar")
    ann.shows_the_screen(screen)
    ben.joins(code_on(ann.page))

    screen.reads("Scan this, or open the address and type the code.")
    ben.reads("You are in. We begin soon.")
    dov.reads("The network stops WebSocket. The slower way works: everything appears a little later.")
    dov.reads("It works here, with what is said below.")
    for person in (ann, screen, ben):
        person.page.wait_for_function(LEARNT)  # what was shown may have come before it was sure
        tried = ways_tried(person.page)
        person.page.reload()
        expect(person.page.get_by_text("One calendar for all").first).to_be_visible()
        assert tried[0] == "polling"


def test_where_websocket_works_again_a_phone_changes_over_by_itself(people: People, relay: Relay) -> None:
    ann, _, ben, _ = people
    ann.makes(title="One calendar for all", change="one shared calendar")
    relay.becomes(upgrades="close")
    ben.joins(code_on(ann.page))
    ben.reads("You are in. We begin soon.")
    assert ben.page.evaluate("sessionStorage.getItem('kesken:way')") == "polling"

    relay.becomes()
    ben.page.reload()

    ben.page.wait_for_function("() => sessionStorage.getItem('kesken:way') === 'websocket'")
    tried = ways_tried(ben.page)
    ben.page.reload()
    ben.reads("You are in. We begin soon.")
    assert tried == ["websocket"]


def test_a_line_that_is_cut_again_and_again_gives_way_to_polling(people: People, relay: Relay) -> None:
    ann, _, ben, dov = people
    ann.makes(title="One calendar for all", change="one shared calendar")
    relay.becomes(lives=1.0)
    tried = ways_tried(ben.page)

    ben.joins(code_on(ann.page))
    dov.page.goto(f"{relay.url}/check")

    ben.page.wait_for_function("() => sessionStorage.getItem('kesken:way') === 'polling alone'")
    assert tried.count("websocket") == 2
    ben.reads("You are in. We begin soon.")
    expect(ben.page.get_by_text("Offline.", exact=False)).to_have_count(0)
    dov.reads("It works here, with what is said below.")


def ways_tried(page: Page) -> list[str]:
    """From the next page on: the one that is there may be trying too."""
    tried: list[str] = []
    page.on("framenavigated", lambda _: tried.clear())
    page.on("websocket", lambda line: tried.append("websocket"))
    page.on("request", lambda one: "transport=polling" in one.url and tried.append("polling"))
    return tried


def code_on(page: Page) -> str:
    return page.locator(".join-code").first.inner_text()
