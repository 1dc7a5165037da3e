"""A talk in small groups: prepared at the desk, dealt, joined late, dealt anew, and saved."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.people import Ann, Person, Phone, Screen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

Enter = Callable[[type[Person], str], Any]
HERE = "I am here"


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_room_is_dealt_into_groups_and_who_comes_late_finds_one(enter: Enter, language: str) -> None:
    ann, screen = enter(Ann, language), enter(Screen, language)
    ben, cleo, dov, eve = phones = [enter(Phone, language) for _ in range(4)]
    ann.makes(title="One calendar for all", change="one shared calendar")
    ann.shows_the_screen(screen)
    code = screen.code()
    for phone in phones:
        phone.joins(code).reads("You are in. We begin soon.")

    # she adds it at the desk, in front of all others, and opens it
    prepares_a_talk(ann, "What have you tried?")
    ann.presses_the_large_button(ann.t("Open: {title}", title="What have you tried?"))
    for phone in (ben, cleo):
        phone.reads("In pairs")
        phone.press(HERE)
        phone.reads("You are in. Look up: the groups come in a moment.")
    here = "1 has said that they are here.", "{count} have said that they are here."
    ann.sees(ann.tn(2, *here))
    screen.sees(screen.tn(2, *here))

    # the deal, and somebody who comes late
    make = "Make groups of the 1 who is here", "Make groups of the {count} who are here"
    ann.presses_the_large_button(ann.tn(2, *make))
    assert sign_of(ben) == sign_of(cleo)
    dov.reads("The groups are made. You can still join one.")
    dov.press(HERE)
    assert sign_of(dov) == sign_of(ben)
    for page in (ann.page, screen.page):
        expect(page.locator(".talk-groups li")).to_have_count(1)
        expect(page.locator(".talk-groups li")).to_contain_text(ann.tn(3, "1 person", "{count} people"))

    # it outlives a reload
    ben.page.reload()
    assert sign_of(ben) == sign_of(cleo)

    # there is no other group yet
    dov.press("I am alone here")
    dov.reads("There is no other group to go to yet. Tell the facilitator.")

    # new groups: everyone says again that they are here, and one thinks about it
    does(ann, "New groups")
    for phone in phones:
        phone.press(HERE)
        phone.reads("You are in. Look up: the groups come in a moment.")
    dov.press("Leave me out")
    expect(dov.button(HERE)).to_be_visible()
    dov.press(HERE)
    ann.presses_the_large_button(ann.tn(4, *make))
    expect(screen.page.locator(".talk-groups li")).to_have_count(2)

    # nobody comes to one of them
    before = sign_of(eve)
    eve.press("I am alone here")
    expect(eve.page.locator(".talk-own h2")).not_to_have_text(before)
    left = next(phone for phone in (ben, cleo, dov) if sign_of(phone) == before)
    left.reads("The others have gone to another group.")

    # what is saved tells how many groups there were
    does(ann, "End the session")
    ann.confirms()
    ann.reads("The session has ended. What was shown is on the saved board.")
    with ann.context.expect_page() as opened:
        ann.page.get_by_role("link", name=ann.t("Open the saved board")).click()
    saved = opened.value
    for told in (
        ann.tn(1, "1 group talked.", "{count} groups talked."),
        ann.tn(2, "Then 1 new group.", "Then {count} new groups."),
    ):
        expect(saved.get_by_text(told)).to_be_visible()


def prepares_a_talk(ann: Ann, title: str) -> None:
    ann.press("Add a talk in small groups")
    form = ann.page.locator("form.form")
    form.locator("[name=title]").fill(title)
    form.get_by_role("button", name=ann.t("Save")).click()
    expect(form).to_have_count(0)
    steps = ann.page.locator(".agenda-step")
    for place in range(steps.count() - 1, 0, -1):
        steps.nth(place).get_by_role("button", name=ann.t("Move up")).click()
        expect(steps.nth(place - 1)).to_contain_text(title)
    steps.first.evaluate("() => document.activeElement.blur()")  # Enter is the large button again


def does(ann: Ann, label: str) -> None:
    ann.page.locator(".cues").get_by_role("button", name=ann.t(label)).click()


def sign_of(phone: Phone) -> str:
    sign = phone.page.locator(".talk-own h2")
    expect(sign).to_be_visible()
    return sign.inner_text()
