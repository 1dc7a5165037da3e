"""Two desks in one session: Ann's laptop, and Eve's phone with the spare desk. They steer the same room."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.harness.patience import until
from tests.stories.people import PHONE, Ann, Person, Phone, Screen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

PRESSES_WHEN = """
  ([words, key]) => {
    new MutationObserver((_, watch) => {
      if (document.querySelector('.large-act')?.innerText !== words) return;
      watch.disconnect();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }
"""
PRESSES = "(key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true }))"
Enter = Callable[[type[Person], str], Person]


class Eve(Ann):
    """She has the spare desk on her phone."""

    size = PHONE

    def opens_the_other_acts(self) -> None:
        self.button("More …").click()

    def presses_in_the_moment_when_it_says(self, words: str, key: str) -> None:
        """However slow the machine is: she meant what stood there before."""
        self.page.evaluate(PRESSES_WHEN, [words, key])

    def takes_the_spare_desk(self, link: str) -> None:
        self.page.goto(link)
        self.page.wait_for_url("**/desk/*")
        expect(self.page.locator(".desk")).to_be_visible()


@pytest.fixture
def ann(enter: Enter) -> Ann:
    ann = enter(Ann, "en")
    assert isinstance(ann, Ann)
    ann.makes(title="One calendar for all", change="one shared calendar")
    return ann


@pytest.fixture
def eve(enter: Enter, ann: Ann) -> Eve:
    eve = enter(Eve, "en")
    assert isinstance(eve, Eve)
    mail = str(ann.page.get_by_role("link", name="E-mail it to myself").get_attribute("href"))
    expect(ann.page.get_by_text("Your desk is open on this device only.")).to_be_visible()
    eve.takes_the_spare_desk(body_of(mail))
    expect(ann.page.get_by_text("Your desk is open on another device too.")).to_be_visible()
    return eve


def test_when_the_laptop_dies_the_phone_goes_on_from_there(ann: Ann, eve: Eve) -> None:
    ann.presses_the_large_button(first_step(ann))
    expect(large(eve)).to_have_text("Needs 5 marks: 0 so far")

    ann.page.goto("about:blank")
    eve.opens_the_other_acts()
    eve.page.get_by_role("button", name="Pause").click()
    expect(large(eve)).to_have_text("Resume")
    eve.presses_the_large_button("Resume")

    expect(large(eve)).to_have_text("Needs 5 marks: 0 so far")


def test_two_who_press_pause_have_paused_and_nobody_is_told_off(ann: Ann, eve: Eve) -> None:
    ann.presses_the_large_button(first_step(ann))
    expect(large(eve)).to_have_text("Needs 5 marks: 0 so far")
    eve.presses_in_the_moment_when_it_says("Resume", "p")

    ann.page.keyboard.press("p")

    expect(says(eve)).to_contain_text("Already paused.")
    expect(large(ann)).to_have_text("Resume")


def test_after_a_press_by_mouse_enter_is_the_large_button(ann: Ann) -> None:
    ann.presses_the_large_button(first_step(ann))
    ann.page.get_by_role("button", name="Pause").click()
    expect(large(ann)).to_have_text("Resume")
    ann.page.get_by_role("button", name="Ask everyone to look up").click()
    expect(ann.page.get_by_role("button", name="Back to the phones")).to_be_visible()

    ann.presses_the_large_button("Resume")

    expect(large(ann)).to_have_text("Needs 5 marks: 0 so far")
    expect(ann.page.get_by_role("button", name="Back to the phones")).to_be_visible()


def test_the_keys_of_the_desk_and_the_screen_work_under_a_russian_layout(
    ann: Ann, enter: Callable[[type[Screen], str], Screen]
) -> None:
    screen = enter(Screen, "en")
    ann.shows_the_screen(screen)
    screen.code()
    ann.presses_the_large_button(first_step(ann))
    expect(ann.page.get_by_role("button", name="Pause")).to_be_visible()

    ann.page.evaluate(PRESSES, {"key": "з", "code": "KeyP"})
    screen.page.evaluate(PRESSES, {"key": "и", "code": "KeyB"})

    expect(large(ann)).to_have_text("Resume")
    expect(screen.page.locator(".curtain")).to_be_visible()


def test_two_keys_one_right_after_the_other_are_both_heard(ann: Ann, eve: Eve) -> None:
    ann.presses_the_large_button(first_step(ann))
    expect(ann.page.get_by_role("button", name="Pause")).to_be_visible()

    ann.page.keyboard.press("e")
    ann.page.keyboard.press("p")

    expect(large(eve)).to_have_text("Resume")
    expect(eve.page.get_by_role("button", name="Back to the phones")).to_be_visible()


def test_a_key_that_does_nothing_just_now_says_so(ann: Ann) -> None:
    ann.presses_the_large_button(first_step(ann))
    expect(ann.page.get_by_role("button", name="Pause")).to_be_visible()

    ann.page.keyboard.press("z")
    expect(says(ann)).to_contain_text("Z does nothing just now.")


def test_what_was_done_can_be_taken_back_by_a_key(ann: Ann, eve: Eve) -> None:
    ann.presses_the_large_button(first_step(ann))
    expect(large(ann)).to_have_text("Needs 5 marks: 0 so far")
    ann.page.keyboard.press("e")
    expect(eve.page.get_by_role("button", name="Back to the phones")).to_be_visible()
    expect(says(ann)).to_contain_text("Undo")

    ann.page.keyboard.press("z")

    expect(says(ann)).to_contain_text("Taken back.")
    expect(eve.page.get_by_role("button", name="Back to the phones")).to_have_count(0)


def test_the_timer_runs_on_both_and_two_minutes_are_one_key_away(ann: Ann, eve: Eve) -> None:
    ann.presses_the_large_button(first_step(ann))
    ann.page.get_by_role("button", name="Timer").click()
    ann.page.get_by_role("button", name="10 minutes", exact=True).click()
    expect(clock(eve)).to_contain_text(re.compile(r"\d:\d\d"))
    before = seconds_left(eve)

    ann.page.keyboard.press("t")

    until(lambda: seconds_left(eve) > before)
    assert 0 < seconds_left(eve) - before <= 2 * 60 < before <= 10 * 60


def test_letters_are_no_keys_while_one_types_nor_when_they_are_switched_off(ann: Ann) -> None:
    ann.presses_the_large_button(first_step(ann))
    expect(ann.page.get_by_role("button", name="Pause")).to_be_visible()
    ann.press("Change these")
    ann.page.locator("[name=change]").press("p")
    expect(large(ann)).not_to_have_text("Resume")
    ann.press("Give up changes")

    ann.page.keyboard.press("?")
    ann.page.get_by_label("Single letters are keys on this desk").uncheck()
    ann.press("Back to the desk")
    ann.page.keyboard.press("p")

    expect(ann.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(large(ann)).not_to_have_text("Resume")


def test_a_raised_hand_is_one_line_on_both_desks_until_one_has_seen_it_and_its_phone_hears_that(
    ann: Ann, eve: Eve, enter: Enter
) -> None:
    ann.presses_the_large_button(first_step(ann))
    code = ann.page.locator(".join-code").first.inner_text()
    ben = enter(Phone, "en")
    assert isinstance(ben, Phone)
    ben.joins(code)
    ben.page.get_by_role("button", name="Raise a hand").click()
    ben.reads("Your hand is up.")
    for desk in (ann, eve):
        expect(urgent(desk)).to_contain_text("1 hand is up.")

    urgent(ann).get_by_role("button", name="Seen").click()

    ben.reads("Your hand was seen.")
    for desk in (ann, eve):
        expect(urgent(desk)).not_to_contain_text("1 hand is up.")
    cleo = enter(Phone, "en")
    assert isinstance(cleo, Phone)
    cleo.joins(code)
    cleo.page.get_by_role("button", name="Raise a hand").click()
    expect(urgent(eve)).to_contain_text("2 hands are up.")
    cleo.reads("Your hand is up.")


def first_step(ann: Ann) -> str:
    return ann.t("Open: {title}", title=ann.page.locator(".agenda-title").first.inner_text()[2:].strip())


def urgent(person: Person) -> Locator:
    return person.page.locator(".urgent")


def large(person: Person) -> Locator:
    return person.page.locator(".large-act")


def says(person: Person) -> Locator:
    return person.page.locator(".cues-says")


def clock(person: Person) -> Locator:
    return person.page.locator(".desk-clock")


def seconds_left(person: Person) -> int:
    minutes, seconds = re.findall(r"(\d+):(\d\d)", clock(person).inner_text())[0]
    return 60 * int(minutes) + int(seconds)


def body_of(mail: str) -> str:
    return parse_qs(urlsplit(mail).query)["body"][0]
