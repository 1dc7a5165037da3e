"""What people write: whatever they type or paste, the page and the server take it for the same."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Ann, Person, Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

BOOK = "Half a thought, 123 (4). " * 40_000  # a megabyte
# As a paste does it: into what has the focus, without a key for each letter.
PASTE = "(text) => document.execCommand('insertText', false, text)"
Enter = Callable[[type[Any], str], Any]


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    """Four others have given something."""
    with workshop(house.url, phones=4) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        for phone in room.phones:
            phone.gives("PostIdea", step=room.steps[1], text="somebody else's")
        yield room


@pytest.fixture
def ben(enter: Enter, room: Workshop) -> Phone:
    ben: Phone = enter(Phone, "en")
    with ben.page.expect_response("**/letters.js"):
        ben.scans(room.key)
    return ben


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("🩷", "🩷"),
        ("first line\u000bsecond line\u2028third", "first line\nsecond line\nthird"),
        ("pasted\u0000 from a slide\u0000", "pasted from a slide"),
        ("half of a sign\ud83d", "half of a sign"),
    ],
    ids=["an emoji of 2022", "a slide's lines", "U+0000", "half of a character"],
)
def test_what_is_typed_or_pasted_is_stored_at_the_first_try(
    ben: Phone, room: Workshop, typed: str, stands: str
) -> None:
    paste(ben, typed)
    ben.sends()
    ben.is_told_sent()

    assert stands in shown(room)


def test_what_draws_nothing_is_nothing_and_said_so(ben: Phone) -> None:
    paste(ben, "\u3164\u2800\u200d\ufe0f")

    ben.sends()

    ben.reads("There is nothing in it yet. Write a few words first.")


def test_a_phone_that_has_not_fetched_all_of_the_page_sends_all_the_same(
    enter: Enter, room: Workshop
) -> None:
    ben = enter(Phone, "en")
    ben.context.route("**/letters.js", lambda route: route.abort())
    ben.scans(room.key)

    paste(ben, " sent early\u0000 \u000band whole")
    ben.sends()
    ben.is_told_sent()

    assert "sent early \nand whole" in shown(room)


def test_letters_are_counted_as_the_server_counts_them(ben: Phone, room: Workshop) -> None:
    paste(ben, "🙂" * 251 + "e\u0301" * 249)  # 1,000 units of a browser, 749 code points, 500 letters
    expect(says(ben)).to_have_text("0 characters left")
    ben.sends()
    ben.is_told_sent()

    paste(ben, "🙂" * 501)

    expect(says(ben)).to_have_text("This is longer than 500 characters. Split it into two thoughts.")


def test_a_book_that_is_pasted_is_cut_and_said_so(ben: Phone) -> None:
    paste(ben, BOOK)

    expect(says(ben)).to_have_text("The end was cut off: 500 characters at most.")
    assert len(ben.page.locator(".board-writing textarea").input_value()) == 2500


@pytest.mark.parametrize(
    ("typed", "direction"),
    [
        ("123 (שלום) abc", "rtl"),
        ("123 (abc) שלום", "ltr"),
        ("مرحبا", "rtl"),
        ("\u200f123 abc", "rtl"),
        ("123", "ltr"),
    ],
)
def test_words_run_as_their_first_letter_says(ben: Phone, typed: str, direction: str) -> None:
    paste(ben, typed)

    expect(ben.page.locator(".board-writing textarea")).to_have_css("direction", direction)


def test_the_desk_takes_what_is_pasted_in_every_field(enter: Enter, room: Workshop) -> None:
    room.phones[0].gives("PostIdea", step=room.steps[1], text="a fifth")
    room.phone().gives("PostIdea", step=room.steps[1], text="a sixth")
    room.desk.steers("RevealRound", step=room.steps[1], round=1)
    ann = at_her_desk(enter(Ann, "en"), room)
    card = ann.locator("[data-idea]", has_text="a sixth")

    opens(card, "Write what the room agrees on …")
    card.locator("textarea").fill("We\u0000 try\u000bit 🩷")
    card.get_by_role("button", name="Put it up").click()
    expect(card.get_by_text("We try it 🩷")).to_be_visible()

    opens(card, "Group with …")
    card.get_by_role("button", name="Choose others to group it with …").click()
    ann.get_by_label("Name of the group").fill("alike\u0000 🩷")
    ann.get_by_role("button", name="Group them").click()
    expect(ann.get_by_role("heading", name="alike 🩷")).to_be_visible()

    opens(card, "Hide, and say why …")
    card.get_by_label("Own words").fill("said\u0000 twice 🩷")
    card.get_by_role("button", name="Hide", exact=True).click()
    expect(ann.get_by_text("Hidden: said twice 🩷")).to_be_visible()

    ann.get_by_role("button", name="Change these").click()
    about = ann.get_by_role("form", name="About this session")
    about.get_by_label("Title").fill("One\u0000 calendar\u000bfor all 🩷")
    about.get_by_role("button", name="Save").click()
    expect(ann.get_by_role("heading", name="One calendar for all 🩷")).to_be_visible()


def test_a_title_is_measured_in_letters_and_told_before_it_is_saved(enter: Enter, room: Workshop) -> None:
    ann = enter(Ann, "fi")
    at_her_desk(ann, room)
    ann.press("Change these")
    title = ann.page.locator("form [name=title]")

    title.fill("🙂" * 81)
    ann.sees("Tässä on yli 80 merkkiä.")
    title.fill("🙂" * 80)
    ann.sees("0 merkkiä jäljellä")
    ann.press("Save")

    expect(ann.page.get_by_role("heading", name="🙂" * 80)).to_be_visible()


def paste(phone: Phone, text: str) -> None:
    phone.page.locator(".board-writing textarea").focus()
    phone.page.keyboard.press("Control+A")
    phone.page.evaluate(PASTE, text)


def says(phone: Phone) -> Any:
    return phone.page.locator(".composer-says").first


def shown(room: Workshop) -> list[str]:
    """What stands on the board, once it is shown."""
    room.desk.steers("RevealRound", step=room.steps[1], round=1)
    frame = room.desk.hears_of("ThoughtsShown")
    return [idea["text"] for event in frame["events"] for idea in event.get("ideas", [])]


def opens(card: Any, act: str) -> None:
    card.locator(".opener").first.click()
    card.get_by_role("button", name=act).click()


def at_her_desk(ann: Person, room: Workshop) -> Page:
    for cookie in room.desk.browser.cookies:
        ann.context.add_cookies([{"name": cookie.name, "value": str(cookie.value), "url": room.url}])
    ann.page.goto(f"{room.url}/desk/{room.session}")
    expect(ann.page.get_by_role("button", name=ann.t("Change these"))).to_be_visible()
    return ann.page
