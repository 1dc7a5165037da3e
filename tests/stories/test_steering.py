"""Ann steers: no question is a dead end, and each says what is known."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import PHONE, Ann, Person, Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

Enter = Callable[[type[Person], str], Any]
SIZES = {"at her laptop": Ann.size, "on her phone": PHONE}


def planned(step: str, kind: str, title: str, **more: Any) -> dict[str, Any]:
    return {
        "step": step,
        "kind": kind,
        "title": title,
        "prompt": "",
        "minutes": 0,
        "notes": "",
        "settings": {},
    } | more


STEPS = [planned("board1", "board", "Half thoughts"), planned("board2", "board", "What next")]


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    """Three phones, at an open board."""
    with workshop(house.url, phones=3) as room:
        room.replaces_agenda(STEPS)
        room.desk.steers("OpenStep", step="board1")
        yield room


@pytest.fixture
def ann(enter: Enter, room: Workshop) -> Ann:
    ann = enter(Ann, "en")
    assert isinstance(ann, Ann)
    link = room.desk.browser.post(
        f"{room.url}/desk/{room.session}/links", json={"kind": "facilitator"}
    ).json()
    ann.page.goto(link["url"])
    ann.page.wait_for_url("**/desk/*")
    expect(ann.page.get_by_role("button", name="Pause")).to_be_visible()
    return ann


@pytest.mark.parametrize("size", SIZES)
def test_a_curve_without_a_change_asks_for_its_name_where_it_is_opened(
    enter: Enter, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    monkeypatch.setattr(Ann, "size", SIZES[size])
    ann = enter(Ann, "en")
    ann.makes(title="One calendar for all", change="")
    ann.presses_the_large_button("Open: Where are we")

    field = ann.page.get_by_label("Which change is it about?")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    ann.page.keyboard.press("Enter")
    expect(says(ann)).to_contain_text("Name the change first")
    field.fill("one shared calendar")
    expect(ann.page.locator(".cues.is-asking:not(.is-fresh)")).to_be_visible()
    ann.page.keyboard.press("Enter")

    expect(large(ann)).to_have_text("Needs 5 marks: 0 so far")
    expect(field).to_have_count(0)
    expect(ann.page.get_by_text("The change: one shared calendar")).to_be_attached()


def test_the_question_before_the_end_has_a_no_and_a_minute_that_is_a_minute(
    ann: Ann, room: Workshop, enter: Enter
) -> None:
    ben = enter(Phone, "en").scans(room.key)
    phones_give(room, 2)
    ben.writes("one of five")
    ben.sends()
    room.phone()
    room.phones[-1].gives("PostIdea", step="board1", text="the fifth")
    phones_give(room, 3)
    ann.presses_the_large_button("Show the thoughts")
    ann.confirms()
    expect(says(ann)).to_contain_text("They continue each other’s thoughts now.")

    ann.page.get_by_role("button", name="End the session").click()
    expect(says(ann)).to_contain_text("Thoughts from fewer than five phones are not shown.")
    expect(says(ann)).to_contain_text("What was shown stays on the saved board; the rest goes away.")
    ann.press("One more minute")

    expect(clock(ann)).to_contain_text("0:5")
    ben.sees("Time left 0:5")
    ann.page.get_by_role("button", name="End the session").click()
    ann.press("Stay")
    expect(large(ann)).to_have_text("Next: What next")


def test_three_phones_read_what_they_wait_for_and_may_show_at_once(
    ann: Ann, room: Workshop, enter: Enter
) -> None:
    ben = enter(Phone, "en").scans(room.key)
    ben.writes("sealed, on another promise")
    ben.sends()
    ben.is_told_sent()
    expect(large(ann)).to_have_text("Shown from five phones on")
    expect(says(ann)).to_contain_text("4 phones are here.")

    ann.press("Show at once")
    expect(says(ann)).to_contain_text("Then it is not anonymous")
    ann.confirms()
    expect(says(ann)).to_contain_text("This board shows at once now.")

    ben.sees("Shown at once: people near you can see who writes.")
    expect(ann.page.locator("[data-idea]")).to_have_count(0)
    ben.sees("It was sent before this board began to show at once, so it stays unseen.")
    room.phones[0].gives("PostIdea", step="board1", text="seen by all at once")
    expect(ann.page.locator("[data-idea]", has_text="seen by all at once")).to_be_visible()
    ben.sees("seen by all at once")
    expect(ann.page.locator("[data-idea]")).to_have_count(1)


def test_the_timer_takes_any_number_of_minutes_and_a_step_starts_its_own(ann: Ann) -> None:
    ann.press("Timer")
    ann.page.get_by_label("Minutes").fill("4")
    ann.press("Start")
    expect(clock(ann)).to_contain_text("3:5")

    ann.press("Change")
    ann.page.locator("#edit-board2").click()
    form = ann.page.locator(".agenda form")
    form.get_by_label("Minutes").fill("7")
    form.get_by_label("The timer starts when the step is opened").check()
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    ann.page.locator("#edit-board2").click()
    expect(form.get_by_label("The timer starts when the step is opened")).to_be_checked()
    form.get_by_role("button", name="Give up changes").click()
    ann.page.get_by_role("button", name="Next: What next").click()
    ann.confirms()

    expect(clock(ann)).to_contain_text("6:5")


def test_back_on_a_phone_leads_to_a_front_page_that_leads_back(enter: Enter, room: Workshop) -> None:
    ben = enter(Phone, "fi").joins(room.desk.enters()["join"]["code"])
    expect(ben.page.locator(".board-writing textarea")).to_be_visible()

    ben.page.go_back()
    ben.reads("You are in a session")
    ben.page.get_by_role("link", name="One calendar for all").click()

    expect(ben.page.locator(".board-writing textarea")).to_be_visible()


def phones_give(room: Workshop, count: int) -> None:
    for number, phone in enumerate(room.phones[:count]):
        phone.gives("PostIdea", step="board1", text=f"half of thought {number}")


def large(person: Person) -> Locator:
    return person.page.locator(".large-act")


def says(person: Person) -> Locator:
    return person.page.locator(".cues-says")


def clock(person: Person) -> Locator:
    return person.page.locator(".desk-clock")
