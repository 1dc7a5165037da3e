"""What is said when time has passed and nothing came: at the desk, and on the shared screen. The clocks of
their pages are moved, so that nobody waits.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Ann, Person, Screen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

SECOND = 1000
Enter = Callable[[type[Person], str], Person]


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=5) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        yield room


@pytest.fixture
def desk(enter: Enter, room: Workshop) -> Page:
    page = at(enter(Ann, "en"), room.desk.browser, f"{room.url}/desk/{room.session}")
    expect(page.locator(".here-count")).to_contain_text("5")
    return page


def test_people_who_wait_while_their_thoughts_are_read_are_remembered_after_a_minute(
    desk: Page, room: Workshop
) -> None:
    board = room.steps[1]
    room.desk.steers("HoldThoughts")
    for phone in room.phones:
        phone.gives("PostIdea", step=board, text="Half of it")
    room.desk.steers("ReadRound", step=board, round=1)
    late = desk.locator(".reading-late")
    expect(desk.get_by_text("Read 5 thoughts")).to_be_visible()

    desk.clock.run_for(50 * SECOND)
    expect(late).to_be_empty()
    desk.clock.run_for(11 * SECOND)

    expect(late).to_have_text("People have waited for a minute. Nothing is shown by itself.")
    expect(desk.get_by_text("Read 5 thoughts")).to_be_visible()
    room.desk.steers("ReleaseRound", step=board, round=1, withheld=[])
    expect(late).to_have_count(0)


def test_a_projector_that_went_is_missed_after_twenty_seconds_and_no_more_when_it_is_back(
    desk: Page, room: Workshop
) -> None:
    urgent = desk.locator(".urgent")
    desk.clock.run_for(30 * SECOND)
    expect(urgent).not_to_contain_text("Projector")  # none was ever there
    wall = room.screen()
    expect(desk.get_by_text("The projector is on.")).to_be_visible()

    wall.goes()
    expect(desk.get_by_text("No projector is open.")).to_be_visible()
    desk.clock.run_for(15 * SECOND)
    expect(urgent).not_to_contain_text("Projector")
    desk.clock.run_for(6 * SECOND)

    expect(urgent).to_contain_text("Projector not seen for 20 s")
    urgent.get_by_role("button", name="Its link").click()
    expect(desk.locator("#projector")).to_be_focused()
    room.screen()
    expect(urgent).not_to_contain_text("Projector")


def test_a_board_on_which_nothing_new_is_seen_is_worth_a_line_after_two_minutes(
    desk: Page, room: Workshop
) -> None:
    urgent = desk.locator(".urgent")
    for _ in range(5):  # in steps, so that the line to the server is kept
        desk.clock.run_for(20 * SECOND)
    expect(urgent).not_to_contain_text("No sign")

    desk.clock.run_for(31 * SECOND)

    expect(urgent).to_contain_text("No sign of new thoughts for 2 minutes.")
    expect(urgent.get_by_role("button", name="Close", exact=True)).to_be_visible()


def test_a_moment_that_somebody_needs_is_a_line_and_lets_the_closing_wait(desk: Page, room: Workshop) -> None:
    urgent = desk.locator(".urgent")
    room.phones[0].says("signal", {"signal": "moment"})
    expect(urgent).to_contain_text("1 phone needs a moment.")

    room.desk.steers("CloseStep", step=room.steps[1])

    expect(urgent.get_by_role("button", name="Keep it open")).to_be_visible()
    closing = room.desk.hears("events", lambda said: said["events"][-1].get("waits"))["events"][-1]
    room.phones[0].says("signal", {"signal": None})
    expect(urgent).to_contain_text("Somebody needs a moment. The closing waits a minute.")
    assert closing["waits"]
    desk.clock.run_for(2 * SECOND)  # a press right after another desk's act is not taken for an answer to it
    urgent.get_by_role("button", name="Keep it open").click()
    expect(urgent).not_to_contain_text("moment")


def test_when_no_desk_is_there_the_screen_says_after_half_a_minute_that_all_is_stored(
    enter: Enter, room: Workshop
) -> None:
    screen = at(enter(Screen, "en"), room.browser_of("screen", "screen"), f"{room.url}/screen/{room.session}")
    calm = screen.locator(".one-moment")
    expect(calm).to_be_attached()
    room.desk.goes()
    room.phones[0].hears("presence", lambda said: said["desks"] == 0)
    room.phones[0].goes()
    expect(screen.get_by_text("4 phones are here")).to_be_visible()  # so it has heard that, too
    screen.clock.run_for(20 * SECOND)
    expect(calm).to_be_empty()

    screen.clock.run_for(15 * SECOND)

    expect(calm).to_have_text("One moment. What was sent is stored.")
    expect(screen.get_by_text("What would help", exact=False).first).to_be_visible()


def at(person: Person, browser: Any, address: str) -> Page:
    """With the seats of `browser`, before a page whose clock can be moved."""
    for cookie in browser.cookies:
        person.context.add_cookies([{"name": cookie.name, "value": str(cookie.value), "url": person.url}])
    person.page.clock.install()
    person.page.goto(address)
    return person.page
