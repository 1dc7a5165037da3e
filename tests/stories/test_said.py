"""Small things that screens say, each held to what is so."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Ann, Person, Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

LONG = ("Half a thought that goes on " * 20)[:499] + "!"
Enter = Callable[[type[Person], str], Person]


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=5) as room:
        yield room


@pytest.fixture
def ben(enter: Enter, room: Workshop) -> Phone:
    phone = enter(Phone, "en")
    assert isinstance(phone, Phone)
    phone.page.goto(f"{phone.url}/j#{room.key}")
    phone.reads("You are in. We begin soon.")
    return phone


def test_who_will_read_and_how_long_is_said_before_anybody_can_write(ben: Phone, room: Workshop) -> None:
    kept = ben.page.get_by_text("for the team and its manager.")
    expect(kept).to_be_visible()
    for step in room.steps[:2]:
        room.desk.steers("OpenStep", step=step)
        expect(ben.page.locator("textarea, [type=radio]").first).to_be_visible()
        expect(kept).to_be_visible()


def test_a_hand_is_up_only_when_the_room_can_have_heard_of_it(ben: Phone, room: Workshop) -> None:
    room.desk.steers("OpenStep", step=room.steps[1])
    ben.page.get_by_role("button", name="Raise a hand").wait_for()
    ben.loses_the_network()
    ben.reads("Offline. What you write is kept on this phone.")

    ben.press("Raise a hand")
    expect(ben.button("Take it down")).to_be_visible()
    expect(ben.page.get_by_text("Your hand is up.")).to_have_count(0)
    ben.has_it_again()

    ben.reads("Your hand is up.")
    room.desk.hears("presence", lambda said: said["hands"] == 1)


def test_on_a_phone_whose_clock_is_wrong_the_time_is_the_servers(enter: Enter, room: Workshop) -> None:
    ben = enter(Phone, "en")
    assert isinstance(ben, Phone)
    ben.page.clock.set_system_time(time.time() + 150)
    ben.page.goto(f"{ben.url}/j#{room.key}")
    ben.reads("You are in. We begin soon.")
    step = room.steps[1]
    room.desk.steers("OpenStep", step=step)
    ends = room.desk.enters()["now"] + 55 * 60_000

    room.desk.steers("SetTimer", step=step, ends_at=ends)

    expect(ben.page.get_by_text(re.compile(r"Time left 54:\d\d"))).to_be_attached()


def test_a_long_thought_is_whole_on_a_phone(ben: Phone, room: Workshop) -> None:
    step = room.steps[1]
    room.desk.steers("OpenStep", step=step)
    for number, phone in enumerate(room.phones):
        phone.gives("PostIdea", step=step, text=LONG if number == 0 else f"short {number}")
    room.desk.steers("RevealRound", step=step, round=1)

    words = ben.page.get_by_text(LONG)
    expect(words).to_be_visible()
    assert words.evaluate("here => here.scrollHeight <= here.clientHeight")


def test_a_draft_for_a_card_that_is_hidden_meanwhile_is_still_there(ben: Phone, room: Workshop) -> None:
    step = room.steps[1]
    room.desk.steers("OpenStep", step=step)
    ideas = [phone.gives("PostIdea", step=step, text="somebody else's") for phone in room.phones]
    room.desk.steers("RevealRound", step=step, round=1)
    ben.button("Continue").first.click()
    ben.page.locator(".continuing textarea").fill("and half of an answer")

    for idea in ideas:
        room.desk.steers("HideIdea", step=step, idea=idea.name, reason="off_topic")

    ben.reads("This card was hidden. Your text is still here.")
    expect(ben.page.locator(".continuing textarea")).to_have_value("and half of an answer")


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        (
            "open",
            "Shown at once: people near you can see who writes. This is your table’s voice: everyone at the"
            " table sees it.",
        ),
        ("flowing", "New thoughts are shown by themselves, several at a time."),
    ],
)
def test_a_board_that_shows_otherwise_says_so_before_anybody_writes(
    ben: Phone, room: Workshop, mode: str, says: str
) -> None:
    agenda = room.desk.browser.get(f"{room.url}/desk/{room.session}/agenda").json()["steps"]
    agenda[1]["settings"] = {"mode": mode}
    room.replaces_agenda(agenda)

    room.desk.steers("OpenStep", step=room.steps[1])

    expect(ben.page.locator(".board-writing textarea")).to_be_visible()
    ben.reads(says)


def test_whoever_was_away_at_the_end_gets_the_link_too(ben: Phone, room: Workshop) -> None:
    ben.loses_the_network()
    room.desk.steers("EndSession")

    ben.has_it_again()

    ben.reads("The session has ended. Thank you.")
    link = ben.page.get_by_role("link", name="Open the saved board")
    expect(link).to_have_attribute("href", room.desk.enters()["board"])


def test_lending_a_phone_without_the_network_changes_nothing(ben: Phone, room: Workshop) -> None:
    ben.page.locator(".this-phone summary").click()
    ben.press("Lend this phone")
    ben.loses_the_network()

    ben.press("Pass the phone to the next person")

    ben.reads("This needs the network. Nothing has changed.")
    ben.has_it_again()
    ben.page.reload()
    ben.page.locator(".this-phone summary").click()
    expect(ben.button("Lend this phone")).to_be_visible()
    expect(ben.page.get_by_text("Person 1 of 2 has the phone.")).to_have_count(0)


def test_what_is_typed_at_a_desk_that_cannot_be_saved_is_not_lost(enter: Enter, room: Workshop) -> None:
    ann, prompt = edits_the_second_step(enter, room)
    ann.context.set_offline(True)

    ann.press("Save")

    ann.reads("The server could not be reached. Nothing typed here is lost; try again.")
    expect(prompt).to_have_value("Half a prom")
    ann.context.set_offline(False)
    ann.press("Save")
    expect(prompt).to_have_count(0)
    saved = room.desk.browser.get(f"{room.url}/desk/{room.session}/agenda").json()["steps"]
    assert saved[1]["prompt"] == "Half a prom"


def test_what_is_typed_at_a_desk_stays_when_another_desk_changes_the_step(
    enter: Enter, room: Workshop
) -> None:
    ann, prompt = edits_the_second_step(enter, room)
    address = f"{room.url}/desk/{room.session}/agenda"
    agenda = room.desk.browser.get(address).json()
    agenda["steps"][1]["prompt"] = "From the other desk"

    room.desk.browser.post(address, json=agenda).raise_for_status()

    ann.reads("Another desk changed this step meanwhile. Your text is still here.")
    expect(prompt).to_have_value("Half a prom")
    ann.sees("From the other desk")


def edits_the_second_step(enter: Enter, room: Workshop) -> tuple[Person, Locator]:
    links = f"{room.url}/desk/{room.session}/links"
    ann = enter(Ann, "en")
    ann.page.goto(room.desk.browser.post(links, json={"kind": "facilitator"}).json()["url"])
    ann.page.locator(".agenda-step").nth(1).get_by_role("button", name="Edit").click()
    prompt = ann.page.locator(".agenda form [name=prompt]")
    prompt.fill("Half a prom")
    return ann, prompt
