"""What the room asks of everyone, on the phone of somebody who is writing: nothing that was typed is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DRAFT = "who decides in the end"


def planned(step: str, title: str, **settings: Any) -> dict[str, Any]:
    asked = {"prompt": "", "minutes": 0, "notes": "", "settings": settings}
    return {"step": step, "kind": "board", "title": title, **asked}


def test_pause_eyes_up_and_closing_leave_the_draft_alone(house: Kesken, enter: Callable[..., object]) -> None:
    ben = enter(Phone, "en")
    assert isinstance(ben, Phone)
    with workshop(house.url, phones=0) as room:
        begins(room, ben)
        field = ben.page.locator(".board-writing textarea")

        ben.writes(DRAFT)
        room.desk.steers("PauseSession")
        expect(ben.button("Send waits")).to_have_attribute("aria-disabled", "true")
        field.press("End")
        field.type(", really")
        room.desk.steers("ResumeSession")
        expect(ben.button("Send")).to_be_visible()
        expect(field).to_have_value(f"{DRAFT}, really")

        field.focus()
        room.desk.steers("CallEyesUp")
        ben.reads("Look up for a moment.")
        expect(field).not_to_be_focused()
        room.desk.steers("ReleaseEyes")
        ben.press("Back to my draft")
        expect(field).to_be_focused()

        room.desk.steers("CloseStep", step="board1")
        ben.press("I need a moment")
        ben.reads("Somebody needs a moment. It closes a minute later.")
        ben.sends()
        ben.is_told_sent()


def test_whoever_looked_up_from_an_empty_field_is_called_back_to_nothing(
    house: Kesken, enter: Callable[..., object]
) -> None:
    ben = enter(Phone, "en")
    assert isinstance(ben, Phone)
    with workshop(house.url, phones=0) as room:
        begins(room, ben)
        ben.page.locator(".board-writing textarea").focus()

        room.desk.steers("CallEyesUp")
        ben.reads("Look up for a moment.")
        room.desk.steers("ReleaseEyes")

        expect(ben.page.locator("dialog")).to_have_count(0)
        expect(ben.button("Back to my draft")).to_have_count(0)
        assert ben.page.evaluate("document.activeElement === document.body"), "nor is anything ringed"


def test_when_a_step_goes_while_one_writes_no_ring_stands_round_the_page(
    house: Kesken, enter: Callable[..., object]
) -> None:
    ben = enter(Phone, "en")
    assert isinstance(ben, Phone)
    with workshop(house.url, phones=0) as room:
        begins(room, ben)
        ben.page.locator(".board-writing textarea").focus()

        room.desk.steers("EndSession")

        holding = ben.page.locator("[data-holds-focus]:focus")
        expect(holding).to_have_css("outline-style", "none")


def test_a_hidden_thought_is_told_to_its_phone_with_the_old_words(
    house: Kesken, enter: Callable[..., object]
) -> None:
    ben = enter(Phone, "en")
    assert isinstance(ben, Phone)
    with workshop(house.url, phones=5) as room:
        begins(room, ben)
        ben.writes(DRAFT)
        ben.sends()
        ben.is_told_sent()
        for phone in room.phones:
            phone.gives("PostIdea", step="board1", text="half a thought")
        room.desk.steers("RevealRound", step="board1", round=1)
        shown = room.desk.hears_of("ThoughtsShown")["events"][-1]["ideas"]
        his = next(idea["name"] for idea in shown if idea["text"] == DRAFT)

        room.desk.steers("HideIdea", step="board1", idea=his, reason="person")

        ben.sees("Your thought was hidden: points at a person. Write it another way?")
        again = ben.page.locator(".own-hidden-one")
        expect(again.locator("textarea")).to_have_value(DRAFT)
        again.locator("textarea").fill("how we decide")
        again.get_by_role("button", name="Send").click()
        expect(again).to_have_count(0)
        ben.is_told_sent()


def test_a_thought_is_parked_from_any_step_and_shown_when_its_board_comes(
    house: Kesken, enter: Callable[..., object]
) -> None:
    ben = enter(Phone, "en")
    assert isinstance(ben, Phone)
    with workshop(house.url, phones=5) as room:
        begins(room, ben)
        room.desk.steers("LeaveAjar", step="parks1")
        ben.writes("a draft for this board")

        ben.press("Park a thought")
        sheet = ben.page.locator("dialog")
        sheet.locator("textarea").fill("who pays for it")
        sheet.get_by_role("button", name="Send").click()
        ben.reads("Sent. It waits for its board.")
        sheet.get_by_role("button", name="Close").click()

        expect(ben.page.locator(".board-writing textarea")).to_have_value("a draft for this board")
        room.desk.steers("OpenStep", step="parks1")
        ben.sees("who pays for it")


def begins(room: Workshop, ben: Phone) -> None:
    room.replaces_agenda([planned("board1", "Half thoughts"), planned("parks1", "Parking")])
    room.desk.steers("OpenStep", step="board1")
    ben.page.goto(room.desk.enters()["join"]["url"])
    expect(ben.page.locator(".at-hand")).to_be_visible()
