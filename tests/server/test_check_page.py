"""The page for the day before: it says what works from this device, in this network, and what does not."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.faults.relay import Relay
from tests.harness.process import free_port
from tests.harness.server import Kesken, running_server

pytestmark = pytest.mark.browser

NO_WEBSOCKET = "window.WebSocket = function () { throw new Error('the network stops it') }"
NO_TIME = "Performance.prototype.now = () => 0"
NO_MEMORY = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('private') } })"


@pytest.fixture(scope="module")
def kesken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("kesken")) as server:
        yield server


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 390, "height": 844}) as context:
        yield context


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    """To which every answer is quick, however busy the machine is."""
    phone.add_init_script(NO_TIME)
    return phone.new_page()


def outcome(page: Page) -> dict[str, str]:
    page.locator("#again").wait_for(state="visible")
    return {
        part: page.locator(f"#{part}").inner_text()
        for part in ("verdict", "address", "line", "pace", "clock", "cookies", "memory")
    }


def test_where_everything_works_it_says_so(kesken: Kesken, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(f"{kesken.url}/check")

    found = outcome(page)
    assert (found["verdict"], found["line"]) == ("It works here.", "✓ WebSocket works.")
    assert found["pace"] == "✓ An answer takes 0 ms."
    assert found["cookies"] == "✓ This browser keeps its place in a session."
    assert complaints == []


def test_where_websocket_is_stopped_the_slower_way_is_named(kesken: Kesken, page: Page) -> None:
    page.add_init_script(NO_WEBSOCKET)

    page.goto(f"{kesken.url}/check")

    found = outcome(page)
    assert found["verdict"] == "It works here, with what is said below."
    assert found["line"].startswith("! The network stops WebSocket.")
    assert found["pace"].startswith("✓")


def test_another_address_than_the_sessions_is_named(tmp_path: Path, page: Page) -> None:
    expected = "http://kesken.example"
    with running_server(tmp_path, PUBLIC_URL=expected, CREATE="open") as kesken:
        page.goto(f"{kesken.url}/check")

        found = outcome(page)

    assert found["verdict"] == "It does not work here yet."
    assert expected in found["address"]
    assert found["line"].startswith("✗ No line to the server.")


def test_where_answers_take_long_it_says_that_people_will_wait(tmp_path: Path, phone: BrowserContext) -> None:
    page, port = phone.new_page(), free_port()
    with Relay([port]) as relay, running_server(tmp_path, port=port, PUBLIC_URL=relay.url, CREATE="open"):
        page.goto(f"{relay.url}/check")
        outcome(page)
        relay.becomes(delay=0.6)
        page.get_by_role("button", name="Try again").click()
        page.get_by_text("It works here, with what is said below.").wait_for()

        found = outcome(page)

    assert re.match(r"! An answer takes \d{4,} ms. It works, but people will wait.", found["pace"])


def test_a_clock_that_is_wrong_does_no_harm(kesken: Kesken, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.clock.set_system_time(datetime.now().astimezone() + timedelta(seconds=90))

    page.goto(f"{kesken.url}/check")

    found = outcome(page)
    assert found["verdict"].startswith("It works here")
    assert "That does no harm" in found["clock"]


def test_a_browser_that_keeps_nothing_is_told(kesken: Kesken, page: Page) -> None:
    page.add_init_script(NO_MEMORY)

    page.goto(f"{kesken.url}/check")

    assert outcome(page)["memory"].startswith("! This browser keeps nothing")


def test_a_server_that_went_away_is_named_and_found_again(kesken: Kesken, page: Page) -> None:
    page.goto(f"{kesken.url}/check")
    outcome(page)
    kesken.kill()

    page.get_by_role("button", name="Try again").click()
    page.get_by_text("It does not work here yet.").wait_for()
    found = outcome(page)
    assert (found["address"][0], found["line"]) == ("✗", "–")

    kesken.start_again()
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("It works here.").wait_for()


def test_it_speaks_finnish(kesken: Kesken, chromium: Browser) -> None:
    with chromium.new_context(locale="fi-FI") as finnish:
        page = finnish.new_page()

        page.goto(f"{kesken.url}/check")

        assert outcome(page)["line"] == "✓ WebSocket toimii."
