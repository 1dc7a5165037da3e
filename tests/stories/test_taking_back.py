"""Ben takes back what nobody has seen yet: his words come back, and for some seconds so does the thought."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.harness.patience import until
from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

TEN_LINES = "\n".join(f"half of line {number}" for number in range(10))
Enter = Callable[[type[Phone], str], Phone]


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=5) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        yield room


@pytest.fixture
def ben(enter: Enter, room: Workshop) -> Phone:
    return enter(Phone, "en").scans(room.key)


def test_ten_lines_that_are_taken_back_are_in_the_field_again(ben: Phone) -> None:
    gives(ben, TEN_LINES)

    ben.press("Take back")

    expect(field(ben)).to_have_value(TEN_LINES)
    ben.reads("Taken back. Your words are in the field again.")
    expect(ben.page.locator(".own")).to_have_count(0)  # the offer goes by itself
    ben.page.reload()
    expect(field(ben)).to_have_value(TEN_LINES)


def test_undo_gives_the_thought_anew_and_delays_no_taking_back(ben: Phone, room: Workshop) -> None:
    gives(ben, "whose calendar counts")
    given = stored(ben)
    ben.press("Take back")
    ben.reads("Taken back. Your words are in the field again.")
    expect(ben.button("Undo")).to_be_visible()
    is_gone_from_the_server(ben)
    expect(ben.button("Undo")).to_be_visible()

    ben.press("Undo")

    ben.is_told_sent()
    expect(field(ben)).to_have_value("")
    again = stored(ben)
    assert given.isdisjoint(again), "under a name of its own"
    everyone_gives(room)
    shown = shows(room)
    assert shown.count("whose calendar counts") == 1


def test_what_is_being_written_stays_and_the_words_are_offered(ben: Phone) -> None:
    gives(ben, "whose calendar counts")
    ben.writes("another half")

    ben.press("Take back")

    ben.reads("Taken back. Your words are offered as a draft.")
    expect(field(ben)).to_have_value("another half")
    chip = ben.page.locator(".chip-kept")
    expect(chip).to_contain_text("whose calendar counts")
    chip.click()
    expect(field(ben)).to_have_value("another half\nwhose calendar counts")


def test_undo_takes_nothing_that_was_written_since(ben: Phone) -> None:
    gives(ben, "whose calendar counts")
    ben.press("Take back")
    field(ben).press("End")
    field(ben).type(", and whose not")

    ben.press("Undo")

    ben.is_told_sent()
    expect(field(ben)).to_have_value("whose calendar counts, and whose not")


def test_a_continuation_that_is_taken_back_can_be_written_on(ben: Phone, room: Workshop) -> None:
    everyone_gives(room)
    shows(room)
    card = ben.page.locator(".thought", has_text="half of thought 3").first
    expect(card).to_be_visible()
    ben.continues("half of thought 3", "and also the spare room")
    expect(card.locator(".own")).to_contain_text("Sent.")

    card.get_by_role("button", name="Take back").click()

    expect(card.locator(".continuing textarea")).to_have_value("and also the spare room")
    card.get_by_role("button", name="Undo").click()
    expect(card.locator(".own")).to_contain_text("Sent.")
    expect(card.locator(".own-words")).to_have_text("and also the spare room")


def test_where_nothing_is_taken_any_more_the_words_are_kept_and_no_undo_is_promised(
    ben: Phone, room: Workshop
) -> None:
    gives(ben, "whose calendar counts")
    room.desk.steers("OpenStep", step=room.steps[0])
    ben.reads("Too few phones sent, so your thought was not shown.")

    ben.press("Take back")

    ben.reads("Taken back. Your words are offered as a draft.")
    expect(ben.button("Undo")).to_have_count(0)
    room.desk.steers("OpenStep", step=room.steps[1])
    expect(ben.page.locator(".chip-kept")).to_contain_text("whose calendar counts")


def gives(ben: Phone, text: str) -> None:
    ben.writes(text)
    ben.sends()
    ben.is_told_sent()


def field(ben: Phone) -> Locator:
    return ben.page.locator(".board-writing textarea")


def stored(ben: Phone) -> set[str]:
    """The names of what this phone knows to be on the server."""
    held = "Object.entries(localStorage).find(([key]) => key.endsWith(':given'))?.[1] ?? '[]'"
    return {one["name"] for one in ben.page.evaluate(f"JSON.parse({held})")}


def is_gone_from_the_server(ben: Phone) -> None:
    """It has answered: this phone holds nothing there any more."""
    until(lambda: not stored(ben))


def everyone_gives(room: Workshop) -> None:
    for number, phone in enumerate(room.phones):
        phone.gives("PostIdea", step=room.steps[1], text=f"half of thought {number}")


def shows(room: Workshop) -> list[Any]:
    room.desk.steers("RevealRound", step=room.steps[1], round=1)
    return [idea["text"] for idea in room.desk.hears_of("ThoughtsShown")["events"][-1]["ideas"]]
