"""What goes wrong on phones: a second tab, a browser that forgets, a nervous thumb, a page that is left."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

Enter = Callable[[type[Phone], str], Phone]


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
    return enter(Phone, "en").scans(room.key)


def test_a_thumb_that_taps_send_twice_has_sent_once_and_is_not_told_off(ben: Phone, room: Workshop) -> None:
    ben.writes("tapped twice")

    ben.button("Send").first.dblclick()

    ben.is_told_sent()
    expect(ben.page.locator(".composer-says").first).to_be_empty()
    assert shown(room) == ["tapped twice"]


def test_what_is_sent_while_the_page_is_left_arrives_once(ben: Phone, room: Workshop) -> None:
    ben.writes("sent and gone")
    ben.page.evaluate("document.querySelector('.composer .act').click(); location.href = 'about:blank'")
    ben.page.wait_for_url("about:blank")

    ben.page.go_back()
    ben.is_told_sent()

    assert shown(room) == ["sent and gone"]


def test_half_a_sentence_outlives_the_page_and_the_back_button(ben: Phone, room: Workshop) -> None:
    ben.writes("half a sen")

    ben.page.goto(f"{room.url}/stored")
    ben.page.go_back()

    expect(writing(ben.page)).to_have_value("half a sen")


def test_two_tabs_of_one_phone_send_one_thought_each_and_keep_each_others_words(
    ben: Phone, room: Workshop
) -> None:
    other = ben.context.new_page()
    other.goto(f"{room.url}/s/{room.session}")
    expect(writing(other)).to_be_visible()
    ben.writes("typed in one")
    writing(other).fill("typed in two")

    ben.sends()
    ben.is_told_sent()
    expect(writing(other)).to_have_value("typed in two")
    other.reload()

    expect(writing(other)).to_have_value("typed in two")
    other.get_by_role("button", name="Send", exact=True).first.click()
    expect(other.get_by_text("typed in one")).to_be_visible()
    assert shown(room) == ["typed in one", "typed in two"]
    other.close()


def test_a_phone_that_lost_its_cookies_sits_down_again_by_the_code_and_has_lost_no_word(
    ben: Phone, room: Workshop
) -> None:
    ben.context.clear_cookies()
    ben.writes("still connected")
    ben.sends()
    ben.is_told_sent()
    ben.context.set_offline(True)
    ben.writes("sent without a line")
    ben.sends()
    ben.writes("half a sen")

    ben.context.set_offline(False)

    ben.reads(
        "Perhaps this browser has lost its place here. Join again with the code:"
        " what you have written is kept on this phone."
    )
    expect(ben.page.get_by_text("Offline.", exact=False)).to_have_count(0)
    ben.page.get_by_role("link", name="Join again").click()
    ben.joins(code_of(room))
    expect(writing(ben.page)).to_have_value("half a sen")
    expect(ben.page.get_by_text("sent without a line")).to_be_visible()
    expect(ben.page.get_by_text("still connected")).to_be_visible()
    expect(ben.page.get_by_text("Sending", exact=False)).to_have_count(0)
    assert shown(room) == ["sent without a line", "still connected"]


def test_a_browser_that_empties_its_store_meanwhile_loses_nothing_of_the_open_page(
    ben: Phone, room: Workshop
) -> None:
    ben.context.set_offline(True)
    ben.writes("waits for the network")
    ben.sends()
    ben.reads("Offline. What you write is kept on this phone.")

    ben.page.evaluate("localStorage.clear()")
    ben.writes("written after it")
    ben.sends()
    ben.context.set_offline(False)

    ben.is_told_sent()
    ben.page.reload()
    ben.is_told_sent()
    expect(ben.button("Take back")).to_have_count(2)
    assert shown(room) == ["waits for the network", "written after it"]


def test_what_could_not_be_fetched_comes_when_the_network_is_back(enter: Enter, room: Workshop) -> None:
    """A browser asks for a script that it could not fetch never again by itself."""
    ben, refused = enter(Phone, "en"), Counter[str]()

    def refuse(route: Route) -> None:
        refused[urlsplit(route.request.url).path.rpartition("/")[2]] += 1
        route.abort("connectionrefused")

    ben.context.route(re.compile(r"/(thoughts|idea)\.js|/own\.css"), refuse)
    ben.scans(room.key)
    ben.writes("somebody's own")
    ben.sends()
    ben.is_told_sent()
    room.desk.steers("RevealRound", step=room.steps[1], round=1)
    ben.sees("5 new thoughts")
    while not all(refused[asked] > 1 for asked in ("thoughts.js", "idea.js", "own.css")):
        ben.page.wait_for_event("requestfailed")
    assert ben.page.locator("article, .this-phone").count() == 0

    ben.context.unroute_all()

    expect(ben.page.locator("article:visible")).to_have_count(5)
    expect(ben.page.get_by_text("This phone", exact=True)).to_be_visible()


def test_a_page_whose_script_did_not_come_offers_to_be_loaded_again(enter: Enter, room: Workshop) -> None:
    ben = enter(Phone, "en")
    ben.context.route(re.compile(r"/phone/phone\.js"), lambda route: route.abort("connectionrefused"))
    ben.page.goto(f"{room.url}/j#{room.key}")
    ben.page.wait_for_url("**/s/*")
    again = ben.page.get_by_role("link", name="Load this page again")
    expect(again).to_be_hidden()
    ben.context.unroute_all()

    ben.page.evaluate("for (const one of document.getAnimations()) one.finish()")  # twenty seconds later
    again.click()

    expect(writing(ben.page)).to_be_visible()


@pytest.mark.parametrize("came", ["by the QR code", "by typing the code"])
def test_after_leaving_back_leads_nowhere_and_nothing_is_there_again(
    enter: Enter, room: Workshop, came: str
) -> None:
    ben = enter(Phone, "en")
    ben.scans(room.key) if came == "by the QR code" else ben.joins(code_of(room))
    expect(writing(ben.page)).to_be_visible()
    ben.page.get_by_text("This phone", exact=True).click()
    ben.press("Forget me here")
    ben.press("Forget me here")
    ben.page.wait_for_url(f"{room.url}/")

    ben.page.go_back()
    ben.page.wait_for_load_state("networkidle")

    assert ben.context.cookies() == []
    assert "/s/" not in ben.page.url
    assert writing(ben.page).count() == 0


def writing(page: Page) -> Locator:
    return page.locator(".board-writing textarea")


def code_of(room: Workshop) -> str:
    return str(room.desk.enters()["join"]["code"])


def shown(room: Workshop) -> list[str]:
    """What Ben's phone gave, as everyone reads it after the round."""
    room.desk.steers("RevealRound", step=room.steps[1], round=1)
    told: Any = room.desk.hears_of("ThoughtsShown")["events"][-1]
    return sorted(idea["text"] for idea in told["ideas"] if idea["text"] != "somebody else's")
