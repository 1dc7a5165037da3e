"""What a phone says it keeps is there after a reload, and words outlive their session."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

THOUGHT = "What if the first week was for play only"
NOTHING_KEPT = (
    "This browser keeps nothing: a reload loses what was not sent yet, and which thoughts are yours."
    " Use another window or browser."
)
GONE = (
    "This link opens nothing. It may be cut short, replaced, deleted or past its time. Ask whoever sent it."
)
FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('private') } })"
FULL_FROM_NOW = """() => {
  for (let size = 1 << 22; size; size >>= 1) {
    try { for (let i = 0; ; i++) localStorage.setItem(`filler ${size} ${i}`, 'x'.repeat(size)); } catch {}
  }
}"""
ROOM_AGAIN = (
    "Object.keys(localStorage).filter((k) => k.startsWith('filler')).map((k) => localStorage.removeItem(k))"
)
ROOTS = "Object.keys(localStorage).filter((k) => /:root$/.test(k)).map((k) => localStorage.getItem(k))"
Enter = Callable[[type[Phone], str], Phone]


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=4) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        yield room


@pytest.fixture(params=["en", "fi"])
def ben(enter: Enter, room: Workshop, request: pytest.FixtureRequest) -> Phone:
    """He has sent a thought, and is at another."""
    phone = enter(Phone, request.param).scans(room.key)
    phone.writes(THOUGHT)
    phone.sends()
    phone.is_told_sent()
    phone.writes("half a sen")
    return phone


def test_a_store_that_is_full_still_gives_what_it_holds(ben: Phone) -> None:
    roots = ben.page.evaluate(ROOTS)
    ben.page.evaluate(FULL_FROM_NOW)

    ben.page.reload()

    expect(writing(ben.page)).to_have_value("half a sen")
    ben.sees(THOUGHT)
    expect(ben.button("Take back")).to_have_count(1)
    ben.reads(NOTHING_KEPT)
    assert ben.page.evaluate(ROOTS) == roots


def test_a_store_that_fills_up_is_not_said_to_keep_anything_until_there_is_room_again(ben: Phone) -> None:
    ben.page.evaluate(FULL_FROM_NOW)
    ben.loses_the_network()
    ben.reads("Offline. What you write is kept on this phone.")

    ben.writes("a thought that is longer than the store has room for")
    ben.sends()

    ben.reads("Offline. Leave this page open: this browser keeps nothing.")
    ben.reads("Waiting for the network. Leave this page open: this browser keeps nothing.")
    promise = ben.t("Waiting for the network. Your thought is kept on this phone.")
    expect(ben.page.get_by_text(promise)).to_have_count(0)

    ben.page.evaluate(ROOM_AGAIN)
    ben.writes("and half of the next")

    ben.sees(promise)
    expect(ben.page.get_by_text(ben.t(NOTHING_KEPT))).to_have_count(0)
    ben.has_it_again()
    expect(ben.page.get_by_text(promise)).to_have_count(0)
    ben.page.reload()
    expect(writing(ben.page)).to_have_value("and half of the next")
    expect(ben.button("Take back")).to_have_count(2)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_where_storing_is_forbidden_the_phone_says_so_before_anybody_writes(
    enter: Enter, room: Workshop, language: str
) -> None:
    ben = enter(Phone, language)
    ben.page.add_init_script(FORBIDDEN)
    ben.scans(room.key)
    ben.reads(NOTHING_KEPT)

    ben.loses_the_network()
    ben.writes(THOUGHT)
    ben.sends()

    ben.reads("Offline. Leave this page open: this browser keeps nothing.")
    ben.reads("Waiting for the network. Leave this page open: this browser keeps nothing.")
    kept = ben.page.get_by_text(ben.t("Offline. What you write is kept on this phone."))
    expect(kept).to_have_count(0)
    ben.has_it_again()
    ben.is_told_sent()


def test_where_storing_is_forbidden_a_mark_is_not_said_to_be_kept(enter: Enter, room: Workshop) -> None:
    room.desk.steers("OpenStep", step=room.steps[0])
    ben = enter(Phone, "en")
    ben.page.add_init_script(FORBIDDEN)
    ben.page.goto(f"{ben.url}/j#{room.key}")
    ben.page.get_by_role("radio").nth(2).check()
    ben.loses_the_network()

    ben.press("Confirm")

    ben.reads("Waiting for the network. Leave this page open: this browser keeps nothing.")
    expect(ben.page.get_by_text("is kept on this phone")).to_have_count(0)


def test_a_part_is_not_said_to_be_brought_to_a_browser_that_cannot_keep_it(enter: Enter, ben: Phone) -> None:
    ben.page.locator(".this-phone summary").click()
    ben.press("Remember on another device which are mine")
    ben.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ben.press("Copy my link")
    expect(ben.button("Copied")).to_be_visible()
    link = ben.page.evaluate("navigator.clipboard.readText()")
    elsewhere = enter(Phone, "en")
    elsewhere.page.goto(link)
    expect(elsewhere.button("Remember here which are mine")).to_be_visible()
    elsewhere.page.evaluate(FULL_FROM_NOW)

    elsewhere.press("Remember here which are mine")

    elsewhere.reads("This browser keeps nothing, so it cannot keep your part either.")
    expect(elsewhere.page.get_by_text("This device knows which thoughts are yours.")).to_be_hidden()


def test_a_draft_outlives_its_session_and_can_be_read_and_copied(ben: Phone, room: Workshop) -> None:
    deleted = room.desk.browser.post(f"{room.url}/desk/{room.session}/delete", json={"sure": True})
    assert deleted.ok

    for look in (lambda: None, ben.page.reload):
        look()
        ben.reads(GONE)
        ben.sees("half a sen")
        ben.reads("This was not sent. It is kept on this phone only.")
    ben.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ben.press("Copy")
    expect(ben.button("Copied")).to_be_visible()
    assert ben.page.evaluate("navigator.clipboard.readText()") == "half a sen"

    ben.context.clear_cookies()
    ben.page.goto(f"{ben.url}/s/{room.session}")
    ben.page.get_by_role("link", name=ben.t("What this phone holds")).click()
    ben.sees("half a sen")


def test_who_has_lost_their_place_where_nothing_is_kept_is_asked_to_copy_first(
    enter: Enter, room: Workshop
) -> None:
    ben = enter(Phone, "en")
    ben.page.add_init_script(FORBIDDEN)
    ben.scans(room.key)
    ben.writes("half a sen")
    ben.context.clear_cookies()
    ben.context.set_offline(True)
    ben.reads("Offline. Leave this page open: this browser keeps nothing.")

    ben.context.set_offline(False)

    ben.reads(
        "Perhaps this browser has lost its place here. Copy what you have written, then join again with"
        " the code."
    )
    ben.sees("half a sen")
    ben.reads("This was not sent. Copy it before you leave this page: this browser keeps nothing.")


def test_a_draft_is_there_after_the_end_and_after_a_reload(ben: Phone, room: Workshop) -> None:
    room.desk.steers("EndSession")

    for look in (lambda: None, ben.page.reload):
        look()
        ben.reads("The session has ended. Thank you.")
        ben.sees("half a sen")
        ben.reads("This was not sent. It is kept on this phone only.")


def test_a_thought_that_met_another_step_is_kept_as_a_draft(ben: Phone, room: Workshop) -> None:
    ben.loses_the_network()
    ben.sends()
    room.desk.steers("OpenStep", step=room.steps[0])
    ben.has_it_again()
    ben.page.locator(".left-behind summary").click()
    ben.reads("The room is at another step now. Your text is still here.")

    ben.press("Keep it as a draft")
    room.desk.steers("OpenStep", step=room.steps[1])

    for look in (lambda: None, ben.page.reload):
        look()
        chip = ben.page.locator(".chip-kept")
        expect(chip).to_have_text(f"{ben.t('Kept draft')} half a sen")
    chip.click()
    expect(writing(ben.page)).to_have_value("half a sen")


def test_a_draft_for_a_board_that_is_shut_meanwhile_is_kept(enter: Enter, room: Workshop) -> None:
    parking = room.steps[1]
    room.desk.steers("OpenStep", step=room.steps[0])
    room.desk.steers("LeaveAjar", step=parking)
    ben = enter(Phone, "en")
    ben.page.goto(f"{ben.url}/j#{room.key}")
    ben.press("Park a thought")
    sheet = ben.page.locator("dialog")
    sheet.locator("textarea").fill("who pays for it")

    room.desk.steers("ShutStep", step=parking)

    ben.reads("This board takes no thoughts just now.")
    ben.reads("What you have written is kept.")
    room.desk.steers("OpenStep", step=parking)
    ben.page.reload()
    expect(writing(ben.page)).to_have_value("who pays for it")


def test_hidden_words_stay_hidden_when_the_session_is_gone(ben: Phone, room: Workshop) -> None:
    ben.page.locator(".this-phone summary").click()
    ben.press("Hide my marks")

    room.desk.browser.post(f"{room.url}/desk/{room.session}/delete", json={"sure": True})
    ben.page.reload()

    ben.sees(ben.t("Join again"))
    expect(ben.page.get_by_text("half a sen")).to_have_count(0)
    ben.page.goto(f"{ben.url}/s/")
    expect(ben.page.get_by_text("half a sen")).to_have_count(0)


def writing(page: Page) -> Locator:
    return page.locator(".board-writing textarea")
