"""A workshop by keyboard alone: somebody who takes part, a facilitator, and the projector."""

import re
from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, expect

from tests.eyes.house import house_to_look_at
from tests.eyes.keys import Keys
from tests.eyes.onlookers import DESK, PHONE, PROJECTOR, Onlooker
from tests.eyes.room import a_room
from tests.eyes.texts import BOARD, CURVE
from tests.server.wired import Page as Wired

pytestmark = [pytest.mark.browser, pytest.mark.slow]
THOUGHT = "What if the first week was for play only"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with house_to_look_at(tmp_path_factory.mktemp("house")) as kesken:
        yield kesken.url


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(locale="en-GB") as context:
        yield context


def test_ben_takes_part_by_keyboard(house: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    keys = Keys(page)
    with a_room(house, "en", phones=7) as room:
        code = room.desk.enters()["join"]["code"]
        page.goto(house)
        keys.writes(page.locator("[name=code]"), code)
        page.keyboard.press("Enter")
        expect(page.get_by_text("You are in. We begin soon.")).to_be_visible()

        room.opens(BOARD)
        keys.writes(page.get_by_label("Your thought"), THOUGHT)
        keys.presses(page.get_by_role("button", name="Send", exact=True))
        expect(page.get_by_text("Sent. It is shown only together with others'.")).to_be_visible()

        room.writes(7)
        room.shows()
        card = page.locator("article", has_text=THOUGHT)
        expect(card).to_be_visible()
        other = page.locator("article").filter(has_not_text=THOUGHT).first
        keys.presses(other.get_by_role("button", name="Continue", exact=True))
        keys.writes(page.locator(".continuing textarea"), "and then …")
        keys.presses(page.locator(".continuing").get_by_role("button", name="Send", exact=True))
        expect(page.locator(".continuing textarea")).to_have_count(0)

        room.opens(CURVE)
        keys.chooses(page.get_by_role("radio"), 2)
        keys.presses(page.get_by_role("button", name="Confirm"))
        expect(page.get_by_text("Sent. Nobody sees it before the reveal.")).to_be_visible()
    assert keys.unseen == []


def test_ann_steers_by_keyboard(house: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": DESK.width, "height": DESK.height})
    keys = Keys(page)
    large = page.locator(".large-act")
    page.goto(f"{house}/new")
    keys.writes(page.get_by_label("Title"), "One calendar for all")
    keys.writes(page.get_by_label("Which change is it about?"), "one shared calendar")
    keys.presses(page.get_by_role("button", name="Make the session"))
    page.wait_for_url("**/desk/**")
    expect(large).to_have_text(re.compile("^Open: "))
    phones = arrivals(house, page.url, context)

    page.keyboard.press("Enter")
    expect(large).not_to_have_text(re.compile("^Open: "))
    keys.presses(page.get_by_role("button", name="Next: What would help"))
    board = step_of(phones[0])
    for phone in phones:
        phone.gives("PostIdea", step=board, text="Half of a thought")
    expect(large).to_have_text("Show the thoughts")
    keys.presses(large)
    expect(page.locator(".cues.is-asking:not(.is-fresh)")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".pane-stage article, .pane-stage .card").first).to_be_visible()

    card = page.locator(".pane-stage article").first
    keys.presses(card.get_by_role("button", name="What to do with it"))
    keys.presses(card.get_by_role("button", name="Spotlight", exact=True))
    expect(page.get_by_text("The room looks at:")).to_be_visible()
    page.keyboard.press("s")
    expect(page.get_by_text("The room looks at:")).to_have_count(0)

    keys.presses(page.get_by_role("button", name=re.compile("^Close")))
    expect(page.get_by_role("timer").first).to_be_visible()

    for phone in phones:
        phone.goes()
    assert keys.unseen == []


def test_the_projector_has_keys(house: str, chromium: Browser) -> None:
    eyes = Onlooker(chromium, house, "en")
    with a_room(house, "en", phones=3) as room:
        room.opens(BOARD)
        with eyes.looks(room, "projector", PROJECTOR) as page:
            join = page.get_by_role("region", name="Join")
            page.keyboard.press("j")
            expect(page.locator(".projector.is-join-large")).to_be_visible()
            page.keyboard.press("Escape")
            expect(page.locator(".projector.is-join-large")).to_have_count(0)

            page.keyboard.press("h")
            expect(join).to_be_hidden()
            page.keyboard.press("h")
            expect(join).to_be_visible()

            page.keyboard.press("?")
            listed = page.get_by_role("dialog", name="Keys")
            expect(listed).to_be_visible()
            Keys(page).presses(listed.get_by_role("checkbox"), "Space")
            page.keyboard.press("Escape")
            expect(listed).to_be_hidden()
            page.keyboard.press("j")
            expect(page.locator(".projector.is-join-large")).to_have_count(0)
    eyes.close()


def arrivals(house: str, desk: str, context: BrowserContext) -> list[Wired]:
    """Six phones, by the invitation that the desk is told of."""
    session = desk.rpartition("/")[2].partition("?")[0]
    browser = requests.Session()
    for cookie in context.cookies():
        browser.cookies.set(cookie["name"], cookie["value"])
    ann = Wired(house, browser, session, "facilitator")
    key = ann.enters()["join"]["url"].partition("#")[2]
    ann.goes()
    return [arrival(house, session, key) for _ in range(6)]


def arrival(house: str, session: str, key: str) -> Wired:
    browser = requests.Session()
    browser.post(f"{house}/join/key", json={"key": key}).raise_for_status()
    phone = Wired(house, browser, session, "participant")
    phone.enters()
    return phone


def step_of(phone: Wired) -> str:
    """The board that was opened, as the phone heard."""
    frame = phone.hears("events", lambda said: any(one.get("kind") == "board" for one in plans(said)))
    return str(next(one["step"] for one in plans(frame) if one["kind"] == "board"))


def plans(frame: dict) -> list[dict]:
    return [one["step"] for one in frame["events"] if one["is"] == "StepOpened"]
