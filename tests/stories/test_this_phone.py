"""A phone around the session: lent, looked at together, offline, forgotten; and one's part elsewhere."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from server.access.seat_cookies import place_of
from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

THOUGHT = "What if the first week was for play only"
Enter = Callable[[type[Phone], str], Phone]


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=5) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        yield room


@pytest.fixture
def ben(enter: Enter, room: Workshop) -> Phone:
    """Everybody sees Ben's thought, and his phone knows that it is his."""
    phone = enter(Phone, "fi").scans(room.key)
    phone.writes(THOUGHT)
    phone.sends()
    phone.is_told_sent()
    for number, other in enumerate(room.phones):
        other.gives("PostIdea", step=room.steps[1], text=f"Half of thought number {number}")
    room.desk.steers("RevealRound", step=room.steps[1], round=1)
    expect(phone.page.locator(".yours")).to_have_count(1)
    return phone


def test_looked_at_together_a_phone_shows_nothing_of_its_own(ben: Phone) -> None:
    ben.writes("Half a wor")
    opens_this_phone(ben)

    ben.press("Hide my marks")

    for page in (ben.page, reloaded(ben)):
        expect(page.get_by_role("button", name=ben.t("Show my marks"))).to_be_visible()
        expect(page.get_by_text(THOUGHT)).to_be_visible()
        expect(page.locator(".yours")).to_have_count(0)
        for own in (".own:visible", "textarea:visible", ".card button:visible"):
            expect(page.locator(own)).to_have_count(0)

    ben.press("Show my marks")
    expect(ben.page.locator(".yours")).to_have_count(1)
    expect(ben.page.locator(".board-writing textarea")).to_have_value("Half a wor")


def test_whoever_the_phone_is_lent_to_begins_anew_and_counts(ben: Phone, room: Workshop) -> None:
    ben.writes("Half a wor")
    opens_this_phone(ben)
    ben.press("Lend this phone")
    ben.reads(
        "Your part is put away and the next person begins with an empty one, which counts as a phone of its"
        " own. Whoever holds this phone can switch between them."
    )

    ben.press("Pass the phone to the next person")

    field = ben.page.locator(".board-writing textarea")
    expect(field).to_have_value("")
    expect(ben.page.locator(".yours")).to_have_count(0)
    ben.writes("From whoever came without a phone")
    ben.sends()
    ben.is_told_sent()
    opens_this_phone(ben)
    ben.press("To person {number}", number=1)
    expect(field).to_have_value("Half a wor")
    expect(ben.page.locator(".own")).to_have_count(0)
    ben.sends()
    ben.is_told_sent()
    for other in room.phones[:3]:
        other.gives("PostIdea", step=room.steps[1], text="One more")
    room.desk.steers("RevealRound", step=room.steps[1], round=2)  # five phones, of which Ben's is two


def test_bens_part_comes_to_another_device_and_to_no_server(enter: Enter, ben: Phone, room: Workshop) -> None:
    asked = listens(ben.page)
    opens_this_phone(ben)
    ben.press("Remember on another device which are mine")
    ben.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ben.press("Copy my link")
    expect(ben.button("Copied")).to_be_visible()
    link = ben.page.evaluate("navigator.clipboard.readText()")
    with ben.page.expect_download() as saving:
        ben.press("Save it as a file")
    assert link in saving.value.path().read_text(encoding="utf-8")
    assert re.fullmatch(r"One calendar for all \d{4}-\d\d-\d\d\.html", saving.value.suggested_filename)
    room.desk.steers("EndSession")
    elsewhere = enter(Phone, "en")
    asked_elsewhere = listens(elsewhere.page)

    elsewhere.page.goto(link)
    elsewhere.press("Remember here which are mine")

    assert elsewhere.page.url.endswith("/keep")
    elsewhere.page.get_by_role("link", name="Open the saved board").click()
    begun = elsewhere.page.locator("article", has_text="You began this one.")
    expect(begun).to_have_count(1)
    expect(begun).to_contain_text(THOUGHT)
    elsewhere.press("Hide my marks")
    expect(elsewhere.page.get_by_text("You began this one.")).to_be_hidden()
    root = link.rpartition(".")[2]
    assert len(root) == 43
    assert [said for said in asked + asked_elsewhere if root in said] == []


def test_without_a_network_the_phone_opens_and_says_what_it_holds(ben: Phone) -> None:
    ben.writes("Half a wor")
    opens_this_phone(ben)
    ben.page.wait_for_function("caches.open('kesken').then(async (kept) => (await kept.keys()).length >= 6)")
    kept = ben.page.evaluate(
        "caches.open('kesken').then(async (kept) => (await kept.keys()).map(r => r.url))"
    )
    assert [url for url in kept if not url.endswith("/s/") and "/static/" not in url] == []

    ben.loses_the_network()
    ben.page.reload()

    ben.reads("No network. What you wrote is kept here.")
    ben.sees("Half a wor")
    ben.page.goto(f"{ben.url}/s/")
    ben.page.get_by_role("link", name="One calendar for all").click()
    ben.sees("Half a wor")
    ben.has_it_again()  # the page sees to it by itself
    expect(ben.page.locator(".board-writing textarea")).to_have_value("Half a wor")


def test_forgotten_ben_leaves_nothing_behind(ben: Phone) -> None:
    assert len(seats_in(ben)) == 1
    ben.writes("Half a wor")
    opens_this_phone(ben)
    ben.press("Forget me here")
    ben.reads(
        "This phone will not know any more which thoughts are yours, so they can no longer be changed or"
        " taken back."
    )
    ben.reads("What you have not sent will be gone too.")

    ben.press("Forget me here")

    ben.page.wait_for_url(f"{ben.url}/")
    assert ben.page.evaluate("Object.keys(localStorage)") == []
    assert seats_in(ben) == []


def test_without_a_network_everything_is_forgotten_but_the_seat(ben: Phone) -> None:
    opens_this_phone(ben)
    ben.press("Forget me here")
    ben.loses_the_network()

    ben.press("Forget me here")

    ben.reads("Everything is gone from this phone. To leave the session as well it needs the network.")
    assert ben.page.evaluate("Object.keys(localStorage)") == []
    ben.has_it_again()
    ben.press("Try again")
    ben.page.wait_for_url(f"{ben.url}/")
    assert seats_in(ben) == []


def seats_in(phone: Phone) -> list[str]:
    names = [str(cookie.get("name")) for cookie in phone.context.cookies()]
    return [name for name in names if place_of(name)]


def opens_this_phone(phone: Phone) -> None:
    """It comes some seconds after the page, and stays closed until somebody wants it."""
    sheet = phone.page.locator(".this-phone summary")
    expect(sheet).to_be_visible()
    sheet.click()


def reloaded(phone: Phone) -> Page:
    phone.page.reload()
    return phone.page


def listens(page: Page) -> list[str]:
    """All that this page sends from now on."""
    said: list[str] = []

    def hear(request: Request) -> None:
        said.append(f"{request.url} {request.post_data or ''} {request.headers}")

    def hear_socket(socket: Any) -> None:
        socket.on("framesent", lambda frame: said.append(str(frame)))

    page.on("request", hear)
    page.on("websocket", hear_socket)
    return said
