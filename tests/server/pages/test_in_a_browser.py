"""The doors in a real browser, with script and without."""

import os
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from socketio import SimpleClient

from tests.harness.patience import PATIENCE
from tests.harness.process import Server, free_port
from tests.server.pages.conftest import A_SESSION

ROOT = Path(__file__).resolve().parents[3]
PHONE = {"width": 360, "height": 640}
PART = f"/keep#abcdefghij/.{'a' * 43}"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("doors")]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server."""
    folder, port = tmp_path_factory.mktemp("house"), free_port()
    address = f"http://127.0.0.1:{port}"
    server = Server(
        [sys.executable, "wsgi.py", "--port", str(port)],
        lambda: answers(address),
        folder / "log",
        {"cwd": ROOT, "env": {**os.environ, "KESKEN_DATA": str(folder / "data")}},
    )
    with server.running():
        yield address


@pytest.fixture
def ann(chromium: Browser, house: str) -> Iterator[BrowserContext]:
    """Ann's browser, without script: all that she does here works so."""
    with chromium.new_context(base_url=house, locale="en-GB", java_script_enabled=False) as context:
        yield context


@pytest.fixture
def phone(chromium: Browser, house: str) -> Iterator[BrowserContext]:
    with chromium.new_context(base_url=house, locale="en-GB", viewport=PHONE) as context:
        yield context


def test_ann_makes_a_session_without_script(ann: BrowserContext) -> None:
    page = ann.new_page()
    page.goto("/")
    page.get_by_role("link", name="Make a session").click()
    page.get_by_label("Title").fill("One calendar for all")
    page.get_by_label("Someone else: …", exact=True).check()

    page.get_by_role("button", name="Make the session").click()

    expect(page.get_by_role("alert")).to_have_text("Say who the others are.")
    expect(page.get_by_label("Title")).to_have_value("One calendar for all")
    expect(page.get_by_label("Who are the others?")).to_be_focused()

    page.get_by_label("Who are the others?").fill("the board of the harbour")
    page.get_by_role("button", name="Make the session").click()

    expect(page.get_by_text("One moment, your desk is opening.")).to_have_count(1)
    assert "/desk/" in page.url


def test_ben_follows_the_invitation_and_its_key_leaves_the_address(
    ann: BrowserContext, phone: BrowserContext
) -> None:
    page = phone.new_page()

    page.goto(invitation(ann))

    page.wait_for_url("**/s/*")
    assert "#" not in page.url


def test_dov_reads_why_a_cut_link_opens_nothing(ann: BrowserContext, phone: BrowserContext) -> None:
    page = phone.new_page()

    page.goto(invitation(ann)[:-3])

    expect(page.get_by_role("alert")).to_contain_text("This link opens nothing.")
    expect(page.get_by_text("One moment")).to_be_hidden()


def test_without_a_server_the_door_offers_to_try_again(ann: BrowserContext, phone: BrowserContext) -> None:
    link = invitation(ann)
    page = phone.new_page()
    page.route("**/join/key", lambda route: route.abort())
    page.goto(link)
    expect(page.get_by_role("alert")).to_contain_text("The server could not be reached.")
    page.unroute("**/join/key")

    page.get_by_role("button", name="Try again").click()

    page.wait_for_url("**/s/*")


def test_cleo_reads_in_finnish_from_the_next_page_on(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/new")

    page.get_by_role("link", name="Suomi").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Luo tilaisuus")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "fi"])
def test_everyone_can_use_the_pages(
    chromium: Browser, house: str, ann: BrowserContext, scheme: str, locale: str
) -> None:
    addresses = ["/", "/new", "/j#cut", "/nowhere", "/s/", PART, board(ann)]

    # Axe puts its script into the page, which our policy forbids.
    with chromium.new_context(
        base_url=house, locale=locale, color_scheme=scheme, viewport=PHONE, bypass_csp=True
    ) as context:
        for address in addresses:
            page = context.new_page()
            page.goto(address)
            found = Axe().run(page, options={"runOnly": RULES})

            assert found.violations_count == 0, f"{address}: {found.generate_report()}"
            assert width(page) <= PHONE["width"], address


def test_the_pages_bear_twice_the_text(chromium: Browser, house: str, ann: BrowserContext) -> None:
    with chromium.new_context(base_url=house, locale="fi", viewport=PHONE) as context:
        for address in ("/", "/new", board(ann)):
            page = context.new_page()
            page.goto(address)
            page.evaluate("document.documentElement.style.fontSize = '200%'")

            assert width(page) <= PHONE["width"], address


def width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def invitation(ann: BrowserContext) -> str:
    return str(entered(ann)["join"]["url"])


def board(ann: BrowserContext) -> str:
    return str(entered(ann)["board"])


def entered(ann: BrowserContext) -> dict[str, Any]:
    """What the desk of a new session of Ann's is told when it enters."""
    desk = ann.request.post("/new", form=A_SESSION).url
    house, _, session = desk.partition("?")[0].partition("/desk/")
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in ann.cookies())
    with SimpleClient() as client:
        client.connect(house, headers={"Cookie": cookies}, transports=["websocket"], wait_timeout=PATIENCE)
        return dict(client.call("enter", {"session": session, "as": "facilitator", "language": "en"}))


def answers(address: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{address}/health") as answer:
        return bool(answer.status == 200)
    return False
