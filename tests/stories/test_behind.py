"""A cue that has not reached all phones: the desk hears how many show it, and never which does not."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.harness.server import Kesken
from tests.server.wired import Page, workshop
from tests.stories.people import Ann, Person, Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

Enter = Callable[[type[Person], str], Person]


def test_the_desk_says_how_many_phones_show_a_step_until_all_do(house: Kesken, enter: Enter) -> None:
    with workshop(house.url, phones=2) as room:
        ann = enter(Ann, "en")
        for cookie in room.desk.browser.cookies:
            ann.context.add_cookies([{"name": cookie.name, "value": str(cookie.value), "url": room.url}])
        ann.page.goto(f"{room.url}/desk/{room.session}")
        says(room.phones[0])
        says(room.phones[1])

        room.desk.steers("OpenStep", step=room.steps[1])
        says(room.phones[0])
        ann.reads("{reached} of {count} phones show this so far.", reached=1, count=2)
        ann.page.screenshot(path=house.data / "behind.png")
        says(room.phones[1])

        expect(ann.page.get_by_text("phones show this so far")).to_have_count(0)


def test_a_phone_says_how_far_it_has_read_and_not_at_every_word(house: Kesken, enter: Enter) -> None:
    with workshop(house.url, phones=0) as room:
        ben = enter(Phone, "en")
        said: list[str] = []
        ben.page.on("websocket", lambda line: line.on("framesent", lambda sent: said.append(str(sent))))
        ben.page.clock.install()
        ben.page.goto(f"{room.url}/j#{room.key}")
        ben.reads("You are in. We begin soon.")
        while not seen(said):  # what comes later in a session is fetched
            ben.page.clock.run_for(500)
        before = len(seen(said))
        for step in (*room.steps, *room.steps[:2]):
            last = room.desk.steers("OpenStep", step=step)
        last = room.desk.steers("PauseSession")
        ben.reads("Paused. Keep your thought.")

        ben.page.clock.run_for(8000)

        assert before == 1
        assert len(seen(said)) in (2, 3)
        assert f'"seq":{last}' in seen(said)[-1]


def says(phone: Page) -> None:
    answer: Any = phone.enters(after=-1)
    assert phone.says("seen", {"epoch": answer["epoch"], "seq": answer["seq"]}) == {"ok": 0}


def seen(said: list[str]) -> list[str]:
    return [one for one in said if '"seen"' in one]
